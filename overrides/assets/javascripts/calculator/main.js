/**
 * The calculator page: mounts its parts, then starts the rules.
 */
import { App } from "./app.js";
import { element } from "./page.js";
import { mountChanged } from "./keeping/changed.js";
import { mountDrafts } from "./editing/unfinished.js";
import { mountUndo } from "./editing/undo.js";
import { guardPresses } from "./ui/press.js";
import { mountEntries } from "./standing/entries.js";
import { mountLatePanel } from "./ui/late.js";
import { mountKeep } from "./keeping/keep.js";
import { mountNotices } from "./keeping/notices.js";
import { mountNumbers } from "./handin/numbers.js";
import { mountOffered } from "./keeping/offered.js";
import { mountOneMore } from "./advice/onemore.js";
import { mountOutlook } from "./standing/outlook.js";
import { mountProofs } from "./keeping/attached.js";
import { mountPrefill } from "./editing/prefill.js";
import { mountEditions } from "./advice/editions.js";
import { mountReadings } from "./advice/readings.js";
import { mountSafekeeping } from "./keeping/safekeeping.js";
import { mountSafety } from "./advice/safety.js";
import { mountShare } from "./keeping/share.js";
import { mountSheet } from "./handin/sheet.js";
import { mountStandings } from "./standing/standings.js";
import { mountTidy } from "./standing/tidy.js";
import { mountTrial } from "./standing/trial.js";
import { mountWays } from "./advice/ways.js";

guardPresses(element("calculator-page"));
const app = new App();
const lists = [mountNotices, mountShare, mountStandings, mountTrial, mountEntries, mountKeep, mountSheet, mountNumbers];
const advice = [mountOutlook, mountOneMore, mountWays, mountSafety, mountReadings, mountEditions];
const keeping = [mountTidy, mountPrefill, mountUndo, mountDrafts, mountSafekeeping, mountProofs, mountChanged, mountOffered];
for (const mount of [...lists, ...advice, ...keeping]) mount(app);
mountLatePanel(app, "reconcile", async () => (await import("./handin/reconcile.js")).mountReconcile);
await nextTask(); // to draw them is a task of its own: neither is long
element("calculator-page").hidden = false;
app.begin();

/** Resolves in the next task, before any that waits already, where the browser knows how. */
function nextTask() {
  const { scheduler } = /** @type {{scheduler?: {yield?: () => Promise<void>}}} */ (/** @type {unknown} */ (globalThis));
  return scheduler?.yield?.() ?? new Promise((done) => setTimeout(done));
}
