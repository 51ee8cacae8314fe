/**
 * The list of entries. A closed entry says what it is and what it is worth; opened, it gives the receipt.
 */
import { html, nothing, render } from "lit-html";
import { american, data, element } from "../page.js";
import { putAway } from "../editing/unfinished.js";
import { checked, newItem, remove, save } from "../editing/editing.js";
import { EntryDialog } from "../editing/entrydialog.js";
import { receipt } from "../ui/receipt.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../app.js").Item} Item
 * @typedef {import("../answers.js").Standing} Standing
 * @typedef {import("./standings.js").Actions} Actions
 */

/** Next steps that ask for nothing: they are not shown before an entry is opened, nor is one that a remark has said. */
const SETTLED = ["posted", "nowhere"];

/** @param {App} app */
export function mountEntries(app) {
  const dialog = new EntryDialog({
    check: (item) => checked(app, "entries", item),
    save: (item, before) => save(app, "entries", item, before),
    ask: (verb, more) => app.ask(verb, more),
    certifications: () => app.ledger.certifications,
    drafts: app.drafts,
    putAway: (draft) => putAway(app, draft),
  });
  app.openEntry = (entry, isNew, suggested) => dialog.open(entry, isNew, suggested);
  const actions = {
    change: (/** @type {Item} */ item) => dialog.open(item, false),
    remove: (/** @type {Item} */ item) => remove(app, "entries", item),
  };
  element("add-entry").addEventListener("click", () => dialog.open(newItem("entries"), true));
  app.onShow(() => render(listView(app, actions), element("entries")));
}

/**
 * Entries that count first; those that count for no certification in a group of their own, so that none is overlooked.
 * @param {App} app
 * @param {Actions} actions
 */
function listView(app, actions) {
  const { entries } = app.ledger;
  if (entries.length === 0) {
    return html`<p class="empty">Nothing yet. Add what you have done, or plan to do, and see what it is worth.</p>`;
  }
  const idle = entries.filter((entry) => countsForNone(entry, app.estimate.certifications));
  const counting = entries.filter((entry) => !idle.includes(entry));
  return html`${group(counting, app, actions)}
  ${idle.length > 0
    ? html`<h3 class="group">Does not count now</h3>
        ${group(idle, app, actions)}`
    : nothing}`;
}

/** @param {Item} entry @param {Standing[]} standings */
function countsForNone(entry, standings) {
  const awards = standings.flatMap((one) => one.awards.filter((award) => award.entry === entry.id));
  return awards.length > 0 && awards.every((award) => award.tier === "none");
}

/** @param {Item[]} entries @param {App} app @param {Actions} actions */
function group(entries, app, actions) {
  return html`<ul class="entries">
    ${entries.map((entry) => entryView(entry, app, actions))}
  </ul>`;
}

/** @param {Item} entry @param {App} app @param {Actions} actions */
function entryView(entry, app, actions) {
  const way = data.opportunities[entry["opportunity"]] ?? String(entry["opportunity"] ?? "");
  const title = entry["title"] || way;
  const status = data.statuses[entry["status"]] ?? entry["status"];
  const facts = [title === way ? "" : way, entry["provider"], american(entry["date"]), status];
  const remarks = [...app.estimate.problems, ...app.estimate.warnings].filter((one) => one.entry === entry.id);
  const awards = awardsOf(entry, app.estimate.certifications);
  const step = app.outlook.steps.find((one) => one.entry === entry.id);
  return html`<li class="card entry" id="entry-${entry.id}" data-entry="${entry.id}">
    <details>
      <summary>
        <span class="entry__what">
          <span class="entry__title" role="heading" aria-level="3"><bdi>${title}</bdi></span>
          <span class="quiet">${facts.filter(Boolean).map((one, at) => html`${at ? " · " : ""}<bdi>${one}</bdi>`)}</span>
        </span>
        <span class="awards">${awards.map(({ standing, award }) => chip(standing, award))}</span>
      </summary>
      ${step && SETTLED.includes(step.action) ? stepView(step) : nothing}
      ${awards.map(({ standing, award }) => html`<h4>${award.tier === "none" ? "0" : `+${award.cecs}`} for <bdi>${standing.name}</bdi></h4>
        ${receipt(award.reasons)}`)}
      <div class="button-row card__end" data-edits>
        <button type="button" class="button" @click=${() => actions.change(entry)}>
          Change<span class="visually-hidden"> ${title}</span>
        </button>
        <button type="button" class="button button--quiet" @click=${() => actions.remove(entry)}>
          Delete<span class="visually-hidden"> ${title}</span>
        </button>
      </div>
    </details>
    ${remarks.map((one) => html`<p class="remark" data-code="${one.code}">${one.message}</p>`)}
    ${step && !SETTLED.includes(step.action) && remarks.length === 0 ? stepView(step) : nothing}
  </li>`;
}

/** @param {import("../answers.js").Step} step */
function stepView(step) {
  return html`<p class="step ${step.soon ? "step--soon" : ""}" data-action="${step.action}">${step.sentence}</p>`;
}

/** @param {Item} entry @param {Standing[]} standings */
function awardsOf(entry, standings) {
  return standings.flatMap((standing) =>
    standing.awards.filter((award) => award.entry === entry.id).map((award) => ({ standing, award })),
  );
}

/** @param {Standing} standing @param {import("../answers.js").Award} award */
function chip(standing, award) {
  return html`<span class="award tier-${award.tier}" data-certification="${standing.id}">
    <span class="award__cecs">${award.tier === "none" ? "0" : `+${award.cecs}`}</span>
    <span class="award__name"><bdi>${standing.name}</bdi></span>
    <span class="badge">${data.tiers[award.tier]}</span>
  </span>`;
}
