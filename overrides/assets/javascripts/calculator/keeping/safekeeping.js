/**
 * Asks the browser to keep what is stored, and once in a while reminds the reader to keep a copy of their own.
 */
import { html, nothing, render } from "lit-html";
import { isEmpty } from "../store/ledger.js";
import { element } from "../page.js";
import { exportLedger, showCode } from "./keep.js";

/** @typedef {import("../app.js").App} App */

const KEY = "since-export";
const OFFERED = "link-offered";
/**
 * How many changes since the last export, or since "Not now", bring up the reminder: those of a whole cycle for most, two
 * certifications and a dozen entries. Whoever enters a few things at a time is not asked on the first day.
 */
const MANY = 15;

/** @param {App} app */
export function mountSafekeeping(app) {
  let isAsked = false;
  let last = app.store.ledger;
  app.onShow(() => {
    if (!isAsked && !isEmpty(app.store.ledger) && !app.store.fault) {
      isAsked = true;
      navigator.storage?.persist?.().catch(() => {});
    }
    if (last !== app.store.ledger) count(app, 1);
    last = app.store.ledger;
    show(app);
  });
  document.addEventListener("ledger-exported", () => {
    app.store.box.remove(KEY);
    show(app);
  });
}

/** @param {App} app */
function changes(app) {
  const count = app.store.box.get(KEY);
  return Number.isInteger(count) ? count : 0;
}

/** @param {App} app @param {number} more */
function count(app, more) {
  app.store.box.put(KEY, changes(app) + more);
}

/** @param {App} app */
function show(app) {
  const isDue = changes(app) >= MANY && !app.copy && !isEmpty(app.store.ledger) && !app.store.fault;
  const later = () => {
    app.store.box.remove(KEY);
    show(app);
  };
  render(isDue ? reminderView(() => exportLedger(app), later) : nothing, element("reminder"));
  const isFirst = app.ledger.entries.length > 0 && !app.copy && !app.store.fault && !app.store.box.get(OFFERED);
  render(isFirst ? linkView(app) : nothing, element("link-offer"));
}

/** Offers the private link once, when there is something to carry. @param {App} app */
function linkView(app) {
  const settle = () => {
    app.store.box.put(OFFERED, true);
    show(app);
  };
  const draw = () => {
    settle();
    showCode(app, element("shared-code"));
  };
  return html`<p class="link-offer">
    <span>Saved in this browser only.</span>
    <button type="button" class="button" @click=${draw}>Have it on your phone, too</button>
    <button type="button" class="button button--quiet" @click=${settle}>No, thanks</button>
  </p>`;
}

/** @param {() => void} exportNow @param {() => void} later */
function reminderView(exportNow, later) {
  return html`<p class="notice" role="status">
    A good moment to keep a copy: much has changed since the last one. Some browsers delete what a site has stored after
    seven days of use without a visit.
    <button type="button" class="button" @click=${exportNow}>Export entries</button>
    <button type="button" class="button button--quiet" @click=${later}>Not now</button>
  </p>`;
}
