/**
 * The ledger out of this browser and back into it: a file, a table, a calendar, a private link.
 *
 * Room ``keeping``. The ledger out of this browser and back: files, links, reminders, and whether it is saved. Must
 * not know a dialog, nor what an entry is worth.
 */
import { html, nothing, render } from "lit-html";
import { download } from "../files.js";
import { element, today } from "../page.js";
import { mountImport, undoImport } from "./import.js";
import { copyLink } from "./share.js";
import { offerUndo } from "../ui/toast.js";

/** @typedef {import("../app.js").App} App */

/** @param {App} app */
export function mountKeep(app) {
  const openImport = mountImport(app);
  app.onShow(() => render(keepView(app, openImport), element("keep")));
}

/** @param {App} app @param {() => void} openImport */
function keepView(app, openImport) {
  const write = (/** @type {string} */ to) => () => exportAs(app, to);
  return html`<button type="button" class="button" @click=${() => exportLedger(app)}>Export entries</button>
    <button type="button" class="button" data-edits @click=${openImport}>Import entries</button>
    <button type="button" class="button" @click=${write("csv")}>Table (CSV)</button>
    <button type="button" class="button" @click=${write("ics")}>Calendar (.ics)</button>
    <button type="button" class="button" @click=${() => copyLink(app)}>Copy a private link</button>
    ${app.store.hasBackup() ? undoView(app) : nothing}`;
}

/** @param {App} app */
function undoView(app) {
  return html`<button type="button" class="button button--quiet" data-edits @click=${() => undoImport(app)}>
    Undo the last import
  </button>`;
}

/** Offers the ledger as a file: exactly what is stored, whether or not the rules can read it. @param {App} app */
export function exportLedger(app) {
  download(`cec-ledger-${today()}.json`, JSON.stringify(app.ledger, null, 2));
  document.dispatchEvent(new Event("ledger-exported"));
}

/**
 * Offers the ledger in a format the rules write.
 * @param {App} app
 * @param {string} to
 */
async function exportAs(app, to) {
  if (!app.ready) {
    offerUndo("The rules are not ready yet, so only “Export entries” works now. Try again in a moment.");
    return;
  }
  const answer = await app.ask("export", { to, now: new Date().toISOString() });
  if (answer.export) download(answer.export.name, answer.export.text, answer.export.type);
  else offerUndo(answer.error);
}
