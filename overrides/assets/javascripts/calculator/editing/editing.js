/**
 * Adding, changing and deleting a certification or an entry: the same steps for both.
 *
 * Room ``editing``. One item at a time: dialogs, what stands in them, and the steps around them. Must not know where
 * an item is shown or what is advised.
 */
import { isItem, newId, withItem, withoutItem } from "../store/ledger.js";
import { isSame } from "../store/merge.js";
import { offerUndo } from "../ui/toast.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../app.js").Item} Item
 * @typedef {import("../app.js").LedgerPart} LedgerPart
 */

/** Where the last deletion is kept beside the ledger. */
const DELETED = "deleted";

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
 * Saves an item as it is in the dialog. If another tab changed or deleted it while the dialog was open, says so and
 * offers that instead.
 * @param {App} app
 * @param {LedgerPart} part
 * @param {Item} item
 * @param {Item} before What it was when the dialog opened; nothing but its id if it is new.
 */
export function save(app, part, item, before) {
  const isNew = Object.keys(before).length === 1;
  let place = -1;
  /** @type {Item | undefined} */
  let theirs;
  app.change((ledger) => {
    place = ledger[part].findIndex((one) => one.id === item.id);
    theirs = ledger[part][place];
    return withItem(ledger, part, item);
  });
  const other = theirs;
  if (isNew || isSame(other, before) || isSame(other, item)) return;
  if (other) {
    offerUndo("Another tab had changed this meanwhile. What you saved here counts.", {
      word: "Use the other one",
      run: () => app.change((ledger) => withItem(ledger, part, other)),
    });
  } else {
    offerUndo("Another tab had deleted this meanwhile. What you saved here is back in the list.", {
      word: "Delete it again",
      run: () => app.change((ledger) => withoutItem(ledger, part, item.id)),
    });
  }
}

/**
 * Deletes an item, and offers to bring it back to its place, also after a reload.
 * @param {App} app
 * @param {LedgerPart} part
 * @param {Item} item
 */
export function remove(app, part, item) {
  const place = app.ledger[part].findIndex((one) => one.id === item.id);
  app.change((ledger) => withoutItem(ledger, part, item.id));
  app.store.box.put(DELETED, { part, item, place });
  offerReturn(app, { part, item, place });
}

/** Offers the last deletion again that was neither undone nor dismissed. @param {App} app */
export function mountUndo(app) {
  const last = app.store.box.get(DELETED);
  if (!isItem(last?.item) || !(last.part === "entries" || last.part === "certifications")) return;
  const isBack = app.ledger[/** @type {LedgerPart} */ (last.part)].some((one) => one.id === last.item.id);
  if (!isBack) offerReturn(app, last);
}

/** @param {App} app @param {{part: LedgerPart, item: Item, place: number}} deleted */
function offerReturn(app, { part, item, place }) {
  const forget = () => app.store.box.remove(DELETED);
  const run = () => {
    forget();
    // It may be back already, from another tab or a file, and have been changed since.
    app.change((ledger) => (ledger[part].some((one) => one.id === item.id) ? ledger : withItem(ledger, part, item, place)));
  };
  offerUndo(`Deleted ${item["title"] || item["name"] || "it"}`, { run, dismiss: forget });
}

/** @param {LedgerPart} part @returns {Item} */
export function newItem(part) {
  return { id: newId(part === "entries" ? "e" : "c") };
}
