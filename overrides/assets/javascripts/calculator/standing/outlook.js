/**
 * What the rules say of the time ahead: whether each certification is done, the places of cycles, today and entries on one
 * axis, the next step of each entry, the next cycle, and how far ACE's open questions could move a figure. It is asked
 * after the estimate, whenever the ledger or the day has changed, and shown by the cards and the entries.
 */
import { rememberVerdict } from "../store/lastvisit.js";

/** Of more entries than this, every answer is run only when its panel is opened: it would keep an edit waiting. */
const MOST_ASKED = 200;

const ASKED = ["verdict", "timeline", "steps", "renewal"];
/** @type {any[]} What is answered where nothing is asked. */
const UNASKED = ASKED.map(() => ({}));

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
    const { certifications, entries } = app.ledger;
    const isEmpty = certifications.length + entries.length === 0;
    const answers = isEmpty ? Promise.resolve(UNASKED) : Promise.all(ASKED.map((verb) => app.ask(verb, {}, signal)));
    const ledger = JSON.stringify(app.ledger);
    const [{ verdict }, { timeline }, { steps }, { renewal }] = await answers.catch((fault) => {
      if (signal.aborted) return UNASKED; // a newer ledger is asked about
      throw fault;
    });
    if (asked !== key) return;
    if (verdict && !app.copy) rememberVerdict(app.store, ledger, verdict);
    app.outlook = { ...app.outlook, verdict: verdict ?? [], timeline: timeline ?? null, steps: steps ?? [], renewal: renewal ?? { offers: [], joins: [] } };
    app.show();
    if (isEmpty || entries.length > MOST_ASKED) return;
    const { inquiry } = await app.ask("inquiry"); // the most there is to compute, so last
    if (asked !== key) return;
    app.outlook = { ...app.outlook, reach: inquiry?.lines ?? [] };
    app.show();
  });
}
