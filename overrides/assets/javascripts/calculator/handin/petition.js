/**
 * The packet of one petition: what ACE asks for as a checklist, what is missing, and the last day to send it.
 */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { data, element } from "../page.js";
import { anchor } from "../ui/anchor.js";
import { foundation, sourcesView } from "../ui/foundation.js";
import { printOnly } from "../ui/print.js";
import { alter, sentBox } from "./sent.js";

/**
 * @typedef {{id: string, text: string, source: string, done: boolean | null, own: boolean}} Demand ``done`` is null for
 *   what only the reader can tell.
 * @typedef {import("../app.js").App} App
 * @typedef {{entry: string, title: string, status: string, heading: string, provider: string, note: string, missing: string[],
 *   checklist: Demand[]}} Packet ``note`` is empty but where that it goes by petition is our reading.
 * @typedef {{entry: string, sentence: string}} Step
 */

/** The groups of a checklist, the one that asks for most first. */
const GROUPS = [
  { state: "open", head: "Missing" },
  { state: "ask", head: "Check yourself" },
  { state: "done", head: "Done" },
];

/**
 * @param {Packet} packet
 * @param {import("../ui/foundation.js").Footing} sheet
 * @param {Step | undefined} step The next step of its entry.
 * @param {App} app
 */
export function petitionView(packet, sheet, step, app) {
  const cited = new Set(packet.checklist.map((one) => one.source));
  const id = anchor("petition", packet.entry);
  return html`<article class="document petition" data-petition="${packet.entry}" aria-labelledby="${id}">
    <h3 id="${id}"><bdi>${packet.heading}</bdi></h3>
    ${packet.provider ? html`<p class="quiet"><bdi>${packet.provider}</bdi></p>` : nothing}
    ${step ? html`<p>${step.sentence}</p>` : nothing} ${noteView(packet, step)} ${foundation(sheet)}
    <p class="quiet">Written on ${sheet.today}, unofficial.</p>
    ${packet.missing.filter((sentence) => !packet.checklist.some((one) => one.text === sentence)).map((sentence) => html`<p class="remark">${sentence}</p>`)}
    ${GROUPS.map(({ state, head }) => groupView(packet, state, head, app))}
    <div class="document__sources">${sourcesView(sheet.sources.filter((one) => cited.has(one.id)))}</div>
    <div class="sheet__do">
      ${sentBox(app, packet, "Sent to ACE")}
      <button type="button" class="button" @click=${printOnly}>
        Print the packet<span class="visually-hidden">: ${packet.heading}</span>
      </button>
    </div>
  </article>`;
}

/** @param {Packet} packet @param {string} state @param {string} head @param {App} app */
function groupView(packet, state, head, app) {
  const demands = packet.checklist.filter((one) => stateOf(one) === state);
  if (demands.length === 0) return nothing;
  return html`<h4>${head}</h4>
    <ul class="checklist checklist--${state}" data-group="${state}">
      ${repeat(demands, ({ id }) => id, (demand) => demandView(demand, packet, app))}
    </ul>`;
}

/** @param {Demand} demand */
function stateOf({ done }) {
  return done === null ? "ask" : done ? "done" : "open";
}

/** What the step says too while the petition is unsent. @param {Packet} packet @param {Step} [step] */
function noteView({ note }, step) {
  return note && !step?.sentence.includes(note) ? html`<p class="remark">${note}</p>` : nothing;
}

/** What the entry shows itself is not the reader's to tick. @param {Demand} demand @param {Packet} packet @param {App} app */
function demandView(demand, packet, app) {
  const tick = (/** @type {Event} */ event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    const ticked = (/** @type {import("../app.js").Item} */ item) => {
      const others = [item["ticked"] ?? []].flat().filter((/** @type {unknown} */ id) => id !== demand.id);
      return { ticked: box.checked ? [...others, demand.id] : others };
    };
    alter(app, packet.entry, ticked, `${box.checked ? "Ticked" : "Unticked"}: ${demand.text}`);
    afterwards(packet.entry, demand.id);
  };
  return html`<li class="demand" data-demand="${demand.id}">
    <label class="check">
      <input type="checkbox" .checked=${demand.done === true} ?disabled=${!demand.own || app.copy !== undefined} @change=${tick} />
      <span>${demand.text} <span class="quiet">${data.sources[demand.source]?.where}</span></span>
    </label>
  </li>`;
}

/**
 * A box that was ticked goes to another group; the focus goes with it, if nothing else has taken it meanwhile.
 * @param {string} entry @param {string} demand
 */
function afterwards(entry, demand) {
  const place = element("sheet");
  const observer = new MutationObserver(() => {
    observer.disconnect();
    const box = place.querySelector(`[data-petition="${CSS.escape(entry)}"] [data-demand="${demand}"] input`);
    if (document.activeElement === document.body && box instanceof HTMLElement) box.focus();
  });
  observer.observe(place, { childList: true, subtree: true });
}
