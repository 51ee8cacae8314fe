/**
 * What the rules say of the time ahead: the places of cycles, today and entries on one axis, and the next step of each
 * entry. It is asked after the estimate, whenever the ledger or the day has changed, and shown by the cards and the entries.
 */

/** @param {import("../app.js").App} app */
export function mountOutlook(app) {
  let asked = "";
  app.onShow(async () => {
    const key = app.basis;
    if (!app.ready || key === asked) return;
    asked = key;
    const [{ timeline }, { steps }] = await Promise.all([app.ask("timeline"), app.ask("steps")]);
    if (asked !== key) return;
    app.outlook = { timeline: timeline ?? null, steps: steps ?? [] };
    app.show();
  });
}
