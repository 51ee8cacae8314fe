/**
 * Follows a link that suggests what to enter: what opens the forms is fetched when such a link is followed.
 */
import { forgetFragment } from "../page.js";
import { suggests } from "../suggestion.js";
import { offerUndo } from "../ui/toast.js";

const UNFETCHED = "What the link suggests could not be opened. Follow it again.";

/** @param {import("../app.js").App} app */
export function mountPrefill(app) {
  const look = async () => {
    const fragment = window.location.hash;
    if (!suggests(fragment)) return;
    forgetFragment();
    try {
      (await import("./chain.js")).begin(app, fragment);
    } catch {
      offerUndo(UNFETCHED);
    }
  };
  window.addEventListener("hashchange", look);
  app.shown.then(look);
}
