/**
 * What the entry in the dialog would be worth, while it is being typed.
 *
 * The figures are a polite live region and change only when the rules give others; the reasons stand outside it, so
 * that a screen reader hears one short line and not the receipt. Nothing here speaks of problems: those wait for Save.
 */
import { html, nothing, render } from "lit-html";
import { data } from "../page.js";

/**
 * @typedef {{certification: string, before: string, after: string, gain: string, tier: string, cecs: string,
 *   reasons: import("./receipt.js").Reason[]}} Worth What a draft adds to the planned total of a certification.
 */

/** How long, in milliseconds, nothing is typed before the rules are asked. */
export const TYPING_PAUSE = 400;

/**
 * @param {HTMLElement} place The region of the dialog; its first child is live.
 * @param {Worth[]} worth Empty while there is nothing to say.
 * @param {import("../ledger.js").Item[]} certifications
 */
export function showWorth(place, worth, certifications) {
  const [figures, reasons] = place.children;
  if (!(figures instanceof HTMLElement) || !(reasons instanceof HTMLElement)) return;
  const name = (/** @type {Worth} */ one) => certifications.find((held) => held.id === one.certification)?.["name"] ?? "";
  place.classList.toggle("worth--shown", worth.length > 0);
  render(worth.length > 0 ? figuresView(worth, name) : nothing, figures);
  render(worth.map((one) => reasonsView(one, name(one))), reasons);
}

/** @param {Worth[]} worth @param {(one: Worth) => string} name */
function figuresView(worth, name) {
  return html`<span class="worth__head">This would be worth</span>
    ${worth.map(
      (one) => html`<span class="worth__figure tier-${one.tier}"
        ><strong>${signed(one.gain)}</strong> for <bdi>${name(one)}</bdi>
        <span class="badge">${data.tiers[one.tier]}</span></span
      >`,
    )}`;
}

/** @param {Worth} one @param {string} name */
function reasonsView(one, name) {
  return html`<p><bdi>${name}</bdi>: ${one.reasons.map((reason) => `${reason.sentence} `)}</p>`;
}

/**
 * Writes a gain with its sign: +0.3, 0, −0.1.
 * @param {string} gain
 */
export function signed(gain) {
  if (Number(gain) === 0) return "0";
  return gain.startsWith("-") ? `−${gain.slice(1)}` : `+${gain}`;
}
