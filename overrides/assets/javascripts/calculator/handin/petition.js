/**
 * The packet of one petition: what ACE asks for as a checklist, what is missing, and the last day to send it.
 */
import { html, nothing } from "lit-html";
import { data } from "../page.js";
import { anchor } from "../ui/anchor.js";
import { foundation, sourcesView } from "../ui/foundation.js";
import { printOnly } from "../ui/print.js";

/**
 * @typedef {{id: string, text: string, source: string, done: boolean | null}} Demand ``done`` is null for what only the
 *   reader can tell.
 * @typedef {{entry: string, heading: string, provider: string, note: string, missing: string[],
 *   checklist: Demand[]}} Packet ``note`` is empty but where that it goes by petition is our reading.
 * @typedef {{entry: string, sentence: string}} Step
 */

/** @param {Packet} packet @param {import("../ui/foundation.js").Footing} sheet @param {Step} [step] The next step of its entry. */
export function petitionView(packet, sheet, step) {
  const cited = new Set(packet.checklist.map((one) => one.source));
  return html`<article class="document petition" data-petition="${packet.entry}" aria-labelledby="${anchor("petition", packet.entry)}">
    <h3 id="${anchor("petition", packet.entry)}"><bdi>${packet.heading}</bdi></h3>
    ${packet.provider ? html`<p class="quiet"><bdi>${packet.provider}</bdi></p>` : nothing}
    ${step ? html`<p>${step.sentence}</p>` : nothing} ${noteView(packet, step)} ${foundation(sheet)}
    <p class="quiet">Written on ${sheet.today}, unofficial.</p>
    <ul class="checklist">
      ${packet.checklist.map(demandView)}
    </ul>
    ${packet.missing.length > 0
      ? html`<h4>What is missing</h4>
          <ul class="document__facts" data-missing>
            ${packet.missing.map((sentence) => html`<li>${sentence}</li>`)}
          </ul>`
      : nothing}
    ${sourcesView(sheet.sources.filter((one) => cited.has(one.id)))}
    <button type="button" class="button" @click=${printOnly}>
      Print the packet<span class="visually-hidden">: ${packet.heading}</span>
    </button>
  </article>`;
}

/** What the step says too while the petition is unsent. @param {Packet} packet @param {Step} [step] */
function noteView({ note }, step) {
  return note && !step?.sentence.includes(note) ? html`<p class="remark">${note}</p>` : nothing;
}

/** @param {Demand} demand */
function demandView(demand) {
  const state = demand.done === null ? "ask" : demand.done ? "done" : "open";
  const word = { ask: "Check yourself", done: "In your entry", open: "Missing" }[state];
  return html`<li class="demand demand--${state}" data-demand="${demand.id}">
    <span class="demand__box" aria-hidden="true"></span>
    <span>${demand.text} <span class="quiet">${data.sources[demand.source]?.where}</span></span>
    <span class="badge">${word}</span>
  </li>`;
}
