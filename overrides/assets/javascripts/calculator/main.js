/**
 * The calculator page: mounts its parts, then starts the rules.
 */
import { App } from "./app.js";
import { element } from "./page.js";
import { mountEntries } from "./parts/entries.js";
import { mountKeep } from "./parts/keep.js";
import { mountNotices } from "./parts/notices.js";
import { mountOneMore } from "./parts/onemore.js";
import { mountOutlook } from "./parts/outlook.js";
import { mountPrefill } from "./parts/prefill.js";
import { mountRules } from "./parts/rules.js";
import { mountStandings } from "./parts/standings.js";
import { mountTidy } from "./parts/tidy.js";

const app = new App();
const parts = [mountNotices, mountStandings, mountEntries, mountOutlook, mountOneMore, mountRules, mountKeep];
const once = [mountTidy, mountPrefill];
for (const mount of [...parts, ...once]) mount(app);
element("calculator-page").hidden = false;
app.show();
app.engine.start();
