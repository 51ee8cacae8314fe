/**
 * A dialog in which an item of the ledger is added or changed.
 *
 * What was typed is held against the rules before it is kept, and kept as they spell it. Problems are shown on saving,
 * beside their fields and in a summary that takes focus; nothing typed is lost by them. While Python is starting, what
 * was typed is kept as it is, and the rules speak up in the list once they are there.
 */
import { html, nothing, render } from "lit-html";
import { controlOf, read, refresh, showProblems, write } from "../form.js";
import { element, within } from "../page.js";
import { summaryOf } from "../ui/summary.js";

/**
 * @typedef {import("../store/ledger.js").Item} Item
 * @typedef {import("../store/drafts.js").Draft} Draft
 * @typedef {import("../form.js").FieldProblem} FieldProblem
 * @typedef {{item: Item, problems: FieldProblem[], worth: import("./entryworth.js").Worth[],
 *   doubts: import("./doubts.js").Doubt[]}} Checked
 *   An item as the rules spell it, what they have against it, what it would be worth, and what may be meant otherwise.
 * @typedef {object} DialogActions
 * @property {(item: Item) => Promise<Checked>} check
 * @property {(item: Item, before: Item) => void} save Given the item, and what it was when the dialog opened.
 * @property {import("../store/drafts.js").Drafts} drafts
 * @property {(typed: Draft) => void} putAway Given what was typed and not saved.
 */

export class ItemDialog {
  /**
   * @param {string} id The dialog's id.
   * @param {import("../store/ledger.js").Part} part What its items are.
   * @param {{add: string, change: string}} headings
   * @param {DialogActions} actions
   */
  constructor(id, part, headings, actions) {
    this.dialog = /** @type {HTMLDialogElement} */ (element(id));
    this.form = within(this.dialog, "form");
    this.part = part;
    this.headings = headings;
    this.actions = actions;
    /** @type {Item} */
    this.item = { id: "" };
    this.isNew = true;
    this.hasTyped = false;
    this.isSaved = false;
    /** How often it was opened: what the rules say of one item is not for the next. */
    this.opened = 0;
    /** Whether what is saved is shown although there is a draft. */
    this.isBesideDraft = false;
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.form.addEventListener("input", () => this.#keep());
    this.dialog.addEventListener("close", () => this.#settle());
    within(this.form, "button", "[data-cancel]").addEventListener("click", () => this.dialog.close());
  }

  /**
   * Opens the dialog on an item: a new one has nothing but its id. What was typed about it and never saved comes first.
   * @param {Item} item
   * @param {boolean} isNew
   * @param {Record<string, unknown>} [suggested] Values to begin with, by field id; a field unknown here is ignored.
   * @param {string} [field] The field the reader comes for.
   */
  open(item, isNew, suggested = {}, field = "") {
    if (this.dialog.open) this.#keepOpen();
    this.opened += 1;
    this.isNew = isNew;
    this.isSaved = false;
    within(this.form, "h2").textContent = isNew ? this.headings.add : this.headings.change;
    const draft = this.actions.drafts.of(this.part, item.id);
    if (draft) this.#begin(draft, item);
    else this.#put(item, { ...item, ...suggested });
    if (!this.dialog.open) this.dialog.showModal();
    if (field) controlOf(this.form, field)?.focus();
  }

  /** Keeps what is being typed when the dialog turns to another item, as a link can have it do. */
  #keepOpen() {
    if (this.hasTyped) this.actions.drafts.keep(this.#typed());
    this.actions.drafts.onChange();
  }

  /**
   * Begins with a draft or, once the reader has asked for it, with what is saved.
   * @param {Draft} draft
   * @param {Item} saved
   */
  #begin(draft, saved, showsDraft = true) {
    this.#put(showsDraft ? draft.before : saved, showsDraft ? draft.values : saved);
    this.isBesideDraft = !showsDraft;
    const turn = () => this.#begin(this.actions.drafts.of(this.part, saved.id) ?? draft, saved, !showsDraft);
    if (!this.isNew) this.#sayOrigin(originView(showsDraft, turn));
  }

  /** @param {Item} item @param {Item} values */
  #put(item, values) {
    this.item = item;
    this.hasTyped = false;
    this.isBesideDraft = false;
    this.#sayOrigin(nothing);
    this.fill(values);
  }

  /** Puts values into the form. @param {Item} values */
  fill(values) {
    this.form.reset();
    this.prepare(values);
    this.#show([]);
    write(this.form, this.toForm(values));
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

  /** @returns {Draft} */
  #typed() {
    return { part: this.part, isNew: this.isNew, values: this.draft(), before: this.item };
  }

  #keep() {
    refresh(this.form);
    if (this.isBesideDraft) this.#sayOrigin(nothing);
    this.hasTyped = true;
    this.actions.drafts.keep(this.#typed());
  }

  #settle() {
    if (this.isSaved) this.actions.drafts.forget(this.part, this.item.id);
    else if (this.hasTyped) this.actions.putAway(this.#typed());
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const { opened } = this;
    const { item, problems } = await this.actions.check(this.draft());
    if (opened !== this.opened || !this.dialog.open) return;
    this.#show(problems);
    if (problems.length > 0) return;
    this.isSaved = true;
    this.dialog.close();
    this.actions.save(item, this.item);
  }

  /** Says where the values come from, if that is not plain. @param {unknown} view */
  #sayOrigin(view) {
    render(view, within(this.form, "div", "[data-origin]"));
  }

  /** @param {FieldProblem[]} problems */
  #show(problems) {
    const shown = showProblems(this.form, problems);
    const summary = within(this.form, "div", "[data-summary]");
    render(shown.length > 0 ? summaryOf(shown) : nothing, summary);
    summary.querySelector("div")?.focus();
  }
}

/** @param {boolean} showsDraft @param {() => void} turn */
function originView(showsDraft, turn) {
  return html`<p class="notice">
    ${showsDraft ? "This is what you had typed before. It is not saved yet." : "This is what is saved."}
    <button type="button" class="button" @click=${turn}>
      ${showsDraft ? "Show what is saved" : "Show what you had typed"}
    </button>
  </p>`;
}
