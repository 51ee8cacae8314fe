/**
 * Says on which entries a proof is named whose file is not in this browser: it was deleted by the browser, or the ledger
 * came without its files.
 */
import { html, nothing, render } from "lit-html";
import { element } from "../page.js";
import { titleOf } from "../ui/lookup.js";
import { allProofs } from "./proofs.js";
import * as vault from "./vault.js";

/** @typedef {import("../app.js").App} App */

/** How many entries are named: more would push all else off the screen. */
const NAMED = 5;

/** @param {App} app */
export function mountMissing(app) {
  let seen = "";
  const look = async () => {
    const named = app.copy ? [] : allProofs(app.ledger);
    const key = named.map(({ proof }) => proof.id).join();
    if (key === seen) return;
    seen = key;
    const kept = await vault.ids().catch(() => undefined);
    if (!kept || key !== seen) return;
    const entries = new Set(named.filter(({ proof }) => !kept.has(proof.id)).map(({ entry }) => entry));
    render(entries.size > 0 ? missingView([...entries], app) : nothing, element("missing-proofs"));
    if (entries.size > 0) seen = ""; // a file may come back without a change of the ledger's
  };
  app.onShow(look);
  look();
}

/** @param {import("../store/ledger.js").Item[]} entries @param {App} app */
function missingView(entries, app) {
  const go = (/** @type {string} */ id) => (/** @type {Event} */ event) => {
    event.preventDefault();
    app.goTo("entries", id);
  };
  const links = entries.slice(0, NAMED).map(
    (one, at) => html`${at > 0 ? ", " : ""}<a href="#entries-heading" @click=${go(one.id)}><bdi>${titleOf(one)}</bdi></a>`,
  );
  return html`<p class="notice" role="status">
    Files of proofs are not in this browser: ${links}${entries.length > NAMED ? html` and ${entries.length - NAMED} more` : nothing}. Import the ZIP
    that “Save everything” made, or choose them again.
  </p>`;
}
