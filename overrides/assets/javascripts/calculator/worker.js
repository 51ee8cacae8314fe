/**
 * The worker that holds Python: text in, text out. No Python object ever leaves it.
 */
import { expose } from "comlink";
import { Parts } from "./parts.js";
import { putBack, restorePython, startPython } from "./python.js";
import { forget, keep, kept } from "./snapshot.js";

/**
 * @typedef {object} Release What the worker starts from.
 * @property {string} pyodide The address of the runtime's folder, with a slash at its end.
 * @property {import("./parts.js").PartList} files
 * @property {string} cache The name under which this site keeps Python's memory in this browser.
 */

/** @type {((request: string) => string) | undefined} */
let answer;

const engine = {
  /**
   * Starts Python and loads the rules.
   * @param {Release} release
   * @param {(share: number) => void} onShare
   * @returns {Promise<boolean>} Whether it started from the memory of an earlier visit.
   */
  async start(release, onShare) {
    const parts = new Parts(release.files, onShare);
    parts.all("wasm", "loader", "lock").catch(() => {}); // needed in either case; its fault is told where it is used
    const memory = await kept(release);
    const restored = memory && (await revived(parts, release, memory));
    // A try that failed has used up what was fetched for it.
    const fresh = memory ? new Parts(release.files, onShare) : parts;
    const python = restored ?? (await startPython(fresh, release.pyodide));
    answer = python.pyimport("calculator.browser").respond;
    if (restored) putBack(restored, parts).catch(console.warn);
    return Boolean(restored);
  },

  /**
   * Makes a memory for the next visit, in a worker that does nothing else: no ledger ever reaches it.
   * @param {Release} release
   */
  async remember(release) {
    const parts = new Parts(release.files, () => {});
    const python = await startPython(parts, release.pyodide, { _makeSnapshot: true });
    const rules = python.pyimport("calculator.browser");
    rules.warm_up();
    rules.destroy();
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
 * @param {Release} release
 * @param {Uint8Array<ArrayBuffer>} memory
 */
async function revived(parts, release, memory) {
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
