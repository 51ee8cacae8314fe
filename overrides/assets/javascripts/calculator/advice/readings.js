/**
 * What ACE's words leave open and what each answer would give: tried on the page by one press, put back by one press,
 * never stored; and one e-mail that asks ACE the question which moves most.
 */
import { html, nothing } from "lit-html";
import { data } from "../page.js";
import { copy } from "../ui/copy.js";
import { mountPanel } from "../ui/panel.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../answers.js").ReadingsRow} Row
 * @typedef {import("../answers.js").OpenAnswer} OpenAnswer
 * @typedef {import("../answers.js").OpenQuestion} OpenQuestion
 * @typedef {{row: Row, answer: OpenAnswer}} Given What an answer gives to one certification.
 * @typedef {{question: OpenQuestion, answers: Map<string, Given[]>}} Asked A question, with its answers by their ids.
 * @typedef {{subject: string, text: string}} Letter
 * @typedef {{lines: import("../answers.js").Reach[], letter: Letter | null}} Inquiry
 */

/** @param {App} app */
export function mountReadings(app) {
  mountPanel(app, {
    id: "readings",
    questions: () => [["readings"], ["inquiry"]],
    view: ([{ readings }, { inquiry }]) => readingsView(readings, inquiry, app),
    beside: () => app.trial,
  });
}

/** @param {Row[]} rows @param {Inquiry} inquiry @param {App} app */
function readingsView(rows, { lines, letter }, app) {
  const name = (/** @type {{certification: string}} */ { certification }) =>
    app.ledger.certifications.find((one) => one.id === certification)?.["name"] ?? "";
  return html`<ul class="readings__all">
      ${lines.map((one) => html`<li data-readings-of="${one.certification}"><bdi>${name(one)}</bdi>: ${one.sentence}</li>`)}
    </ul>
    ${byQuestion(rows).map((asked) => questionView(asked, name, app))} ${letter ? letterView(letter) : nothing}`;
}

/** Brings what several certifications ask together, so that no question is read twice. @param {Row[]} rows */
function byQuestion(rows) {
  /** @type {Map<string, Asked>} */
  const found = new Map();
  for (const row of rows) {
    for (const question of row.questions) {
      const asked = found.get(question.clause) ?? { question, answers: new Map() };
      found.set(question.clause, asked);
      for (const answer of question.answers) {
        asked.answers.set(answer.answer, [...(asked.answers.get(answer.answer) ?? []), { row, answer }]);
      }
    }
  }
  return [...found.values()];
}

/** @param {Asked} asked @param {(row: Row) => string} name @param {App} app */
function questionView({ question, answers }, name, app) {
  const source = data.sources[question.source];
  const given = [...answers.values()];
  return html`<section class="question" data-question="${question.clause}">
    <h3>${question.question}</h3>
    ${question.quote ? html`<q class="quote">${question.quote}</q>` : nothing}
    <p class="ground"><a href="${source?.url}" rel="noreferrer">${source?.title}</a>, ${source?.dated}</p>
    <ul class="question__answers">
      <li>
        <div>
          <strong class="label">Our reading</strong> ${data.clauses[question.clause]?.taken}
          ${(given[0] ?? []).map(({ row }) => figures(name(row), { ...row.as_read, requirements: row.requirements }, question))}
        </div>
      </li>
      ${given.map((each) => answerView(question, each, name, app))}
    </ul>
  </section>`;
}

/** @param {OpenQuestion} question @param {Given[]} given @param {(row: Row) => string} name @param {App} app */
function answerView(question, given, name, app) {
  const [first] = given;
  if (!first) return nothing;
  const { answer, means } = first.answer;
  const tried = app.trial?.answers[question.clause] === answer;
  const press = () => app.try(tried ? null : { answers: { [question.clause]: answer }, means });
  return html`<li data-answer-of="${answer}">
    <div>${means} ${given.map((one) => figures(name(one.row), one.answer, question))}</div>
    <button type="button" class="button" aria-pressed="${tried}" @click=${press}>
      ${tried ? "Back to our reading" : "Try it"}<span class="visually-hidden">: ${means}</span>
    </button>
  </li>`;
}

/**
 * What an answer gives: whether the requirement is met that it is about, or else its figures.
 * @param {string} name @param {{assured_total: string, possible_total: string, requirements: import("../answers.js").Need[]}} gives
 * @param {OpenQuestion} question
 */
function figures(name, gives, question) {
  const need = gives.requirements.find((one) => one.id === question.clause);
  const words = need ? (need.met ? "met" : "not met") : `${gives.assured_total} assured, ${gives.possible_total} possible`;
  return html`<span class="question__gives"><bdi>${name}</bdi>: ${words}</span>`;
}

/** @param {Letter} letter */
function letterView({ subject, text }) {
  const press = (/** @type {Event} */ event) =>
    copy(`${subject}\n\n${text}`, /** @type {HTMLElement} */ (event.currentTarget).parentElement?.querySelector("pre") ?? null);
  return html`<section class="letter">
    <h3>Ask ACE: one e-mail</h3>
    <p class="quiet">It asks what moves your figures most. Read it before you send it.</p>
    <pre tabindex="0" role="group" aria-label="The e-mail">${subject}

${text}</pre>
    <button type="button" class="button" @click=${press}>Copy the e-mail</button>
  </section>`;
}
