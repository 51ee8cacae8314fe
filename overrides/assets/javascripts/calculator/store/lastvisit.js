/**
 * What the rules last said, kept so that the page shows it at once on the next visit, before they are up, and so that what
 * the release before this one said can be held against it.
 */
import { data } from "../page.js";
import { parsed } from "../json.js";

/**
 * @typedef {import("../answers.js").Estimate} Estimate
 * @typedef {{box: import("./storage.js").Box, ledger: unknown}} Store Where it is kept, and the ledger as stored there.
 */

/**
 * @typedef {{rules: string, day: string, ledger: string, estimate: Estimate}} Visit What the rules said, by which of them,
 *   on which day and of which ledger, as a text.
 */

const KEY = "last-estimate";
/**
 * Characters of an estimate and its ledger that are kept: a tenth of what a browser stores for a site, which the ledger,
 * its drafts and the way back need more. Of some 700 entries there is more, and the next visit waits for the rules.
 */
const MOST = 500_000;
const VERDICT = "last-verdict";
/** Of the release before this one, until its reader has seen what is otherwise now. */
const BEFORE = "before-release";
/** What tells one release of the rules from another: the worker's name carries a hash of all it runs. */
const RELEASE = data.parts.worker_script;

/**
 * Keeps what the rules say of a ledger, in place of what they said before.
 * @param {Store} store
 * @param {Omit<Visit, "rules">} said Its ledger may have changed since the rules were asked.
 */
export function remember(store, said) {
  keep(store, KEY, { rules: RELEASE, ...said });
}

/**
 * Keeps a value while it is not too large. One whose ledger is too large by itself is not even written out: with what was
 * said of it, that takes as long as drawing it.
 * @param {Store} store @param {string} key @param {Record<string, unknown> & {ledger: string}} value
 */
function keep({ box }, key, value) {
  const text = value.ledger.length > MOST ? undefined : JSON.stringify(value);
  if (text === undefined || text.length > MOST || box.write(key, text)) box.remove(key);
}

/** Gives the room of it all to what is more precious. @param {import("./storage.js").Box} box */
export function forget(box) {
  for (const key of [KEY, VERDICT, BEFORE]) box.remove(key);
}

/**
 * Returns the estimate of the last visit, if it is of this very ledger and by these very rules. One by other rules is kept
 * to be held against these.
 * @param {Store} store
 * @returns {Estimate | undefined}
 */
export function recall(store) {
  const last = store.box.get(KEY);
  if (!isVisit(last)) return undefined;
  if (last.rules === RELEASE) return last.ledger === JSON.stringify(store.ledger) ? last.estimate : undefined;
  store.box.put(BEFORE, last);
  store.box.remove(KEY);
  return undefined;
}

/**
 * What the release before this one said last, unless that is settled: as the rules are asked about it.
 * @param {Store} store
 */
export function beforeRelease(store) {
  return asAsked(store.box.get(BEFORE));
}

/**
 * What this release said last, as the rules of another are asked about it.
 * @param {Store} store
 */
export function lastSaid(store) {
  const last = store.box.get(KEY);
  return last?.rules === RELEASE ? asAsked(last) : undefined;
}

/** @param {unknown} visit */
function asAsked(visit) {
  const ledger = isVisit(visit) && parsed(visit.ledger);
  return ledger ? { today: visit.day, ledger, before: visit.estimate } : undefined;
}

/** @param {Store} store */
export function settleRelease(store) {
  store.box.remove(BEFORE);
}

/** @param {any} one @returns {one is Visit} */
function isVisit(one) {
  const { problems, warnings, certifications } = one?.estimate ?? {};
  return typeof one?.ledger === "string" && [problems, warnings, certifications].every(Array.isArray);
}

/**
 * Keeps the sentence with which each card begins, so that it does not push down what is read when the rules are up.
 * @param {Store} store
 * @param {string} ledger As above.
 * @param {import("../answers.js").Verdict[]} verdict
 */
export function rememberVerdict(store, ledger, verdict) {
  keep(store, VERDICT, { rules: RELEASE, ledger, verdict });
}

/**
 * Returns the verdicts of the last visit, if they are of this very ledger and by these very rules.
 * @param {Store} store
 * @returns {import("../answers.js").Verdict[]}
 */
export function recallVerdict(store) {
  const last = store.box.get(VERDICT);
  const isOfThis = last?.rules === RELEASE && last.ledger === JSON.stringify(store.ledger);
  const isWhole = isOfThis && Array.isArray(last.verdict) && last.verdict.every((/** @type {any} */ one) => Array.isArray(one?.left));
  return isWhole ? last.verdict : [];
}
