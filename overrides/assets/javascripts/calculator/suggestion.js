/**
 * What the fragment of a link suggests to enter, such as ``#hold=2&add=cpr-aed&validity_years=1&add=mentoring``: how many
 * certifications the reader holds, and entries to add, each with values that follow it.
 */

/**
 * @typedef {{hold: number, entries: import("./form.js").Values[]}} Suggestion
 */

/** The longest fragment that is looked at, in characters, and the most lines a field of several parts may be given. */
const LONGEST = 16_000;
const MOST_PARTS = 200;

/** Tells whether a fragment suggests something to enter. @param {string} fragment */
export function suggests(fragment) {
  return fragment.length <= LONGEST && /^#(?:hold|add)=/.test(fragment);
}

/**
 * Returns what a fragment suggests: values by field id. An id is the page's own to give.
 * @param {string} fragment
 * @returns {Suggestion}
 */
export function suggestion(fragment) {
  /** @type {Suggestion} */
  const found = { hold: 0, entries: [] };
  for (const [field, text] of new URLSearchParams(fragment.slice(1))) {
    const last = found.entries.length - 1;
    if (field === "hold") found.hold = Number.parseInt(text, 10) || 0;
    else if (field === "add") found.entries.push({ opportunity: text });
    else if (field !== "id" && last >= 0) found.entries[last] = { ...found.entries[last], [field]: typed(text) };
  }
  return found;
}

/**
 * Reads a value: yes and no, and the lines of a field of several parts, are written as JSON; all else is text.
 * @param {string} text
 */
function typed(text) {
  if (text !== "true" && text !== "false" && !text.startsWith("[")) return text;
  try {
    const value = JSON.parse(text);
    return Array.isArray(value) ? value.slice(0, MOST_PARTS) : value;
  } catch {
    return text;
  }
}
