/**
 * Once the rules are up, what was stored before is spelled as they spell it: days in ISO, amounts as plain decimals,
 * course numbers without spaces. What they cannot read stays as it is.
 */

/** @param {import("../app.js").App} app */
export function mountTidy(app) {
  let asked = false;
  app.onShow(() => {
    if (asked || !app.ready) return;
    asked = true;
    tidy(app);
  });
}

/** @param {import("../app.js").App} app */
async function tidy(app) {
  const before = app.ledger;
  const { ledger } = await app.ask("tidy");
  if (!ledger || isSame(ledger, before)) return;
  app.change((now) => (isSame(now, before) ? ledger : now));
}

/** @param {Record<string, unknown>} one @param {Record<string, unknown>} other */
function isSame(one, other) {
  return Object.keys(one).every((key) => JSON.stringify(one[key]) === JSON.stringify(other[key]));
}
