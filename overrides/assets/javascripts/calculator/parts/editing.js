/**
 * Adding, changing and deleting a certification or an entry: the same steps for both.
 */
import { newId, withItem, withoutItem } from "../ledger.js";
import { offerUndo } from "./toast.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../app.js").Item} Item
 * @typedef {import("../app.js").LedgerPart} LedgerPart
 */

/**
 * Holds an item against the rules: how they spell it, and what they have against it. While they are not up, or do not
 * answer, it is kept as it was typed; the list then says later what is to mend.
 * @param {App} app
 * @param {LedgerPart} part
 * @param {Item} item
 * @returns {Promise<import("./dialog.js").Checked>}
 */
export async function checked(app, part, item) {
  const owner = part === "entries" ? "entry" : "certification";
  const { check } = app.ready ? await app.ask("check", { [owner]: item }).catch(() => ({})) : {};
  return { item: check?.[owner] ?? item, problems: check?.problems ?? [], worth: check?.worth ?? [] };
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
