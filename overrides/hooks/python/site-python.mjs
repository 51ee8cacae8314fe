/**
 * Python with the rules, in Node, from the very files of a built site.
 *
 * Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/js/emscripten-settings.ts
 *   read as npm:pyodide/pyodide.mjs.map!../src/js/emscripten-settings.ts 5ed6960e60f1
 */
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";

/** @param {string} folder @param {string} ending */
async function only(folder, ending) {
  const found = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(ending));
  if (found.length !== 1) throw new Error(`${folder} holds ${found.length} files *${ending}`);
  return join(folder, found[0] ?? "");
}

/**
 * Starts it and returns the rules' ``respond``: text in, text out.
 * @param {string} site The folder of a built site.
 * @returns {Promise<(request: string) => string>}
 */
export async function siteRules(site) {
  return (await sitePython(site)).pyimport("calculator.browser").respond;
}

/**
 * Starts it as the page does.
 * @param {string} site The folder of a built site.
 * @returns {Promise<import("pyodide").PyodideAPI>}
 */
export async function sitePython(site) {
  const assets = join(site, "assets");
  const scratch = await mkdtemp(join(tmpdir(), "library-"));
  const library = join(scratch, "library.zip");
  await writeFile(library, gunzipSync(await readFile(await only(join(assets, "runtime"), ".packed"))));
  const wheel = await readFile(await only(join(assets, "rules"), ".whl"));
  const runtime = await only(join(assets, "pyodide"), "pyodide.asm.wasm");
  const python = await loadPyodide({
    indexURL: runtime.slice(0, -"pyodide.asm.wasm".length),
    stdLibURL: library,
    lockFileContents: await readFile(await only(join(assets, "rules"), ".json"), "utf-8"),
    env: { PYTHONPATH: "/rules.whl" },
    fsInit: async (files) => files.writeFile("/rules.whl", wheel),
  });
  await rm(scratch, { recursive: true });
  return python;
}
