/**
 * The dialog for a certification: its cycle is one object when stored, two fields when shown, and so is each past one.
 */
import { html, render } from "lit-html";
import { american, within } from "../page.js";
import { mountDays } from "./days.js";
import { ItemDialog } from "./dialog.js";

/**
 * @typedef {import("./dialog.js").Item} Item
 * @typedef {Record<string, unknown>} Cycle
 */

export class CertificationDialog extends ItemDialog {
  /** @param {import("./dialog.js").DialogActions & {ask: import("./clinic.js").Ask}} actions */
  constructor(actions) {
    super("certification-dialog", "certifications", { add: "Add certification", change: "Change certification" }, actions);
    mountDays(this.form, actions.ask);
    /** @type {unknown} The past cycles, as stored or as they will be. */
    this.past = undefined;
    /** @type {Cycle} */
    this.cycle = {};
  }

  /**
   * Opens on a certification that has been renewed: the next cycle is filled in, and the one before it is a past one.
   * @param {Item} item
   * @param {import("../answers.js").Renewal} next
   */
  renew(item, { label, dates, cycle, past }) {
    this.open(item, false, { cycle, past });
    if (this.actions.drafts.of(this.part, item.id)) return; // it comes first
    within(this.form, "h2").textContent = label;
    render(html`<p>${dates}</p>`, within(this.form, "div", "[data-origin]"));
  }

  /** Makes a row for each past cycle. What is no cycle has none, and stays as it is. @override @param {Item} item */
  prepare(item) {
    this.past = item["past"];
    this.cycle = item["cycle"] ?? {};
    const rows = cyclesOf(this.past).map((at) => this.#row(at));
    within(this.form, "div", "[data-past]").replaceChildren(...rows);
    within(this.form, "details", "[data-past-cycles]").hidden = rows.length === 0;
  }

  /** @param {number} at */
  #row(at) {
    const row = /** @type {DocumentFragment} */ (within(this.form, "template", "[data-past-row]").content.cloneNode(true));
    for (const one of row.querySelectorAll("*")) {
      for (const name of ["id", "for", "aria-describedby"]) {
        const value = one.getAttribute(name);
        if (value) one.setAttribute(name, value.replaceAll("past-past-", `past-${at}-`));
      }
      if (one instanceof HTMLElement && one.dataset["field"]) one.dataset["field"] = one.dataset["field"].replace("past.", `past.${at}.`);
    }
    return row;
  }

  /** @override @param {Item} item */
  toForm(item) {
    const past = cyclesOf(item["past"]).map((at) => daysOf(item["past"][at], `past.${at}`));
    return Object.assign({ ...item }, daysOf(item["cycle"] ?? {}, "cycle"), ...past);
  }

  /** @override @param {Record<string, unknown>} values @returns {Item} */
  fromForm(values) {
    const item = { ...this.item, name: values["name"] ?? "", cycle: typed(this.cycle, values, "cycle") };
    if (this.past === undefined) return item;
    if (!Array.isArray(this.past)) return { ...item, past: this.past };
    const shown = cyclesOf(this.past);
    const past = this.past.map((one, at) => (shown.includes(at) ? typed(one, values, `past.${at}`) : one));
    // A past cycle whose days are both taken out is taken away.
    return { ...item, past: past.filter((one, at) => !shown.includes(at) || one.start || one.end) };
  }
}

/** Returns the places of past cycles that can be shown. @param {unknown} past */
function cyclesOf(past) {
  const list = Array.isArray(past) ? past : [];
  const isPlain = (/** @type {unknown} */ one) => one === undefined || one === null || typeof one !== "object";
  return [...list.keys()].filter((at) => !isPlain(list[at]) && isPlain(list[at].start) && isPlain(list[at].end));
}

/** @param {Cycle} cycle @param {string} field */
function daysOf(cycle, field) {
  return { [`${field}.start`]: american(cycle["start"]), [`${field}.end`]: american(cycle["end"]) };
}

/** @param {Cycle} cycle @param {Record<string, unknown>} values @param {string} field */
function typed(cycle, values, field) {
  return { ...cycle, start: values[`${field}.start`] ?? "", end: values[`${field}.end`] ?? "" };
}
