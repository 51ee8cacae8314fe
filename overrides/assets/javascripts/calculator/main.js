/**
 * The calculator page: mounts its parts, then starts the rules.
 */
import { App } from "./app.js";
import { element } from "./page.js";
import { mountEntries } from "./parts/entries.js";
import { mountKeep } from "./parts/keep.js";
import { mountNotices } from "./parts/notices.js";
import { mountStandings } from "./parts/standings.js";

const app = new App();
for (const mount of [mountNotices, mountStandings, mountEntries, mountKeep]) mount(app);
element("calculator-page").hidden = false;
app.show();
app.engine.start();
