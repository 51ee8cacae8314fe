/**
 * What a certificate or an e-mail says of an entry: its text is pasted, and each value found in it is shown with the
 * words it came from. Nothing goes into the form but by a press.
 */
import { html, nothing, render } from "lit-html";
import { write } from "../form.js";
import { american, within } from "../page.js";

/**
 * @typedef {{value: string, words: string}} Said A value, and the words of the text that say it.
 * @typedef {{entry: Record<string, string>, found: {field: string, words: string}[],
 *   unsure: {field: string, candidates: Said[]}[]}} Certificate
 */

const WAITING = "The rules are not ready yet, so this text cannot be read now. Try again in a moment.";
const NOTHING = "Nothing was found that this form asks for.";

/**
 * @param {HTMLFormElement} form
 * @param {import("./clinic.js").Ask} ask Asks the rules; rejects while they are not up.
 */
export function mountCertificate(form, ask) {
  const details = within(form, "details", "[data-certificate]");
  const text = within(details, "textarea");
  const place = within(details, "div", "[data-said]");
  text.addEventListener("input", (event) => event.stopPropagation()); // what is pasted here is no part of the entry
  form.addEventListener("reset", () => {
    details.open = false;
    render(nothing, place);
  });
  within(details, "button").addEventListener("click", async () => {
    const typed = text.value;
    const answer = await ask("certificate", { text: typed }).catch(() => ({ error: WAITING }));
    if (text.value !== typed) return;
    if (answer.certificate) render(saidView(answer.certificate, form), place);
    else render(html`<p class="remark" role="alert">${answer.error}</p>`, place);
  });
}

/** @param {Certificate} certificate @param {HTMLFormElement} form */
function saidView({ entry, found, unsure }, form) {
  const sure = found.map(({ field, words }) => ({ field, candidates: [{ value: entry[field] ?? "", words }] }));
  const asked = [...sure, ...unsure].filter(({ field }) => rowOf(form, field));
  if (asked.length === 0) return html`<p>${NOTHING}</p>`;
  return html`<ul class="said">
    ${asked.map(({ field, candidates }) => candidates.map((one) => html`<li>${oneView(field, one, form)}</li>`))}
  </ul>`;
}

/** @param {string} field @param {Said} said @param {HTMLFormElement} form */
function oneView(field, { value, words }, form) {
  const row = rowOf(form, field);
  const label = row?.querySelector("label")?.firstChild?.textContent?.trim() ?? field;
  const shown = field === "date" ? american(value) : value;
  const use = () => {
    write(form, { [field]: shown });
    row?.querySelector("input, textarea")?.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return html`<span>${label}: <strong><bdi>${shown}</bdi></strong> <q class="quiet"><bdi>${words}</bdi></q></span>
    <button type="button" class="button" @click=${use}>Use<span class="visually-hidden"> ${shown}</span></button>`;
}

/** @param {HTMLFormElement} form @param {string} field @returns {HTMLElement | null} */
function rowOf(form, field) {
  return form.querySelector(`[data-field="${field}"]`);
}
