/**
 * The ledger in localStorage: read before every change, so that two tabs add to each other and neither overwrites.
 *
 * Nothing stored is ever lost here. What cannot be read is kept aside under a key of its own; what a newer release
 * wrote is left alone; what cannot be written stays in this page's memory, and the page says so.
 */
import { emptyLedger, isLedger, VERSION } from "./ledger.js";

/**
 * @typedef {import("./ledger.js").Ledger} Ledger
 * @typedef {"" | "unavailable" | "full" | "newer"} Fault Why changes are not being saved, if they are not.
 */

export class Store {
  /**
   * @param {string} path The path of the site: sites that share an origin each keep their own.
   * @param {() => void} onChange Called when another tab has changed what is stored.
   */
  constructor(path, onChange) {
    this.key = `cec-tally:${path}:ledger`;
    /** @type {Fault} */
    this.fault = "";
    this.storage = reachable();
    if (!this.storage) this.fault = "unavailable";
    /** @type {Ledger} */
    this.ledger = emptyLedger();
    this.#read();
    window.addEventListener("storage", (event) => {
      if (event.key !== this.key && event.key !== null) return;
      // Cleared elsewhere while this page is open: what is still here is written back, not forgotten.
      if (event.newValue === null) this.#write();
      else this.#read();
      onChange();
    });
  }

  /**
   * Changes the ledger as it is stored at this moment.
   * @param {(ledger: Ledger) => Ledger} change
   */
  change(change) {
    if (this.fault === "newer") return;
    this.#read();
    this.ledger = change(this.ledger);
    this.#write();
  }

  /**
   * Everything set aside because it could not be read, newest last.
   * @returns {{key: string, text: string}[]}
   */
  aside() {
    const storage = this.storage;
    if (!storage) return [];
    const keys = Object.keys(storage).filter((key) => key.startsWith(`${this.key}:aside:`));
    return keys.sort().map((key) => ({ key, text: storage.getItem(key) ?? "" }));
  }

  /**
   * Forgets something set aside, once the reader has said so.
   * @param {string} key
   */
  discard(key) {
    this.storage?.removeItem(key);
  }

  #read() {
    const text = this.storage?.getItem(this.key) ?? null;
    if (text === null || this.fault === "full") return;
    const found = parsed(text);
    if (!isLedger(found)) {
      this.#setAside(text);
      return;
    }
    this.ledger = found;
    this.fault = found.version > VERSION ? "newer" : this.fault === "newer" ? "" : this.fault;
  }

  /** @param {string} text */
  #setAside(text) {
    try {
      this.storage?.setItem(`${this.key}:aside:${Date.now()}`, text);
      this.storage?.removeItem(this.key);
    } catch {
      this.fault = "full"; // no room for a copy: the unreadable text stays where it is
    }
  }

  #write() {
    if (!this.storage || this.fault === "newer") return;
    try {
      this.storage.setItem(this.key, JSON.stringify(this.ledger));
      this.fault = "";
    } catch {
      this.fault = "full";
    }
  }
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @returns {Storage | undefined} The browser's storage, if it lets this site use it. */
function reachable() {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
