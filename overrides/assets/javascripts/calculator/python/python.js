/**
 * Starts Python from parts that are on their way already, with the rules' wheel where Python imports from.
 *
 * Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/js/pyodide.ts
 *   read as npm:pyodide/pyodide.mjs.map!../src/js/pyodide.ts 4a651baeba2f
 * Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/js/emscripten-settings.ts
 *   read as npm:pyodide/pyodide.mjs.map!../src/js/emscripten-settings.ts 5ed6960e60f1
 */
import { loadPyodide } from "pyodide";
import { sha256 } from "./fetching.js";

/**
 * @typedef {import("./fetching.js").Parts} Parts
 * @typedef {import("pyodide").PyodideAPI} Python
 * @typedef {import("pyodide").PyodideConfig} Config
 */

const SHELF = "/lib/rules";
const LIBRARY = "/lib/python314.zip"; // where Pyodide itself puts it
const EMPTY_ZIP = new Uint8Array([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)]);

/**
 * Pyodide's own way to load a wheel unpacks it file by file, and for that imports half of the library it would not need
 * otherwise: a tenth of a second. A wheel of pure Python can be imported from as it is.
 * @param {Parts} parts
 * @param {string} folder The address of the runtime's folder, with a slash at its end.
 * @param {Config} [options] More for Pyodide.
 * @returns {Promise<Python>}
 */
export async function startPython(parts, folder, options = {}) {
  const allRight = parts.all("wasm", "loader", "library", "wheel", "lock");
  // Python runs as soon as its library is there, so the library waits until every part was found right.
  const library = allRight.then(async () => unpacked(await parts.one("library")));
  library.catch(() => {}); // the wheel may be the first to fail
  const wheel = await lockedWheel(parts);
  return machine(parts, folder, library, {
    env: { PYTHONPATH: `${SHELF}/${wheel.name}` },
    fsInit: async (files) => {
      files.mkdirTree(SHELF);
      files.writeFile(`${SHELF}/${wheel.name}`, wheel.bytes);
    },
    ...options,
  });
}

/**
 * Starts Python from a copy of its memory in which everything is imported already. What it was imported from follows
 * when there is time: see ``putBack``.
 * @param {Parts} parts
 * @param {string} folder
 * @param {Uint8Array<ArrayBuffer>} memory
 * @returns {Promise<Python>}
 */
export async function restorePython(parts, folder, memory) {
  const allRight = parts.all("wasm", "loader", "lock");
  // The library has no ``random``, which would draw the numbers of the first visit again.
  return machine(parts, folder, allRight.then(() => new Response(EMPTY_ZIP)), { _loadSnapshot: memory });
}

/**
 * Puts the library and the wheel where a restored Python believes them to be, for an import that comes late.
 * @param {Python} python
 * @param {Parts} parts
 */
export async function putBack(python, parts) {
  const wheel = await lockedWheel(parts);
  python.FS.writeFile(LIBRARY, new Uint8Array(await unpacked(await parts.one("library")).arrayBuffer()));
  python.FS.mkdirTree(SHELF);
  python.FS.writeFile(`${SHELF}/${wheel.name}`, wheel.bytes);
}

/**
 * @param {Parts} parts
 * @param {string} folder
 * @param {Promise<Response>} library
 * @param {Config} options
 */
async function machine(parts, folder, library, options) {
  answerFetches(`${folder}pyodide.asm.wasm`, parts.response("wasm"));
  answerFetches(`${folder}library`, library);
  const lock = await parts.one("lock");
  const python = loadPyodide({
    indexURL: folder,
    stdLibURL: `${folder}library`,
    createPyodideModule: await factory(parts),
    lockFileContents: new TextDecoder().decode(lock),
    ...options,
  });
  // Pyodide only logs that its machine code or its library did not arrive, and waits for ever.
  return Promise.race([python, Promise.all([parts.all("wasm"), library]).then(() => python)]);
}

/**
 * Returns the rules' wheel, held against the hash in its lock.
 * @param {Parts} parts
 */
async function lockedWheel(parts) {
  const [lock, bytes] = await Promise.all([parts.one("lock"), parts.one("wheel")]);
  /** @type {import("pyodide").Lockfile} */
  const { packages } = JSON.parse(new TextDecoder().decode(lock));
  const [rules] = Object.values(packages);
  const hash = Uint8Array.from(atob(await sha256(bytes)), (byte) => byte.charCodeAt(0));
  const hex = Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (rules?.sha256 !== hex) throw new Error("the rules are not those of their lock");
  return { name: rules.file_name, bytes };
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

/** @param {Uint8Array<ArrayBuffer>} bytes */
function unpacked(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
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
