/**
 * Which edition of the rules is used, chosen by each cycle's end or by the reader; and the editions side by side, entry
 * by entry.
 */
import { html, nothing } from "lit-html";
import { american, data, element, within } from "../page.js";
import { mountPanel } from "./panel.js";
import { receipt } from "./receipt.js";

/**
 * @typedef {import("./standings.js").Standing} Standing
 * @typedef {import("./receipt.js").Award} Award
 */

/** @param {import("../app.js").App} app */
export function mountRules(app) {
  const choice = within(element("rules-panel"), "select");
  const comparing = within(element("rules-panel"), "input");
  choice.addEventListener("change", () => app.change((ledger) => ({ ...ledger, rules: choice.value })));
  app.onShow(() => {
    choice.value = app.ledger["rules"] ?? "auto";
  });
  const editions = Object.keys(data.editions);
  const show = mountPanel(app, {
    id: "rules-panel",
    questions: () =>
      comparing.checked ? editions.map((rules) => ["estimate", { ledger: { ...app.ledger, rules } }]) : [],
    view: (answers) => compareView(answers.map((one) => one.estimate.certifications), editions, app.ledger.entries),
  });
  comparing.addEventListener("change", show);
}

/**
 * @param {Standing[][]} byEdition The standings under each edition.
 * @param {string[]} editions
 * @param {import("../app.js").Item[]} entries
 */
function compareView(byEdition, editions, entries) {
  const first = byEdition[0] ?? [];
  return first.map((standing, place) => {
    const sides = byEdition.flatMap((standings) => standings[place] ?? []);
    return html`<table class="compare" data-certification="${standing.id}">
      <caption><bdi>${standing.name}</bdi></caption>
      <thead>
        <tr>
          <th scope="col">Entry</th>
          ${editions.map((one) => html`<th scope="col">${american(one)}<span class="quiet">${data.editions[one]}</span></th>`)}
        </tr>
      </thead>
      <tbody>
        ${standing.awards.map((award) => rowView(award.entry, sides, entries))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">Assured</th>
          ${sides.map((one) => html`<td>${one.assured_total}</td>`)}
        </tr>
        <tr>
          <th scope="row">With what is up to ACE and planned</th>
          ${sides.map((one) => html`<td>${one.planned_total}</td>`)}
        </tr>
      </tfoot>
    </table>`;
  });
}

/** @param {string} id @param {Standing[]} sides @param {import("../app.js").Item[]} entries */
function rowView(id, sides, entries) {
  const entry = entries.find((one) => one?.id === id);
  const awards = sides.flatMap((side) => side.awards.filter((one) => one.entry === id));
  const differs = new Set(awards.map((one) => `${one.cecs} ${one.tier}`)).size > 1;
  return html`<tr data-entry-row="${id}" class="${differs ? "compare__differs" : ""}">
    <th scope="row">
      <bdi>${entry?.["title"] || data.opportunities[entry?.["opportunity"]]}</bdi>
      ${differs ? html`<span class="badge">Differs</span>` : nothing}
    </th>
    ${awards.map((one) => html`<td>${differs ? reasonedView(one) : figureView(one)}</td>`)}
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
