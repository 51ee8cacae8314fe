/**
 * ACE's own list, pasted, beside the entries: what either lacks, what differs, which answers to open questions explain
 * it; and on a yes, statuses and figures are set as ACE has them. Fetched when it is first unfolded.
 */
import { html, nothing, render } from "lit-html";
import { american, data, within } from "../page.js";
import { TYPING_PAUSE } from "../ui/typing.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {{entry: string, title: string}} Named
 * @typedef {{field: "course_number" | "cecs" | "date", here: string, there: string}} Field
 * @typedef {{clause: string, question: string, answer: string, means: string}} Told
 * @typedef {{matched: Named[], only_here: (Named & {date: string})[],
 *   only_there: {course_number: string, date: string, cecs: string | null, title: string}[],
 *   differs: (Named & {fields: Field[]})[], answers: {sentence: string, sets: Told[][]}, heads: Record<string, string>,
 *   ledger: import("../store/ledger.js").Ledger, changes: string[]}} Reconciled
 */

/** More lines of a list are not read, and make the page slow. */
const SHOWN = 100;
/** More sets of answers that are equally small are only counted. */
const SETS = 3;

/** @param {App} app @param {HTMLDetailsElement} details */
export function mountReconcile(app, details) {
  new Reconcile(app, details);
}

class Reconcile {
  /** @param {App} app @param {HTMLDetailsElement} details */
  constructor(app, details) {
    this.app = app;
    this.details = details;
    this.place = within(details, "div", "[data-answer]");
    /** Gives up what is asked, once something else is. */
    this.asking = new AbortController();
    this.text = "";
    /** What was asked last, and of which ledger. */
    this.asked = "";
    /** @type {Reconciled | undefined} */
    this.found = undefined;
    this.fault = "";
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    app.onShow(() => this.#ask());
    details.addEventListener("toggle", () => this.#ask());
    this.#show();
  }

  /** @param {Event} event */
  #typed(event) {
    this.text = /** @type {HTMLTextAreaElement} */ (event.target).value;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.#ask(), TYPING_PAUSE);
  }

  async #ask() {
    if (!this.details.open) return;
    const key = JSON.stringify([this.text, this.app.basis]);
    if (key === this.asked || !this.app.ready) return this.#show();
    this.asked = key;
    this.asking.abort();
    const { signal } = (this.asking = new AbortController());
    const asked = this.text.trim() ? this.app.ask("reconcile", { text: this.text }, signal) : Promise.resolve({});
    const answer = await asked.catch((fault) => {
      if (!signal.aborted) throw fault;
    });
    if (!answer || key !== this.asked) return;
    this.found = answer.reconcile;
    this.fault = answer.error ?? "";
    this.#show();
  }

  #set() {
    const { app, found, asked } = this;
    if (!found || asked !== JSON.stringify([this.text, app.basis])) return this.#ask();
    const basis = JSON.stringify(app.ledger);
    const take = (/** @type {import("../app.js").Ledger} */ now) => (JSON.stringify(now) === basis ? found.ledger : now);
    app.change(take, { sentence: "Set what ACE has posted." });
  }

  #show() {
    render(
      html`<div class="field field--long-text">
          <label for="reconcile-text">Rows of “My CECs”, pasted: number, CECs and date, in any order</label>
          <p class="hint" id="reconcile-hint">They stay in this browser, and are not kept.</p>
          <textarea id="reconcile-text" rows="4" spellcheck="false" autocomplete="off" aria-describedby="reconcile-hint"
            @input=${(/** @type {Event} */ event) => this.#typed(event)}></textarea>
        </div>
        <div aria-live="polite">
          ${this.fault ? html`<p class="field-error">${this.fault}</p>` : nothing}
          ${this.found ? foundView(this.found, this.app, () => this.#set()) : nothing}
        </div>`,
      this.place,
    );
  }
}

/** @param {Reconciled} found @param {App} app @param {() => void} set */
function foundView({ heads, matched, only_here, only_there, differs, answers, changes }, app, set) {
  return html`<p class="sum">${heads["matched"]}</p>
    ${part(heads["differs"], differs.map((one) => html`${entryLink(one, app)} ${one.fields.map(fieldView)}`))}
    ${answers.sentence && matched.length > 0 ? answersView(answers, app) : nothing}
    ${part(heads["only_there"], only_there.map(rowView))}
    ${part(heads["only_here"], only_here.map((one) => html`${entryLink(one, app)} <span class="quiet">${american(one.date)}</span>`))}
    ${changes.length > 0
      ? html`<p data-edits>
          <button type="button" class="button button--main" @click=${set}>
            Set ${changes.length} ${changes.length === 1 ? "entry" : "entries"} to posted, with ACE's figures
          </button>
        </p>`
      : nothing}`;
}

/** @param {string | undefined} head @param {unknown[]} lines */
function part(head, lines) {
  if (lines.length === 0) return nothing;
  return html`<h3>${head}</h3>
    <ul class="reconciled">
      ${lines.slice(0, SHOWN).map((line) => html`<li>${line}</li>`)}
      ${lines.length > SHOWN ? html`<li>… and ${lines.length - SHOWN} more</li>` : nothing}
    </ul>`;
}

/** @param {Named} one @param {App} app */
function entryLink({ entry, title }, app) {
  const go = (/** @type {Event} */ event) => {
    event.preventDefault();
    app.goTo("entries", entry);
  };
  return html`<a href="#entries-heading" @click=${go}><bdi>${title}</bdi></a>`;
}

/** @param {Field} field */
function fieldView({ field, here, there }) {
  const [own, theirs] = field === "date" ? [american(here), american(there)] : [here, there];
  return html`<span class="reconciled__field">${data.fields[field]}: ${own || "none"} here, <strong>${theirs}</strong> at ACE</span>`;
}

/** @param {Reconciled["only_there"][number]} row */
function rowView({ title, course_number, date, cecs }) {
  const told = [course_number, date && american(date), cecs && `${cecs} CECs`].filter(Boolean).join(" · ");
  return html`${title ? html`<bdi>${title}</bdi> ` : nothing}<bdi>${told}</bdi>`;
}

/** @param {Reconciled["answers"]} answers @param {App} app */
function answersView({ sentence, sets }, app) {
  const other = sets.filter((one) => one.length > 0);
  return html`<p>${sentence}</p>
    ${other.slice(0, SETS).map((one, at) => html`${at > 0 ? html`<p>Or:</p>` : nothing}${setView(one, app)}`)}
    ${other.length > SETS ? html`<p>… and ${other.length - SETS} more that are as small.</p>` : nothing}`;
}

/** @param {Told[]} told @param {App} app */
function setView(told, app) {
  const answers = Object.fromEntries(told.map(({ clause, answer }) => [clause, answer]));
  const means = told.map((one) => one.means).join("; ");
  const isTried = JSON.stringify(app.trial?.answers) === JSON.stringify(answers);
  return html`<ul class="reconciled">
      ${told.map((one) => html`<li>${one.question} <strong class="reconciled__field">${one.means}</strong></li>`)}
    </ul>
    <button type="button" class="button" aria-pressed="${isTried}" @click=${() => app.try(isTried ? null : { answers, means })}>
      ${isTried ? "Back to our reading" : "Try it"}<span class="visually-hidden">: ${means}</span>
    </button>`;
}
