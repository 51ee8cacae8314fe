/**
 * Offers what is half typed: on the next visit, and when a dialog is left without saving.
 */
import { html, render } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { element } from "../page.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../store/drafts.js").Draft} Draft
 */

const WORDS = { entries: "an entry", certifications: "a certification" };

/** @param {App} app */
export function mountDrafts(app) {
  const show = () => {
    const drafts = app.copy ? [] : app.drafts.all();
    render(repeat(drafts, ({ part, before }) => `${part} ${before.id}`, (draft) => draftView(app, draft)), element("draft"));
  };
  app.drafts.onChange = show;
  app.goOn = (draft) => goOn(app, draft);
  app.onShow(show);
}

/**
 * Closes a dialog that was left without saving: what was typed is not kept, unless the reader wants to go on. Where a
 * copy from a link has closed it, it is kept.
 * @param {App} app
 * @param {Draft} draft
 */
export function putAway(app, draft) {
  if (app.copy) return app.drafts.keep(draft);
  app.drafts.putAway(draft, { sentence: `Left ${WORDS[draft.part]} unsaved.`, remark: "Not saved.", word: "Go on typing" });
}

/** Opens the dialog, which begins with the draft. @param {App} app @param {Draft} draft */
function goOn(app, { part, before, isNew }) {
  const open = part === "entries" ? app.openEntry : app.openCertification;
  open(app.ledger[part].find((one) => one.id === before.id) ?? before, isNew);
}

/** @param {App} app @param {Draft} draft */
function draftView(app, draft) {
  const forget = () => app.drafts.putAway(draft, { sentence: `Forgot what you had typed about ${WORDS[draft.part]}.` });
  return html`<p class="notice" role="status">
    You were ${draft.isNew ? "adding" : "changing"} ${WORDS[draft.part]}, which is not saved yet. What you had typed is
    still here.
    <button type="button" class="button" @click=${() => goOn(app, draft)}>Go on</button>
    <button type="button" class="button button--quiet" @click=${forget}>Forget it</button>
  </p>`;
}
