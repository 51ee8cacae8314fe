/**
 * The worker that holds Python: text in, text out. No Python object ever leaves it.
 *
 * Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/js/pyodide.ts
 *   read as npm:pyodide/pyodide.mjs.map!../src/js/pyodide.ts 4a651baeba2f
 */
import { expose } from "comlink";
import { Parts } from "./fetching.js";
import { putBack, restorePython, startPython } from "./python.js";
import { release } from "./release.js";
import { forget, keep, kept } from "./snapshot.js";

/** @type {((request: string) => string) | undefined} */
let answer;
/** Hears how much of all parts has arrived, once the page listens. */
let tellShare = (/** @type {number} */ _share) => {};

// Python is begun at once, not when the page asks: the page itself may still be on its way. A worker of this name is
// there to make a memory only.
const begun = self.name === "memory" ? undefined : begin();
begun?.catch(() => {}); // whoever asks for it hears of it

/** Starts Python with the rules. Returns whether it was from the memory of an earlier visit. */
async function begin() {
  const parts = allParts();
  parts.all("wasm", "loader", "lock").catch(() => {}); // needed in either case; its fault is told where it is used
  const memory = await kept(release);
  const restored = memory && (await revived(parts, memory));
  // A try that failed has used up what was fetched for it.
  const python = restored ?? (await startPython(memory ? allParts() : parts, release.pyodide));
  answer = python.pyimport("calculator.browser").respond;
  if (restored) putBack(restored, parts).catch(console.warn);
  return Boolean(restored);
}

function allParts() {
  return new Parts(release.files, (share) => tellShare(share));
}

const engine = {
  /**
   * Resolves when the rules can be asked.
   * @param {(share: number) => void} onShare
   * @returns {Promise<boolean>} Whether Python started from the memory of an earlier visit.
   */
  async start(onShare) {
    tellShare = onShare;
    return Boolean(await begun);
  },

  /**
   * Makes a memory for the next visit, in a worker that does nothing else: no ledger ever reaches it.
   */
  async remember() {
    const python = await startPython(allParts(), release.pyodide, { _makeSnapshot: true });
    const rules = python.pyimport("calculator.browser");
    rules.warm_up();
    rules.destroy();
    // A failure right after a start from memory has to be told before the library is back.
    python.pyimport("traceback_in_full").destroy();
    await keep(release, python.makeMemorySnapshot());
  },

  /**
   * @param {string} request
   * @returns {string}
   */
  respond(request) {
    if (!answer) throw new Error("Python has not started");
    return answer(request);
  },
};

/**
 * Returns Python as it was kept, or nothing if it does not come to life; then it is kept no longer.
 * @param {Parts} parts
 * @param {Uint8Array<ArrayBuffer>} memory
 */
async function revived(parts, memory) {
  try {
    return await restorePython(parts, release.pyodide, memory);
  } catch (fault) {
    console.warn("the memory kept from an earlier visit cannot be used", fault);
    await forget(release);
    return undefined;
  }
}

/** @typedef {typeof engine} WorkerEngine */

expose(engine);
