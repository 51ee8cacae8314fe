/**
 * Opens what a link suggests to enter, one form after the other: the certifications that are still missing, then each
 * entry with its values put in. Nothing is kept until the reader saves it, and a value for a field the form does not ask
 * about is ignored.
 */
import { element, forgetFragment } from "../page.js";
import { suggestion, suggests } from "../suggestion.js";
import { newItem } from "./editing.js";

/** @typedef {import("../app.js").App} App */

/** @param {App} app */
export function mountPrefill(app) {
  const look = () => {
    const fragment = window.location.hash;
    if (!suggests(fragment)) return;
    forgetFragment();
    openNext(app, suggestion(fragment));
  };
  window.addEventListener("hashchange", look);
  // The parts after this one are mounted, and the page is shown, before a dialog opens.
  queueMicrotask(look);
}

/**
 * Opens the next form. Whoever leaves one without saving it wants none of those that would follow.
 * @param {App} app
 * @param {import("../suggestion.js").Suggestion} suggested
 */
function openNext(app, { hold, entries }) {
  const isShort = app.ledger.certifications.length < hold;
  const [values, ...later] = entries;
  if (!isShort && !values) return;
  const part = isShort ? "certifications" : "entries";
  const item = newItem(part);
  if (isShort) app.openCertification(item, true);
  else app.openEntry(item, true, values);
  const goOn = () => {
    const isSaved = app.ledger[part].some((one) => one.id === item.id);
    if (isSaved) openNext(app, { hold, entries: isShort ? entries : later });
  };
  element(isShort ? "certification-dialog" : "entry-dialog").addEventListener("close", goOn, { once: true });
}
