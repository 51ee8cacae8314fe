/**
 * Answers requests with the very files of a built site, in Node, the later part of its machine code withheld:
 *
 *   node answer.mjs <site> [early] < requests.json > answers.json
 *
 * With ``early``, from what a first estimate imports only.
 */
import { readFile } from "node:fs/promises";
import { sitePython } from "../../overrides/hooks/python/site-python.mjs";

const [site = "", early] = process.argv.slice(2);
const { respond } = (await sitePython(site, { early: early === "early" })).pyimport("calculator.browser");
const asked = JSON.parse(await readFile("/dev/stdin", "utf-8"));
process.stdout.write(JSON.stringify(asked.map((/** @type {string} */ request) => respond(request))));
