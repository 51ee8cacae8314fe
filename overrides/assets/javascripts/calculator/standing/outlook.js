/**
 * What the rules say of the time ahead: the places of cycles, today and entries on one axis, and the next step of each
 * entry. It is asked after the estimate, whenever the ledger or the day has changed, and shown by the cards and the entries.
 */

/**
 * @typedef {{date: string, at: number | null}} Place A day, and its place in thousandths of the axis.
 * @typedef {Place & {entry: string, title: string, tier: string, cecs: string}} PlacedEntry
 * @typedef {{id: string, name: string, start: Place, end: Place, entries: PlacedEntry[], left: string, pace: string,
 *   sentence: string}} Row One certification; ``sentence`` says the whole of it in words.
 * @typedef {{start: string, end: string, today: Place, certifications: Row[],
 *   shared: {start: Place | null, end: Place | null, sentence: string} | null}} Timeline
 * @typedef {{entry: string, action: string, by: string | null, soon: boolean, sentence: string, source: string}} Step
 * @typedef {{timeline: Timeline | null, steps: Step[]}} Outlook
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
