/**
 * Answers requests with the very files of a built site, in Node: node answer.mjs <site> < requests.json > answers.json
 */
import { readFile } from "node:fs/promises";
import { siteRules } from "../../overrides/hooks/python/site-python.mjs";

const respond = await siteRules(process.argv[2] ?? "");
const asked = JSON.parse(await readFile("/dev/stdin", "utf-8"));
process.stdout.write(JSON.stringify(asked.map((/** @type {string} */ request) => respond(request))));
