/**
 * What the page has to say about itself: how far Python is, and whether what is entered is being saved.
 */
import { html, nothing, render } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { element } from "../page.js";
import { exportLedger } from "./keep.js";
import { download } from "../files.js";
import { anchor } from "../ui/anchor.js";

/** @param {import("../app.js").App} app */
export function mountNotices(app) {
  const actions = {
    retry: () => app.engine.start(),
    exportLedger: () => exportLedger(app),
    saveAside: (/** @type {string} */ text) => download("cec-ledger-unreadable.txt", text, "text/plain"),
    discard: (/** @type {string} */ key, /** @type {string} */ text) => {
      app.store.takeAway({ [key]: text }, { sentence: "Forgot stored entries that could not be read." });
      app.show();
    },
  };
  app.onShow(() => {
    render(engineView(app.engine.status, app.isOfLastVisit, actions), element("engine"));
    // What is said of the reader's own has no place beside another's.
    const own = app.copy ? nothing : [noticesView(app.store.fault, app.store.aside(), actions), clearedView(app)];
    render(own, element("notices"));
    render(problemsView(app), element("problems"));
  });
}

/**
 * @param {import("../python/engine.js").Status} status
 * @param {boolean} isOfLastVisit
 * @param {{retry: () => void, exportLedger: () => void}} actions
 */
function engineView(status, isOfLastVisit, actions) {
  if (status.phase === "ready") return nothing;
  if (status.phase === "starting") {
    const lead = isOfLastVisit ? "These are the results of your last visit." : "You can already add entries.";
    return html`<span>Getting the rules ready. ${lead}</span>
      <progress max="1" .value=${status.share} aria-label="Getting the rules ready"></progress>`;
  }
  return html`<span class="notice notice--fault">
    ${status.reason} Your entries are safe, and you can still add to them.
    <button type="button" class="button" @click=${actions.retry}>Try again</button>
    <button type="button" class="button" @click=${actions.exportLedger}>Export entries</button>
  </span>`;
}

const FAULTS = {
  unavailable: "This browser does not let the page store anything. What you enter is lost when you close it, so export it.",
  full: `There is no room left to save in this browser. Export your entries now; they stay on this page until you close it,
    and are saved as soon as there is room.`,
  newer: `These entries were saved by a newer release of this page, so this one leaves them as they are. Reload to get it.
    What you change here before that stays on this page only.`,
};

/**
 * @param {import("../store/store.js").Fault} fault
 * @param {{key: string, text: string}[]} aside
 * @param {{exportLedger: () => void, saveAside: (text: string) => void, discard: (key: string, text: string) => void}} actions
 */
function noticesView(fault, aside, actions) {
  return html`${fault
      ? html`<p class="notice notice--fault" role="alert">
          ${FAULTS[fault]} <button type="button" class="button" @click=${actions.exportLedger}>Export entries</button>
        </p>`
      : nothing}
    ${repeat(
      aside,
      ({ key }) => key,
      (one) => html`<p class="notice" data-aside>
        Some stored entries could not be read. They are kept aside as they were.
        <button type="button" class="button" @click=${() => actions.saveAside(one.text)}>Download them</button>
        <button type="button" class="button" @click=${() => actions.discard(one.key, one.text)}>Forget them</button>
      </p>`,
    )}`;
}

/** @param {import("../app.js").App} app */
function clearedView(app) {
  if (!app.store.wasCleared) return nothing;
  const dismiss = () => {
    app.store.wasCleared = false;
    app.show();
  };
  return html`<p class="notice" role="status">
    What this browser had stored was deleted or damaged while this page was open. Your entries are still here.
    <button type="button" class="button" @click=${() => exportLedger(app)}>Export entries</button>
    <button type="button" class="button button--quiet" @click=${dismiss}>All right</button>
  </p>`;
}

/** How many problems are listed together; each stands beside its item, too. */
const SHOWN = 100;

/**
 * What the rules could not read: each leads to the item it belongs to.
 * @param {import("../app.js").App} app
 */
function problemsView(app) {
  const { problems } = app.estimate;
  if (problems.length === 0) return nothing;
  return html`<div class="summary" role="group" tabindex="-1" aria-labelledby="problems-heading">
    <h2 id="problems-heading">To fix</h2>
    <p>What is listed here does not count until it is fixed. Nothing is lost.</p>
    <ul>
      ${problems.slice(0, SHOWN).map((one) => html`<li>${problemView(one, app)}</li>`)}
      ${problems.length > SHOWN ? html`<li>… and ${problems.length - SHOWN} more, each beside what it is about</li>` : nothing}
    </ul>
  </div>`;
}

/** @param {import("../app.js").Problem} problem @param {import("../app.js").App} app */
function problemView({ entry, certification, message }, app) {
  const id = entry ?? certification;
  if (id === null) return message;
  const [part, kind] = entry === null ? /** @type {const} */ (["certifications", "certification"]) : /** @type {const} */ (["entries", "entry"]);
  const go = (/** @type {Event} */ event) => {
    event.preventDefault();
    app.goTo(part, id);
  };
  return html`<a href="#${anchor(kind, id)}" @click=${go}>${message}</a>`;
}
