/**
 * What the sheet changes of an entry: that it has been sent to ACE, a number, a tick.
 */
import { html } from "lit-html";
import { data } from "../page.js";
import { withItem } from "../store/ledger.js";

/** @typedef {import("../app.js").App} App */

/**
 * A box that moves an entry on to submitted, and back.
 * @param {App} app
 * @param {{entry: string, title: string, status: string}} one
 * @param {string} label
 */
export function sentBox(app, { entry, title, status }, label) {
  const mark = (/** @type {Event} */ event) => {
    const now = /** @type {HTMLInputElement} */ (event.target).checked ? "submitted" : "completed";
    alter(app, entry, () => ({ status: now }), `Marked ${title || "an entry"} as ${data.statuses[now]}.`);
  };
  return html`<label class="check">
    <input type="checkbox" .checked=${status === "submitted"} ?disabled=${app.copy !== undefined} @change=${mark} />
    ${label}<span class="visually-hidden">: ${title}</span>
  </label>`;
}

/**
 * Changes an entry, wherever it stands now and as it is now: what the sheet shows may be of before another press.
 * @param {App} app
 * @param {string} id
 * @param {(item: import("../app.js").Item) => Record<string, unknown>} values
 * @param {string} sentence What was done.
 */
export function alter(app, id, values, sentence) {
  app.change((ledger) => {
    const item = ledger.entries.find((one) => one?.id === id);
    return item ? withItem(ledger, "entries", { ...item, ...values(item) }) : ledger;
  }, { sentence });
}
