/**
 * Ways to close the gap: what the reader could still do, ticked; the smallest sets of it that suffice; and one press
 * that plans a set.
 *
 * Room ``advice``. What the reader could do next, and how safe what they have is. Must not know how entries are shown,
 * handed in or kept.
 */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { american, element, within } from "../page.js";
import { newItem } from "../editing/editing.js";
import { mountPanel } from "../ui/panel.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../app.js").Item} Item
 * @typedef {Record<string, unknown>} Choice Something the reader could do, as the verb ``ways`` takes it.
 * @typedef {{times: number, title: string, instance: string, date: string}} Line
 * @typedef {{certification: string, required: string, planned_total: string}} Given
 * @typedef {{entries: Item[], lines: Line[], cost: string, hours: string, gives: Given[]}} Way
 * @typedef {{sets: Way[], sentences: string[], unmet: {sentence: string}[]}} Ways
 */

/** @type {WeakSet<Way>} The sets that were planned. */
const planned = new WeakSet();

/** @param {App} app */
export function mountWays(app) {
  const form = within(element("ways"), "form");
  /** @type {Choice[] | undefined} */
  let choices;
  const show = mountPanel(app, {
    id: "ways",
    questions: () => (choices ? [["ways", { choices }]] : []),
    view: ([{ ways }]) => waysView(ways, app),
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    choices = chosen(form);
    show();
  });
}

/** Returns what is ticked. @param {HTMLFormElement} form @returns {Choice[]} */
function chosen(form) {
  const rows = [...form.querySelectorAll("[data-choice]")].filter((row) => within(row, "input", "[data-chosen]").checked);
  return rows.flatMap((row) => {
    /** @type {Choice} */
    const plain = { opportunity: row.getAttribute("data-choice") };
    for (const input of row.querySelectorAll("input[data-own]:not([type=checkbox])")) {
      const { value, dataset } = /** @type {HTMLInputElement} */ (input);
      if (value.trim()) plain[dataset["own"] ?? ""] = dataset["kind"] === "sessions" ? [{ cecs: value }] : value;
    }
    // A box says that one of them, not each, is of a kind: a choice of its own, to be taken once.
    const boxes = [...row.querySelectorAll("input[data-own][type=checkbox]:checked")];
    return [plain, ...boxes.map((box) => ({ ...plain, [box.getAttribute("data-own") ?? ""]: true, most: 1 }))];
  });
}

/** @param {Ways} ways @param {App} app */
function waysView({ sets, sentences, unmet }, app) {
  return html`${[...sentences, ...unmet.map((one) => one.sentence)].map((one) => html`<p>${one}</p>`)}
    <ol class="ways">
      ${repeat(sets, (way) => way, (way, place) => html`<li class="card">${wayView(way, place + 1, app)}</li>`)}
    </ol>`;
}

/** @param {Way} way @param {number} place @param {App} app */
function wayView(way, place, app) {
  const name = (/** @type {string} */ id) => app.ledger.certifications.find((one) => one.id === id)?.["name"] ?? "";
  const spent = [
    ["Cost", way.cost],
    ["Hours", way.hours],
  ].filter(([, amount]) => amount !== "0");
  return html`<h3>Way ${place}</h3>
    <ul class="ways__lines">
      ${way.lines.map(
        (line) => html`<li>
          <strong>${line.times} × ${line.title}</strong>${line.instance ? html` <span class="quiet">(${line.instance})</span>` : nothing},
          by ${american(line.date)}
        </li>`,
      )}
    </ul>
    <p>${way.gives.map((one) => html`<span class="ways__gives"><bdi>${name(one.certification)}</bdi>: ${one.planned_total} of ${one.required}</span> `)}</p>
    ${spent.length > 0 ? html`<p class="quiet">${spent.map(([label, amount]) => `${label} ${amount}`).join(" · ")}</p>` : nothing}
    <button type="button" class="button" data-edits @click=${() => plan(way, app)}>
      Add to my entries as planned<span class="visually-hidden">: way ${place}</span>
    </button>`;
}

/**
 * Adds a set as planned entries, under ids of the page's own; once, however often it is asked for: as soon as they are
 * there, other sets suffice.
 * @param {Way} way @param {App} app
 */
function plan(way, app) {
  if (planned.has(way)) return;
  planned.add(way);
  const entries = way.entries.map((entry) => ({ ...entry, ...newItem("entries") }));
  const sentence = `Added ${entries.length} planned.`;
  app.change((ledger) => ({ ...ledger, entries: [...ledger.entries, ...entries] }), { sentence });
}
