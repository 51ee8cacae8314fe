/**
 * The ledger's place in localStorage: read before every change, so that tabs add to each other and none overwrites.
 *
 * Nothing stored is ever lost here. What cannot be read is kept aside under a key of its own; what a newer release
 * wrote is left alone; what cannot be written stays on this page, the page says so, and it is saved as soon as it can be.
 *
 * Room ``store``. What is entered, kept in this browser and never lost. Must not know Python, a panel or a dialog.
 */
import { difference, History, without } from "./history.js";
import { emptyLedger, identified, isEmpty, isItem, isLedger, isSame, VERSION } from "./ledger.js";
import { forget } from "./lastvisit.js";
import { apart, Lineage, together } from "./lineage.js";
import { merged } from "./merge.js";
import { Box } from "./storage.js";
import { parsed } from "../json.js";

/**
 * @typedef {import("./ledger.js").Ledger} Ledger
 * @typedef {import("./history.js").Deed} Deed
 * @typedef {import("./history.js").Difference} Difference
 * @typedef {import("./history.js").Step} Step
 * @typedef {import("./storage.js").StorageFault | "newer"} Fault Why changes are not being saved, if they are not.
 */

const KEY = "ledger";
const ASIDE = `${KEY}:aside:`;
/** How often, in milliseconds, what could not be saved is tried again: soon after room was made, and no load till then. */
const RETRY = 3000;

export class Store {
  /**
   * @param {string} path The path of the site: sites that share an origin each keep their own.
   * @param {() => void} onChange Called when the ledger, or whether it is saved, has changed from outside.
   */
  constructor(path, onChange) {
    this.box = new Box(`cec-tally:${path}:`);
    this.onChange = onChange;
    /** @type {Fault} */
    this.fault = "";
    /** Whether what was stored has gone while this page was open, and was written again from here. */
    this.wasCleared = false;
    /** @type {Ledger} */
    this.ledger = emptyLedger();
    /** @type {Ledger} What storage held when it was last read or written. */
    this.base = this.ledger;
    this.lineage = new Lineage(this.base);
    /** @type {string | undefined} The stored text that ``base`` was read from or written as; it need not be read again. */
    this.known = undefined;
    /** @type {Ledger | undefined} A copy from a link, shown in place of the ledger; until it is left, nothing is changed. */
    this.copy = undefined;
    this.history = new History(this.box);
    /** Called with each step the reader takes that can be undone. */
    this.onStep = (/** @type {Step} */ _step) => {};
    this.#read();
    this.#listen();
  }

  /**
   * Changes the ledger as the reader wishes, in a step that can be undone. Refuses while a copy is shown: what is the
   * reader's own is then out of sight.
   * @param {(ledger: Ledger) => Ledger} change
   * @param {Deed | ((done: Difference) => Deed)} deed
   */
  change(change, deed) {
    const done = this.#change(change);
    if (!done || done.items.length + done.keys.length === 0) return;
    this.onStep(this.history.add({ ...(typeof deed === "function" ? deed(done) : deed), ...done, texts: {} }));
  }

  /**
   * Puts another spelling that means the same in place of the ledger's; nothing the reader would undo.
   * @param {(ledger: Ledger) => Ledger} change
   */
  respell(change) {
    const done = this.#change(change);
    if (done) this.history.follow(done);
  }

  /**
   * Undoes a step, and nothing that was done since. Refuses while a copy is shown.
   * @param {string} id
   * @returns {Step | undefined} What was undone; another tab may have done so before.
   */
  undo(id) {
    const step = this.copy ? undefined : this.history.get(id);
    if (!step) return undefined;
    this.#change((ledger) => without(ledger, step));
    for (const [key, text] of Object.entries(step.texts)) if (this.box.read(key) === null) this.box.write(key, text);
    this.history.remove(id);
    return step;
  }

  /**
   * Takes texts kept beside the ledger away, in a step that can be undone.
   * @param {Record<string, string>} texts By their keys.
   * @param {Deed} deed
   */
  takeAway(texts, deed) {
    for (const key of Object.keys(texts)) this.box.remove(key);
    this.onStep(this.history.add({ ...deed, items: [], keys: [], texts }));
  }

