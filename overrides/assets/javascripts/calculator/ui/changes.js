/**
 * What differs between figures of before and those these rules give: each in a sentence, with its clause and ACE's page.
 */
import { html, nothing } from "lit-html";
import { ground } from "./receipt.js";

/**
 * @param {import("../answers.js").Change[]} changes
 * @param {number} most How many are shown.
 * @param {import("./receipt.js").Words} [words] Of the release whose rules they are, if it is not this one.
 */
export function changesView(changes, most, words) {
  if (changes.length === 0) return nothing;
  return html`<ul data-changes>
    ${changes.slice(0, most).map((one) => html`<li>${one.sentence} ${one.clauses.map((clause) => ground({ ...clause, sentence: "" }, words))}</li>`)}
    ${changes.length > most ? html`<li>… and ${changes.length - most} more</li>` : nothing}
  </ul>`;
}
