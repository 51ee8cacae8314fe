/**
 * The worker that holds Python: text in, text out. No Python object ever leaves it.
 *
 * Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/js/pyodide.ts
 *   read as npm:pyodide/pyodide.mjs.map!../src/js/pyodide.ts 4a651baeba2f
 */
import { expose } from "comlink";
import { NotLoaded, Parts } from "./fetching.js";
import { addRest, restorePython, startPython } from "./python.js";
import { release } from "./release.js";
import { forget, keep, kept } from "./snapshot.js";
import { wholeCode } from "./whole.js";

/**
 * @typedef {object} Rules
 * @property {(request: string) => string} answer
 * @property {() => Promise<void>} rest Resolves when everything can be imported; it is fetched when first asked for.
 * @property {boolean} restored Whether Python started from the memory of an earlier visit.
 */

/** Hears how much of a start has arrived, once the page listens. */
let tellShare = (/** @type {number} */ _share) => {};

// Python is begun at once, not when the page asks: the page itself may still be on its way. A worker of this name is
// there to make a memory only.
let begun = self.name === "memory" ? undefined : begin();
begun?.catch(() => {}); // whoever asks for it hears of it

/**
 * Starts Python with the rules.
 * @returns {Promise<Rules>}
 */
async function begin() {
  const parts = allParts();
  parts.all("wasm", "loader").catch(() => {}); // needed in either case; its fault is told where it is used
  const memory = await kept(release);
  const restored = memory && (await revived(parts, memory));
  if (!restored) return beginAnew(memory ? allParts() : parts); // a try that failed has used up what was fetched for it
  const rest = addRest(restored, parts).catch(console.warn);
  // A memory has everything imported but what few ever need: nothing waits for that.
  return { ...rulesOf(restored, () => rest), rest: async () => {}, restored: true };
}

/**
 * @param {Parts} parts
 * @returns {Promise<Rules>}
 */
async function beginAnew(parts) {
  try {
    const python = await startPython(parts, release);
    return rulesOf(python, () => addRest(python, parts));
  } catch (fault) {
    return beginWhole(fault);
  }
}

/**
 * Starts Python from all of its machine code, after it came to a function that was not sent first.
 * @param {unknown} fault What it ended with; rejects with that if there is no more to be had.
 * @returns {Promise<Rules>}
 */
async function beginWhole(fault) {
  if (!release.files.later || fault instanceof NotLoaded) throw fault;
  console.warn("Python needs the later part of its machine code", fault);
  const parts = allParts();
  const python = await startPython(parts, release, { code: wholeCode(parts) });
  return rulesOf(python, () => addRest(python, parts));
}

/**
 * @param {import("pyodide").PyodideAPI} python
 * @param {() => Promise<void>} addRestOnce Is called once, and when somebody needs it.
 * @returns {Rules}
 */
function rulesOf(python, addRestOnce) {
  /** @type {Promise<void> | undefined} */
  let rest;
  return { answer: python.pyimport("calculator.browser").respond, rest: () => (rest ??= addRestOnce()), restored: false };
}

function allParts() {
  return new Parts(release.files, (share) => tellShare(share));
}

/** What a page asks; an earlier release's page, too, which is offered this one: to it, ``start`` and ``respond`` stay. */
const engine = {
  /**
   * Resolves when the rules can be asked.
   * @param {(share: number) => void} onShare
   * @returns {Promise<boolean>} Whether Python started from the memory of an earlier visit.
   */
  async start(onShare) {
    tellShare = onShare;
    return Boolean((await begun)?.restored);
  },

  /**
   * Makes a memory for the next visit, in a worker that does nothing else: no ledger ever reaches it.
   */
  async remember() {
    const parts = allParts();
    const python = await startPython(parts, release, { options: { _makeSnapshot: true } });
    await addRest(python, parts);
    const rules = python.pyimport("calculator.browser");
    rules.warm_up();
    rules.destroy();
    // A failure right after a start from memory has to be told before the library is back.
    python.pyimport("traceback_in_full").destroy();
    await keep(release, python.makeMemorySnapshot());
  },

  /** Resolves when everything can be imported. */
  async rest() {
    await (await begun)?.rest();
  },

  /**
   * Asks the rules. What they lack for it is fetched, and they are asked again: a question changes nothing.
   * @param {string} request
   * @param {boolean} early Whether what a start fetches is enough; else it waits until everything can be imported.
   * @returns {Promise<string>}
   */
  async respond(request, early) {
    const asked = begun;
    if (!asked) throw new Error("Python has not started");
    const rules = await asked;
    if (!early) await rules.rest();
    try {
      return rules.answer(request);
    } catch (fault) {
      if (!(fault instanceof WebAssembly.RuntimeError)) throw fault;
      const again = begun === asked ? (begun = beginWhole(fault)) : begun;
      const whole = await /** @type {Promise<Rules>} */ (again);
      await whole.rest();
      return whole.answer(request);
    } finally {
      rules.rest().catch(console.warn); // whoever needs it hears of its fault too
    }
  },
};

/**
 * Returns Python as it was kept, or nothing if it does not come to life; then it is kept no longer.
 * @param {Parts} parts
 * @param {Uint8Array<ArrayBuffer>} memory
 */
async function revived(parts, memory) {
  try {
    return await restorePython(parts, release, memory);
  } catch (fault) {
    console.warn("the memory kept from an earlier visit cannot be used", fault);
    await forget(release);
    return undefined;
  }
}

/** @typedef {typeof engine} WorkerEngine */

expose(engine);
