/**
 * The two dialogs in which a certification or an entry is added or changed.
 *
 * What was typed is held against the rules before it is kept. Problems are shown beside their fields and in a summary
 * that takes focus; nothing typed is lost by them. While Python is starting, what was typed is kept as it is, and the
 * rules speak up in the list once they are there.
 */
import { html, nothing, render } from "lit-html";
import { addPart, read, refresh, showProblems, write } from "../form.js";
import { american, element, within } from "../page.js";

/**
 * @typedef {import("../ledger.js").Item} Item
 * @typedef {import("../form.js").FieldProblem} FieldProblem
 * @typedef {object} DialogActions
 * @property {(item: Item) => Promise<FieldProblem[]>} check What the rules have against an item; none while they start.
 * @property {(item: Item) => void} save
 */

class ItemDialog {
  /**
   * @param {string} id The dialog's id.
   * @param {{add: string, change: string}} headings
   * @param {DialogActions} actions
   */
  constructor(id, headings, actions) {
    this.dialog = /** @type {HTMLDialogElement} */ (element(id));
    this.form = within(this.dialog, "form");
    this.headings = headings;
    this.actions = actions;
    /** @type {Item} */
    this.item = { id: "" };
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.form.addEventListener("input", () => refresh(this.form));
    within(this.form, "button", "[data-cancel]").addEventListener("click", () => this.dialog.close());
  }

  /**
   * Opens the dialog on an item: a new one has nothing but its id.
   * @param {Item} item
   * @param {boolean} isNew
   */
  open(item, isNew) {
    this.item = item;
    this.form.reset();
    within(this.form, "h2").textContent = isNew ? this.headings.add : this.headings.change;
    this.prepare(item);
    this.#show([]);
    write(this.form, this.toForm(item));
    this.dialog.showModal();
  }

  /** Readies the form for an item before its values are put in. @param {Item} _item */
  prepare(_item) {}

  /** @param {Item} item @returns {Record<string, unknown>} */
  toForm(item) {
    return item;
  }

  /** @param {Record<string, unknown>} values @returns {Item} */
  fromForm(values) {
    return { ...this.item, ...values };
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const item = this.fromForm(read(this.form));
    const problems = await this.actions.check(item);
    this.#show(problems);
    if (problems.length > 0) return;
    this.dialog.close();
    this.actions.save(item);
  }

  /** @param {FieldProblem[]} problems */
  #show(problems) {
    const shown = showProblems(this.form, problems);
    const summary = within(this.form, "div", "[data-summary]");
    render(shown.length > 0 ? summaryOf(shown) : nothing, summary);
    within(this.form, "div", "[data-summary]").querySelector("div")?.focus();
  }
}

/** @param {(FieldProblem & {target: string})[]} problems */
function summaryOf(problems) {
  /** @param {MouseEvent} event @param {string} target */
  const go = (event, target) => {
    event.preventDefault();
    document.getElementById(target)?.focus();
  };
  return html`<div class="summary" role="alert" tabindex="-1" aria-labelledby="summary-heading">
    <h3 id="summary-heading">Please check</h3>
    <ul>
      ${problems.map(
        (one) => html`<li><a href="#${one.target}" @click=${(/** @type {MouseEvent} */ event) => go(event, one.target)}
          >${one.message}</a></li>`,
      )}
    </ul>
  </div>`;
}

/** The dialog for a certification: its cycle is one object when stored, two fields when shown. */
export class CertificationDialog extends ItemDialog {
  /** @param {DialogActions} actions */
  constructor(actions) {
    super("certification-dialog", { add: "Add certification", change: "Change certification" }, actions);
  }

  /** @override @param {Item} item */
  toForm(item) {
    const cycle = item["cycle"] ?? {};
    return { ...item, "cycle.start": american(cycle.start), "cycle.end": american(cycle.end) };
  }

  /** @override @param {Record<string, unknown>} values @returns {Item} */
  fromForm(values) {
    const cycle = { ...this.item["cycle"], start: values["cycle.start"] ?? "", end: values["cycle.end"] ?? "" };
    return { ...this.item, name: values["name"] ?? "", cycle };
  }
}

/** The dialog for an entry: the way to earn decides which fields there are. */
export class EntryDialog extends ItemDialog {
  /** @param {DialogActions & {certifications: () => Item[]}} actions */
  constructor(actions) {
    super("entry-dialog", { add: "Add entry", change: "Change entry" }, actions);
    this.certifications = actions.certifications;
    this.choice = within(this.form, "select", '[name="opportunity"]');
    this.choice.addEventListener("change", () => this.#choose(read(this.form)));
    this.form.addEventListener("click", (event) => this.#parts(event));
  }

  /** @override @param {Item} item */
  prepare(item) {
    this.choice.value = item["opportunity"] ?? "";
    this.#choose({});
  }

  /** @override @param {Item} item */
  toForm(item) {
    return { ...item, date: american(item["date"]) };
  }

  /**
   * A field that was emptied is left out; what the form does not ask about is kept.
   * @override @param {Record<string, unknown>} values @returns {Item}
   */
  fromForm(values) {
    const asked = [...this.form.querySelectorAll("[data-field]")].map((row) => row.getAttribute("data-field"));
    const kept = Object.entries(this.item).filter(([key]) => !asked.includes(key));
    return { ...Object.fromEntries(kept), ...values, id: this.item.id };
  }

  /** Shows the fields of the chosen way to earn, with what was typed so far. @param {Record<string, unknown>} values */
  #choose(values) {
    const chosen = this.choice.value;
    const template = document.querySelector(`template[data-fields-of="${CSS.escape(chosen)}"]`);
    const fields = within(this.form, "div", "[data-fields]");
    fields.replaceChildren();
    within(this.form, "p", "[data-short]").textContent = "";
    if (!(template instanceof HTMLTemplateElement)) return;
    fields.append(template.content.cloneNode(true));
    within(this.form, "p", "[data-short]").textContent = template.dataset["short"] ?? "";
    for (const list of fields.querySelectorAll("select[data-certifications]")) this.#offer(list);
    for (const row of fields.querySelectorAll('[data-kind="sessions"]')) addPart(/** @type {HTMLElement} */ (row));
    write(this.form, values);
  }

  /** @param {Element} list */
  #offer(list) {
    for (const one of this.certifications()) list.append(new Option(one["name"], one.id));
  }

  /** @param {MouseEvent} event */
  #parts(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const row = /** @type {HTMLElement | null} */ (button?.closest('[data-kind="sessions"]') ?? null);
    if (!button || !row) return;
    if (button.matches("[data-add-part]")) {
      addPart(row);
      row.querySelector(".part:last-child input")?.dispatchEvent(new Event("focus"));
      /** @type {HTMLElement | null} */ (row.querySelector(".part:last-child input"))?.focus();
    } else if (button.matches("[data-remove-part]")) {
      button.closest(".part")?.remove();
      /** @type {HTMLElement | null} */ (row.querySelector("[data-add-part]"))?.focus();
    }
  }
}
