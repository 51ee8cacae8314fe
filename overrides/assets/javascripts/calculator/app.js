/**
 * What every part of the page shares: the ledger as stored, the rules, and what they last answered.
 *
 * A part is mounted once. It shows itself by a function given to ``onShow``, which runs whenever anything has changed,
 * and it changes the ledger by ``change``. Parts do not know one another.
 */
import { Drafts } from "./store/drafts.js";
import { Engine } from "./python/engine.js";
import { recall, recallVerdict, remember } from "./store/lastvisit.js";
import { address, data, forgetFragment, onNewDay, site, today } from "./page.js";
import { Store } from "./store/store.js";

/**
 * @typedef {import("./store/ledger.js").Item} Item
 * @typedef {import("./store/ledger.js").Ledger} Ledger
 * @typedef {import("./form.js").Values} Values
 * @typedef {import("./store/history.js").Deed} Deed
 * @typedef {import("./store/ledger.js").Part} LedgerPart
 * @typedef {import("./answers.js").Problem} Problem
 * @typedef {import("./answers.js").Estimate} Estimate
 */

/** @type {Estimate} */
const NOTHING_SAID = { problems: [], warnings: [], certifications: [] };
/** @type {import("./answers.js").Outlook} */
const NO_OUTLOOK = { timeline: null, verdict: [], steps: [], reach: [], renewal: { offers: [], joins: [] } };

