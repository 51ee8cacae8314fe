/**
 * The sheet for My CECs: what to type there, in ACE's order of fields, each with a button that copies it; what is only
 * recorded; and a packet for each petition.
 *
 * Room ``handin``. What goes to ACE: the sheet to copy from, petitions, course numbers. Must not know what is advised,
 * nor how files and links are made.
 */
import { html, nothing } from "lit-html";
import { withItem } from "../store/ledger.js";
import { data } from "../page.js";
import { copyButton } from "../ui/copy.js";
import { foundation, sourcesView } from "../ui/foundation.js";
import { gapRow, LongLists } from "../ui/longlist.js";
import { mountPanel } from "../ui/panel.js";
import { petitionView } from "./petition.js";
import { printOnly } from "../ui/print.js";
import { recordsView } from "./records.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("./petition.js").Packet} Packet
 * @typedef {{entry: string, title: string, provider: string, status: string, course_number: string, cecs: string,
 *   date: string, missing: string[]}} Line
 * @typedef {import("../answers.js").Source} Source
 * @typedef {{today: string, title: string, certifications: {id: string, name: string, cycle: string, edition: string}[],
 *   entries: Line[], records: import("./records.js").Card[], record_steps: import("./records.js").Step[],
 *   petitions: import("./petition.js").Packet[], sources: Source[]}} Sheet
 */

/** @param {App} app */
export function mountSheet(app) {
  const long = new LongLists();
  mountPanel(app, {
    id: "sheet",
    long,
    questions: () => [["sheet"], ["steps"]],
    view: ([{ sheet }, { steps }]) => html`${sheetView(sheet, app, long)} ${recordsView(sheet, long)} ${petitionsView(sheet, steps, long)}`,
  });
}

/** @param {Sheet} sheet @param {import("../answers.js").Step[]} steps @param {LongLists} long */
function petitionsView(sheet, steps, long) {
  const stepOf = new Map(steps.map((one) => [one.entry, one]));
  const view = (/** @type {Packet} */ one) => petitionView(one, sheet, stepOf.get(one.entry));
  return html`<div data-long="petitions">${long.rows("petitions", sheet.petitions, ({ entry }) => entry, view, gapView)}</div>`;
}

/** @param {{first: number, last: number, show: () => void}} gap */
function gapView({ first, last, show }) {
  return html`<p class="document__gap" data-gap="${first}">
    <button type="button" class="button" @click=${show}>Show petitions ${first} to ${last}</button>
  </p>`;
}

/** @param {Sheet} sheet @param {App} app @param {LongLists} long */
function sheetView(sheet, app, long) {
  return html`<article class="document" aria-labelledby="sheet-title">
    <h3 id="sheet-title">${sheet.title}</h3>
    ${foundation(sheet)}
    ${sheet.entries.length > 0 ? tableView(sheet, app, long) : html`<p class="empty">Nothing with a course number is waiting to be entered.</p>`}
    ${sourcesView(sheet.sources)}
    <button type="button" class="button" @click=${printOnly}>Print the sheet</button>
  </article>`;
}

/** @param {Sheet} sheet @param {App} app @param {LongLists} long */
function tableView(sheet, app, long) {
  const { course_number, cecs, date } = data.fields;
  return html`<table class="sheet">
    <thead>
      <tr>
        <th scope="col">${course_number}</th>
        <th scope="col">${cecs}</th>
        <th scope="col">${date}</th>
        <th scope="col">Entry</th>
      </tr>
    </thead>
    <tbody data-long="entries">
      ${long.rows("entries", sheet.entries, ({ entry }) => entry, (line) => lineView(line, app), gapRow(4))}
    </tbody>
  </table>`;
}

/** @param {Line} line @param {App} app */
function lineView(line, app) {
  const { course_number, cecs, date } = data.fields;
  const row = [line.course_number, line.cecs, line.date];
  return html`<tr data-sheet-entry="${line.entry}">
    ${cell(line.course_number, course_number, line)}
    ${cell(line.cecs, cecs, line)}
    ${cell(line.date, date, line)}
    <th scope="row">
      <bdi>${line.title}</bdi>${line.provider ? html` <bdi class="quiet">${line.provider}</bdi>` : nothing}
      ${line.missing.map((sentence) => html`<p class="remark">${sentence}</p>`)}
      <div class="sheet__do">
        <label class="check">
          <input type="checkbox" .checked=${line.status === "submitted"} ?disabled=${app.copy !== undefined}
            @change=${(/** @type {Event} */ event) => mark(app, line.entry, event)} />
          ${data.statuses["submitted"]}<span class="visually-hidden">: ${line.title}</span>
        </label>
        ${copyButton(row.join("\t"), "Copy row", `of ${line.title}`)}
      </div>
    </th>
  </tr>`;
}

/** @param {string} text @param {string} field @param {Line} line */
function cell(text, field, line) {
  if (!text) return html`<td></td>`;
  return html`<td data-head="${field}">
    <span class="sheet__value">${text}</span> ${copyButton(text, "Copy", `${field} of ${line.title}`)}
  </td>`;
}

/** Moves an entry on to submitted, or back. @param {App} app @param {string} id @param {Event} event */
function mark(app, id, event) {
  const status = /** @type {HTMLInputElement} */ (event.target).checked ? "submitted" : "completed";
  app.change((ledger) => {
    const item = ledger.entries.find((one) => one?.id === id);
    return item ? withItem(ledger, "entries", { ...item, status }) : ledger;
  }, ({ items: [done] }) => ({ sentence: `Marked ${done?.after?.["title"] || "an entry"} as ${data.statuses[status]}.` }));
}
