/**
 * The ledger document (format 1) as the page edits it: plain objects, changed by returning a new one.
 * What this file does not know of a document is kept as it is.
 */
import { data } from "../page.js";
import { randomName } from "./random.js";

/**
 * @typedef {Record<string, any> & {id: string}} Item A certification or an entry, as stored.
 * @typedef {"certifications" | "entries"} Part
 * @typedef {Record<string, any> & {format: string, version: number, certifications: Item[], entries: Item[]}} Ledger
 */

export const FORMAT = "cec-ledger";
export const VERSION = 1;

/** @returns {Ledger} */
export function emptyLedger() {
  return { format: FORMAT, version: VERSION, rules: "auto", certifications: [], entries: [] };
}

/**
 * Tells whether a value can be edited here as a ledger; what is wrong inside it is for the rules to say.
 * @param {any} value
 * @returns {value is Ledger}
 */
export function isLedger(value) {
  return (
    value !== null &&
    typeof value === "object" &&
    value.format === FORMAT &&
    Number.isInteger(value.version) &&
    value.version >= 1 &&
    Array.isArray(value.certifications) &&
    Array.isArray(value.entries) &&
    !isDeeper(value, data.import.levels)
  );
}

/**
 * Tells whether a value is nested more than so many levels: the rules read no deeper, and a browser writes no deeper.
 * @param {unknown} value
 * @param {number} levels
 * @returns {boolean}
 */
function isDeeper(value, levels) {
  if (value === null || typeof value !== "object") return false;
  return levels === 0 || Object.values(value).some((one) => isDeeper(one, levels - 1));
}

/** What the views show of an item; anything else in it is for the rules to read. */
const SHOWN = ["title", "name", "opportunity", "date", "status"];

/**
 * Tells whether a value in a list of the ledger can be shown as an item: it has an id, and what is shown is plain.
 * @param {any} value
 * @returns {value is Item}
 */
export function isItem(value) {
  if (value === null || typeof value !== "object" || typeof value.id !== "string" || !value.id) return false;
  const shown = [...SHOWN.map((key) => value[key]), value.cycle?.start, value.cycle?.end];
  return shown.every((one) => one === null || typeof one !== "object");
}

/**
 * Returns an id no item of the ledger has.
 * @param {string} prefix
 */
export function newId(prefix) {
  return `${prefix}-${randomName(8)}`;
}

/**
 * Returns the ledger with an item put in place of the one with its id, or at the end, or at a given place.
 * @param {Ledger} ledger
 * @param {Part} part
 * @param {Item} item
 * @param {number} [place]
 * @returns {Ledger}
 */
export function withItem(ledger, part, item, place) {
  const items = [...ledger[part]];
  const known = items.findIndex((one) => one?.id === item.id);
  if (known >= 0) items[known] = item;
  else items.splice(place ?? items.length, 0, item);
  return { ...ledger, [part]: items };
}

/**
 * Returns the ledger with an item in a place, or at the end where the place is -1.
 * @param {Ledger} ledger
 * @param {Part} part
 * @param {Item} item
 * @param {number} place
 * @returns {Ledger}
 */
export function putAt(ledger, part, item, place) {
  return { ...ledger, [part]: place < 0 ? [...ledger[part], item] : ledger[part].with(place, item) };
}

/**
 * Returns the ledger without the item in a place; nothing is there at -1.
 * @param {Ledger} ledger
 * @param {Part} part
 * @param {number} place
 * @returns {Ledger}
 */
export function withoutPlace(ledger, part, place) {
  return place < 0 ? ledger : { ...ledger, [part]: ledger[part].toSpliced(place, 1) };
}

/**
 * Returns the ledger without the item with an id.
 * @param {Ledger} ledger
 * @param {Part} part
 * @param {string} id
 * @returns {Ledger}
 */
export function withoutItem(ledger, part, id) {
  return { ...ledger, [part]: ledger[part].filter((one) => one?.id !== id) };
}

/**
 * Returns the ledger with an id of its own, by which a team's page and a calendar know it again; an id it has stays.
 * @param {Ledger} ledger
 * @param {Ledger} former What it takes the place of: an import without an id leaves the person who they are.
 * @returns {Ledger}
 */
export function identified(ledger, former) {
  return ledger["id"] === undefined ? { ...ledger, id: former["id"] ?? randomName(16) } : ledger;
}

/** @param {unknown} one @param {unknown} other */
export function isSame(one, other) {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}

/**
 * Returns items by id; a further item of an id another has already, which only a file can hold, by its number too.
 * @param {Item[]} items
 * @returns {Map<string, {item: Item, place: number}>}
 */
export function byKey(items) {
  const found = new Map();
  /** @type {Map<string, number>} */
  const times = new Map();
  items.forEach((item, place) => {
    const before = times.get(item.id) ?? 0;
    times.set(item.id, before + 1);
    found.set(before === 0 ? item.id : `${item.id}\n${before}`, { item, place });
  });
  return found;
}

/**
 * Returns the place of an item: of the very same one, since a file may hold one id twice, else of one with its id.
 * @param {Item[]} items
 * @param {Item} item
 * @returns {number} -1 if there is none.
 */
export function placeOf(items, item) {
  const same = items.findIndex((one) => one.id === item.id && isSame(one, item));
  return same < 0 ? items.findIndex((one) => one.id === item.id) : same;
}

/** @param {Ledger} ledger */
export function isEmpty(ledger) {
  return ledger.certifications.length + ledger.entries.length === 0;
}
