/**
 * The buttons that take the ledger out of this browser and bring it back.
 */
import { html } from "lit-html";

/** @param {{exportLedger: () => void, importLedger: () => void}} actions */
export function keepView(actions) {
  return html`<button type="button" class="button" @click=${actions.exportLedger}>Export entries</button>
    <button type="button" class="button" @click=${actions.importLedger}>Import entries</button>`;
}
