/**
 * The worker that holds Python: text in, text out. No Python object ever leaves it.
 */
import { expose } from "comlink";
import { Parts } from "./parts.js";
import { startPython } from "./python.js";

/**
 * @typedef {object} Release What the worker starts from, as absolute addresses.
 * @property {string} pyodide The folder of the runtime, with a slash at its end.
 * @property {import("./parts.js").PartList} files
 */

/** @type {((request: string) => string) | undefined} */
let answer;

const engine = {
  /**
   * Starts Python and loads the rules.
   * @param {Release} release
   * @param {(share: number) => void} onShare
   */
  async start(release, onShare) {
    const python = await startPython(new Parts(release.files, onShare), release.pyodide);
    answer = python.pyimport("calculator.browser").respond;
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
