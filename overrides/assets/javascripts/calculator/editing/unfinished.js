/**
 * Offers what is half typed: on the next visit, and when a dialog is left without saving.
 */
import { html, render } from "lit-html";
import { element } from "../page.js";
import { offerUndo } from "../ui/toast.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../store/drafts.js").Draft} Draft
 */

const WORDS = { entries: "an entry", certifications: "a certification" };

/** @param {App} app */
export function mountDrafts(app) {
  const show = () => render(app.drafts.all().map((draft) => draftView(app, draft)), element("draft"));
  app.drafts.onChange = show;
  show();
}

/**
 * Closes a dialog that was left without saving: what was typed is not kept, unless the reader wants to go on.
 * @param {App} app
 * @param {Draft} draft
 */
export function putAway(app, draft) {
  app.drafts.forget(draft.part, draft.before.id);
  offerUndo("Not saved.", {
    word: "Go on typing",
    run: () => {
      app.drafts.keep(draft);
      goOn(app, draft);
    },
  });
}

/** Opens the dialog, which begins with the draft. @param {App} app @param {Draft} draft */
function goOn(app, { part, before, isNew }) {
  const open = part === "entries" ? app.openEntry : app.openCertification;
  open(app.ledger[part].find((one) => one.id === before.id) ?? before, isNew);
}

/** @param {App} app @param {Draft} draft */
function draftView(app, draft) {
  return html`<p class="notice" role="status">
    You were ${draft.isNew ? "adding" : "changing"} ${WORDS[draft.part]}, which is not saved yet. What you had typed is
    still here.
    <button type="button" class="button" @click=${() => goOn(app, draft)}>Go on</button>
    <button type="button" class="button button--quiet" @click=${() => app.drafts.forget(draft.part, draft.before.id)}>
      Forget it
    </button>
  </p>`;
}
