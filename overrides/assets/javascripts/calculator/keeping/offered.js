/**
 * Hears that a new release is offered, and has what it would change looked at beside the offer. Whatever fails in that
 * leaves the offer as it is.
 */

/** @param {import("../app.js").App} app */
export function mountOffered(app) {
  /** @type {Promise<import("./ahead.js").Ahead> | undefined} */
  let ahead;
  document.addEventListener("release-offered", async (event) => {
    const { target, detail } = /** @type {CustomEvent<string>} */ (event);
    try {
      ahead ??= import("./ahead.js").then(({ Ahead }) => new Ahead(app, /** @type {Element} */ (target)));
      await (await ahead).look(detail);
    } catch (fault) {
      console.debug("What the new release changes is not known.", fault);
    }
  });
}
