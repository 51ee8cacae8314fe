/**
 * The ledger out of this browser and back into it, as a file.
 */
import { html, render } from "lit-html";
import { isLedger, withItem } from "../ledger.js";
import { element, today } from "../page.js";
import { offerUndo } from "./toast.js";
import { chosenFile, download } from "./transfer.js";

/** @typedef {import("../app.js").App} App */

/** @param {App} app */
export function mountKeep(app) {
  render(
    html`<button type="button" class="button" @click=${() => exportLedger(app)}>Export entries</button>
      <button type="button" class="button" @click=${() => importLedger(app)}>Import entries</button>`,
    element("keep"),
  );
}

/** Offers the ledger as a file: exactly what is stored, whether or not the rules can read it. @param {App} app */
export function exportLedger(app) {
  download(`cec-ledger-${today()}.json`, JSON.stringify(app.ledger, null, 2));
  document.dispatchEvent(new Event("ledger-exported"));
}

/** @param {App} app */
async function importLedger(app) {
  const text = await chosenFile(".json,application/json");
  if (text === undefined) return;
  const found = readable(text);
  if (!found) {
    offerUndo("That file is not a ledger exported from this page. Nothing was changed.");
    return;
  }
  const before = app.ledger;
  app.change((ledger) => {
    const withEntries = found.entries.reduce((all, one) => withItem(all, "entries", one), ledger);
    return found.certifications.reduce((all, one) => withItem(all, "certifications", one), withEntries);
  });
  offerUndo("Imported", () => app.change(() => before));
}

/** @param {string} text */
function readable(text) {
  try {
    const found = JSON.parse(text);
    return isLedger(found) ? found : undefined;
  } catch {
    return undefined;
  }
}
