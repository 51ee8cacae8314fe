/**
 * What taking a file in would change, and what in the file is to fix, by row and column.
 */
import { html, nothing } from "lit-html";
import { address } from "../page.js";
import { changesView } from "../ui/changes.js";

/**
 * @typedef {{list: string, id: string, title: string, fields?: string[]}} Change
 * @typedef {{row: number | null, column: string | null, code: string, message: string, title?: string | null}} Remark
 * @typedef {{added: Change[], changed: Change[], unchanged: Change[], removed: Change[], problems: Remark[],
 *   warnings: Remark[], elsewhere?: boolean, verify: import("../answers.js").Verified | null}} Preview
 */

/** How many lines of a list are shown; more would not be read, and make the page slow. */
const SHOWN = 100;

const elsewhere = html`<p class="notice" data-elsewhere>
  <span>This file was begun in another browser, perhaps by another person. Several people are seen side by side on the page
    <a href="${address("team/")}">For a team</a>.</span>
</p>`;

/** @param {Preview} preview */
export function previewView(preview) {
  return html`${preview.elsewhere ? elsewhere : nothing}
    <h3>What this would do</h3>
    ${part("Added", preview.added)} ${part("Changed", preview.changed)} ${part("Removed", preview.removed)}
    ${part("Unchanged", preview.unchanged)} ${remarks("To fix", "It is taken in as it is, and does not count until it is fixed.", preview.problems)}
    ${remarks("To look at", "", preview.warnings)} ${preview.verify ? verifyView(preview.verify) : nothing}`;
}

/** Whether these rules give the figures that the file carries. @param {import("../answers.js").Verified} told */
function verifyView({ sentence, changes }) {
  return html`<h3>The figures in this file</h3>
    <p data-verify>${sentence}</p>
    ${changesView(changes)}`;
}

/** @param {string} word @param {Change[]} items */
function part(word, items) {
  if (items.length === 0) return html`<p data-part="${word}">${word}: none</p>`;
  return html`<details data-part="${word}">
    <summary>${word}: ${items.length}</summary>
    <ul>
      ${items.slice(0, SHOWN).map((one) => html`<li><bdi>${one.title || one.id}</bdi>${fields(one)}</li>`)}
      ${more(items.length)}
    </ul>
  </details>`;
}

/** @param {Change} one */
function fields(one) {
  return one.fields?.length ? html` <span class="quiet">(${one.fields.map((field, at) => html`${at ? ", " : ""}<bdi>${field}</bdi>`)})</span>` : nothing;
}

/** @param {string} heading @param {string} lead @param {Remark[]} found */
function remarks(heading, lead, found) {
  if (found.length === 0) return nothing;
  return html`<h3>${heading}</h3>
    ${lead ? html`<p>${lead}</p>` : nothing}
    <ul data-remarks="${heading}">
      ${found.slice(0, SHOWN).map((one) => html`<li>${place(one)}${one.message}${title(one)}</li>`)} ${more(found.length)}
    </ul>`;
}

/** @param {Remark} one */
function place(one) {
  if (one.row === null && !one.column) return nothing;
  const column = one.column ? html`column “<bdi>${one.column}</bdi>”` : "";
  return html`<strong>${one.row === null ? "" : `row ${one.row}`}${one.row !== null && column ? ", " : ""}${column}:</strong> `;
}

/** Names the row as its owner knows it. @param {Remark} one */
function title(one) {
  return one.title ? html` <span class="quiet">(<bdi>${one.title}</bdi>)</span>` : nothing;
}

/** @param {number} count */
function more(count) {
  return count > SHOWN ? html`<li>… and ${count - SHOWN} more</li>` : nothing;
}
