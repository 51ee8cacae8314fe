/**
 * Whether the reader is done with a certification: the first sentence of its card. Each part of what is left leads to
 * the place where it is done.
 */
import { html, nothing } from "lit-html";
import { newItem } from "../editing/editing.js";
import { address } from "../page.js";
import { anchor } from "../ui/anchor.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../answers.js").Verdict} Verdict
 * @typedef {import("../answers.js").Left} Left
 */

/** @param {Verdict} verdict @param {App} app */
export function verdictView({ ready, ended, lead, left, next }, app) {
  const state = ended ? "ended" : ready ? "ready" : "open";
  return html`<div class="verdict verdict--${state}" data-verdict="${state}">
    <p class="verdict__lead">${lead}</p>
    ${left.length > 0
      ? html`<ul class="verdict__left">
          ${left.map((part) => html`<li data-left="${part.what}">${partView(part, app)}</li>`)}
        </ul>`
      : nothing}
    ${next ? html`<p><a href="${address("expired/")}">${next}</a></p>` : nothing}
  </div>`;
}

/** @param {Left} part @param {App} app */
function partView({ sentence, place, entries, begins }, app) {
  const [entry] = entries;
  if (place === "entry" && entry) return linkView(entry, sentence, app);
  if (place === "ways" || place === "sheet") return html`<a href="#${place}">${sentence}</a>`; // which its panel hears
  if (!begins || app.copy) return sentence;
  const begin = () => app.openEntry(newItem("entries"), true, begins);
  return html`<button type="button" class="link" @click=${begin}>${sentence}</button>`;
}

/** @param {string} entry @param {string} sentence @param {App} app */
function linkView(entry, sentence, app) {
  const press = (/** @type {MouseEvent} */ event) => {
    event.preventDefault(); // it is shown, and takes the focus
    app.goToEntry(entry);
  };
  return html`<a href="#${anchor("entry", entry)}" @click=${press}>${sentence}</a>`;
}
