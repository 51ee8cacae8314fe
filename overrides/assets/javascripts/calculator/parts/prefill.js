/**
 * A link such as ``#add=cpr-aed&validity_years=1`` opens the entry dialog with values put in. Nothing is kept until the
 * reader saves it, and a value for a field the form does not ask about is ignored.
 */
import { forgetFragment } from "../page.js";
import { newItem } from "./editing.js";

/** @param {import("../app.js").App} app */
export function mountPrefill(app) {
  const look = () => {
    const asked = suggestion(window.location.hash);
    if (!asked) return;
    forgetFragment();
    app.openEntry(newItem("entries"), true, asked);
  };
  window.addEventListener("hashchange", look);
  // The parts after this one are mounted, and the page is shown, before a dialog opens.
  queueMicrotask(look);
}

/**
 * Returns the values a fragment suggests, by field id, or undefined if it suggests no entry.
 * @param {string} fragment
 */
function suggestion(fragment) {
  const asked = new URLSearchParams(fragment.slice(1));
  if (!asked.has("add")) return undefined;
  const values = [...asked].filter(([field]) => field !== "add" && field !== "id");
  const opportunity = asked.get("add");
  return { opportunity, ...Object.fromEntries(values.map(([field, text]) => [field, typed(text)])) };
}

/**
 * Reads a value: yes and no, and the lines of a field of several parts, are written as JSON; all else is text.
 * @param {string} text
 */
function typed(text) {
  if (text !== "true" && text !== "false" && !text.startsWith("[")) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
