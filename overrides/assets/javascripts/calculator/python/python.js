/**
 * Starts Python from parts that are on their way already, with the library and the rules as one archive. It is never
 * unpacked into files: Python imports from it as it is. Its second part is put behind the first when it is there.
 *
 * Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/js/pyodide.ts
 *   read as npm:pyodide/pyodide.mjs.map!../src/js/pyodide.ts 4a651baeba2f
 * Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/js/emscripten-settings.ts
 *   read as npm:pyodide/pyodide.mjs.map!../src/js/emscripten-settings.ts 5ed6960e60f1
 */
import { loadPyodide } from "pyodide";
import { unpacked } from "./fetching.js";

/**
 * @typedef {import("./fetching.js").Parts} Parts
 * @typedef {import("./release.js").Release} Release
 * @typedef {import("pyodide").PyodideAPI} Python
 * @typedef {import("pyodide").PyodideConfig} Config
 */

const ARCHIVE = "/lib/python314.zip"; // where Pyodide itself puts its library
const EMPTY_ZIP = new Uint8Array([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]);

/**
 * Starts Python with what a first estimate imports.
 * @param {Parts} parts
 * @param {Release} release
 * @param {{code?: Promise<Response>, options?: Config}} [other] Other machine code than its first part; more for Pyodide.
 * @returns {Promise<Python>}
 */
export async function startPython(parts, release, { code = parts.response("wasm"), options = {} } = {}) {
  // Python runs as soon as its library is there, so the library waits until every part was found right.
  const library = parts.all("wasm", "loader", "first").then(async () => unpacked(await parts.one("first")));
  return machine(parts, release, { code, library, options });
}

/**
 * Starts Python from a copy of its memory in which everything is imported already. What it was imported from follows
 * when there is time: see ``addRest``.
 * @param {Parts} parts
 * @param {Release} release
 * @param {Uint8Array<ArrayBuffer>} memory
 * @returns {Promise<Python>}
 */
export async function restorePython(parts, release, memory) {
  const allRight = parts.all("wasm", "loader");
  // The library has no ``random``, which would draw the numbers of the first visit again.
  const library = allRight.then(() => new Response(EMPTY_ZIP));
  return machine(parts, release, { code: parts.response("wasm"), library, options: { _loadSnapshot: memory } });
}

/**
 * Puts the whole archive where Python imports from, in place of its first part or of nothing.
 * @param {Python} python
 * @param {Parts} parts
 */
export async function addRest(python, parts) {
  const [first, rest] = await Promise.all([parts.one("first"), parts.one("rest")]);
  const whole = await new Blob([await unpacked(first).arrayBuffer(), await unpacked(rest).arrayBuffer()]).arrayBuffer();
  python.FS.writeFile(ARCHIVE, new Uint8Array(whole));
  const importers = python.pyimport("sys").path_importer_cache;
  importers.get(ARCHIVE).invalidate_caches(); // it has read the list of the first part's files
  importers.destroy();
}

/**
 * @param {Parts} parts
 * @param {Release} release
 * @param {{code: Promise<Response>, library: Promise<Response>, options: Config}} from
 */
async function machine(parts, { pyodide: folder, lock }, { code, library, options }) {
  library.catch(() => {}); // whoever waits for it hears of it
  answerFetches(`${folder}pyodide.asm.wasm`, code);
  answerFetches(`${folder}library`, library);
  const python = loadPyodide({
    indexURL: folder,
    stdLibURL: `${folder}library`,
    createPyodideModule: await factory(parts),
    lockFileContents: lock,
    ...options,
  });
  // Pyodide only logs that its machine code or its library did not arrive, and waits for ever.
  return Promise.race([python, Promise.all([parts.all("wasm"), code, library]).then(() => python)]);
}

/**
 * Answers Pyodide's own fetches of an address with what was fetched before, so that nothing waits for a turn. One that
 * failed is never answered: the start has failed by then, and Pyodide would only log it a second time.
 * @param {string} url
 * @param {Promise<Response>} response
 */
function answerFetches(url, response) {
  const original = globalThis.fetch;
  /** @type {Promise<Response>} */
  const answer = response.catch(() => new Promise(() => {}));
  globalThis.fetch = (asked, options) => (String(asked) === url ? answer : original(asked, options));
}

/**
 * Returns the runtime's module factory, from the bytes that were checked.
 * @param {Parts} parts
 */
async function factory(parts) {
  const bytes = await parts.one("loader");
  const url = URL.createObjectURL(new Blob([bytes], { type: "text/javascript" }));
  const module = await import(url);
  URL.revokeObjectURL(url);
  return module.default;
}
