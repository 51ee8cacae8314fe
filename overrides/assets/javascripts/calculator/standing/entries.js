/**
 * The list of entries. A closed entry says what it is and what it is worth; opened, it gives the receipt.
 */
import { html, nothing, render } from "lit-html";
import { american, data, element } from "../page.js";
import { putAway } from "../editing/unfinished.js";
import { checked, newItem, remove, save } from "../editing/editing.js";
import { EntryDialog } from "../editing/entrydialog.js";
import { onceLetGo } from "../ui/letgo.js";
import { anchor } from "../ui/anchor.js";
import { byKey } from "../store/ledger.js";
import { LongList } from "../ui/longlist.js";
import { receipt } from "../ui/receipt.js";
import { saidBy, stepsBy } from "../ui/lookup.js";
import { daysOf, figure, yearsOf } from "../ui/worth.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../app.js").Item} Item
 * @typedef {import("../ui/lookup.js").Worth} Worth
 * @typedef {import("./standings.js").Actions} Actions
 * @typedef {{key: string, item: Item}} Row An entry, and what tells it from all others.
 */

/** What heads each group of entries, so that none is overlooked: what counts now needs no heading. */
const GROUPS = ["", "In a past cycle", "Does not count now"];

/** Next steps that ask for nothing: they are not shown before an entry is opened, nor is one that a remark has said. */
const SETTLED = ["posted", "nowhere"];

class EntryList {
  /** @param {App} app @param {Actions} actions */
  constructor(app, actions) {
    this.app = app;
    this.actions = actions;
    this.place = element("entries");
    /** @type {Set<string>} The keys of the entries that are open: they stay so wherever they go. */
    this.open = new Set();
    const redraw = () => this.show();
    this.lists = GROUPS.map(() => new LongList(redraw));
    /** @type {Row[][]} The rows of each group, as they were sorted last. */
    this.groups = GROUPS.map(() => []);
    /** @type {unknown[]} What they were sorted by. */
    this.sortedBy = [];
  }

  show() {
    const held = document.activeElement?.closest("#entries [data-entry]")?.getAttribute("data-entry");
    this.#draw();
    // An entry that goes to the other group is drawn anew there, and the focus goes with it.
    if (held && document.activeElement === document.body) document.getElementById(anchor("entry", held))?.querySelector("summary")?.focus();
  }

  #draw() {
    this.#sort();
    const empty = html`<p class="empty">Nothing yet. Add what you have done, or plan to do, and see what it is worth.</p>`;
    const view = this.groups.map((rows, at) => (rows.length > 0 ? this.#group(rows, at) : nothing));
    render(this.app.ledger.entries.length > 0 ? view : empty, this.place);
    for (const place of this.place.querySelectorAll("ul.entries")) {
      this.lists[Number(place.getAttribute("data-group"))]?.watch(/** @type {HTMLElement} */ (place));
    }
  }

  /** Shows an entry and puts the focus on it. @param {string} id */
  goTo(id) {
    this.#sort();
    this.groups.forEach((rows, group) => {
      const at = rows.findIndex((row) => row.item.id === id);
      if (at >= 0) this.lists[group]?.reveal(at);
    });
    document.getElementById(anchor("entry", id))?.querySelector("summary")?.focus();
  }

  /** Puts the entries into their groups, if they or what they are worth have changed. */
  #sort() {
    const { ledger, estimate } = this.app;
    if (this.sortedBy[0] === ledger.entries && this.sortedBy[1] === estimate) return;
    this.sortedBy = [ledger.entries, estimate];
    this.groups = GROUPS.map(() => []);
    const { awards } = saidBy(estimate);
    for (const [key, { item }] of byKey(ledger.entries)) this.groups[groupOf(awards.get(item.id) ?? [])]?.push({ key, item });
  }

