/**
 * Compiles Python with the very files of a built site, in Node, as for a file that is imported, for `run.mjs`:
 *
 *   node compile.mjs <site> <text.py> <code>
 *
 * From all of the machine code: what compiles is in the later part.
 */
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { sitePython } from "../../overrides/hooks/python/site-python.mjs";

const [site = "", text = "", code = ""] = process.argv.slice(2);
const python = await sitePython(site, { whole: true });
const made = python.pyimport("builtins").compile(await readFile(text, "utf-8"), basename(text), "exec");
await writeFile(code, python.pyimport("marshal").dumps(made).toJs());
