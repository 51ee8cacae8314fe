/**
 * The worker that holds Python: text in, text out. No Python object ever leaves it.
 */
import { expose } from "comlink";

/**
 * @typedef {object} Parts Where the worker finds Python and the rules, as absolute addresses.
 * @property {string} pyodide The folder of the runtime, with a slash at its end.
 * @property {string} rules The folder of the rules' wheel and its lock, with a slash at its end.
 */

/** @type {((request: string) => string) | undefined} */
let answer;

const engine = {
  /**
   * Starts Python and loads the rules; the wheel is held against the hash in its lock before it runs.
   * @param {Parts} parts
   * @param {(step: number, of: number) => void} onStep
   */
  async start(parts, onStep) {
    onStep(0, 3);
    /** @type {typeof import("pyodide")} */
    const { loadPyodide } = await import(`${parts.pyodide}pyodide.mjs`);
    onStep(1, 3);
    const python = await loadPyodide({ indexURL: parts.pyodide, lockFileURL: `${parts.rules}pyodide-lock.json` });
    onStep(2, 3);
    await python.loadPackage("cec-tally", { checkIntegrity: true, messageCallback: () => {} });
    answer = python.pyimport("calculator.browser").respond;
    onStep(3, 3);
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

/** @typedef {typeof engine} WorkerEngine */

expose(engine);
