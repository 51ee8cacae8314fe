/**
 * The page's side of the rules: starts the worker, tells how far it is, and passes requests across.
 *
 * Room ``python``. Python in a worker: fetched, started, remembered and asked, text in and text out. Must not know
 * what is asked, nor any other room.
 */
import { proxy, wrap } from "comlink";

/**
 * @typedef {{phase: "starting", share: number} | {phase: "ready"} | {phase: "failed", reason: string}} Status
 *   ``share`` is how much of the start is done, from 0 to 1; ``reason`` is a sentence for the reader.
 */

const NO_WEBASSEMBLY = "This browser has no WebAssembly, which the calculator needs to run Python.";
/**
 * Milliseconds a person is left alone with the page before it works for the next visit: that takes a second processor for
 * about 2 s, the time of one start anew (benchmarks/README.md), and whoever came for a look has left by then.
 */
const QUIET = 5_000;
/**
 * Milliseconds a question is with Python, at least, before it is stopped because nobody waits for it any more. To stop it
 * is to start Python anew, up to 2 s of a processor (benchmarks/README.md): what ends sooner by itself may do so.
 */
const STOPPED_AFTER = 4_000;
const NOT_LOADED = "A part of the calculator could not be loaded or did not start.";

/**
 * Returns what a worker is asked by, and what rejects when its script cannot be loaded: it says so by an event, never by a
 * rejected call.
 * @param {Worker} worker
 * @returns {{remote: import("comlink").Remote<import("./worker.js").WorkerEngine>, broken: Promise<never>}}
 */
export function reached(worker) {
  /** @type {Promise<never>} */
  const broken = new Promise((_, reject) => {
    worker.addEventListener("error", (event) => reject(new Error(event.message || "the worker did not load")));
  });
  return { remote: wrap(worker), broken };
}

/** @type {Promise<never>} */
const NEVER = new Promise(() => {});

/** A question that has taken long, and that nobody waits for any more. */
class Overdue extends Error {}

/**
 * Rejects when a question that begins now has taken long and was given up.
 * @param {AbortSignal} signal
 * @returns {Promise<never>}
 */
function overdue(signal) {
  const begun = performance.now();
  return new Promise((_, reject) => {
    const wait = () => setTimeout(() => reject(new Overdue()), begun + STOPPED_AFTER - performance.now());
    signal.addEventListener("abort", wait, { once: true });
    if (signal.aborted) wait();
  });
}

export class Engine {
  /**
   * @param {string} script The worker's address.
   * @param {(status: Status) => void} onStatus
   */
  constructor(script, onStatus) {
    this.script = script;
    this.onStatus = onStatus;
    /** @type {Status} */
    this.status = { phase: "starting", share: 0 };
    /** @type {Worker | undefined} */
    this.worker = undefined;
    /** @type {import("comlink").Remote<import("./worker.js").WorkerEngine> | undefined} */
    this.remote = undefined;
    /** @type {Promise<unknown>} Settles when the worker is free for the next question. */
    this.free = Promise.resolve();
    /** How often it was started: what was asked of a former start is never answered. */
    this.starts = 0;
  }

  /** Starts Python, or starts it again after a failure. Resolves in every case; the status says how it went. */
  async start() {
    this.worker?.terminate();
    this.starts += 1;
    this.free = Promise.resolve(); // what the former worker still owed never comes
    this.#tell({ phase: "starting", share: 0 });
    if (typeof WebAssembly === "undefined") {
      this.#tell({ phase: "failed", reason: NO_WEBASSEMBLY });
      return;
    }
    try {
      const restored = await this.#boot();
      this.#tell({ phase: "ready" });
      // Over plain HTTP from another machine a page has nowhere to keep it.
      if (!restored && "caches" in window) setTimeout(() => this.#remember(), QUIET);
    } catch (fault) {
      this.#fail(fault);
    }
  }

  async #boot() {
    const worker = earlyWorker() ?? new Worker(this.script, { type: "module" });
    this.worker = worker;
    const { remote, broken } = reached(worker);
    this.remote = remote;
    const onShare = proxy((/** @type {number} */ share) => {
      // What a late import may need still arrives when Python is up; that is no start.
      if (this.status.phase === "starting") this.#tell({ phase: "starting", share });
    });
    return Promise.race([this.remote.start(onShare), broken]);
  }

  /** Has a worker of its own make what the next visit starts from; without it, that visit starts as this one did. */
  async #remember() {
    const worker = new Worker(this.script, { type: "module", name: "memory" });
    try {
      /** @type {import("comlink").Remote<import("./worker.js").WorkerEngine>} */
      const remote = wrap(worker);
      await remote.remember();
    } catch (fault) {
      console.warn("the next visit will start anew", fault);
    }
    worker.terminate();
  }

  /**
   * Asks the rules. Rejects while Python is not up, and with the signal's reason where the question was given up: one is
   * with the worker at a time, those that wait are still here, and one that takes long is stopped. If Python comes to an
   * end over a question, the status says so, as of a start that failed, and nobody hears of an answer.
   * @param {object} request
   * @param {AbortSignal} [signal]
   * @param {boolean} [early] Whether what a start fetches is enough for it: then it waits for nothing more, and is never
   *   stopped, for it is short.
   * @returns {Promise<any>} The answer as calculator.browser.respond documents it.
   */
  async respond(request, signal, early = false) {
    if (this.status.phase !== "ready") throw new Error("the rules are not up");
    const { starts } = this;
    const answer = this.free.then(() => {
      signal?.throwIfAborted();
      return starts === this.starts ? this.#answer(JSON.stringify(request), signal, early) : NEVER;
    });
    this.free = answer.catch(() => {}); // whoever asked hears of it
    return JSON.parse(await answer);
  }

  /**
   * Has the worker answer a question whose turn it is.
   * @param {string} request
   * @param {AbortSignal | undefined} signal
   * @param {boolean} early
   * @returns {Promise<string>}
   */
  async #answer(request, signal, early) {
    const { remote, worker } = this;
    try {
      if (!remote) throw new Error("the rules are not up");
      if (!signal || early) return await remote.respond(request, early);
      await remote.rest(); // what has to be fetched first is no time of the question's
      return await Promise.race([remote.respond(request, early), overdue(signal)]);
    } catch (fault) {
      // The rules' own faults are Python's; any other means that Python, or a part of it, is not there.
      if (fault instanceof Error && fault.name === "PythonError") throw fault;
      if (worker !== this.worker) return NEVER;
      if (!(fault instanceof Overdue)) return this.#fail(fault);
      await this.#renew();
      throw signal?.reason;
    }
  }

  /** Stops what Python does by starting it anew; who asks meanwhile waits for that, and nobody else hears of it. */
  async #renew() {
    this.worker?.terminate();
    try {
      await this.#boot();
    } catch (fault) {
      await this.#fail(fault);
    }
  }

  /** Never resolves: what was asked has no answer. @param {unknown} fault @returns {Promise<never>} */
  #fail(fault) {
    console.error(fault);
    this.worker?.terminate();
    this.#tell({ phase: "failed", reason: NOT_LOADED });
    return NEVER;
  }

  /** @param {Status} status */
  #tell(status) {
    this.status = status;
    this.onStatus(status);
  }
}

/**
 * Returns the worker that earlystart.html has begun, once: it is on its way with Python while the page is being read.
 * One that did not load is no longer there.
 * @returns {Worker | undefined}
 */
function earlyWorker() {
  const page = /** @type {{earlyWorker?: Worker | undefined}} */ (window);
  const worker = page.earlyWorker;
  page.earlyWorker = undefined;
  return worker;
}