export class App {
  /** @type {WeakMap<Ledger, number>} A ledger is never changed, only replaced, so that a number stands for all of it. */
  #numbers = new WeakMap();
  #numbered = 0;
  #tellShown = () => {};
  /**
   * Resolves when the page is shown: while it is hidden it cannot give the focus to a field, nor open a dialog.
   * @type {Promise<void>}
   */
  shown = new Promise((done) => (this.#tellShown = done));

  constructor() {
    /** @type {(() => void)[]} */
    this.shows = [];
    /** Gives up an estimate that waits for its turn when a newer ledger is to be asked about. */
    this.estimating = new AbortController();
    /** @type {import("./answers.js").Trial | null} Another answer than ours, tried on the page and never stored. */
    this.trial = null;
    /** Opens the dialog of an entry, with values to begin with; the list of entries says how. */
    this.openEntry = (/** @type {Item} */ _entry, /** @type {boolean} */ _isNew, /** @type {Values} */ _suggested = {}) => {};
    /** The same for a certification; the standings say how. */
    this.openCertification = (/** @type {Item} */ _item, /** @type {boolean} */ _isNew, /** @type {Values} */ _suggested = {}) => {};
    /** Undoes a step, says so, and offers the one before it; what offers the way back says how. */
    this.goBack = (/** @type {string} */ _id) => {};
    /** Opens the dialog that begins with a draft; what offers the drafts says how. */
    this.goOn = (/** @type {import("./store/drafts.js").Draft} */ _draft) => {};
    /** Shows an entry and puts the focus on it; the list of entries says how. */
    this.goToEntry = (/** @type {string} */ _id) => {};
    /** Opens the proofs kept with an entry; what is fetched for them says how. */
    this.openProofs = (/** @type {string} */ _id) => {};
    /** Opens the preview of taking in a ledger; the import dialog says how. */
    this.openImport = (/** @type {unknown} */ _ledger) => {};
    /** Shows the example; what shows a copy says how. */
    this.seeExample = () => {};
    /** @type {unknown} What is said above the copy that is shown, where that is no link's. */
    this.notice = undefined;
    this.store = new Store(site.pathname, () => this.refresh());
    this.drafts = new Drafts(this.store);
    /** @type {Estimate} What the rules said last; of an earlier ledger while they are asked again. */
    this.estimate = NOTHING_SAID;
    /** @type {import("./answers.js").Outlook} Of an earlier ledger, too, while the rules are asked again. */
    this.outlook = NO_OUTLOOK;
    /** Whether the estimate is still the one of the last visit. */
    this.isOfLastVisit = false;
    this.turnTo(undefined);
    this.engine = new Engine(address(data.parts.worker_script), (status) => {
      if (status.phase === "ready") this.refresh();
      else this.show();
    });
    onNewDay(() => this.refresh());
  }

  /** The copy from a link that is shown in place of what is stored. It is never changed. */
  get copy() {
    return this.store.copy;
  }

  /** What is shown: the reader's own ledger, or a copy. @returns {Ledger} */
  get ledger() {
    return this.copy ?? this.store.ledger;
  }

  /**
   * Turns to a copy from a link, or back to the reader's own ledger. Nothing that was said of the one is shown of the other.
   * @param {Ledger | undefined} copy
   * @param {unknown} [notice] What is said above a copy that is no link's.
   */
  turnTo(copy, notice) {
    this.store.copy = copy;
    this.notice = notice;
    const last = copy ? undefined : recall(this.store);
    this.isOfLastVisit = last !== undefined;
    this.estimate = last ?? NOTHING_SAID;
    this.outlook = last ? { ...NO_OUTLOOK, verdict: recallVerdict(this.store) } : NO_OUTLOOK;
    this.trial = null;
  }

  /** Leaves a copy, where one is shown: what follows is about the reader's own. */
  #leaveCopy() {
    if (!this.copy) return;
    forgetFragment();
    this.turnTo(undefined);
  }

  /**
   * What an answer of the rules rests on; it is stale as soon as this is another: an edited ledger, a new day, or the rules
   * started again, who owe nothing that they were asked before.
   */
  get basis() {
    let number = this.#numbers.get(this.ledger);
    if (number === undefined) this.#numbers.set(this.ledger, (number = this.#numbered += 1));
    return `${today()} ${number} ${this.engine.starts}`;
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

  /** Begins with the rules, when the page is shown; how far they are is the first that all are drawn with. */
  begin() {
    this.#tellShown();
    this.engine.start();
  }

  /**
   * Asks the rules about the ledger, or about another one. Rejects while they are not up.
   * @param {string} verb One of those calculator.browser documents.
   * @param {Record<string, unknown>} [more]
   * @param {AbortSignal} [signal] Gives the question up: then it rejects, too. See Engine.respond.
   * @returns {Promise<any>} The whole answer.
   */
  ask(verb, more = {}, signal) {
    const early = verb === "estimate"; // the page's first question, and what Python starts with is made for it
    return this.engine.respond({ do: verb, today: today(), ledger: this.ledger, ...more }, signal, early);
  }

  /**
   * Changes the reader's own ledger, saves it, and shows it at once and again when the rules have answered.
   * @param {(ledger: Ledger) => Ledger} change
   * @param {Deed | ((done: import("./store/history.js").Difference) => Deed)} deed What the reader does, to be undone.
   */
  change(change, deed) {
    this.#leaveCopy();
    this.store.change(change, deed);
    return this.refresh();
  }

  /**
   * Shows the figures under another answer than ours to an open question, or under ours again.
   * @param {import("./answers.js").Trial | null} trial
   */
  try(trial) {
    this.trial = trial;
    return this.refresh();
  }

  /**
   * Shows an item in its list, and puts the focus on it.
   * @param {LedgerPart} part
   * @param {string} id
   */
  goTo(part, id) {
    if (part === "entries") this.goToEntry(id);
    else /** @type {HTMLElement | null} */ (document.querySelector(`[data-certification="${CSS.escape(id)}"] button`))?.focus();
  }

  /**
   * Undoes a step of the reader's. Returns it, unless that was done before.
   * @param {string} id
   */
  undo(id) {
    this.#leaveCopy();
    const step = this.store.undo(id);
    if (step) this.drafts.lookAgain();
    this.refresh();
    return step;
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
    const { copy } = this;
    const [day, ledger] = [today(), JSON.stringify(this.ledger)];
    const { trial } = this;
    const { estimate } = await this.ask("estimate", trial ? { answers: trial.answers } : {}, signal).catch((fault) => {
      if (signal.aborted) return {}; // a newer ledger is asked about
      throw fault;
    });
    if (!estimate || copy !== this.copy || trial !== this.trial) return;
    this.estimate = estimate;
    this.isOfLastVisit = false;
    if (!copy && !trial) remember(this.store, { day, ledger, estimate });
    this.show();
  }
}
