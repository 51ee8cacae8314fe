/**
 * Adding, changing and deleting a certification or an entry: the same steps for both.
 *
 * Room ``editing``. One item at a time: dialogs, what stands in them, and the steps around them. Must not know where
 * an item is shown or what is advised.
 */
import { data } from "../page.js";
import { onceLetGo } from "../ui/letgo.js";
import { isSame, newId, placeOf, putAt, withItem, withoutPlace } from "../store/ledger.js";

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
  const { check } = app.ready ? await asked(app, { [owner]: item }).then(onceLetGo).catch(() => ({})) : {};
  return { item: check?.[owner] ?? item, problems: check?.problems ?? [], worth: check?.worth ?? [], doubts: check?.doubts ?? [] };
}

/** What was checked last, and the answer: what is saved was nearly always just looked at. */
let last = { key: "", answer: /** @type {Promise<any>} */ (Promise.resolve({})) };

/** @param {App} app @param {Record<string, Item>} draft */
function asked(app, draft) {
  const key = JSON.stringify([app.basis, draft]);
  if (key !== last.key) {
    const own = (last = { key, answer: app.ask("check", draft) });
    own.answer.catch(() => (own.key = "")); // it is asked again
  }
  return last.answer;
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
  const isRenewed = item["past"]?.length > (before["past"]?.length ?? 0);
  const did = isNew ? "Added" : isRenewed ? "Started the next cycle of" : "Changed";
  const sentence = `${did} ${nameOf(item)}.`;
  app.change(
    (ledger) => putAt(ledger, part, item, placeOf(ledger[part], before)),
    ({ items: [done] }) => {
      if (isNew || isSame(done?.before, before)) return { sentence };
      return done?.before
        ? { sentence, remark: "Another tab had changed this meanwhile. What you saved here counts.", word: "Use the other one" }
        : { sentence, remark: "Another tab had deleted this meanwhile. What you saved here is back in the list.", word: "Delete it again" };
    },
  );
  if (part === "entries") app.goTo(part, item.id);
}

/**
 * Deletes an item.
 * @param {App} app
 * @param {LedgerPart} part
 * @param {Item} item
 */
export function remove(app, part, item) {
  const kept = part === "certifications" ? " Its entries are kept." : "";
  const gone = (/** @type {import("../app.js").Ledger} */ ledger) => withoutPlace(ledger, part, placeOf(ledger[part], item));
  app.change(gone, { sentence: `Deleted ${nameOf(item)}.${kept}` });
}

/**
 * Makes certifications of one name one, as the rules say.
 * @param {App} app
 * @param {import("../answers.js").Join} join
 */
export function unite(app, { certification, drop, entries }) {
  const change = (/** @type {import("../app.js").Ledger} */ ledger) => {
    const certifications = ledger.certifications.filter(({ id }) => !drop.includes(id));
    return entries.reduce((made, one) => withItem(made, "entries", one), withItem({ ...ledger, certifications }, "certifications", certification));
  };
  app.change(change, { sentence: `Made ${nameOf(certification)} one certification.` });
}

/** What the reader knows an item by. @param {Item} item */
function nameOf(item) {
  return item["title"] || item["name"] || data.opportunities[item["opportunity"]] || "it";
}

/** @param {LedgerPart} part @returns {Item} */
export function newItem(part) {
  return { id: newId(part === "entries" ? "e" : "c") };
}
