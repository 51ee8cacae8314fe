/**
 * One line that says what has just happened, with a way back where there is one. It stays until the next one.
 */
import { html, nothing, render } from "lit-html";
import { element } from "../page.js";

/** @typedef {{run: () => void, word?: string, dismiss?: () => void}} Way A way back, the word for it, and its refusal. */

/**
 * @param {string} message
 * @param {Way | (() => void)} [way]
 */
export function offerUndo(message, way) {
  const { run, word, dismiss } = typeof way === "function" ? { run: way } : /** @type {Partial<Way>} */ (way ?? {});
  const close = () => render(nothing, element("toast"));
  const back = () => {
    close();
    run?.();
  };
  const leave = () => {
    close();
    dismiss?.();
  };
  render(
    html`<span dir="auto">${message}</span>
      ${run ? html`<button type="button" class="button" @click=${back}>${word ?? "Undo"}</button>` : nothing}
      <button type="button" class="button button--quiet" aria-label="Dismiss" @click=${leave}>×</button>`,
    element("toast"),
  );
}
