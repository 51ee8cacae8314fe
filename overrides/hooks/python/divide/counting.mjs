/**
 * Makes machine code that tells which of its functions are called, or which bytes of its data are read.
 *
 *   scripts/node-tool node overrides/hooks/python/divide/counting.mjs functions|reads in.wasm out.wasm
 *
 * ``counted.js`` hears it. A function is called by its place among the bodies.
 */
import { readFile, writeFile } from "node:fs/promises";
import binaryen from "binaryen";
import { FEATURES } from "../features.mjs";

const [what, from = "", to = ""] = process.argv.slice(2);
const code = binaryen.readBinary(await readFile(from));

/** Begins each function with a call that says which it is. */
function tellCalls() {
  code.addFunctionImport("count", "count", "call", binaryen.i32, binaryen.none);
  let place = 0;
  for (let index = 0; index < code.getNumFunctions(); index += 1) {
    const made = code.getFunctionByIndex(index);
    const { module, results } = binaryen.getFunctionInfo(made);
    if (module) continue; // an import has no body
    const body = binaryen.Function.getBody(made);
    const tell = code.call("count", [code.i32.const(place)], binaryen.none);
    binaryen.Function.setBody(made, code.block(null, [tell, body], results));
    place += 1;
  }
}

if (what === "functions") tellCalls();
else code.runPasses(["instrument-memory"]);
code.setFeatures(FEATURES);
await writeFile(to, code.emitBinary());
