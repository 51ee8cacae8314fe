/**
 * Times requests in the built site's Python, in Node: node engine.mjs <site> < jobs.json > seconds.json
 * A job is requests to run in turn, and how many times in all; the time is that of the shortest run, in seconds.
 */
import { readFile } from "node:fs/promises";
import { siteRules } from "../overrides/hooks/python/site-python.mjs";

const respond = await siteRules(process.argv[2] ?? "");
/** @type {{requests: string[], times: number}[]} */
const jobs = JSON.parse(await readFile("/dev/stdin", "utf-8"));
const seconds = jobs.map(({ requests, times }) => {
  let least = Infinity;
  for (let run = 0; run < times; run += 1) {
    const before = process.cpuUsage();
    respond(requests[run % requests.length] ?? "");
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1e6);
  }
  return least;
});
process.stdout.write(JSON.stringify(seconds));
