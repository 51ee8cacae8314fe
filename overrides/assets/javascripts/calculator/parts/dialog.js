/**
 * A dialog in which an item of the ledger is added or changed.
 *
 * What was typed is held against the rules before it is kept, and kept as they spell it. Problems are shown on saving,
 * beside their fields and in a summary that takes focus; nothing typed is lost by them. While Python is starting, what
 * was typed is kept as it is, and the rules speak up in the list once they are there.
 */
import { html, nothing, render } from "lit-html";
import { read, refresh, showProblems, write } from "../form.js";
import { element, within } from "../page.js";

/**
 * @typedef {import("../ledger.js").Item} Item
 * @typedef {import("../form.js").FieldProblem} FieldProblem
 * @typedef {{item: Item, problems: FieldProblem[], worth: import("./entryworth.js").Worth[]}} Checked
 *   An item as the rules spell it, what they have against it, and what it would be worth.
 * @typedef {object} DialogActions
 * @property {(item: Item) => Promise<Checked>} check
 * @property {(item: Item, before: Item) => void} save Given the item, and what it was when the dialog opened.
 * @property {(id: string, typed: Omit<import("./drafts.js").Draft, "part"> | undefined) => void} keepDraft Given what is
 *   typed about the item with an id, as it is typed; nothing once that is settled.
 */

export class ItemDialog {
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
    this.isNew = true;
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.form.addEventListener("input", () => {
      refresh(this.form);
      actions.keepDraft(this.item.id, { isNew: this.isNew, values: this.draft(), before: this.item });
    });
    this.dialog.addEventListener("close", () => actions.keepDraft(this.item.id, undefined));
    within(this.form, "button", "[data-cancel]").addEventListener("click", () => this.dialog.close());
  }

  /**
   * Opens the dialog on an item: a new one has nothing but its id.
   * @param {Item} item
   * @param {boolean} isNew
   * @param {Record<string, unknown>} [suggested] Values to begin with, by field id; a field unknown here is ignored.
   */
  open(item, isNew, suggested = {}) {
    this.item = item;
    this.isNew = isNew;
    this.form.reset();
    within(this.form, "h2").textContent = isNew ? this.headings.add : this.headings.change;
    this.prepare({ ...item, ...suggested });
    this.#show([]);
    write(this.form, this.toForm({ ...item, ...suggested }));
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

  /** The item as the form has it now. */
  draft() {
    return this.fromForm(read(this.form));
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const { item, problems } = await this.actions.check(this.draft());
    this.#show(problems);
    if (problems.length > 0 || !this.dialog.open) return;
    this.dialog.close();
    this.actions.save(item, this.item);
  }

  /** @param {FieldProblem[]} problems */
  #show(problems) {
    const shown = showProblems(this.form, problems);
    const summary = within(this.form, "div", "[data-summary]");
    render(shown.length > 0 ? summaryOf(shown) : nothing, summary);
    summary.querySelector("div")?.focus();
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
