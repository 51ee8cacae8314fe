/**
 * What the rules last said, kept so that the page shows it at once on the next visit, before they are up.
 */
import { data } from "../page.js";

/**
 * @typedef {import("../answers.js").Estimate} Estimate
 * @typedef {import("./store.js").Store} Store
 */

const KEY = "last-estimate";
const VERDICT = "last-verdict";
/** What tells one release of the rules from another: the worker's name carries a hash of all it runs. */
const RELEASE = data.parts.worker_script;

/**
 * @param {Store} store
 * @param {string} ledger The text of the ledger the estimate is of: it may have changed since the rules were asked.
 * @param {Estimate} estimate
 */
export function remember(store, ledger, estimate) {
  store.box.put(KEY, { rules: RELEASE, ledger, estimate });
}

/**
 * Returns the estimate of the last visit, if it is of this very ledger and by these very rules.
 * @param {Store} store
 * @returns {Estimate | undefined}
 */
export function recall(store) {
  const last = store.box.get(KEY);
  const isOfThis = last?.rules === RELEASE && last.ledger === JSON.stringify(store.ledger);
  const lists = [last?.estimate?.problems, last?.estimate?.warnings, last?.estimate?.certifications];
  return isOfThis && lists.every(Array.isArray) ? last.estimate : undefined;
}

/**
 * Keeps the sentence with which each card begins, so that it does not push down what is read when the rules are up.
 * @param {Store} store
 * @param {string} ledger As above.
 * @param {import("../answers.js").Verdict[]} verdict
 */
export function rememberVerdict(store, ledger, verdict) {
  store.box.put(VERDICT, { rules: RELEASE, ledger, verdict });
}

/**
 * Returns the verdicts of the last visit, if they are of this very ledger and by these very rules.
 * @param {Store} store
 * @returns {import("../answers.js").Verdict[]}
 */
export function recallVerdict(store) {
  const last = store.box.get(VERDICT);
  const isOfThis = last?.rules === RELEASE && last.ledger === JSON.stringify(store.ledger);
  return isOfThis && Array.isArray(last.verdict) ? last.verdict : [];
}
