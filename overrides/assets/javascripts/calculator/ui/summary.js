/**
 * The summary of what a form was refused for: each line leads to its field.
 */
import { html } from "lit-html";

/** @param {(import("../form.js").FieldProblem & {target: string})[]} problems */
export function summaryOf(problems) {
  /** @param {MouseEvent} event @param {string} target */
  const go = (event, target) => {
    event.preventDefault();
    document.getElementById(target)?.focus();
  };
  return html`<div class="summary" role="alert" tabindex="-1" aria-labelledby="summary-heading">
    <h3 id="summary-heading">Please check</h3>
    <ul>
      ${problems.map(
        (one) => html`<li><a href="#${one.target}" @click=${(/** @type {MouseEvent} */ event) => go(event, one.target)}
          >${one.message}</a></li>`,
      )}
    </ul>
  </div>`;
}
