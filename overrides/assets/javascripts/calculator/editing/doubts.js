/**
 * What may have been typed as hours where CECs are asked for: said beside the field, with the CECs to use instead.
 */
import { html, nothing, render } from "lit-html";
import { controlOf } from "../form.js";

/** @typedef {{field: string, message: string, use: string}} Doubt */

/** @param {HTMLFormElement} form @param {Doubt[]} doubts */
export function showDoubts(form, doubts) {
  /** @type {Map<Element | null | undefined, unknown>} */
  const told = new Map();
  for (const doubt of doubts) {
    const control = controlOf(form, doubt.field);
    if (!(control instanceof HTMLInputElement)) continue;
    const place = (control.closest(".part") ?? control.closest("[data-field]"))?.querySelector("[data-doubt]");
    told.set(place, doubtView(doubt, control));
  }
  for (const place of form.querySelectorAll("[data-doubt]")) render(told.get(place) ?? nothing, /** @type {HTMLElement} */ (place));
}

/** @param {Doubt} doubt @param {HTMLInputElement} control */
function doubtView({ message, use }, control) {
  const take = () => {
    control.value = use;
    control.focus();
    control.dispatchEvent(new Event("input", { bubbles: true }));
  };
  return html`<p class="remark">${message}</p>
    <button type="button" class="button" @click=${take}>Use ${use}</button>`;
}
