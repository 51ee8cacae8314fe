/**
 * What is being typed in an open dialog is kept beside the ledger, so that a page closed halfway loses nothing.
 */
import { html, nothing, render } from "lit-html";
import { isItem } from "../ledger.js";
import { element } from "../page.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../app.js").Item} Item
 * @typedef {{isNew: boolean, values: Item, before: Item}} Draft
 */

const KEY = "draft";

/** @param {App} app */
export function mountDrafts(app) {
  const { box } = app.store;
  const forget = () => {
    box.remove(KEY);
    render(nothing, element("draft"));
  };
  app.keepDraft = (draft) => {
    if (draft) box.put(KEY, draft);
    else forget();
  };
  const draft = box.get(KEY);
  if (!isItem(draft?.values) || !isItem(draft.before)) return;
  const goOn = () => {
    render(nothing, element("draft"));
    app.openEntry(draft.before, draft.isNew === true, draft.values);
  };
  render(draftView(draft.isNew === true, goOn, forget), element("draft"));
}

/** @param {boolean} isNew @param {() => void} goOn @param {() => void} forget */
function draftView(isNew, goOn, forget) {
  return html`<p class="notice" role="status">
    You were ${isNew ? "adding" : "changing"} an entry when this page was closed. What you had typed is still here.
    <button type="button" class="button" @click=${goOn}>Go on</button>
    <button type="button" class="button button--quiet" @click=${forget}>Forget it</button>
  </p>`;
}
