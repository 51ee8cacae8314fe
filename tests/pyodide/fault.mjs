/**
 * Has the rules fail with the very files of a built site, in Node, and prints what is told of it: node fault.mjs <site>
 */
import { sitePython } from "../../overrides/hooks/python/site-python.mjs";

const python = await sitePython(process.argv[2] ?? "");
try {
  python.pyimport("calculator.advice.roster").answer(null, null);
} catch (fault) {
  console.log(String(fault));
}
