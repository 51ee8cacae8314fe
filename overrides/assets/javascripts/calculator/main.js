/**
 * The calculator page: mounts its parts, then starts the rules.
 */
import { App } from "./app.js";
import { element } from "./page.js";
import { mountDrafts } from "./parts/drafts.js";
import { mountUndo } from "./parts/editing.js";
import { mountEntries } from "./parts/entries.js";
import { mountKeep } from "./parts/keep.js";
import { mountNotices } from "./parts/notices.js";
import { mountOneMore } from "./parts/onemore.js";
import { mountPrefill } from "./parts/prefill.js";
import { mountRules } from "./parts/rules.js";
import { mountSafekeeping } from "./parts/safekeeping.js";
import { mountStandings } from "./parts/standings.js";
import { mountTidy } from "./parts/tidy.js";

const app = new App();
const parts = [mountNotices, mountStandings, mountEntries, mountKeep, mountTidy, mountPrefill, mountOneMore, mountRules];
for (const mount of [...parts, mountUndo, mountDrafts, mountSafekeeping]) mount(app);
element("calculator-page").hidden = false;
app.show();
app.engine.start();
