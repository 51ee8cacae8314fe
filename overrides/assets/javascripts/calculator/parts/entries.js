/**
 * The list of entries: what each is, what it is worth for each certification, and why.
 */
import { html, nothing, render } from "lit-html";
import { american, data, element } from "../page.js";
import { EntryDialog } from "./dialogs.js";
import { newItem, problemsOf, remove, save } from "./editing.js";
import { receipt } from "./receipt.js";

/**
 * @typedef {import("../app.js").Item} Item
 * @typedef {import("../app.js").Problem} Problem
 * @typedef {import("./standings.js").Standing} Standing
 * @typedef {object} ListActions
 * @property {(item: Item) => void} change
 * @property {(item: Item) => void} remove
 */

/** @param {import("../app.js").App} app */
export function mountEntries(app) {
  const dialog = new EntryDialog({
    check: (item) => problemsOf(app, "entries", item),
    save: (item) => save(app, "entries", item),
    certifications: () => app.ledger.certifications,
  });
  const actions = {
    change: (/** @type {Item} */ item) => dialog.open(item, false),
    remove: (/** @type {Item} */ item) => remove(app, "entries", item),
  };
  element("add-entry").addEventListener("click", () => dialog.open(newItem("entries"), true));
  app.onShow(() => {
    const remarks = [...app.estimate.problems, ...app.estimate.warnings];
    render(entriesView(app.ledger.entries, app.estimate.certifications, remarks, actions), element("entries"));
  });
}

/**
 * @param {Item[]} entries
 * @param {Standing[]} standings
 * @param {Problem[]} remarks Problems and warnings.
 * @param {ListActions} actions
 */
function entriesView(entries, standings, remarks, actions) {
  if (entries.length === 0) {
    return html`<p class="empty">Nothing yet. Add what you have done, or plan to do, and see what it is worth.</p>`;
  }
  return html`<ul class="entries">
    ${entries.map((entry) => entryView(entry, standings, remarks.filter((one) => one.entry === entry.id), actions))}
  </ul>`;
}

/**
 * @param {Item} entry
 * @param {Standing[]} standings
 * @param {Problem[]} remarks
 * @param {ListActions} actions
 */
function entryView(entry, standings, remarks, actions) {
  const way = data.opportunities[entry["opportunity"]] ?? String(entry["opportunity"] ?? "");
  const title = entry["title"] || way;
  return html`<li class="card entry" id="entry-${entry.id}" data-entry="${entry.id}">
    <div class="entry__head">
      <h3>${title}</h3>
      <p class="entry__facts">
        ${title === way ? nothing : html`${way} · `}${american(entry["date"])} ·
        ${data.statuses[entry["status"]] ?? entry["status"]}
      </p>
    </div>
    <ul class="awards">
      ${standings.map((one) => awardView(one, entry))}
    </ul>
    ${remarks.map((one) => html`<p class="remark" data-code="${one.code}">${one.message}</p>`)}
    <div class="button-row">
      <button type="button" class="button button--quiet" @click=${() => actions.change(entry)}>
        Change<span class="visually-hidden"> ${title}</span>
      </button>
      <button type="button" class="button button--quiet" @click=${() => actions.remove(entry)}>
        Delete<span class="visually-hidden"> ${title}</span>
      </button>
    </div>
  </li>`;
}

/**
 * @param {Standing} standing
 * @param {Item} entry
 */
function awardView(standing, entry) {
  const award = standing.awards.find((one) => one.entry === entry.id);
  if (!award) return nothing;
  return html`<li class="award tier-${award.tier}" data-certification="${standing.id}">
    <details>
      <summary>
        <span class="award__cecs">${award.tier === "none" ? "0" : `+${award.cecs}`}</span>
        <span class="award__name">${standing.name}</span> <span class="badge">${data.tiers[award.tier]}</span>
      </summary>
      ${receipt(award.reasons)}
    </details>
  </li>`;
}
