/**
 * The reader's last changes, each with the sentence that says what was done, so that each can be undone: after a reload
 * too, in another tab, and out of turn.
 *
 * A step holds what it changed and nothing else. Undoing it leaves alone what was changed since, and what is back already.
 */
import { byKey, isItem, isSame } from "./ledger.js";
import { randomName } from "./random.js";

/**
 * @typedef {import("./ledger.js").Ledger} Ledger
 * @typedef {import("./ledger.js").Item} Item
 * @typedef {import("./ledger.js").Part} Part
 * @typedef {{part: Part, key: string, place: number, before: Item | null, after: Item | null}} ItemChange ``place`` is
 *   where the item stood before, or stands now if it is new; ``key`` is that of ``byKey``.
 * @typedef {{key: string, before?: unknown, after?: unknown}} KeyChange What else the document has changed in.
 * @typedef {{items: ItemChange[], keys: KeyChange[]}} Difference
 * @typedef {{sentence: string, remark?: string, word?: string, isImport?: boolean}} Deed What the reader has done, in a
 *   sentence; ``remark`` is said at once instead of it, and ``word`` stands for "Undo".
 * @typedef {Difference & Deed & {id: string, texts: Record<string, string>, isDismissed?: boolean}} Step ``texts`` are
 *   those kept beside the ledger that the step took away, by their keys.
 */

const KEY = "undo:";
/** What the ids of imports end with. */
const IMPORT = "-import";
/** How many steps can be undone; the last import can be for as long as it is the last one. */
const KEPT = 10;
/** @type {Part[]} */
const PARTS = ["certifications", "entries"];

export class History {
  /** @param {import("./storage.js").Box} box */
  constructor(box) {
    this.box = box;
    /** @type {Map<string, Step>} Steps for which the browser has no room. */
    this.unstored = new Map();
  }

  /** The ids of all steps, oldest first. */
  ids() {
    return [...this.box.keys(KEY), ...this.unstored.keys()].sort();
  }

  /** The id of the last import that can be undone. */
  lastImport() {
    return this.ids().findLast((id) => id.endsWith(IMPORT));
  }

  /** The last step there is. */
  last() {
    const id = this.ids().at(-1);
    return id === undefined ? undefined : this.get(id);
  }

  /** @param {string} id */
  get(id) {
    const step = this.unstored.get(id) ?? this.box.get(id);
    return isStep(step) ? step : undefined;
  }

  /**
   * Adds a step after all others, and lets the oldest go.
   * @param {Omit<Step, "id">} made
   * @returns {Step}
   */
  add(made) {
    const ids = this.ids();
    const number = 1 + (Number.parseInt(ids.at(-1)?.slice(KEY.length) ?? "", 10) || 0);
    // By chance, too: two tabs may come to one number.
    const id = `${KEY}${String(number).padStart(8, "0")}-${randomName(4)}${made.isImport ? IMPORT : ""}`;
    const step = { ...made, id };
    this.#put(step);
    const lastImport = this.lastImport();
    for (const old of ids.slice(0, -KEPT + 1)) if (old !== lastImport) this.remove(old);
    return step;
  }

  /** @param {string} id */
  remove(id) {
    this.unstored.delete(id);
    this.box.remove(id);
  }

  /** Notes that the reader wants to hear of a step no longer; it can still be undone. @param {string} id */
  dismiss(id) {
    const step = this.get(id);
    if (step) this.#put({ ...step, isDismissed: true });
  }

  /** Gives the room of all steps to what is more precious; they last as long as the page. Returns whether there was any. */
  makeRoom() {
    const stored = this.box.keys(KEY);
    for (const id of stored) {
      const step = this.get(id);
      this.remove(id);
      if (step) this.unstored.set(id, step);
    }
    return stored.length > 0;
  }

  /**
   * Follows items that were spelled anew and not changed, so that undoing finds them as it left them.
   * @param {Difference} respelled
   */
  follow(respelled) {
    const anew = new Map(respelled.items.map(({ before, after }) => [JSON.stringify(before), after]));
    for (const id of this.ids()) {
      const step = this.get(id);
      const items = step?.items.map((one) => ({ ...one, after: anew.get(JSON.stringify(one.after)) ?? one.after }));
      if (step && items && !isSame(items, step.items)) this.#put({ ...step, items });
    }
  }

  /** @param {Step} step */
  #put(step) {
    this.unstored.delete(step.id);
    if (!this.box.put(step.id, step)) this.unstored.set(step.id, step);
  }
}

/**
 * Returns what differs between two ledgers.
 * @param {Ledger} before
 * @param {Ledger} after
 * @returns {Difference}
 */
export function difference(before, after) {
  /** @type {Difference} */
  const found = { items: [], keys: [] };
  for (const part of PARTS) {
    const [old, now] = [byKey(before[part]), byKey(after[part])];
    for (const [key, { item, place }] of old) {
      const other = now.get(key)?.item ?? null;
      if (item !== other && !isSame(item, other)) found.items.push({ part, key, place, before: item, after: other });
    }
    for (const [key, { item, place }] of now) {
      if (!old.has(key)) found.items.push({ part, key, place, before: null, after: item });
    }
  }
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const isPart = PARTS.includes(/** @type {any} */ (key));
    if (!isPart && !isSame(before[key], after[key])) found.keys.push({ key, before: before[key], after: after[key] });
  }
  return found;
}

/**
 * Returns the ledger without what a step did to it.
 * @param {Ledger} ledger
 * @param {Difference} step
 * @returns {Ledger}
 */
export function without(ledger, { items, keys }) {
  let result = { ...ledger };
  for (const { key, before, after } of keys) {
    if (isSame(result[key], after)) result = { ...result, [key]: before };
  }
  for (const part of PARTS) {
    const changes = items.filter((one) => one.part === part);
    const now = byKey(result[part]);
    /** @type {(Item | null)[]} */
    const kept = [...result[part]];
    for (const { key, before, after } of changes) {
      const found = now.get(key);
      if (!found || !after) continue;
      if (before) kept[found.place] = reverted(found.item, before, after);
      else if (isAlike(found.item, after)) kept[found.place] = null;
    }
    const list = kept.filter((one) => one !== null);
    // In the order of their places, so that each finds those before it where they were.
    for (const { key, before, after, place } of changes) {
      if (before && !after && !now.has(key)) list.splice(place, 0, before);
    }
    result = { ...result, [part]: list };
  }
  return result;
}

/** Whether two items say the same, in whatever order they were typed. @param {Item} one @param {Item} other */
function isAlike(one, other) {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => isSame(one[key], other[key]));
}

/**
 * Gives an item the values it had, but for those that have changed since.
 * @param {Item} now @param {Item} before @param {Item} after
 * @returns {Item}
 */
function reverted(now, before, after) {
  const result = { ...now };
  for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (!isSame(now[key], after[key])) continue;
    if (Object.hasOwn(before, key)) result[key] = before[key];
    else delete result[key];
  }
  return result;
}

/** @param {any} value @returns {value is Step} */
function isStep(value) {
  const isItemOrNull = (/** @type {unknown} */ one) => one === null || isItem(one);
  return (
    typeof value?.id === "string" &&
    typeof value.sentence === "string" &&
    Array.isArray(value.items) &&
    value.items.every(
      (/** @type {any} */ one) => PARTS.includes(one?.part) && isItemOrNull(one.before) && isItemOrNull(one.after),
    ) &&
    Array.isArray(value.keys) &&
    value.texts !== null &&
    typeof value.texts === "object"
  );
}
