/**
 * What is being typed in an open dialog is kept beside the ledger, so that a page closed halfway loses nothing. Each item
 * has a draft of its own: to begin another leaves it alone.
 */
import { html, render } from "lit-html";
import { isItem } from "../ledger.js";
import { element } from "../page.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../app.js").Item} Item
 * @typedef {import("../app.js").LedgerPart} LedgerPart
 * @typedef {{part: LedgerPart, isNew: boolean, values: Item, before: Item}} Draft ``before`` is the item when the dialog
 *   opened.
 */

const KEY = "draft:";
const WORDS = { entries: "an entry", certifications: "a certification" };

/** @param {App} app */
export function mountDrafts(app) {
  const { box } = app.store;
  /** @type {Map<string, Draft>} What earlier visits left, by item, until it is gone on with or forgotten. */
  const left = new Map();
  const show = () => render([...left.values()].map((draft) => draftView(draft, goOn, forget)), element("draft"));
  const settle = (/** @type {string} */ id) => {
    if (left.delete(id)) show();
  };
  const forget = (/** @type {string} */ id) => {
    box.remove(KEY + id);
    settle(id);
  };
  const goOn = (/** @type {Draft} */ { part, before, isNew, values }) => {
    settle(before.id);
    const open = part === "entries" ? app.openEntry : app.openCertification;
    open(before, isNew === true, values);
  };
  app.keepDraft = (id, draft) => {
    if (draft) box.put(KEY + id, draft);
    else forget(id);
  };
  for (const draft of box.keys(KEY).map((key) => box.get(key))) {
    const isWhole = isItem(draft?.values) && isItem(draft.before) && Object.hasOwn(WORDS, draft.part);
    if (isWhole) left.set(draft.before.id, draft);
  }
  show();
}

/**
 * @param {Draft} draft
 * @param {(draft: Draft) => void} goOn
 * @param {(id: string) => void} forget
 */
function draftView(draft, goOn, forget) {
  const about = `${draft.isNew === true ? "adding" : "changing"} ${WORDS[draft.part]}`;
  return html`<p class="notice" role="status">
    You were ${about} when this page was closed. What you had typed is still here.
    <button type="button" class="button" @click=${() => goOn(draft)}>Go on</button>
    <button type="button" class="button button--quiet" @click=${() => forget(draft.before.id)}>Forget it</button>
  </p>`;
}
