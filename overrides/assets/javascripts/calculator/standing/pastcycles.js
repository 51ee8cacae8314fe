/**
 * A cycle that is over, opened: what else it needed, each entry that lies in it with its receipt, and by which edition.
 */
import { html, nothing } from "lit-html";
import { american, data } from "../page.js";
import { titleOf } from "../ui/lookup.js";
import { receipt } from "../ui/receipt.js";
import { figure } from "../ui/worth.js";

/**
 * @typedef {import("../app.js").Item} Item
 * @typedef {import("../answers.js").Award} Award
 */

/**
 * @param {import("../answers.js").PastCycle} past
 * @param {Item[]} entries All of the ledger.
 */
export function pastView(past, entries) {
  const byId = new Map(entries.map((one) => [one.id, one]));
  return html`${past.requirements.map((need) => html`<p>${need.reasons.map(({ sentence }) => sentence)}</p>`)}
    ${past.awards.length > 0
      ? html`<ul class="past__entries">
          ${past.awards.map((award) => awardView(award, byId.get(award.entry)))}
        </ul>`
      : html`<p class="empty">No entry lies in this cycle.</p>`}
    <p class="quiet">Read by the edition of ${american(past.edition)}: ${data.editions[past.edition]}.</p>`;
}

/** @param {Award} award @param {Item | undefined} entry */
function awardView(award, entry) {
  const title = titleOf(entry) || award.entry;
  const facts = [american(entry?.["date"]), data.statuses[entry?.["status"]], data.tiers[award.tier]].filter(Boolean);
  return html`<li data-past-entry="${award.entry}">
    <details>
      <summary><strong>${figure(award)}</strong> <bdi>${title}</bdi> <span class="quiet">${facts.join(" · ")}</span></summary>
      ${award.reasons.length > 0 ? receipt(award.reasons) : nothing}
    </details>
  </li>`;
}
