/** What Pyodide's machine code is written with; every browser it starts in reads these. */
import binaryen from "binaryen";

export const FEATURES = ["MutableGlobals", "NontrappingFPToInt", "BulkMemory", "BulkMemoryOpt", "SignExt", "ExceptionHandling"]
  .concat(["ReferenceTypes", "Multivalue", "CallIndirectOverlong"])
  .reduce((all, name) => all | (binaryen.Features[name] ?? 0), 0);
