/**
 * The site's share of localStorage, with every fault as a value: nothing here throws.
 *
 * The browser is asked anew each time, because storage that refuses now may work again a moment later.
 */
import { parsed } from "../json.js";

/** @typedef {"" | "unavailable" | "full"} StorageFault Why a text could not be written, if it could not. */

export class Box {
  /** @param {string} prefix What the name of every key begins with. */
  constructor(prefix) {
    this.prefix = prefix;
  }

  /**
   * Returns what is stored, null for nothing, and undefined where the browser does not let this site look.
   * @param {string} key
   * @returns {string | null | undefined}
   */
  read(key) {
    try {
      return reach()?.getItem(this.prefix + key);
    } catch {
      return undefined;
    }
  }

  /**
   * @param {string} key
   * @param {string} text
   * @returns {StorageFault}
   */
  write(key, text) {
    const storage = reach();
    if (!storage) return "unavailable";
    try {
      storage.setItem(this.prefix + key, text);
      return "";
    } catch {
      return "full";
    }
  }

  /** @param {string} key */
  remove(key) {
    try {
      reach()?.removeItem(this.prefix + key);
    } catch {
      // What cannot be reached cannot be removed; it is offered again another time.
    }
  }

  /**
   * Returns the keys that begin so, in order.
   * @param {string} start
   */
  keys(start) {
    try {
      const all = Object.keys(reach() ?? {}).filter((key) => key.startsWith(this.prefix + start));
      return all.map((key) => key.slice(this.prefix.length)).sort();
    } catch {
      return [];
    }
  }

  /**
   * Returns what was kept beside the ledger, or undefined for nothing and for what is not JSON.
   * @param {string} key
   * @returns {any}
   */
  get(key) {
    return parsed(this.read(key) ?? "");
  }

  /**
   * Keeps a value beside the ledger. Where there is no room, an older value goes too: it would say something else.
   * @param {string} key
   * @param {unknown} value
   */
  put(key, value) {
    const fault = this.write(key, JSON.stringify(value));
    if (fault) this.remove(key);
    return fault === "";
  }
}

/** @returns {Storage | undefined} */
function reach() {
  try {
    return window.localStorage ?? undefined;
  } catch {
    return undefined;
  }
}
