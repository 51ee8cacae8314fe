/**
 * Says above the cards and above the entries that their figures stand under another answer than ours, with the way back.
 */
import { html, nothing, render } from "lit-html";

/** @param {import("../app.js").App} app */
export function mountTrial(app) {
  const places = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-trial]"));
  app.onShow(() => {
    for (const place of places) render(app.trial ? trialView(app.trial.means, app) : nothing, place);
  });
}

/** @param {string} means @param {import("../app.js").App} app */
function trialView(means, app) {
  return html`<div class="trial">
    <p><strong class="label">Another answer</strong> The figures below stand as if: ${means}</p>
    <button type="button" class="button" @click=${() => app.try(null)}>Back to our reading</button>
  </div>`;
}
