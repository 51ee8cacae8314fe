/**
 * Runs a Python file in the very Pyodide the site ships, with a folder of this machine to read and write at /host.
 *
 *   scripts/node-tool node overrides/hooks/python/in-pyodide.mjs file.py folder [library.zip]
 *
 * With another standard library than Pyodide's own, if there is a third argument.
 * What the file prints is printed; what it raises ends this with a traceback and exit code 1.
 *
 * Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/js/emscripten-settings.ts
 *   read as npm:pyodide/pyodide.mjs.map!../src/js/emscripten-settings.ts 5ed6960e60f1
 */
import { readFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";

const [file, folder, library] = process.argv.slice(2);
if (!file || !folder) {
  console.error("usage: node overrides/hooks/python/in-pyodide.mjs file.py folder [library.zip]");
  process.exit(2);
}
const python = await loadPyodide(library ? { stdLibURL: library } : {});
python.FS.mkdirTree("/host");
python.mountNodeFS("/host", folder);
try {
  const builtins = python.pyimport("builtins");
  builtins.exec(builtins.compile(await readFile(file, "utf-8"), file, "exec"), python.toPy({ __name__: "__main__" }));
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}
