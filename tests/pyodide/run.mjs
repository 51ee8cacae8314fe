/**
 * Runs compiled Python with the very files of a built site, in Node: node run.mjs <site> <code> [whole]
 *
 * From the first part of the machine code, or from all of it. Exits with 3 if the first part is not enough: compiling a
 * text, for one, is in the later part, so it was compiled elsewhere.
 */
import { readFile } from "node:fs/promises";
import { sitePython } from "../../overrides/hooks/python/site-python.mjs";

const [site = "", code = "", whole] = process.argv.slice(2);
const python = await sitePython(site, { whole: whole === "whole" });
try {
  const run = python.pyimport("marshal").loads(python.toPy(new Uint8Array(await readFile(code))));
  python.pyimport("builtins").exec(run, python.toPy({ __name__: "__main__" }));
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(fault instanceof WebAssembly.RuntimeError ? 3 : 1);
}
