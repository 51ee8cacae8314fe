/**
 * A fold whose script is fetched when it is first unfolded, so that a visit which does not use it is not made to wait.
 */
import { html, render } from "lit-html";
import { element, within } from "../page.js";

/** @typedef {import("./panel.js").Host} Host */

const UNFETCHED = "This part of the page could not be loaded. Close it and open it again.";

/**
 * Mounts one that speaks of the reader's certifications: it is hidden while there is none.
 * @template {Host} App
 * @param {App} app
 * @param {string} id The id of the details.
 * @param {() => Promise<(app: App, details: HTMLDetailsElement) => void>} load Fetches what mounts the fold.
 */
export function mountLatePanel(app, id, load) {
  mountLate(app, id, load);
  app.onShow(() => (element(id).hidden = app.ledger.certifications.length === 0));
}

/**
 * @template App
 * @param {App} app
 * @param {string} id The id of the details.
 * @param {() => Promise<(app: App, details: HTMLDetailsElement) => void>} load Fetches what mounts the fold.
 */
export function mountLate(app, id, load) {
  const details = /** @type {HTMLDetailsElement} */ (element(id));
  let isMounted = false;
  details.addEventListener("toggle", async () => {
    if (isMounted || !details.open) return;
    isMounted = true;
    try {
      (await load())(app, details);
    } catch {
      isMounted = false;
      render(html`<p class="remark">${UNFETCHED}</p>`, within(details, "div", "[data-answer]"));
    }
  });
}
