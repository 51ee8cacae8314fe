/**
 * One line that says what has just happened, with a way back where there is one. It stays until the next one.
 */
import { html, nothing, render } from "lit-html";
import { element } from "../page.js";

/**
 * @param {string} message
 * @param {() => void} [undo]
 */
export function offerUndo(message, undo) {
  const close = () => render(nothing, element("toast"));
  const back = () => {
    close();
    undo?.();
  };
  render(
    html`<span>${message}</span>
      ${undo ? html`<button type="button" class="button" @click=${back}>Undo</button>` : nothing}
      <button type="button" class="button button--quiet" aria-label="Dismiss" @click=${close}>×</button>`,
    element("toast"),
  );
}
