/**
 * Runs a Python file in the very Pyodide the site ships, with a folder of this machine to read and write at /host.
 *
 *   scripts/node-tool node scripts/in-pyodide.mjs file.py folder
 *
 * What the file prints is printed; what it raises ends this with a traceback and exit code 1.
 */
import { readFile } from "node:fs/promises";
import { loadPyodide } from "pyodide";

const [file, folder] = process.argv.slice(2);
if (!file || !folder) {
  console.error("usage: node scripts/in-pyodide.mjs file.py folder");
  process.exit(2);
}
const python = await loadPyodide();
python.FS.mkdirTree("/host");
python.mountNodeFS("/host", folder);
try {
  python.runPython(await readFile(file, "utf-8"), { filename: file });
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exit(1);
}
