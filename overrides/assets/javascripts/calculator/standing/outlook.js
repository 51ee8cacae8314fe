/**
 * What the rules say of the time ahead: the places of cycles, today and entries on one axis, and the next step of each
 * entry. It is asked after the estimate, whenever the ledger or the day has changed, and shown by the cards and the entries.
 */

/** @param {import("../app.js").App} app */
export function mountOutlook(app) {
  let asked = "";
  let asking = new AbortController();
  app.onShow(async () => {
    const key = app.basis;
    if (!app.ready || key === asked) return;
    asked = key;
    asking.abort();
    const { signal } = (asking = new AbortController());
    const answers = Promise.all([app.ask("timeline", {}, signal), app.ask("steps", {}, signal)]);
    const [{ timeline }, { steps }] = await answers.catch((fault) => {
      if (signal.aborted) return [{}, {}]; // a newer ledger is asked about
      throw fault;
    });
    if (asked !== key) return;
    app.outlook = { timeline: timeline ?? null, steps: steps ?? [] };
    app.show();
  });
}
