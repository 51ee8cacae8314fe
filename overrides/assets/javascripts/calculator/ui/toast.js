/**
 * One line that says what has just happened, with a way back where there is one. It stays until the next one.
 */
import { html, nothing, render } from "lit-html";
import { element, within } from "../page.js";

/**
 * @typedef {object} Way A way back.
 * @property {() => void} run
 * @property {string} [word] What its button says, if not "Undo".
 * @property {() => void} [dismiss] Its refusal.
 * @property {boolean} [isFocused] Whether it takes the focus.
 * @property {string} [id] What it is the way back from.
 */

/** What the way back that is offered now is from. */
let offered = "";

/**
 * @param {string} message
 * @param {Way} [way]
 */
export function offerUndo(message, way) {
  const back = () => {
    closeToast();
    way?.run();
  };
  const leave = () => {
    closeToast();
    way?.dismiss?.();
  };
  offered = way?.id ?? "";
  const place = element("toast");
  render(
    html`<span dir="auto">${message}</span>
      ${way ? html`<button type="button" class="button" data-back @click=${back}>${way.word ?? "Undo"}</button>` : nothing}
      <button type="button" class="button button--quiet" aria-label="Dismiss" @click=${leave}>×</button>`,
    place,
  );
  if (way?.isFocused) within(place, "button", "[data-back]").focus();
}

/** Whether the way back from something is offered now. @param {string} id */
export function isOffered(id) {
  return offered === id;
}

/** Takes back an offer, and leaves alone what is only said. */
export function withdraw() {
  if (offered) closeToast();
}

function closeToast() {
  offered = "";
  render(nothing, element("toast"));
}
