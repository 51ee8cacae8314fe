/**
 * The record: every cycle and what lies in it, as a document to print, or to save as PDF by the browser's own dialog.
 */
import { html, nothing } from "lit-html";
import { build } from "../page.js";
import { gapRow, LongLists } from "../ui/longlist.js";
import { mountPanel } from "../ui/panel.js";
import { printOnly } from "../ui/print.js";

/**
 * @typedef {Record<string, string> & {entry: string}} Row A text for each column, by its id.
 * @typedef {{id: string, label: string}} Column
 * @typedef {{certification: string, heading: string, total: string, edition: string,
 *   needs: {id: string, met: boolean, sentence: string}[], entries: Row[]}} Cycle
 * @typedef {{title: string, made: string, basis: string, columns: Column[], cycles: Cycle[],
 *   elsewhere: {heading: string, entries: Row[]} | null, unread: string}} Written
 */

/** @param {import("../app.js").App} app */
export function mountRecord(app) {
  const long = new LongLists();
  const show = mountPanel(app, {
    id: "record",
    long,
    questions: () => [["record", { release: build() }]],
    view: ([{ record }]) => recordView(record, long),
  });
  show();
}

/** @param {Written} record @param {LongLists} long */
function recordView(record, long) {
  const { columns, elsewhere } = record;
  return html`<article class="document record" aria-labelledby="record-title">
    <h3 id="record-title">${record.title}</h3>
    <p>${record.made}</p>
    ${record.cycles.map((cycle, at) => cycleView(cycle, columns, tableIn(long, `cycle-${at}`)))}
    ${elsewhere ? html`<h4>${elsewhere.heading}</h4>${tableIn(long, "elsewhere")(elsewhere.entries, columns, elsewhere.heading)}` : nothing}
    ${record.unread ? html`<p class="remark">${record.unread}</p>` : nothing}
    <p class="record__basis">${record.basis}</p>
    <button type="button" class="button" @click=${printOnly}>Print it, or save it as PDF</button>
  </article>`;
}

/** @param {Cycle} cycle @param {Column[]} columns @param {ReturnType<typeof tableIn>} tableView */
function cycleView({ certification, heading, total, edition, needs, entries }, columns, tableView) {
  return html`<section data-record="${certification}">
    <h4>${heading}</h4>
    <p><strong>${total}</strong> ${edition}</p>
    ${needs.length > 0 ? html`<ul class="record__needs">${needs.map(({ met, sentence }) => html`<li><span class="badge">${met ? "Met" : "Not met"}</span> ${sentence}</li>`)}</ul>` : nothing}
    ${entries.length > 0 ? tableView(entries, columns, heading) : nothing}
  </section>`;
}

/**
 * Returns what draws a table of entries, in part where it is long. A column without a single text is left out.
 * @param {LongLists} long
 * @param {string} name What no other table is called.
 */
function tableIn(long, name) {
  return (/** @type {Row[]} */ rows, /** @type {Column[]} */ columns, /** @type {string} */ heading) => {
    const used = columns.filter(({ id }) => rows.some((row) => row[id]));
    return html`<table class="record__table" aria-label="${heading}">
      <thead>
        <tr>${used.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr>
      </thead>
      <tbody data-long="${name}">
        ${long.rows(name, rows, ({ entry }) => entry, (row) => rowView(row, used), gapRow(used.length))}
      </tbody>
    </table>`;
  };
}

/** @param {Row} row @param {Column[]} columns */
function rowView(row, columns) {
  return html`<tr>${columns.map(({ id, label }) => html`<td data-head="${label}" class="record__${id}"><bdi>${row[id]}</bdi></td>`)}</tr>`;
}