  /** Everything set aside because it could not be read, oldest first. */
  aside() {
    return this.box.keys(ASIDE).map((key) => ({ key, text: this.box.read(key) ?? "" }));
  }

  /**
   * Changes the ledger as it is stored at this moment. While it cannot be saved the change stays on this page.
   * @param {(ledger: Ledger) => Ledger} change
   * @returns {Difference | undefined} Nothing if it was refused, or changed nothing.
   */
  #change(change) {
    if (this.copy) return undefined;
    const mayWrite = this.#read();
    const before = this.ledger;
    this.ledger = change(before);
    if (this.ledger === before) return undefined;
    const done = difference(before, this.ledger);
    if (mayWrite) this.#write();
    return done;
  }

  #listen() {
    window.addEventListener("storage", (event) => {
      if (event.key === null || event.key === this.box.prefix + KEY) this.#meet();
    });
    window.addEventListener("focus", () => this.#retry());
    // A page in the browser's history hears nothing of what other tabs store.
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.#meet());
    setInterval(() => this.#retry(), RETRY);
  }

  #retry() {
    const isBack = this.fault === "unavailable" && this.box.read(KEY) !== undefined;
    if (isBack || (this.fault && !isSame(this.ledger, this.base))) this.#meet();
  }

  /** Takes in what another tab did, and saves what this one could not save before. */
  #meet() {
    if (this.#read() && !isSame(this.ledger, this.base)) this.#write();
    this.onChange();
  }

  /** Reads what is stored. Returns whether storage may now be written to. */
  #read() {
    const text = this.box.read(KEY);
    if (text === undefined) this.fault = "unavailable";
    else if (this.fault === "unavailable") this.fault = "";
    if (text === undefined) return false;
    if (text === this.known) return this.fault !== "newer";
    this.known = undefined;
    const found = parsed(text ?? "");
    if (text !== null && !isLedger(found) && !this.#setAside(text)) return false;
    if (!isLedger(found)) {
      this.wasCleared ||= !isEmpty(this.base);
      this.base = emptyLedger();
      this.lineage = new Lineage(this.base);
      return true;
    }
    const { saves, ledger } = apart(found);
    const stored = readable(ledger);
    if (!isSame(ledger, stored) && !this.#setAside(text ?? "", JSON.stringify(stored))) return false;
    this.ledger = merged(this.lineage.common(saves, this.base), this.ledger, stored);
    this.lineage.remember(saves, stored);
    this.base = stored;
    this.known = isSame(ledger, stored) ? text ?? undefined : undefined;
    if (stored.version > VERSION) this.fault = "newer";
    else if (this.fault === "newer") this.fault = "";
    return stored.version <= VERSION;
  }

  /**
   * Keeps a stored text that cannot be read, or not wholly, and puts what can be read in its place. Returns whether
   * there was room for it; if not, it stays where it is.
   * @param {string} text
   * @param {string} [rest]
   */
  #setAside(text, rest) {
    const fault = this.box.write(`${ASIDE}${Date.now()}`, text);
    if (fault) this.fault = fault;
    else if (rest === undefined) this.box.remove(KEY);
    else this.box.write(KEY, rest);
    return fault === "";
  }

  #write() {
    const saves = this.lineage.next();
    this.ledger = identified(this.ledger, this.base);
    const text = JSON.stringify(together(this.ledger, saves));
    this.fault = this.box.write(KEY, text);
    if (this.fault === "full") forget(this.box);
    if (this.fault === "full") this.fault = this.box.write(KEY, text);
    if (this.fault === "full" && this.history.makeRoom()) this.fault = this.box.write(KEY, text);
    if (this.fault) return;
    this.known = text;
    this.lineage.remember(saves, this.ledger);
    this.base = this.ledger;
  }
}

/**
 * Leaves out the items that are none, so that every view can rely on what an item is.
 * @param {Ledger} ledger
 * @returns {Ledger}
 */
function readable(ledger) {
  const { certifications, entries } = ledger;
  return { ...ledger, certifications: certifications.filter(isItem), entries: entries.filter(isItem) };
}
