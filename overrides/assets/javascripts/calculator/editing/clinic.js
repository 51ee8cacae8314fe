/**
 * The course-number clinic: beside a course number, how it is read, what is odd about it, and a repair to take over.
 */
import { html, nothing, render } from "lit-html";
import { TYPING_PAUSE } from "../ui/typing.js";

/**
 * @typedef {(verb: string, more?: Record<string, unknown>) => Promise<any>} Ask
 * @typedef {{typed: string, number: string, usual: boolean, repair: string, message: string}} Verdict
 */

/**
 * Watches every course number typed into a form, now or later.
 * @param {HTMLFormElement} form
 * @param {Ask} ask Asks the rules; rejects while they are not up.
 */
export function mountClinic(form, ask) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  form.addEventListener("input", (event) => {
    const input = event.target;
    if (!(input instanceof HTMLInputElement) || !input.matches("[data-course-number]")) return;
    clearTimeout(pause);
    pause = setTimeout(() => examine(input, ask), TYPING_PAUSE);
  });
}

/** @param {HTMLInputElement} input @param {Ask} ask */
async function examine(input, ask) {
  const place = input.parentElement?.querySelector("[data-clinic]");
  if (!(place instanceof HTMLElement)) return;
  const typed = input.value;
  const answer = typed.trim() ? await ask("course-numbers", { numbers: [typed] }).catch(() => undefined) : undefined;
  if (input.value !== typed) return;
  const verdict = answer?.course_numbers?.[0];
  render(verdict ? verdictView(verdict, input) : nothing, place);
}

/** @param {Verdict} verdict @param {HTMLInputElement} input */
function verdictView(verdict, input) {
  const use = () => {
    input.value = verdict.repair;
    input.focus();
    input.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return html`${verdict.number === verdict.typed.trim() ? nothing : html`<p>Read as <strong>${verdict.number}</strong>.</p>`}
    ${verdict.message ? html`<p class="remark">${verdict.message}</p>` : nothing}
    ${verdict.repair ? html`<button type="button" class="button" @click=${use}>Use ${verdict.repair}</button>` : nothing}`;
}
