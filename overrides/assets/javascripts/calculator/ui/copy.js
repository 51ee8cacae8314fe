/**
 * Copying a text: to the clipboard where the browser lets the page, else by selecting what is shown.
 */
import { html } from "lit-html";
import { offerUndo } from "./toast.js";

/**
 * Copies a text and says so. Where the clipboard is closed to the page, ``shown`` is selected, to be copied by hand.
 * @param {string} text
 * @param {HTMLElement | null} shown
 */
export async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    offerUndo(`Copied: ${text.length > 60 ? `${text.slice(0, 60)}…` : text.replaceAll("\t", ", ")}`);
  } catch {
    if (shown) window.getSelection()?.selectAllChildren(shown);
    offerUndo("The browser does not let this page copy. The text is selected: copy it with your keyboard or menu.");
  }
}

/**
 * A button that copies a text; the row or the cell it stands in is what is selected instead.
 * @param {string} text
 * @param {string} label
 * @param {string} which Whose text it is, for screen readers.
 */
export function copyButton(text, label, which) {
  const press = (/** @type {Event} */ event) => {
    const button = /** @type {HTMLElement} */ (event.currentTarget);
    copy(text, /** @type {HTMLElement | null} */ (button.previousElementSibling?.matches("span") ? button.previousElementSibling : button.closest("tr")));
  };
  return html`<button type="button" class="button button--small" @click=${press}>
    ${label}<span class="visually-hidden"> ${which}</span>
  </button>`;
}
