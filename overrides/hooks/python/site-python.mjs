/**
 * Python with the rules, in Node, from the very files of a built site.
 *
 * Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/js/emscripten-settings.ts
 *   read as npm:pyodide/pyodide.mjs.map!../src/js/emscripten-settings.ts 5ed6960e60f1
 */
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, sep } from "node:path";
import { gunzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";
import { joined } from "../../assets/javascripts/calculator/python/whole.js";

const LOCK = new URL("pyodide-lock.json", import.meta.resolve("pyodide"));

/** @param {string} folder @param {RegExp} name */
async function only(folder, name) {
  const found = (await readdir(folder, { recursive: true })).filter((path) => name.test(basename(path)));
  if (found.length !== 1) throw new Error(`${folder} holds ${found.length} files ${name}`);
  return join(folder, found[0] ?? "");
}

/** @param {string} folder @param {RegExp} name @returns {Promise<Buffer>} */
async function unpacked(folder, name) {
  return gunzipSync(await readFile(await only(folder, name)));
}

/**
 * Puts the machine code together again in a folder, its loader beside it, and returns that folder.
 * @param {string} assets @param {string} folder
 */
async function wholeRuntime(assets, folder) {
  const [first, loader] = await Promise.all([/^pyodide\.asm\.wasm$/, /^pyodide\.asm\.mjs$/].map((name) => only(assets, name)));
  const later = new Uint8Array(await unpacked(assets, /^machine-code-.*\.packed$/));
  await writeFile(join(folder, "pyodide.asm.wasm"), joined(await readFile(first ?? ""), later.buffer));
  await writeFile(join(folder, "pyodide.asm.mjs"), await readFile(loader ?? ""));
  return folder + sep;
}

/**
 * Starts it and returns the rules' ``respond``: text in, text out. The later part of the machine code is withheld.
 * @param {string} site The folder of a built site.
 * @returns {Promise<(request: string) => string>}
 */
export async function siteRules(site) {
  return (await sitePython(site)).pyimport("calculator.browser").respond;
}

/**
 * Starts it as the page does: from the first part of its machine code, or from all of it.
 * @param {string} site The folder of a built site.
 * @param {{whole?: boolean, early?: boolean}} [how] ``early``: with what a first estimate imports only.
 * @returns {Promise<import("pyodide").PyodideAPI>}
 */
export async function sitePython(site, { whole = false, early = false } = {}) {
  const assets = join(site, "assets");
  const scratch = await mkdtemp(join(tmpdir(), "library-"));
  const library = join(scratch, "library.zip");
  const wanted = early ? [/^first-.*\.packed$/] : [/^first-.*\.packed$/, /^rest-.*\.packed$/];
  await writeFile(library, Buffer.concat(await Promise.all(wanted.map((name) => unpacked(assets, name)))));
  const { info } = JSON.parse(await readFile(LOCK, "utf-8"));
  const python = await loadPyodide({
    indexURL: whole ? await wholeRuntime(assets, scratch) : dirname(await only(assets, /^pyodide\.asm\.wasm$/)) + sep,
    stdLibURL: library,
    lockFileContents: { info, packages: {} },
  });
  await rm(scratch, { recursive: true });
  return python;
}
