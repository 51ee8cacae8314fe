/**
 * Judges pages by Lighthouse, one after another in one browser, whose path is the argument. Reads `{"url", "device"}` as
 * JSON, a line each; answers a line each: the scores from 0 to 100, what cost points, and how fast the machine was.
 *
 * Lighthouse's own settings are kept: simulated throttling, a phone on a slow line, or a desktop.
 */
import { launch } from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";
import { createInterface } from "node:readline";

const FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage"];
const browser = await launch({ chromePath: process.argv[2], chromeFlags: FLAGS });
try {
  for await (const line of createInterface({ input: process.stdin })) {
    const { url, device } = JSON.parse(line);
    const config = device === "desktop" ? desktopConfig : undefined;
    const result = await lighthouse(url, { port: browser.port, output: "json", logLevel: "silent" }, config);
    console.log(JSON.stringify(judged(result.lhr)));
  }
} finally {
  await browser.kill();
}

/** @param {import("lighthouse").Result} report */
function judged(report) {
  const categories = Object.values(report.categories);
  const scores = Object.fromEntries(categories.map((one) => [one.id, Math.round((one.score ?? 0) * 100)]));
  const lost = categories.flatMap((one) => one.auditRefs.filter((ref) => costs(report.audits[ref.id], ref.weight)));
  const faults = lost.map(({ id }) => `${id}: ${report.audits[id].displayValue ?? report.audits[id].title}`);
  return { scores, faults: [...faults, ...report.runWarnings], speed: Math.round(report.environment.benchmarkIndex) };
}

/** @param {{score: number | null}} audit @param {number} weight */
function costs(audit, weight) {
  return weight > 0 && audit.score !== null && audit.score < 1;
}
