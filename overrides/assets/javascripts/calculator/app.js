/**
 * What every part of the page shares: the ledger as stored, the rules, and what they last answered.
 *
 * A part is mounted once. It shows itself by a function given to ``onShow``, which runs whenever anything has changed,
 * and it changes the ledger by ``change``. Parts do not know one another.
 */
import { Drafts } from "./store/drafts.js";
import { Engine } from "./python/engine.js";
import { recall, remember } from "./store/lastvisit.js";
import { address, data, onNewDay, site, today } from "./page.js";
import { Store } from "./store/store.js";

/**
 * @typedef {import("./store/ledger.js").Item} Item
 * @typedef {import("./store/ledger.js").Ledger} Ledger
 * @typedef {import("./form.js").Values} Values
 * @typedef {import("./store/ledger.js").Part} LedgerPart
 * @typedef {import("./answers.js").Problem} Problem
 * @typedef {import("./answers.js").Estimate} Estimate
 */

export class App {
  /** @type {WeakMap<Ledger, number>} A ledger is never changed, only replaced, so that a number stands for all of it. */
  #numbers = new WeakMap();
  #numbered = 0;

  constructor() {
    /** @type {(() => void)[]} */
    this.shows = [];
    /** @type {Estimate} What the rules said last; of an earlier ledger while they are asked again. */
    this.estimate = { problems: [], warnings: [], certifications: [] };
    /** Gives up an estimate that waits for its turn when a newer ledger is to be asked about. */
    this.estimating = new AbortController();
    /** @type {import("./answers.js").Outlook} Of an earlier ledger, too, while the rules are asked again. */
    this.outlook = { timeline: null, steps: [] };
    /** Opens the dialog of an entry, with values to begin with; the list of entries says how. */
    this.openEntry = (/** @type {Item} */ _entry, /** @type {boolean} */ _isNew, /** @type {Values} */ _suggested = {}) => {};
    /** The same for a certification; the standings say how. */
    this.openCertification = (/** @type {Item} */ _item, /** @type {boolean} */ _isNew, /** @type {Values} */ _suggested = {}) => {};
    /** Opens the preview of taking in a ledger; the import dialog says how. */
    this.openImport = (/** @type {unknown} */ _ledger) => {};
    /** @type {Ledger | undefined} A copy from a link, shown in place of what is stored and never changed. */
    this.copy = undefined;
    this.store = new Store(site.pathname, () => this.refresh());
    this.drafts = new Drafts(this.store.box);
    const last = recall(this.store);
    /** Whether the estimate is still the one of the last visit. */
    this.isOfLastVisit = last !== undefined;
    if (last) this.estimate = last;
    this.engine = new Engine(address(data.parts.worker_script), (status) => {
      if (status.phase === "ready") this.refresh();
      else this.show();
    });
    onNewDay(() => this.refresh());
  }

  /** @returns {Ledger} */
  get ledger() {
    return this.copy ?? this.store.ledger;
  }

  /** What an answer of the rules rests on; it is stale as soon as this is another: an edited ledger, or a new day. */
  get basis() {
    let number = this.#numbers.get(this.ledger);
    if (number === undefined) this.#numbers.set(this.ledger, (number = this.#numbered += 1));
    return `${today()} ${number}`;
  }

  /** Whether the rules can be asked. */
  get ready() {
    return this.engine.status.phase === "ready";
  }

  /**
   * Runs a function now and whenever something has changed.
   * @param {() => void} show
   */
  onShow(show) {
    this.shows.push(show);
  }

  show() {
    for (const show of this.shows) show();
  }

  /**
   * Asks the rules about the ledger, or about another one. Rejects while they are not up.
   * @param {string} verb One of those calculator.browser documents.
   * @param {Record<string, unknown>} [more]
   * @param {AbortSignal} [signal] Gives the question up, if it has not had its turn: then it rejects, too.
   * @returns {Promise<any>} The whole answer.
   */
  ask(verb, more = {}, signal) {
    return this.engine.respond({ do: verb, today: today(), ledger: this.ledger, ...more }, signal);
  }

  /**
   * Changes the ledger, saves it, and shows it at once and again when the rules have answered.
   * @param {(ledger: Ledger) => Ledger} change
   */
  change(change) {
    if (!this.copy) this.store.change(change);
    return this.refresh();
  }

  /** Shows what is stored at once, then what the rules say of it. */
  async refresh() {
    const estimated = this.ready ? this.#estimated() : undefined; // asked before the parts, when they show, ask for more
    this.show();
    await estimated;
  }

  async #estimated() {
    this.estimating.abort();
    const { signal } = (this.estimating = new AbortController());
    const asked = JSON.stringify(this.ledger);
    const { estimate } = await this.ask("estimate", {}, signal).catch((fault) => {
      if (signal.aborted) return {}; // a newer ledger is asked about
      throw fault;
    });
    if (!estimate) return;
    this.estimate = estimate;
    this.isOfLastVisit = false;
    if (!this.copy) remember(this.store, asked, estimate);
    this.show();
  }
}
