/**
 * What one more of each opportunity would be worth to each certification, and why.
 */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { newItem } from "../editing/editing.js";
import { reasonsView, signed } from "../editing/entryworth.js";
import { mountPanel } from "../ui/panel.js";

/**
 * @typedef {{certification: string, gain: string, most: string | null, capped: boolean,
 *   reasons: import("../answers.js").Reason[]}} OneMore What one more adds, the most a cap leaves, and the reasons.
 * @typedef {{opportunity: string, title: string, short: string, instance: string, certifications: OneMore[]}} Row
 */

/** @param {import("../app.js").App} app */
export function mountOneMore(app) {
  const name = (/** @type {string} */ id) => app.ledger.certifications.find((one) => one.id === id)?.["name"] ?? "";
  const plan = (/** @type {string} */ opportunity) =>
    app.openEntry(newItem("entries"), true, { opportunity, status: "planned" });
  mountPanel(app, {
    id: "one-more",
    questions: () => [["worth"]],
    view: ([{ worth }]) => tableView(worth, name, plan),
  });
}

/**
 * @param {Row[]} rows
 * @param {(id: string) => string} name
 * @param {(opportunity: string) => void} plan
 */
function tableView(rows, name, plan) {
  const held = rows[0]?.certifications ?? [];
  return html`<table class="one-more">
    <thead>
      <tr>
        <th scope="col">One more</th>
        ${held.map((one) => html`<th scope="col"><bdi>${name(one.certification)}</bdi></th>`)}
      </tr>
    </thead>
    <tbody>
      ${repeat(
        rows,
        ({ opportunity }) => opportunity,
        (row) => html`<tr data-opportunity="${row.opportunity}">
          <th scope="row">${whatView(row, name, plan)}</th>
          ${row.certifications.map((one) => html`<td data-certification="${one.certification}">${gainView(one)}</td>`)}
        </tr>`,
      )}
    </tbody>
  </table>`;
}

/**
 * @param {Row} row
 * @param {(id: string) => string} name
 * @param {(opportunity: string) => void} plan
 */
function whatView(row, name, plan) {
  return html`<details>
      <summary>${row.title} <span class="one-more__what quiet">${row.instance || row.short}</span></summary>
      ${reasonsView(row.certifications, name)}
      <button type="button" class="button" data-edits @click=${() => plan(row.opportunity)}>
        Plan one<span class="visually-hidden"> ${row.title}</span>
      </button>
    </details>`;
}

/** @param {OneMore} one */
function gainView(one) {
  const left = one.most !== null && one.most !== one.gain ? html`<span class="quiet">at most ${signed(one.most)}</span>` : nothing;
  return html`<strong>${signed(one.gain)}</strong>
    ${one.capped ? html`<span class="badge">${Number(one.gain) === 0 ? "Cap reached" : "Capped"}</span>` : left}`;
}
