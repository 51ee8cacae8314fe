/**
 * How a table somebody keeps was understood: what it leaves open, to be answered, and what each column was taken for,
 * to be changed. Every sentence comes from the rules.
 */
import { html, nothing } from "lit-html";

/**
 * @typedef {{at: number, head: string, field: string, how: string, other: string, sample: string[]}} Column
 * @typedef {{value: string, label: string}} Choice
 * @typedef {{id: string, sentence: string, choices: Choice[], answer: string}} Question
 * @typedef {{heading: number, columns: Column[], choices: Choice[], questions: Question[], open: boolean}} Table
 * @typedef {{columns: Record<string, string>, answers: Record<string, string>}} Choices
 *   What a column is to be taken for, by its place, and what was answered, by the question's id.
 * @typedef {(choices: Partial<Choices>) => void} Choose
 */

/** More choices than this are a list to open. */
const SEEN_AT_ONCE = 3;
/** How a column came to be taken for what it is, where its head does not say it. */
const HOWS = /** @type {Record<string, string>} */ ({
  content: "by what it holds",
  unsure: "as it seems",
  unknown: "not understood",
  same: "another column was taken",
  count: "it numbers the rows",
  ticks: "by its yes and no",
  worth: "it was worked out here",
});

/** @param {Table} table @param {Choose} choose */
export function tableView(table, choose) {
  const odd = table.columns.filter((column) => !["head", "count"].includes(column.how) && column.sample.length > 0);
  const isPlain = odd.length === 0 && table.questions.length === 0;
  return html`${table.questions.map((question) => questionView(question, choose))}
    <details class="columns" data-columns ?open=${!isPlain}>
      <summary>How the columns were understood</summary>
      <ul class="columns__list">
        ${table.columns.map((column) => columnView(column, table.choices, choose))}
      </ul>
    </details>`;
}

/** @param {Question} question @param {Choose} choose */
function questionView({ id, sentence, choices, answer }, choose) {
  const take = (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target);
    if (value) choose({ answers: { [id]: value } });
  };
  if (choices.length > SEEN_AT_ONCE) {
    return html`<div class="field question" data-question=${id}>
      <label for="question-${id}">${sentence}</label>
      <select id="question-${id}" @change=${take}>
        <option value="" ?selected=${!answer}>Choose</option>
        ${choices.map((one) => html`<option value=${one.value} ?selected=${one.value === answer}>${one.label}</option>`)}
      </select>
    </div>`;
  }
  return html`<fieldset class="field question choices" data-question=${id}>
    <legend>${sentence}</legend>
    ${choices.map(
      (one) => html`<label class="check"
        ><input type="radio" name="question-${id}" value=${one.value} .checked=${one.value === answer} @change=${take} />
        ${one.label}</label
      >`,
    )}
  </fieldset>`;
}

/** @param {Column} column @param {Choice[]} choices @param {Choose} choose */
function columnView({ at, head, field, how, sample }, choices, choose) {
  const take = (/** @type {Event} */ event) => {
    choose({ columns: { [at]: /** @type {HTMLSelectElement} */ (event.target).value } });
  };
  return html`<li class="columns__one" data-column=${at}>
    <label for="column-${at}"><bdi>${head || `Column ${at + 1}`}</bdi></label>
    <span class="quiet columns__sample">${sample.length > 0 ? html`<bdi>${sample.join(" · ")}</bdi>` : "empty"}</span>
    <span class="columns__taken"
      ><select id="column-${at}" @change=${take}>
        ${choices.map((one) => html`<option value=${one.value} ?selected=${one.value === field}>${one.label}</option>`)}
      </select>
      ${HOWS[how] && sample.length > 0 ? html`<span class="quiet">${HOWS[how]}</span>` : nothing}</span
    >
  </li>`;
}
