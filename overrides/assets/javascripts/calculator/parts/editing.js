/**
 * Adding, changing and deleting a certification or an entry: the same steps for both.
 */
import { newId, withItem, withoutItem } from "../ledger.js";
import { offerUndo } from "./toast.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../app.js").Item} Item
 * @typedef {import("../app.js").LedgerPart} LedgerPart
 * @typedef {import("../app.js").Problem} Problem
 */

/**
 * What the rules have against an item; nothing while they are not up, then the list says it later.
 * @param {App} app
 * @param {LedgerPart} part
 * @param {Item} item
 * @returns {Promise<Problem[]>}
 */
export async function problemsOf(app, part, item) {
  if (!app.ready) return [];
  const alone = { ...app.ledger, [part]: [item], ...(part === "certifications" ? { entries: [] } : {}) };
  const { estimate } = await app.ask("estimate", { ledger: alone });
  const owner = part === "entries" ? "entry" : "certification";
  return (estimate?.problems ?? []).filter((/** @type {Problem} */ one) => one[owner] === item.id);
}

/**
 * @param {App} app
 * @param {LedgerPart} part
 * @param {Item} item
 */
export function save(app, part, item) {
  app.change((ledger) => withItem(ledger, part, item));
}

/**
 * Deletes an item, and offers to bring it back to its place.
 * @param {App} app
 * @param {LedgerPart} part
 * @param {Item} item
 */
export function remove(app, part, item) {
  const place = app.ledger[part].findIndex((one) => one.id === item.id);
  app.change((ledger) => withoutItem(ledger, part, item.id));
  offerUndo(`Deleted ${item["title"] || item["name"] || "it"}`, () => {
    app.change((ledger) => withItem(ledger, part, item, place));
  });
}

/** @param {LedgerPart} part @returns {Item} */
export function newItem(part) {
  return { id: newId(part === "entries" ? "e" : "c") };
}
