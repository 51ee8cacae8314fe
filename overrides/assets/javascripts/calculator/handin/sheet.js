/**
 * The sheet for My CECs: what to type there, in ACE's order of fields, each with a button that copies it; what is only
 * recorded; and a packet for each petition.
 *
 * Room ``handin``. What goes to ACE: the sheet to copy from, petitions, course numbers. Must not know what is advised,
 * nor how files and links are made.
 */
import { html, nothing } from "lit-html";
import { checked } from "../editing/editing.js";
import { data, element } from "../page.js";
import { alter, sentBox } from "./sent.js";
import { copyButton } from "../ui/copy.js";
import { foundation, sourcesView } from "../ui/foundation.js";
import { gapBlock, gapRow, LongLists } from "../ui/longlist.js";
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
 * @typedef {{what: string, sentence: string, entries: string[]}} Part Something to be done at ACE.
 * @typedef {{today: string, title: string, order: Part[], reach: {text: string, source: string}[], certifications: {id: string, name: string, cycle: string, edition: string}[],
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
    view: ([{ sheet }, { steps }]) => html`${orderView(sheet)} ${sheetView(sheet, app, long)} ${recordsView(sheet, app, long)}
      ${petitionsView(sheet, steps, app, long)}
      <div data-sources>${sourcesView(sheet.sources)}</div>`,
  });
}

/** What to do at ACE, in order, each part a link to where it stands here; and how to get to ACE's screens. @param {Sheet} sheet */
function orderView({ order, reach }) {
  if (order.length === 0) return nothing;
  return html`<ol class="sheet__order">
      ${order.map(({ what, sentence, entries: [first] }) => html`<li data-order="${what}"><a href="#sheet" @click=${(/** @type {Event} */ event) => goTo(event, first ?? "")}>${sentence}</a></li>`)}
    </ol>
    ${reach.map(({ text, source }) => html`<p>${text} <span class="quiet">${data.sources[source]?.where}</span></p>`)}`;
}

/** Goes to where an entry stands on the sheet. @param {Event} event @param {string} entry */
function goTo(event, entry) {
  event.preventDefault();
  const name = CSS.escape(entry);
  const place = element("sheet").querySelector(`[data-sheet-entry="${name}"], [data-petition="${name}"], [data-record="${name}"]`);
  const control = place?.querySelector("input:not(:disabled), button");
  if (control instanceof HTMLElement) control.focus();
}

/** @param {Sheet} sheet @param {import("../answers.js").Step[]} steps @param {App} app @param {LongLists} long */
function petitionsView(sheet, steps, app, long) {
  const stepOf = new Map(steps.map((one) => [one.entry, one]));
  const view = (/** @type {Packet} */ one) => petitionView(one, sheet, stepOf.get(one.entry), app);
  return html`<div data-long="petitions">${long.rows("petitions", sheet.petitions, ({ entry }) => entry, view, gapBlock("petitions"))}</div>`;
}

/** @param {Sheet} sheet @param {App} app @param {LongLists} long */
function sheetView(sheet, app, long) {
  return html`<article class="document" aria-labelledby="sheet-title">
    <h3 id="sheet-title">${sheet.title}</h3>
    ${foundation(sheet)}
    ${sheet.entries.length > 0 ? tableView(sheet, app, long) : html`<p class="empty">Nothing with a course number is waiting to be entered.</p>`}
    <div class="document__sources">${sourcesView(sheet.sources)}</div>
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
    ${line.course_number && (app.copy || !typedHere.has(line.entry)) ? cell(line.course_number, course_number, line) : numberCell(line, app)}
    ${cell(line.cecs, cecs, line)}
    ${cell(line.date, date, line)}
    <th scope="row">
      <bdi>${line.title}</bdi>${line.provider ? html` <bdi class="quiet">${line.provider}</bdi>` : nothing}
      ${line.missing.map((sentence) => html`<p class="remark">${sentence}</p>`)}
      <div class="sheet__do">
        ${sentBox(app, line, data.statuses["submitted"] ?? "")}
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

/** The entries whose number was typed here: their box stays where it is, with the focus. @type {Set<string>} */
const typedHere = new Set();

/** A box for the number that is missing. @param {Line} line @param {App} app */
function numberCell(line, app) {
  if (app.copy) return html`<td></td>`;
  const keep = async (/** @type {Event} */ event) => {
    const typed = /** @type {HTMLInputElement} */ (event.target).value.trim();
    const known = app.ledger.entries.find((one) => one.id === line.entry);
    if (!known || typed === String(known["course_number"] ?? "")) return;
    typedHere.add(line.entry);
    const { item } = await checked(app, "entries", { ...known, course_number: typed });
    alter(app, line.entry, () => ({ course_number: item["course_number"] }), `Entered the course number of ${line.title}.`);
  };
  const { course_number } = data.fields;
  return html`<td data-head="${course_number}">
    <input type="text" class="sheet__number" size="12" autocapitalize="characters" spellcheck="false" autocomplete="off"
      aria-label="${course_number}: ${line.title}" .value=${line.course_number} @change=${keep} />
    ${line.course_number ? copyButton(line.course_number, "Copy", `${course_number} of ${line.title}`) : nothing}
  </td>`;
}
