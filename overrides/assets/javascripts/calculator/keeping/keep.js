/**
 * The ledger out of this browser and back into it: a file, a table, a calendar, a private link.
 *
 * Room ``keeping``. The ledger out of this browser and back: files, links, reminders, and whether it is saved. Must
 * not know a dialog, nor what an entry is worth.
 */
import { html, nothing, render } from "lit-html";
import { download } from "../files.js";
import { build, element, today } from "../page.js";
import { hasProofs, saveEverything } from "./attached.js";
import { mountImport } from "./import.js";
import { LinkFault } from "./link.js";
import { copyLink, linkTo } from "./share.js";
import { mountLate, mountLatePanel } from "../ui/late.js";
import { offerUndo } from "../ui/toast.js";

/** @typedef {import("../app.js").App} App */

/** @param {App} app */
export function mountKeep(app) {
  const openImport = mountImport(app);
  app.onShow(() => render(keepView(app, openImport), element("keep")));
  mountLatePanel(app, "record", async () => (await import("./record.js")).mountRecord);
  mountLate(app, "subscribe", async () => (await import("./subscribe.js")).mountSubscribe);
}

/** Draws the private link as a code; what draws it is fetched then. @param {App} app @param {HTMLElement} place */
export async function showCode(app, place) {
  try {
    const { ledger } = app;
    const [link, { showCode: draw }] = await Promise.all([linkTo(app), import("./qr.js")]);
    if (ledger === app.ledger) draw(app, link, place);
  } catch (fault) {
    offerUndo(fault instanceof LinkFault ? fault.message : "The code could not be drawn. Copy the link instead.");
  }
}

/** @param {App} app @param {() => void} openImport */
function keepView(app, openImport) {
  const write = (/** @type {string} */ to) => () => exportAs(app, to);
  const lastImport = app.store.history.lastImport();
  const first = app.copy
    ? html`<button type="button" class="button" @click=${() => exportCopy(app)}>Export this copy</button>`
    : html`<button type="button" class="button" @click=${() => exportLedger(app)}>Export entries</button>`;
  return html`${first}
    <button type="button" class="button" data-edits @click=${openImport}>Import entries</button>
    ${!app.copy && hasProofs(app.ledger)
      ? html`<button type="button" class="button" @click=${() => saveEverything(app)}>Save everything (ZIP)</button>`
      : nothing}
    <button type="button" class="button" @click=${write("csv")}>Table (CSV)</button>
    <button type="button" class="button" @click=${write("ics")}>Remind me</button>
    <button type="button" class="button" @click=${() => copyLink(app)}>Copy a private link</button>
    <button type="button" class="button" @click=${() => showCode(app, element("shared-code"))}>Show it as a QR code</button>
    ${lastImport ? undoView(app, lastImport) : nothing}`;
}

/** @param {App} app @param {string} lastImport */
function undoView(app, lastImport) {
  return html`<button type="button" class="button button--quiet" data-edits @click=${() => app.goBack(lastImport)}>
    Undo the last import
  </button>`;
}

/** What the name of a file begins with that holds another's ledger. */
const COPY = "copy-of-";

/** How long, in milliseconds, a file waits for the rules to say what it is worth: they may be at a long question. */
const WAIT = 3000;

/**
 * Offers the reader's own ledger as a file: exactly what is stored, whether or not the rules can read it, and their receipt.
 * @param {App} app
 */
export async function exportLedger(app) {
  download(`cec-ledger-${today()}.json`, await asFile(app, app.store.ledger));
  document.dispatchEvent(new Event("ledger-exported"));
}

/** Offers the copy from a link as a file, under a name that tells it from the reader's own. @param {App} app */
async function exportCopy(app) {
  if (app.copy) download(`${COPY}cec-ledger-${today()}.json`, await asFile(app, app.copy));
}

/**
 * Returns a ledger as a file has it: with the receipt of its figures, by which they can be checked later, if the rules
 * give one in time.
 * @param {App} app @param {import("../app.js").Ledger} ledger
 */
async function asFile(app, ledger) {
  const made = app.ready ? app.ask("export", { to: "json", ledger, release: build() }) : undefined;
  const late = new Promise((resolve) => setTimeout(resolve, WAIT));
  const answer = await Promise.race([made, late]).catch(() => undefined);
  const receipt = answer?.export && JSON.parse(answer.export.text)["receipt"];
  // A key of that name that the ledger has already is the reader's own.
  return JSON.stringify(receipt ? { ...ledger, receipt: ledger["receipt"] ?? receipt } : ledger, null, 2);
}

/**
 * Offers what is shown in a format the rules write.
 * @param {App} app
 * @param {string} to
 */
async function exportAs(app, to) {
  if (!app.ready) {
    offerUndo("The rules are not ready yet, so only “Export entries” works now. Try again in a moment.");
    return;
  }
  const { copy } = app;
  const answer = await app.ask("export", { to, now: new Date().toISOString() });
  if (answer.export) download(`${copy ? COPY : ""}${answer.export.name}`, answer.export.text, answer.export.type);
  else offerUndo(answer.error);
}
