/**
 * What is recorded at ACE without a number and without a petition, and how: CPR/AED certificates.
 */
import { html, nothing } from "lit-html";
import { data } from "../page.js";
import { foundation, sourcesView } from "../ui/foundation.js";
import { gapBlock } from "../ui/longlist.js";
import { printOnly } from "../ui/print.js";
import { sentBox } from "./sent.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {{entry: string, title: string, status: string, heading: string, provider: string, missing: string[]}} Card
 * @typedef {{text: string, source: string}} Step ``source`` is empty where it is our own advice.
 */

/**
 * @param {import("../ui/foundation.js").Footing & {records: Card[], record_steps: Step[]}} sheet
 * @param {App} app
 * @param {import("../ui/longlist.js").LongLists} long
 */
export function recordsView(sheet, app, long) {
  if (sheet.records.length === 0) return nothing;
  const cited = new Set(sheet.record_steps.map((one) => one.source));
  return html`<article class="document" data-records>
    <div data-long="records">${long.rows("records", sheet.records, ({ entry }) => entry, (card) => cardView(card, app), gapBlock("certificates"))}</div>
    ${foundation(sheet)}
    <p class="quiet">Written on ${sheet.today}, unofficial.</p>
    <ol>
      ${sheet.record_steps.map((one) => html`<li>${one.text} <span class="quiet">${data.sources[one.source]?.where}</span></li>`)}
    </ol>
    <div class="document__sources">${sourcesView(sheet.sources.filter((one) => cited.has(one.id)))}</div>
    <button type="button" class="button" @click=${printOnly}>Print what to record</button>
  </article>`;
}

/** @param {Card} card @param {App} app */
function cardView(card, app) {
  return html`<h3><bdi>${card.heading}</bdi></h3>
    <div data-record="${card.entry}">${sentBox(app, card, "Recorded at ACE")}</div>
    ${card.provider ? html`<p class="quiet"><bdi>${card.provider}</bdi></p>` : nothing}
    ${card.missing.map((sentence) => html`<p class="remark">${sentence}</p>`)}`;
}
