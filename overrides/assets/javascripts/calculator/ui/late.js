/**
 * A fold whose script is fetched when it is first unfolded, so that a visit which does not use it is not made to wait.
 */
import { element, within } from "../page.js";

const UNFETCHED = "This part of the page could not be loaded. Close it and open it again.";

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
      within(details, "div", "[data-answer]").textContent = UNFETCHED;
    }
  });
}
