/**
 * A receipt: the reasons of an award, each with its clause, its source, and whether it is ACE's word or our reading.
 */
import { html, nothing } from "lit-html";
import { address, data } from "../page.js";

/** @typedef {import("../answers.js").Reason} Reason */
/** @typedef {Pick<import("../page.js").PageData, "clauses" | "sources">} Words Of this release, or of another. */

/** @param {Reason[]} reasons */
export function receipt(reasons) {
  return html`<ol class="receipt">
    ${reasons.map((reason) => html`<li>${reason.sentence} ${ground(reason)}</li>`)}
  </ol>
  ${reportOf(reasons)}`;
}

/**
 * A plain link to say that ACE has changed a sentence. It names the clauses, and nothing of the ledger.
 * @param {Reason[]} reasons
 */
function reportOf(reasons) {
  const [first] = reasons;
  if (!data.report || !first) return nothing;
  const url = new URL(data.report);
  url.searchParams.set("title", `Changed rule: ${data.clauses[first.clause]?.title}`);
  url.searchParams.set("clause", reasons.map((reason) => reason.clause).join(", "));
  url.searchParams.set("address", data.sources[first.source]?.url ?? "");
  return html`<p class="receipt__report"><a href="${url.href}" rel="noreferrer">Has ACE changed a sentence here?</a></p>`;
}

/**
 * Where a reason stands: a link to its clause, and to the page of ACE's it rests on.
 * @param {Reason} reason
 * @param {Words} words
 */
export function ground(reason, words = data) {
  const clause = words.clauses[reason.clause];
  const source = words.sources[reason.source];
  if (!clause || !source) return nothing;
  return html`<span class="ground">
      ${clause.reading ? html`<strong class="label">Our reading</strong> ` : nothing}
      ${data.clauses[reason.clause] ? html`<a href="${address(`rules/#${reason.clause}`)}">${clause.title}</a>` : clause.title} ·
      <a href="${source.url}" rel="noreferrer">${source.title}</a>, ${source.dated}</span
    >${clause.quote ? html`<q class="quote">${clause.quote}</q>` : nothing}
    ${clause.disagrees.map((other) => disagreement(other, words))}`;
}

/** @param {import("../page.js").Disagreement} other @param {Words} words */
function disagreement(other, words) {
  const source = words.sources[other.source];
  return html`<span class="disagrees">ACE says otherwise in
    <a href="${source?.url}" rel="noreferrer">${source?.title}</a>, ${source?.dated}:
    ${other.quote ? html`<q>${other.quote}</q>` : nothing} ${other.means}</span>`;
}
