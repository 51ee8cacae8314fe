/**
 * Makes Pyodide's machine code and its loader smaller by what no page of this site can reach.
 *
 *   scripts/node-tool node overrides/hooks/python/slim-runtime.mjs out-folder
 *
 * Pyodide exports some 8,000 functions, and its loader brings drawing, sound and sockets: all for compiled packages that
 * may be loaded later. The calculator loads none. So an export is taken away if neither the loader nor Pyodide's interface
 * names it; then every function that nothing calls any more (by binaryen); then all of the loader that nobody uses then
 * (by terser). What remains does what it did. The places are found by their text: if one is not there, or something would
 * be missing, this fails and the build with it. Without this file, ship Pyodide's two files as they are.
 *
 * Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/Makefile.envs
 *   read as npm:pyodide/pyodide.asm.mjs f7cdc8ece806
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import binaryen from "binaryen";
import { minify } from "terser";
import { FEATURES } from "./features.mjs";

const NOTICE = "/* Pyodide's loader (https://github.com/pyodide/pyodide, MPL-2.0), without what this site never uses. */\n";

/** @param {string} source @param {RegExp} pattern @returns {Map<string, number>} How often each name stands there. */
function names(source, pattern = /([\w$]+)/g) {
  const found = new Map();
  for (const [, name] of source.matchAll(pattern)) found.set(name, (found.get(name) ?? 0) + 1);
  return found;
}

/**
 * Changes the one text between two marks, piece by piece: a piece that is not wanted goes.
 * @param {string} source @param {[start: string, separator: string, end: string]} marks
 * @param {(piece: string) => boolean} wanted
 */
function filtered(source, [start, separator, end], wanted) {
  const from = source.indexOf(start) + start.length;
  const to = source.indexOf(end, from);
  if (from < start.length || to < 0 || source.includes(start, from)) throw new Error(`not there once: ${start}`);
  return source.slice(0, from) + source.slice(from, to).split(separator).filter(wanted).join(separator) + source.slice(to);
}

/** @type {[string, string, string]} */
const IMPORTS = ["var wasmImports={", ",", "};"];
/** @type {[string, string, string]} */
const EXPORTS = ["function assignWasmExports(wasmExports){", ";", "}"];
/** @type {[string, string, string]} */
const DECLARED = ["var _set_method_docstring,", ",", ";"]; // a name for each export, and first this one

/** @param {string} statement The export that is given a name by it. */
const exported = (statement) => statement.match(/wasmExports\["([^"]+)"\]/)?.[1];

/**
 * Returns the machine code with the exports somebody names, and what these call.
 * @param {Uint8Array} wasm @param {string} loader @param {string} api
 */
function slimCode(wasm, loader, api) {
  const none = filtered(filtered(loader, EXPORTS, () => false), DECLARED, () => false);
  const named = names(none + api);
  /** @type {Set<string | undefined>} */
  const wanted = new Set();
  filtered(loader, EXPORTS, (statement) => {
    if ([...names(statement.split("=wasmExports")[0] ?? "").keys()].some((name) => name !== "Module" && named.has(name)))
      wanted.add(exported(statement));
    return true;
  });
  const code = binaryen.readBinary(wasm);
  for (const { name } of WebAssembly.Module.exports(new WebAssembly.Module(new Uint8Array(wasm)))) {
    if (!wanted.has(name) && !named.has(name)) code.removeExport(name);
  }
  code.runPasses(["remove-unused-module-elements"]);
  code.setFeatures(FEATURES);
  return code.emitBinary();
}

/**
 * Returns the loader without what only went to, or came from, functions that are gone.
 * @param {string} loader @param {WebAssembly.Module} code @param {string} api
 */
async function slimLoader(loader, code, api) {
  const imports = new Set(WebAssembly.Module.imports(code).map(({ name }) => name));
  const exports = new Set(WebAssembly.Module.exports(code).map(({ name }) => name));
  /** @type {Set<string | undefined>} */
  const functions = new Set();
  let left = filtered(loader, IMPORTS, (pair) => {
    const [name = "", own = name] = pair.replaceAll('"', "").split(":");
    return imports.delete(name) && Boolean(functions.add(own));
  });
  if (imports.size > 0) throw new Error(`the machine code would miss ${[...imports].join(", ")}`);
  left = filtered(left, EXPORTS, (statement) => exports.has(exported(statement) ?? "memory"));
  // A signature, or a property that nobody reads, would keep a function.
  left = left.replaceAll(/(?<=[;}])([\w$]+)\.(?:sig|isAsync)=(?:"\w*"|true);/g, (all, name) => (functions.has(name) ? all : ""));
  const [read, quoted, outside] = [names(left, /\.([\w$]+)/g), names(left, /"([\w$]+)"/g), names(api)];
  left = left.replaceAll(/Module\["([\w$]+)"\]=\1;/g, (all, name) =>
    read.has(name) || quoted.get(name) !== 1 || outside.has(name) ? all : "",
  );
  // A direct eval would keep every name; the site's policy forbids eval of any kind.
  left = left.replaceAll(/\beval\(/g, "(0,eval)(");
  return NOTICE + (await minify(left, { module: true, compress: { passes: 3 } })).code;
}

const pyodide = new URL("../../../node_modules/pyodide/", import.meta.url);
const [wasm, loader, api] = await Promise.all([
  readFile(new URL("pyodide.asm.wasm", pyodide)),
  readFile(new URL("pyodide.asm.mjs", pyodide), "utf-8"),
  readFile(new URL("pyodide.mjs", pyodide), "utf-8"),
]);
const code = slimCode(wasm, loader, api);
const out = process.argv[2] ?? "";
await writeFile(join(out, "pyodide.asm.wasm"), code);
await writeFile(join(out, "pyodide.asm.mjs"), await slimLoader(loader, new WebAssembly.Module(new Uint8Array(code)), api));
