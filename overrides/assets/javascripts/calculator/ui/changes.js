/**
 * What differs between figures of before and those these rules give: each in a sentence, with its clause and ACE's page.
 */
import { html, nothing } from "lit-html";
import { ground } from "./receipt.js";

/** How many changes are shown: more would not be read. */
const SHOWN = 100;

/**
 * @param {import("../answers.js").Change[]} changes
 * @param {import("./receipt.js").Words} [words] Of the release whose rules they are, if it is not this one.
 */
export function changesView(changes, words) {
  if (changes.length === 0) return nothing;
  return html`<ul data-changes>
    ${changes.slice(0, SHOWN).map((one) => html`<li>${one.sentence} ${one.clauses.map((clause) => ground({ ...clause, sentence: "" }, words))}</li>`)}
    ${changes.length > SHOWN ? html`<li>… and ${changes.length - SHOWN} more</li>` : nothing}
  </ul>`;
}
