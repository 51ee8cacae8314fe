/**
 * The way back: what was done last is said at once, with Undo beside it; once that line is gone, Undo stands above the
 * entries, for the last ten things done, in this tab or another, before a reload or after.
 */
import { html, nothing, render } from "lit-html";
import { element } from "../page.js";
import { isOffered, offerUndo, withdraw } from "../ui/toast.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../store/history.js").Step} Step
 */

/** @param {App} app */
export function mountUndo(app) {
  app.goBack = (id) => undo(app, id);
  app.store.onStep = (step) => offer(app, step, step.remark ?? step.sentence);
  const last = app.store.history.last();
  // What took nothing away is no news on the next visit.
  if (last && takesAway(last) && !last.isDismissed) offer(app, last, last.sentence, { isFocused: false });
  const show = () => {
    const step = app.copy ? undefined : app.store.history.last();
    if (app.copy) withdraw();
    render(step && !isOffered(step.id) ? lastView(app, step) : nothing, element("undo"));
  };
  app.onShow(show);
  window.addEventListener("storage", show);
}

/**
 * Undoes a step, says so, and offers the one before it.
 * @param {App} app
 * @param {string} id
 */
function undo(app, id) {
  const step = app.undo(id);
  if (!step) return;
  const draft = step.word ? app.drafts.backFrom(step) : undefined;
  if (draft) return app.goOn(draft);
  const before = app.store.history.last();
  if (before) offer(app, before, `Undone. Before that: ${before.sentence}`, { isFocused: true, word: "Undo" });
  else goTo(app, step);
}

/**
 * Goes to the item a step was about or, where it is gone, to the one in its place.
 * @param {App} app
 * @param {Step} step
 */
function goTo(app, { items: [first] }) {
  if (!first) return element("entries-heading").focus();
  const items = app.ledger[first.part];
  const item = items.find(({ id }) => id === (first.after ?? first.before)?.id) ?? items[Math.min(first.place, items.length - 1)];
  if (item) app.goTo(first.part, item.id);
  else element("entries-heading").focus();
}

/** Whether something the reader had is gone by a step. @param {Step} step */
function takesAway(step) {
  return Object.keys(step.texts).length > 0 || step.items.some(({ after }) => after === null);
}

/**
 * Offers to undo a step. Where something was taken away, what follows a press is most likely that.
 * @param {App} app
 * @param {Step} step
 * @param {string} message
 * @param {{isFocused?: boolean, word?: string}} [more]
 */
function offer(app, step, message, { isFocused = takesAway(step), word = step.word ?? "Undo" } = {}) {
  const dismiss = () => {
    app.store.history.dismiss(step.id);
    app.show();
    goTo(app, step);
  };
  offerUndo(message, { id: step.id, word, run: () => undo(app, step.id), dismiss, isFocused });
}

/** @param {App} app @param {Step} step */
function lastView(app, step) {
  return html`<button type="button" class="button button--quiet" data-edits @click=${() => undo(app, step.id)}>
    Undo: <bdi>${step.sentence}</bdi>
  </button>`;
}
