/**
 * Which edition of the rules is used, chosen by each cycle's end or by the reader; and the editions side by side, entry
 * by entry.
 */
import { html, nothing } from "lit-html";
import { american, data, element, within } from "../page.js";
import { gapRow, LongLists } from "../ui/longlist.js";
import { mountPanel } from "../ui/panel.js";
import { receipt } from "../ui/receipt.js";

/**
 * @typedef {import("../answers.js").Award & {edition: string}} Award
 * @typedef {{entry: string, title: string, differs: boolean, awards: Award[]}} Row
 * @typedef {{id: string, name: string, edition: string, totals: Record<string, string>[], entries: Row[]}} Compared
 *   A certification under each edition; ``edition`` is the one that is used.
 */

/** @param {import("../app.js").App} app */
export function mountEditions(app) {
  const choice = within(element("rules-panel"), "select");
  const comparing = within(element("rules-panel"), "input");
  choice.addEventListener("change", () => choose(app, choice.value));
  app.onShow(() => {
    choice.value = app.ledger["rules"] ?? "auto";
  });
  const long = new LongLists();
  const show = mountPanel(app, {
    id: "rules-panel",
    long,
    questions: () => (comparing.checked ? [["compare"]] : []),
    view: ([{ compare }]) => compare.certifications.map((/** @type {Compared} */ one) => tableView(one, long)),
  });
  comparing.addEventListener("change", show);
}

/** @param {import("../app.js").App} app @param {string} rules */
function choose(app, rules) {
  app.change((ledger) => ({ ...ledger, rules }), { sentence: "Changed the edition of the rules." });
}

/** @param {Compared} one @param {LongLists} long */
function tableView(one, long) {
  return html`<table class="compare" data-certification="${one.id}">
    <caption><bdi>${one.name}</bdi></caption>
    <thead>
      <tr>
        <th scope="col">Entry</th>
        ${one.totals.map((total) => editionView(total["edition"] ?? "", one.edition))}
      </tr>
    </thead>
    <tbody data-long="${one.id}">
      ${long.rows(one.id, one.entries, ({ entry }) => entry, rowView, gapRow(one.totals.length + 1))}
    </tbody>
    <tfoot>
      ${totalView("Assured", "assured_total", one)} ${totalView("With what is up to ACE and planned", "planned_total", one)}
    </tfoot>
  </table>`;
}

/** @param {string} edition @param {string} used */
function editionView(edition, used) {
  return html`<th scope="col">
    ${american(edition)} ${edition === used ? html`<span class="badge">Used</span>` : nothing}
    <span class="quiet">${data.editions[edition]}</span>
  </th>`;
}

/** @param {Row} row */
function rowView(row) {
  return html`<tr data-entry-row="${row.entry}" class="${row.differs ? "compare__differs" : ""}">
    <th scope="row">
      <bdi>${row.title}</bdi>
      ${row.differs ? html`<span class="badge">Differs</span>` : nothing}
    </th>
    ${row.awards.map((award) => html`<td>${row.differs ? reasonedView(award) : figureView(award)}</td>`)}
  </tr>`;
}

/** @param {string} label @param {string} total @param {Compared} one */
function totalView(label, total, one) {
  return html`<tr>
    <th scope="row">${label}</th>
    ${one.totals.map((by) => html`<td><strong>${by[total]}</strong></td>`)}
  </tr>`;
}

/** @param {Award} award */
function figureView(award) {
  return html`<strong>${award.cecs}</strong> <span class="quiet">${data.tiers[award.tier]}</span>`;
}

/** @param {Award} award */
function reasonedView(award) {
  return html`<details>
    <summary>${figureView(award)}</summary>
    ${receipt(award.reasons)}
  </details>`;
}
