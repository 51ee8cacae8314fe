/**
 * Answers requests with the very files of a built site, in Node: node answer.mjs <site> < requests.json > answers.json
 */
import { readFile, readdir, writeFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { loadPyodide } from "pyodide";

const assets = join(process.argv[2] ?? "", "assets");

/** @param {string} folder @param {string} ending */
async function only(folder, ending) {
  const found = (await readdir(join(assets, folder), { recursive: true })).filter((name) => name.endsWith(ending));
  if (found.length !== 1) throw new Error(`${folder} holds ${found.length} files *${ending}`);
  return join(assets, folder, found[0] ?? "");
}

const scratch = await mkdtemp(join(tmpdir(), "library-"));
const library = join(scratch, "library.zip");
await writeFile(library, gunzipSync(await readFile(await only("runtime", ".packed"))));
const wheel = await readFile(await only("rules", ".whl"));
const runtime = await only("pyodide", "pyodide.asm.wasm");
const python = await loadPyodide({
  indexURL: runtime.slice(0, -"pyodide.asm.wasm".length),
  stdLibURL: library,
  lockFileContents: await readFile(await only("rules", ".json"), "utf-8"),
  env: { PYTHONPATH: "/rules.whl" },
  fsInit: async (files) => files.writeFile("/rules.whl", wheel),
});
const { respond } = python.pyimport("calculator.browser");
const asked = JSON.parse(await readFile("/dev/stdin", "utf-8"));
process.stdout.write(JSON.stringify(asked.map((/** @type {string} */ request) => respond(request))));
await rm(scratch, { recursive: true });
