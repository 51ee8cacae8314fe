/**
 * Runs a Python text with the very files of a built site, in Node: node run.mjs <site> < text.py
 */
import { readFile } from "node:fs/promises";
import { sitePython } from "../../overrides/hooks/python/site-python.mjs";

const python = await sitePython(process.argv[2] ?? "");
python.pyimport("builtins").exec(await readFile("/dev/stdin", "utf-8"), python.toPy({ __name__: "__main__" }));