  /** @param {Row[]} rows @param {number} at */
  #group(rows, at) {
    const heading = GROUPS[at];
    return html`${heading ? html`<h3 class="group">${heading}</h3>` : nothing}<ul class="entries" data-group="${at}">
      ${this.lists[at]?.rows(rows, ({ key }) => key, (row) => this.#entry(row), gapView)}
    </ul>`;
  }

  /** @param {Row} row */
  #entry({ key, item: entry }) {
    const { app, open } = this;
    const way = data.opportunities[entry["opportunity"]] ?? String(entry["opportunity"] ?? "");
    const title = entry["title"] || way;
    const status = data.statuses[entry["status"]] ?? entry["status"];
    const facts = [title === way ? "" : way, entry["provider"], american(entry["date"]), status];
    const { awards: earned, remarks: made } = saidBy(app.estimate);
    const [awards, remarks] = [earned.get(entry.id) ?? [], made.get(entry.id) ?? []];
    const step = stepsBy(app.outlook).get(entry.id);
    const turn = (/** @type {Event} */ event) => {
      const isOpen = /** @type {HTMLDetailsElement} */ (event.target).open;
      if (isOpen === open.has(key)) return;
      if (isOpen) open.add(key);
      else open.delete(key);
      this.show();
    };
    return html`<li class="card entry" id="${anchor("entry", entry.id)}" data-entry="${entry.id}">
      <details ?open=${open.has(key)} @toggle=${turn}>
        <summary>
          <span class="entry__what">
            <span class="entry__title" role="heading" aria-level="3"><bdi>${title}</bdi></span>
            <span class="quiet">${facts.filter(Boolean).map((one, at) => html`${at ? " · " : ""}<bdi>${one}</bdi>`)}</span>
          </span>
          <span class="awards">${awards.map(chip)}</span>
        </summary>
        ${open.has(key) ? openView(entry, title, awards, step, this.actions) : nothing}
      </details>
      ${remarks.map((one) => html`<p class="remark" data-code="${one.code}">${one.message} ${this.#opener(entry, title, "Fix it", one.field)}</p>`)}
      ${open.has(key) ? nothing : reasonsOf(awards).map(({ sentence, field, names }) => html`<p class="decided">
        ${app.ledger.certifications.length > 1 ? html`<bdi>${names.join(", ")}</bdi>: ` : nothing}${sentence}
        ${this.#opener(entry, title, "Change it", field)}
      </p>`)}
      ${step && !isSettled(step, awards) && remarks.length === 0 ? stepView(step) : nothing}
    </li>`;
  }

  /** A button that opens an entry at a field. @param {Item} entry @param {string} title @param {string} word @param {string} field */
  #opener(entry, title, word, field) {
    if (!field) return nothing;
    return html`<button type="button" class="link" data-edits data-opens="${field}" @click=${() => this.actions.change(entry, field)}>
      ${word}<span class="visually-hidden">: ${title}</span>
    </button>`;
  }
}

/**
 * Why an entry earns nothing: each reason once, with the certifications for which it is the deciding one.
 * @param {Worth[]} awards
 */
function reasonsOf(awards) {
  /** @type {Map<string, {sentence: string, field: string, names: string[]}>} */
  const found = new Map();
  for (const { name, award, isPast } of awards) {
    const sentence = award.reasons.at(-1)?.sentence;
    if (isPast || award.tier !== "none" || !sentence) continue;
    const known = found.get(sentence) ?? { sentence, field: award.field, names: [] };
    found.set(sentence, { ...known, names: [...known.names, name] });
  }
  return [...found.values()];
}

/** Returns the group of an entry, by what it is worth. @param {Worth[]} earned */
function groupOf(earned) {
  if (earned.length === 0 || earned.some(({ award, isPast }) => !isPast && award.tier !== "none")) return 0;
  return earned.some(({ isPast }) => isPast) ? 1 : 2;
}

/** @param {import("../answers.js").Step} step @param {Worth[]} awards What has been renewed asks for nothing either. */
function isSettled(step, awards) {
  return SETTLED.includes(step.action) || groupOf(awards) === 1;
}

/** @param {App} app */
export function mountEntries(app) {
  const dialog = new EntryDialog({
    check: (item) => checked(app, "entries", item),
    save: (item, before) => save(app, "entries", item, before),
    ask: async (verb, more) => onceLetGo(await app.ask(verb, more)),
    certifications: () => app.ledger.certifications,
    drafts: app.drafts,
    putAway: (draft) => putAway(app, draft),
  });
  app.openEntry = (entry, isNew, suggested) => dialog.open(entry, isNew, suggested);
  const list = new EntryList(app, {
    change: (item, field) => dialog.open(item, false, {}, field),
    remove: (item) => remove(app, "entries", item),
    proofs: (item) => app.openProofs(item.id),
  });
  app.goToEntry = (id) => list.goTo(id);
  element("add-entry").addEventListener("click", () => dialog.open(newItem("entries"), true));
  app.onShow(() => list.show());
}

/** @param {{first: number, last: number, show: () => void}} gap */
function gapView({ first, last, show }) {
  return html`<li class="entries__gap" data-gap="${first}">
    <button type="button" class="button" @click=${show}>Show entries ${first} to ${last}</button>
  </li>`;
}

/**
 * What an entry says once it is opened.
 * @param {Item} entry
 * @param {string} title
 * @param {Worth[]} awards
 * @param {import("../answers.js").Step | undefined} step
 * @param {Actions} actions
 */
function openView(entry, title, awards, step, actions) {
  const proofs = Array.isArray(entry["proofs"]) ? entry["proofs"].length : 0;
  const isSplit = awards.some(({ isPast }) => isPast) && awards.length > 1;
  return html`${step && isSettled(step, awards) ? stepView(step) : nothing}
    ${isSplit ? html`<h4>What counted in which cycle</h4>` : nothing}
    ${awards.map((worth) => html`<h4>${figure(worth.award)} for <bdi>${worth.name}</bdi>${isSplit || worth.isPast ? html`, ${daysOf(worth.standing)}` : nothing}</h4>
      ${receipt(worth.award.reasons)}`)}
    <div class="button-row card__end" data-edits>
      <button type="button" class="button" @click=${() => actions.change(entry)}>
        Change<span class="visually-hidden"> ${title}</span>
      </button>
      <button type="button" class="button" @click=${() => actions.proofs?.(entry)}>
        Proofs${proofs ? ` (${proofs})` : ""}<span class="visually-hidden"> of ${title}</span>
      </button>
      <button type="button" class="button button--quiet" @click=${() => actions.remove(entry)}>
        Delete<span class="visually-hidden"> ${title}</span>
      </button>
    </div>`;
}

/** @param {import("../answers.js").Step} step */
function stepView(step) {
  return html`<p class="step ${step.soon ? "step--soon" : ""}" data-action="${step.action}">${step.sentence}</p>`;
}

/** @param {Worth} worth */
function chip({ id, name, standing, award, isPast }) {
  return html`<span class="award tier-${award.tier}" data-certification="${id}">
    <span class="award__cecs">${figure(award)}</span>
    <span class="award__name"><bdi>${name}</bdi>${isPast ? html` <span class="quiet">${yearsOf(standing)}</span>` : nothing}</span>
    <span class="badge">${data.tiers[award.tier]}</span>
  </span>`;
}
