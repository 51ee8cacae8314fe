/**
 * A panel that unfolds: it asks the rules only while it is open, and again whenever what it asked about has changed.
 *
 * Room ``ui``. Small pieces that any part of the page is made of. Must not know a part of the page, where the ledger
 * is kept, or how the rules run.
 */
import { html, nothing, render } from "lit-html";
import { element, within } from "../page.js";

/**
 * @typedef {[verb: string, more?: Record<string, unknown>]} Question
 * @typedef {object} Host What a panel needs of the page: its ledger, the rules, and word of every change.
 * @property {{certifications: unknown[]}} ledger
 * @property {string} basis What an answer is of; another one asks anew.
 * @property {boolean} ready Whether the rules can be asked.
 * @property {(verb: string, more?: Record<string, unknown>, signal?: AbortSignal) => Promise<any>} ask
 * @property {(show: () => void) => void} onShow
 *
 * @typedef {object} Panel
 * @property {string} id The id of its details; what it shows goes into the element in it with data-answer.
 * @property {() => Question[]} questions None while there is nothing to ask; then nothing is shown.
 * @property {(answers: any[]) => unknown} view Shows the answers, in the order of the questions.
 * @property {() => unknown} [beside] What else the view shows, if that can change while the answers stay.
 * @property {import("./longlist.js").LongLists} [long] The lists in it that are drawn in part.
 */

/**
 * Mounts a panel. A link to it among the standings opens it. It is hidden while there is no certification to speak of.
 * Returns a function that asks again if need be, for a panel whose questions depend on controls of its own.
 * @param {Host} app
 * @param {Panel} panel
 */
export function mountPanel(app, { id, questions, view, beside = () => null, long }) {
  const details = /** @type {HTMLDetailsElement} */ (element(id));
  const place = within(details, "div", "[data-answer]");
  let asked = "";
  /** @type {any[] | undefined} The answers to what was asked, once they are there. */
  let answers;
  let drawn = "";
  const draw = () => {
    if (!answers) return;
    drawn = JSON.stringify(beside());
    const fault = answers.find((one) => one.error);
    if (fault) render(html`<p class="remark" role="alert">${fault.error}</p>`, place);
    else render(answers.length > 0 ? view(answers) : nothing, place);
    long?.watch(place);
  };
  /** @type {AbortController | undefined} While an answer is awaited. */
  let asking;
  const giveUp = () => {
    if (asking) asked = "";
    asking?.abort();
    asking = undefined;
  };
  const show = async () => {
    details.hidden = app.ledger.certifications.length === 0;
    if (!details.open) giveUp();
    if (!details.open || !app.ready) return;
    const found = questions();
    const key = JSON.stringify([found, app.basis]);
    if (key === asked) {
      if (JSON.stringify(beside()) !== drawn) draw();
      return;
    }
    giveUp();
    asked = key;
    answers = undefined;
    const own = (asking = new AbortController());
    const heard = await Promise.all(found.map(([verb, more]) => app.ask(verb, more, own.signal))).catch((fault) => {
      if (!own.signal.aborted) throw fault;
    });
    if (!heard || asking !== own) return;
    asking = undefined;
    answers = heard;
    draw();
  };
  if (long) long.redraw = draw;
  details.addEventListener("toggle", show);
  element("standings").addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || !event.target.closest(`a[href="#${id}"]`)) return;
    event.preventDefault();
    details.open = true;
    details.querySelector("summary")?.focus();
  });
  app.onShow(show);
  return show;
}
