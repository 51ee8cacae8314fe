/**
 * Forms one after the other, as a link suggests them: the certifications that are still missing, then each entry with its
 * values put in. Each form says where in the chain it stands and what is left. Nothing is kept until the reader saves it,
 * and a value for a field that the form does not ask about is ignored. Whoever leaves a form can go on later.
 */
import { html, nothing, render } from "lit-html";
import { data, element, within } from "../page.js";
import { suggestion } from "../suggestion.js";
import { newItem } from "./editing.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {{part: import("../app.js").LedgerPart, title: string, values: import("../form.js").Values,
 *   item: import("../app.js").Item}} Step A form of the chain, and the item it is about.
 */

/** How many certifications a link can ask for, and how many of what is saved or left are named. */
const MOST_HELD = 20;
const MOST_NAMED = 6;
const DIALOGS = { certifications: "certification-dialog", entries: "entry-dialog" };

class Chain {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    /** @type {Step[]} */
    this.steps = [];
    this.at = 0;
    for (const id of Object.values(DIALOGS)) element(id).addEventListener("close", () => this.#onClose());
  }

  /** Begins a chain, in place of one that is under way. @param {Step[]} steps */
  begin(steps) {
    this.steps = steps;
    this.at = 0;
    this.#open();
  }

  #open() {
    render(nothing, element("chain"));
    const step = this.steps[this.at];
    if (!step) return;
    const { app } = this;
    if (step.part === "certifications") app.openCertification(step.item, true);
    else app.openEntry(step.item, true, step.values);
    if (this.steps.length > 1) render(this.#placeView(step), placeIn(DIALOGS[step.part]));
    beginIn(element(DIALOGS[step.part]));
  }

  #onClose() {
    for (const id of Object.values(DIALOGS)) render(nothing, placeIn(id));
    const step = this.steps[this.at];
    if (!step) return;
    const saved = this.app.ledger[step.part].find(({ id }) => id === step.item.id);
    if (!saved) {
      if (this.steps.length > 1) render(this.#leftView(), element("chain"));
      return;
    }
    step.title = saved["name"] || saved["title"] || step.title;
    this.at += 1;
    this.#open();
  }

  /** @param {Step} step */
  #placeView({ title }) {
    const [saved, left] = [this.steps.slice(0, this.at), this.steps.slice(this.at + 1)];
    return html`<strong>${this.at + 1} of ${this.steps.length}: ${title}.</strong>
      ${saved.length > 0 ? html`Saved: ${named(saved)}.` : nothing} ${left.length > 0 ? html`Then: ${named(left)}.` : nothing}`;
  }

  #leftView() {
    const leave = () => {
      this.steps = [];
      render(nothing, element("chain"));
      element("entries-heading").focus();
    };
    return html`<p class="notice" role="status">
      <span>Saved: ${this.at} of ${this.steps.length}. Left: ${named(this.steps.slice(this.at))}.</span>
      <button type="button" class="button" @click=${() => this.#open()}>Go on with these</button>
      <button type="button" class="button button--quiet" @click=${leave}>Leave them out</button>
    </p>`;
  }
}

/** Names forms by what they are about; of many, the first, and how many more. @param {Step[]} steps */
function named(steps) {
  const more = steps.length > MOST_NAMED ? ` and ${steps.length - MOST_NAMED} more` : "";
  return html`${steps.slice(0, MOST_NAMED).map(({ title }, at) => html`${at ? ", " : ""}<bdi>${title}</bdi>`)}${more}`;
}

/** @type {Chain | undefined} */
let chain;

/**
 * Opens what a link suggests, form after form.
 * @param {App} app
 * @param {string} fragment
 */
export function begin(app, fragment) {
  const { hold, entries } = suggestion(fragment);
  const missing = Math.max(0, Math.min(hold, MOST_HELD) - app.ledger.certifications.length);
  const held = Array.from({ length: missing }, () => ({ part: "certifications", title: "Certification", values: {} }));
  const done = entries.map((values) => ({ part: "entries", title: titleOf(values), values }));
  const steps = [...held, ...done].map((step) => ({ ...step, item: newItem(/** @type {Step["part"]} */ (step.part)) }));
  chain ??= new Chain(app);
  chain.begin(/** @type {Step[]} */ (steps));
}

/** @param {import("../form.js").Values} values */
function titleOf(values) {
  return data.opportunities[String(values["opportunity"])] ?? "Entry";
}

/** Puts the focus on the first field that is asked for and still empty. @param {HTMLElement} dialog */
function beginIn(dialog) {
  for (const row of dialog.querySelectorAll("[data-field]:not([hidden])")) {
    const control = row.querySelector("input:not([type=radio], [type=checkbox]), select, textarea");
    if (row.querySelector(".optional") || !control || /** @type {HTMLInputElement} */ (control).value) continue;
    return /** @type {HTMLElement} */ (control).focus();
  }
}

/** @param {string} dialog */
function placeIn(dialog) {
  return within(element(dialog), "p", "[data-chain]");
}
