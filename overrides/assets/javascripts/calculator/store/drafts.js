/**
 * What is being typed about an item is kept beside the ledger until it is saved or forgotten, so that a page closed
 * halfway loses nothing. Each item has a draft of its own: to begin another leaves it alone.
 */
import { isItem } from "./ledger.js";

/**
 * @typedef {import("./ledger.js").Item} Item
 * @typedef {import("./ledger.js").Part} Part
 * @typedef {{part: Part, isNew: boolean, values: Item, before: Item}} Draft ``before`` is the item when the dialog opened.
 */

const KEY = "draft:";

export class Drafts {
  /** @param {import("./store.js").Store} store */
  constructor(store) {
    const { box } = store;
    this.store = store;
    this.box = box;
    /** @type {Map<string, Draft>} By key; the browser may store nothing, so they are kept here too. */
    this.kept = new Map();
    /** Called when there are more drafts or fewer than before, by a choice of the reader's. */
    this.onChange = () => {};
    this.#read();
    window.addEventListener("storage", ({ key, newValue }) => {
      const own = key?.startsWith(box.prefix) ? key.slice(box.prefix.length) : "";
      // Saved or forgotten in another tab. What it is still typing is none of this tab's business.
      if (newValue === null && this.kept.delete(own)) this.onChange();
    });
  }

  #read() {
    for (const key of this.box.keys(KEY)) {
      const draft = this.box.get(key);
      if (isDraft(draft)) this.kept.set(key, draft);
    }
  }

  /** Looks for drafts that are back, since forgetting them was undone. */
  lookAgain() {
    this.#read();
    this.onChange();
  }

  /** @returns {Draft[]} */
  all() {
    return [...this.kept.values()];
  }

  /**
   * Returns what was last typed about an item, if that was never settled.
   * @param {Part} part
   * @param {string} id
   * @returns {Draft | undefined}
   */
  of(part, id) {
    const key = keyOf(part, id);
    const stored = this.box.get(key);
    return isDraft(stored) ? stored : this.kept.get(key);
  }

  /**
   * Returns the draft that a step had put away, if it is back.
   * @param {import("./history.js").Step} step
   */
  backFrom({ texts }) {
    return Object.keys(texts).map((key) => this.kept.get(key))[0];
  }

  /** Keeps what is being typed; where there is no room for it, what was typed before stays. @param {Draft} draft */
  keep(draft) {
    const key = keyOf(draft.part, draft.before.id);
    this.kept.set(key, draft);
    this.box.write(key, JSON.stringify(draft));
  }

  /** Forgets a draft whose item is saved. @param {Part} part @param {string} id */
  forget(part, id) {
    this.kept.delete(keyOf(part, id));
    this.box.remove(keyOf(part, id));
    this.onChange();
  }

  /**
   * Puts a draft away that was not saved, in a step that can be undone.
   * @param {Draft} draft
   * @param {import("./history.js").Deed} deed
   */
  putAway(draft, deed) {
    const key = keyOf(draft.part, draft.before.id);
    this.kept.delete(key);
    this.store.takeAway({ [key]: JSON.stringify(draft) }, deed);
    this.onChange();
  }
}

/** @param {Part} part @param {string} id */
function keyOf(part, id) {
  return `${KEY}${part}:${id}`;
}

/** @param {any} value @returns {value is Draft} */
function isDraft(value) {
  const isOfLedger = value?.part === "entries" || value?.part === "certifications";
  return isOfLedger && isItem(value.values) && isItem(value.before) && typeof value.isNew === "boolean";
}
