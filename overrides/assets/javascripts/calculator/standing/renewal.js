/**
 * From one cycle to the next, on the cards: the offer to start it, the cycles that are over, and cards that are one.
 */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { unite } from "../editing/editing.js";
import { daysOf } from "../ui/worth.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../app.js").Item} Item
 * @typedef {import("../answers.js").Standing} Standing
 * @typedef {import("../answers.js").Join} Join
 * @typedef {{offers: import("../answers.js").Renewal[], joins: Join[]}} Renewal
 */

export class Renewals {
  /** @param {App} app @param {import("../editing/certificationdialog.js").CertificationDialog} dialog */
  constructor(app, dialog) {
    this.app = app;
    this.dialog = dialog;
    /** @type {Set<string>} The past cycles that are open, by certification and last day. */
    this.open = new Set();
    /** @type {typeof import("./pastcycles.js") | undefined} What shows them whole, once one was opened. */
    this.whole = undefined;
  }

  /** What the rules say now: what is shown may be of an earlier ledger. Nothing while they are not up. @returns {Promise<Renewal | undefined>} */
  async #ask() {
    for (;;) {
      const { basis } = this.app;
      const { renewal } = await this.app.ask("renewal").catch(() => ({}));
      if (basis === this.app.basis) return renewal;
    }
  }

  /** Opens the dialog on the next cycle. @param {string} id */
  async start(id) {
    const next = (await this.#ask())?.offers.find((one) => one.certification === id);
    const item = this.app.ledger.certifications.find((one) => one.id === id);
    if (next && item) this.dialog.renew(item, next);
  }

  /** Makes cards one, as the rules now say. @param {string} id That of the card that stays. */
  async join(id) {
    const join = (await this.#ask())?.joins.find((one) => one.certification.id === id);
    if (join) unite(this.app, join);
  }

  /** Each past cycle in a line, the last one first; opened, it is there whole. @param {Standing} standing */
  pastView(standing) {
    if (standing.past.length === 0) return nothing;
    return html`<div class="past">
      ${repeat(standing.past.toReversed(), ({ cycle }) => cycle.end, (past) => this.#cycleView(past, standing))}
    </div>`;
  }

  /** @param {import("../answers.js").PastCycle} past @param {Standing} standing */
  #cycleView(past, standing) {
    const key = `${standing.id} ${past.cycle.end}`;
    const turn = async (/** @type {Event} */ event) => {
      const { open } = /** @type {HTMLDetailsElement} */ (event.target);
      if (open === this.open.has(key)) return;
      if (open) this.open.add(key);
      else this.open.delete(key);
      this.whole ??= await import("./pastcycles.js").catch(() => undefined); // the next opening tries again
      this.app.show();
    };
    const isOpen = this.open.has(key);
    return html`<details data-past="${past.cycle.end}" ?open=${isOpen} @toggle=${turn}>
      <summary>${daysOf(past)}: <strong>${past.assured_total}</strong> of ${past.required} CECs assured</summary>
      ${isOpen ? (this.whole?.pastView(past, this.app.ledger.entries) ?? nothing) : nothing}
    </details>`;
  }
}

/** @param {Item} item @param {App} app @param {Renewals} renewals */
export function offerView(item, app, renewals) {
  const offer = app.copy ? undefined : app.outlook.renewal.offers.find((one) => one.certification === item.id);
  if (!offer) return nothing;
  return html`<div class="renewal" data-edits>
    <p>${offer.sentence}</p>
    <button type="button" class="button" @click=${() => renewals.start(item.id)}>
      ${offer.label}<span class="visually-hidden">: ${item["name"]}</span>
    </button>
  </div>`;
}

/** @param {App} app @param {Renewals} renewals */
export function joinsView(app, renewals) {
  if (app.copy) return nothing;
  return app.outlook.renewal.joins.map(
    (join) => html`<div class="notice" data-join="${join.certification.id}">
      <p>${join.sentence}</p>
      <button type="button" class="button" @click=${() => renewals.join(join.certification.id)}>${join.label}</button>
    </div>`,
  );
}
