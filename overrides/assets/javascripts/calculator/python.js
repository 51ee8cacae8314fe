/**
 * Starts Python from parts that are on their way already, with the rules' wheel where Python imports from.
 */
import { loadPyodide } from "pyodide";
import { sha256 } from "./parts.js";

/** @typedef {import("./parts.js").Parts} Parts */

const SHELF = "/lib/rules";

/**
 * Pyodide's own way to load a wheel unpacks it file by file, and for that imports half of the library it would not need
 * otherwise: a tenth of a second. A wheel of pure Python can be imported from as it is.
 * @param {Parts} parts
 * @param {string} folder The address of the runtime's folder, with a slash at its end.
 * @param {import("pyodide").PyodideConfig} [options] More for Pyodide.
 * @returns {Promise<import("pyodide").PyodideAPI>}
 */
export async function startPython(parts, folder, options = {}) {
  const allChecked = parts.allChecked();
  const library = `${folder}library`;
  answerFetches(`${folder}pyodide.asm.wasm`, parts.of.wasm.then((wasm) => wasm.response));
  // Python runs as soon as its library is there, so the library waits until every part was found right.
  answerFetches(library, allChecked.then(async () => unpacked(await parts.bytes("library"))));
  const wheel = await inLock(parts);
  const python = loadPyodide({
    indexURL: folder,
    stdLibURL: library,
    createPyodideModule: await loader(parts),
    lockFileContents: wheel.lock,
    env: { PYTHONPATH: `${SHELF}/${wheel.name}` },
    fsInit: async (files) => {
      files.mkdirTree(SHELF);
      files.writeFile(`${SHELF}/${wheel.name}`, wheel.bytes);
    },
    ...options,
  });
  // Pyodide only logs that its machine code did not arrive, and waits for ever.
  return Promise.race([python, allChecked.then(() => python)]);
}

/**
 * Returns the rules' wheel, held against the hash in its lock.
 * @param {Parts} parts
 */
async function inLock(parts) {
  const [text, bytes] = [new TextDecoder().decode(await parts.bytes("lock")), await parts.bytes("wheel")];
  const lock = /** @type {import("pyodide").Lockfile} */ (JSON.parse(text));
  const [rules] = Object.values(lock.packages);
  if (!rules || rules.sha256 !== hex(await sha256(bytes))) throw new Error("the rules are not those of their lock");
  return { lock, name: rules.file_name, bytes };
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Answers Pyodide's own fetches of an address with what was fetched before, so that nothing waits for a turn.
 * @param {string} url
 * @param {Promise<Response>} response
 */
function answerFetches(url, response) {
  const original = globalThis.fetch;
  response.catch(() => {});
  globalThis.fetch = (asked, options) => (String(asked) === url ? response : original(asked, options));
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
function unpacked(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/**
 * Returns the runtime's module factory, from the bytes that were checked.
 * @param {Parts} parts
 */
async function loader(parts) {
  const url = URL.createObjectURL(new Blob([await parts.bytes("loader")], { type: "text/javascript" }));
  const module = await import(url);
  URL.revokeObjectURL(url);
  return module.default;
}
