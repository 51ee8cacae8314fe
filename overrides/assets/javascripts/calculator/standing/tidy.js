/**
 * Once the rules are up, what was stored before is spelled as they spell it: days in ISO, amounts as plain decimals,
 * course numbers without spaces. What they cannot read stays as it is.
 */

/** @param {import("../app.js").App} app */
export function mountTidy(app) {
  let asked = false;
  app.onShow(() => {
    if (asked || !app.ready || app.copy) return;
    asked = true;
    // A copy opened meanwhile keeps the store from changing; it is asked again once the copy is left.
    tidy(app).then(() => (asked = !app.copy));
  });
}

/** @param {import("../app.js").App} app */
async function tidy(app) {
  const { ledger: before } = app.store;
  const { ledger } = await app.ask("tidy", { ledger: before });
  if (!ledger || isSame(ledger, before)) return;
  app.store.respell((now) => (isSame(now, before) ? ledger : now));
  app.refresh();
}

/** @param {Record<string, unknown>} one @param {Record<string, unknown>} other */
function isSame(one, other) {
  return Object.keys(one).every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
}
