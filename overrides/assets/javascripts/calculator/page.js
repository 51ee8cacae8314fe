/**
 * What the page was built with: the addresses of its parts, and the rulebook's words by id.
 */

/**
 * @typedef {{source: string, quote: string, means: string}} Disagreement
 * @typedef {{title: string, reading: boolean, taken: string, source: string, quote: string, states: string,
 *   disagrees: Disagreement[]}} Clause
 * @typedef {{title: string, where: string, dated: string, url: string}} Source
 * @typedef {object} PageData
 * @property {{page_script: string, team_script: string, worker_script: string}} parts
 * @property {string} report Where a reader says that ACE has changed a sentence, if the build knows it.
 * @property {Record<string, Clause>} clauses
 * @property {Record<string, Source>} sources
 * @property {Record<string, string>} opportunities
 * @property {Record<string, string>} tiers
 * @property {Record<string, string>} editions
 * @property {Record<string, string>} statuses
 * @property {Record<"course_number" | "cecs" | "date", string>} fields What ACE's form asks for, in its order.
 * @property {{kinds: Record<string, string>, megabytes: number, most: number, all_megabytes: number}} proofs Which files
 *   are kept with entries, media types with their endings, how large one may be, and how many and how large all.
 * @property {{first: string, last: string}} calendars The first and the last cycle end to which a calendar can be
 *   subscribed.
 * @property {{bytes: number, levels: number, too_large: string}} import The most a file may hold, how deep a ledger may be
 *   nested, and what to say of a larger file.
 */

/**
 * Returns the element with an id. It is there: the page and this script are built together.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function element(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}

/**
 * Returns the first element of a kind inside another. It is there, as above.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {ParentNode} inside
 * @param {Name} name
 * @param {string} [which]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function within(inside, name, which = "") {
  const found = inside.querySelector(`${name}${which}`);
  if (!found) throw new Error(`the page has no ${name}${which}`);
  return /** @type {HTMLElementTagNameMap[Name]} */ (found);
}

/**
 * Reads what a page was built with. Without prototypes: what is stored may ask for a word named ``constructor``, and finds
 * none.
 * @param {Document} page This one, or that of another release.
 * @returns {PageData}
 */
export function dataOf(page) {
  return JSON.parse(page.getElementById("calculator-data")?.textContent ?? "", (_key, value) =>
    value !== null && typeof value === "object" && !Array.isArray(value) ? Object.assign(Object.create(null), value) : value,
  );
}

export const data = dataOf(document);

/** The address of the site's first page: stores and links hang on it. */
export const site = new URL(`${element("calculator-page").dataset["site"]}/`, document.baseURI);

/**
 * Returns the address of a part of the site.
 * @param {string} path
 */
export function address(path) {
  return new URL(path, site).href;
}

/** Takes the fragment off the address, once it is followed: a reload must not follow it again. */
export function forgetFragment() {
  window.history.replaceState(null, "", window.location.pathname + window.location.search);
}

/** What the page calls its build. */
export function build() {
  return document.querySelector("[data-build]")?.textContent ?? "";
}

/** Today by the reader's own clock, as the rules want it: the only place that asks a clock. */
export function today() {
  const now = new Date();
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** How often, in milliseconds, the clock is looked at: a timer set for midnight would sleep as long as the machine does. */
const LOOK = 10_000;

/**
 * Runs a function as soon as the reader's day is another one: at midnight, after sleep, back from the browser's history.
 * @param {() => void} run
 */
export function onNewDay(run) {
  let day = today();
  const look = () => {
    if (today() === day) return;
    day = today();
    run();
  };
  setInterval(look, LOOK);
  for (const sign of ["focus", "pageshow"]) window.addEventListener(sign, look);
  document.addEventListener("visibilitychange", look);
}

/**
 * Writes a stored day as ACE's form wants it; what is not a stored day stays as it was typed.
 * @param {unknown} day
 */
export function american(day) {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(day ?? ""));
  return parts ? `${parts[2]}/${parts[3]}/${parts[1]}` : String(day ?? "");
}
