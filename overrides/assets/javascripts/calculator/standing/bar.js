/**
 * The bar of a certification: what is posted, assured, up to ACE and planned, against what the cycle needs.
 */
import { html, nothing, svg } from "lit-html";
import { data } from "../page.js";
import { mark } from "./timeline.js";

/** @typedef {import("../answers.js").Figures} Figures */

/** The tiers that earn, in the order in which they are counted. */
export const TIERS = ["posted", "assured", "depends", "planned"];

/**
 * Draws the bar; its right edge is the requirement, or the planned total where that is more.
 * @param {Figures} one
 */
export function bar(one) {
  const full = Math.max(Number(one.required), Number(one.planned_total));
  const mark = (Number(one.required) / full) * 100;
  const text = `${one.assured_total} of ${one.required} assured, ${one.possible_total} possible, ${one.planned_total} with what is planned`;
  return html`<svg
    class="bar"
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    role="meter"
    aria-label="CECs of ${one.name}"
    aria-valuemin="0"
    aria-valuemax="${one.required}"
    aria-valuenow="${Math.min(Number(one.assured_total), Number(one.required))}"
    aria-valuetext="${text}"
  >
    <rect class="bar__ground" width="100" height="10"></rect>
    ${slices(one, full)}
    ${mark < 100 ? svg`<rect class="bar__mark" x="${mark}" width="0.6" height="10"></rect>` : nothing}
  </svg>`;
}

/** @param {Figures} one @param {number} full */
function slices(one, full) {
  let start = 0;
  return TIERS.map((tier) => {
    const width = (Number(one[tier]) / full) * 100;
    start += width;
    return width > 0 ? svg`<rect class="tier-${tier}" x="${start - width}" width="${width}" height="10"></rect>` : nothing;
  });
}

/**
 * Names the tiers that have something in them, each with its figure.
 * @param {Figures} one
 */
export function legend(one) {
  const filled = TIERS.filter((tier) => Number(one[tier]) > 0);
  if (filled.length === 0) return nothing;
  return html`<dl class="legend">
    ${filled.map(
      (tier) => html`<div class="legend__item tier-${tier}">
        ${mark(tier)}
        <dt>${data.tiers[tier]}</dt>
        <dd>${one[tier]}</dd>
      </div>`,
    )}
  </dl>`;
}
