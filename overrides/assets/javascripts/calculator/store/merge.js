/**
 * What two tabs did to one ledger, put together. What this tab added, changed or took away since both had the same
 * ledger is done to the other tab's; of an item both changed, this tab's counts, since it is saved later.
 */
import { isSame, withItem, withoutItem } from "./ledger.js";

/**
 * @typedef {import("./ledger.js").Ledger} Ledger
 * @typedef {import("./ledger.js").Item} Item
 */

/** @type {import("./ledger.js").Part[]} */
const PARTS = ["certifications", "entries"];

/**
 * @param {Ledger} base What both began from.
 * @param {Ledger} mine
 * @param {Ledger} theirs
 * @returns {Ledger}
 */
export function merged(base, mine, theirs) {
  if (isSame(base, mine)) return theirs;
  let result = { ...theirs };
  for (const [key, value] of Object.entries(mine)) {
    if (!PARTS.includes(/** @type {any} */ (key)) && !isSame(value, base[key])) result = { ...result, [key]: value };
  }
  for (const part of PARTS) {
    const before = byId(base[part]);
    const now = byId(mine[part]);
    for (const id of before.keys()) if (!now.has(id)) result = withoutItem(result, part, id);
    for (const [id, { item, place }] of now) {
      if (!isSame(item, before.get(id)?.item)) result = withItem(result, part, item, place);
    }
  }
  return result;
}

/** @param {Item[]} items */
function byId(items) {
  return new Map(items.map((item, place) => [item.id, { item, place }]));
}
