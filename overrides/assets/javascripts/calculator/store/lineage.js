/**
 * Which saves a stored ledger descends from.
 *
 * Browsers keep localStorage a copy for each process and put the copies together a moment later, so of two tabs that
 * save in the same instant the later save replaces the earlier whole, unseen. Each stored ledger therefore names the
 * saves it was made from, newest first. A tab that reads one without its own last save in it knows that it was passed
 * over, and what both had in common, from which ``merge.js`` puts the two together.
 */
import { randomName } from "./random.js";

/** @typedef {import("./ledger.js").Ledger} Ledger */

/** How many saves are remembered: more than two tabs make before they hear of each other. */
const KEPT = 16;

/** What stands for the save of a ledger that names none: nothing stored yet, or stored by an older release. */
const START = "start";

export class Lineage {
  /** @param {Ledger} stored What this page begins with. */
  constructor(stored) {
    /** @type {string[]} The saves this page's ledger descends from, newest first. */
    this.saves = [];
    /** @type {Map<string, Ledger>} What was stored by those of them that this page has seen. */
    this.seen = new Map();
    this.remember([START], stored);
  }

  /**
   * Returns the ledger that this page's and a stored one both descend from.
   * @param {string[]} saves The saves of the stored one.
   * @param {Ledger} base What storage held when this page last looked.
   */
  common(saves, base) {
    const known = saves.find((id) => this.seen.has(id));
    const wasPassedOver = known !== undefined && !saves.includes(this.saves[0] ?? START);
    return (wasPassedOver && this.seen.get(known)) || base;
  }

  /**
   * Remembers what is stored.
   * @param {string[]} saves
   * @param {Ledger} stored
   */
  remember(saves, stored) {
    this.saves = [...new Set([...saves, ...this.saves])].slice(0, KEPT);
    this.seen.set(saves[0] ?? START, stored);
    for (const id of this.seen.keys()) if (!this.saves.includes(id)) this.seen.delete(id);
  }

  /** Returns the saves of a ledger that is about to be stored, itself the first. */
  next() {
    return [randomName(8), ...this.saves].slice(0, KEPT);
  }
}

/**
 * Returns a ledger as it is stored: with the saves it was made from, under a key the reader's own ledger may have, too.
 * What that held is then kept beside them.
 * @param {Ledger} ledger
 * @param {string[]} saves
 */
export function together(ledger, saves) {
  return { ...ledger, saves: Object.hasOwn(ledger, "saves") ? { ids: saves, own: ledger["saves"] } : { ids: saves } };
}

/**
 * Takes a stored document apart into the ledger and its saves. One that was stored by an older release names none.
 * @param {Ledger} document
 * @returns {{saves: string[], ledger: Ledger}} At least one save.
 */
export function apart(document) {
  const { saves, ...ledger } = document;
  const { ids, own } = saves ?? {};
  const isNamed = Array.isArray(ids) && ids.length > 0 && ids.every((id) => typeof id === "string");
  if (!isNamed) return { saves: [START], ledger: document };
  if (Object.hasOwn(saves, "own")) return { saves: ids, ledger: { ...document, saves: own } };
  return { saves: ids, ledger: /** @type {Ledger} */ (ledger) };
}
