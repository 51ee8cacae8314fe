/**
 * Where each certification stands: the bar, the figures, and what a renewal needs besides.
 */
import { html, nothing, render, svg } from "lit-html";
import { american, data, element } from "../page.js";
import { ground } from "./receipt.js";

/**
 * @typedef {import("./receipt.js").Reason} Reason
 * @typedef {import("./receipt.js").Award} Award
 * @typedef {{id: string, met: boolean, planned: boolean, reasons: Reason[]}} Requirement
 * @typedef {Record<string, string> & {id: string, name: string, edition: string, required: string,
 *   assured_total: string, possible_total: string, planned_total: string}} Figures
 * @typedef {Figures & {cycle: {start: string, end: string}, reasons: Reason[], requirements: Requirement[],
 *   awards: Award[], other_editions: Figures[]}} Standing
 */

const TIERS = ["posted", "assured", "depends", "planned"];

/** @param {import("../app.js").App} app */
export function mountStandings(app) {
  app.onShow(() => {
    const cards = app.estimate.certifications.map(standingView);
    render(html`<div class="standings">${cards}</div>`, element("standings"));
  });
}

/** @param {Standing} one */
function standingView(one) {
  return html`<article class="card standing" data-certification="${one.id}">
    <header class="standing__head">
      <h3>${one.name}</h3>
      <p class="standing__cycle">${american(one.cycle.start)} – ${american(one.cycle.end)}</p>
    </header>
    <p class="standing__figure"><strong>${one.assured_total}</strong> of ${one.required} CECs assured</p>
    ${bar(one)}
    <dl class="legend">
      ${TIERS.map((tier) => html`<div class="legend__item tier-${tier}"><dt>${data.tiers[tier]}</dt><dd>${one[tier]}</dd></div>`)}
    </dl>
    ${one.reasons.map((reason) => html`<p>${reason.sentence}</p>`)}
    ${one.requirements.length > 0
      ? html`<ul class="requirements">
          ${one.requirements.map(requirement)}
        </ul>`
      : nothing}
    ${editions(one)}
  </article>`;
}

/**
 * The bar of tiers against the requirement: at its right edge the requirement is reached, or the larger total.
 * @param {Standing} one
 */
function bar(one) {
  const full = Math.max(Number(one.required), Number(one.planned_total));
  let start = 0;
  const parts = TIERS.map((tier) => {
    const width = (Number(one[tier]) / full) * 100;
    start += width;
    return svg`<rect class="tier-${tier}" x="${start - width}" y="0" width="${width}" height="10"></rect>`;
  });
  const mark = (Number(one.required) / full) * 100;
  return html`<svg
    class="bar"
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    role="meter"
    aria-label="CECs of ${one.name}"
    aria-valuemin="0"
    aria-valuemax="${one.required}"
    aria-valuenow="${Math.min(Number(one.assured_total), Number(one.required))}"
    aria-valuetext="${one.assured_total} of ${one.required} assured, ${one.possible_total} possible, ${one.planned_total} with what is planned"
  >
    <rect class="bar__ground" width="100" height="10"></rect>
    ${parts}
    ${mark < 100 ? svg`<rect class="bar__mark" x="${mark}" y="0" width="0.6" height="10"></rect>` : nothing}
  </svg>`;
}

/** @param {Requirement} need */
function requirement(need) {
  const state = need.met ? "met" : need.planned ? "planned" : "open";
  const word = { met: "Met", planned: "Planned", open: "Not met" }[state];
  return html`<li class="requirement requirement--${state}">
    <span class="badge">${word}</span> ${need.reasons.map((reason) => html`${reason.sentence} ${ground(reason)}`)}
  </li>`;
}

/** @param {Standing} one */
function editions(one) {
  return html`<details class="editions">
    <summary>Rules: ${data.editions[one.edition]}</summary>
    <p>This cycle is read by the edition of ${american(one.edition)}.</p>
    <ul>
      ${one.other_editions.map(
        (other) => html`<li>
          ${data.editions[other.edition]} (${american(other.edition)}): ${other.assured_total} assured,
          ${other.possible_total} possible, ${other.planned_total} with what is planned.
        </li>`,
      )}
    </ul>
  </details>`;
}
