/**
 * What the entry in the dialog would be worth, while it is being typed.
 *
 * The figures are a polite live region and change only when the rules give others; the reasons stand outside it, so
 * that a screen reader hears one short line and not the receipt. Nothing here speaks of problems: those wait for Save.
 */
import { html, nothing, render } from "lit-html";
import { data, within } from "../page.js";

/**
 * @typedef {{certification: string, before: string, after: string, gain: string, tier: string, cecs: string,
 *   reasons: import("../answers.js").Reason[], name?: string}} Worth What a draft adds to the planned total of a certification.
 */

/**
 * @param {HTMLFormElement} form
 * @param {Worth[]} worth Empty while there is nothing to say.
 * @param {import("../store/ledger.js").Item[]} certifications
 */
export function showWorth(form, worth, certifications) {
  /** One that is not entered yet has the name the rules give it. */
  const name = (/** @type {string} */ id) =>
    certifications.find((held) => held.id === id)?.["name"] ?? worth.find(({ certification }) => certification === id)?.name ?? "";
  render(worth.length > 0 ? figuresView(worth, name) : nothing, within(form, "p", "[data-worth]"));
  render(reasonsView(worth, name), within(form, "div", "[data-worth-reasons]"));
}

/** @param {Worth[]} worth @param {(id: string) => string} name */
function figuresView(worth, name) {
  return html`<span class="worth__head">This would be worth</span>
    ${worth.map(
      (one) => html`<span class="worth__figure tier-${one.tier}"
        ><strong>${signed(one.gain)}</strong> for <bdi>${name(one.certification)}</bdi>
        <span class="badge">${data.tiers[one.tier]}</span></span
      >`,
    )}`;
}

/**
 * The reasons of each certification; those that are the same are told once.
 * @param {{certification: string, reasons: import("../answers.js").Reason[]}[]} worth
 * @param {(id: string) => string} name
 */
export function reasonsView(worth, name) {
  /** @type {Map<string, string[]>} */
  const told = new Map();
  for (const { certification, reasons } of worth) {
    const text = reasons.map((reason) => reason.sentence).join(" ");
    told.set(text, [...(told.get(text) ?? []), name(certification)]);
  }
  return [...told].map(([text, names]) => html`<p><bdi>${names.join(", ")}</bdi>: ${text}</p>`);
}

/**
 * Writes a gain with its sign: +0.3, 0, −0.1.
 * @param {string} gain
 */
export function signed(gain) {
  if (Number(gain) === 0) return "0";
  return gain.startsWith("-") ? `−${gain.slice(1)}` : `+${gain}`;
}
