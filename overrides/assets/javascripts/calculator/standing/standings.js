/**
 * Where each certification stands: the figure, the bar, and what a renewal needs besides. Certifications are added and
 * changed here too, so that a reader with one of them sees one card and no more.
 *
 * Room ``standing``. Where the reader stands now: cards, entries and their pictures. Must not know what is advised,
 * handed in or kept.
 */
import { html, nothing, render } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { american, data, element } from "../page.js";
import { bar, legend } from "./bar.js";
import { joinsView, offerView, Renewals } from "./renewal.js";
import { CertificationDialog } from "../editing/certificationdialog.js";
import { putAway } from "../editing/unfinished.js";
import { checked, newItem, remove, save } from "../editing/editing.js";
import { onceLetGo } from "../ui/letgo.js";
import { anchor } from "../ui/anchor.js";
import { byKey } from "../store/ledger.js";
import { ground } from "../ui/receipt.js";
import { saidBy } from "../ui/lookup.js";
import { sharedView, timelineView } from "./timeline.js";
import { verdictView } from "./verdict.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../app.js").Item} Item
 * @typedef {import("../app.js").Problem} Problem
 * @typedef {import("../answers.js").Requirement} Requirement
 * @typedef {import("../answers.js").Standing} Standing
 * @typedef {{change: (item: Item, field?: string) => void, remove: (item: Item) => void,
 *   proofs?: (item: Item) => void}} Actions
 */

/** @param {App} app */
export function mountStandings(app) {
  const dialog = new CertificationDialog({
    check: (item) => checked(app, "certifications", item),
    save: (item, before) => save(app, "certifications", item, before),
    ask: async (verb, more) => onceLetGo(await app.ask(verb, more)),
    drafts: app.drafts,
    putAway: (draft) => putAway(app, draft),
  });
  app.openCertification = (item, isNew, suggested) => dialog.open(item, isNew, suggested);
  const actions = {
    change: (/** @type {Item} */ item) => dialog.open(item, false),
    remove: (/** @type {Item} */ item) => remove(app, "certifications", item),
  };
  element("add-certification").addEventListener("click", () => dialog.open(newItem("certifications"), true));
  const renewals = new Renewals(app, dialog);
  app.onShow(() => {
    const cards = [...byKey(app.ledger.certifications)];
    // Whoever has no certification yet begins with one; from then on, entries are what is added.
    element("add-certification").classList.toggle("button--main", cards.length === 0);
    element("add-entry").classList.toggle("button--main", cards.length > 0);
    const { timeline } = app.outlook;
    const view = html`<ul class="standings">
        ${repeat(cards, ([key]) => key, ([, { item }]) => cardView(item, app, actions, renewals))}
      </ul>
      ${joinsView(app, renewals)}
      ${timeline ? sharedView(timeline) : nothing}`;
    render(cards.length > 0 ? view : beginView(app), element("standings"));
  });
}

/** @param {App} app */
function beginView(app) {
  const isEmpty = app.ledger.entries.length === 0;
  return html`<p class="empty">Begin by adding your certification and its renewal cycle.</p>
    ${isEmpty ? html`<button type="button" class="button" @click=${() => app.seeExample()}>See an example</button>` : nothing}`;
}

/**
 * @param {Item} item The certification as stored; the rules may have nothing to say of it yet.
 * @param {App} app
 * @param {Actions} actions
 * @param {Renewals} renewals
 */
function cardView(item, app, actions, renewals) {
  const { standings, onCertifications } = saidBy(app.estimate);
  const standing = standings.get(item.id);
  const remarks = onCertifications.get(item.id) ?? [];
  const cycle = item["cycle"] ?? {};
  const verdict = app.trial ? undefined : app.outlook.verdict.find((one) => one.certification === item.id);
  return html`<li class="card standing ${verdict?.ended ? "standing--ended" : ""}" id="${anchor("certification", item.id)}" data-certification="${item.id}">
    <header class="standing__head">
      <h3><bdi>${item["name"]}</bdi></h3>
      <p class="quiet">
        ${american(standing?.cycle.start ?? cycle.start)} – ${american(standing?.cycle.end ?? cycle.end)}
        ${verdict?.ended ? html`<span class="badge">Ended</span>` : nothing}
      </p>
    </header>
    ${standing && verdict ? verdictView(verdict, app) : nothing}
    ${standing ? standingView(standing, app.trial ? nothing : timelineOf(item, app), reachOf(item, app)) : nothing}
    ${standing ? renewals.pastView(standing) : nothing}
    ${remarks.map((one) => html`<p class="remark" data-code="${one.code}">${one.message}</p>`)}
    ${offerView(item, app, renewals)}
    <div class="button-row card__end" data-edits>
      <button type="button" class="button button--quiet" @click=${() => actions.change(item)}>
        Change<span class="visually-hidden"> ${item["name"]}</span>
      </button>
      <button type="button" class="button button--quiet" @click=${() => actions.remove(item)}>
        Delete<span class="visually-hidden"> ${item["name"]}</span>
      </button>
    </div>
  </li>`;
}

/** @param {Item} item @param {App} app */
function timelineOf(item, app) {
  const { timeline } = app.outlook;
  const row = timeline?.certifications.find((one) => one.id === item.id);
  return timeline && row ? timelineView(timeline, row) : nothing;
}

/** What other answers of ACE's could make of the figure, where they matter. @param {Item} item @param {App} app */
function reachOf(item, app) {
  if (app.trial) return html`<p class="standing__readings"><span class="badge">Another answer</span></p>`;
  const reach = app.outlook.reach.find((one) => one.certification === item.id);
  return reach?.matters ? html`<p class="standing__readings"><a href="#readings">${reach.sentence}</a></p>` : nothing;
}

/** @param {Standing} one @param {unknown} timeline The picture of its cycle, once there is one. @param {unknown} reach */
function standingView(one, timeline, reach) {
  return html`<p class="standing__figure"><strong>${one.assured_total}</strong> of ${one.required} CECs assured</p>
    ${reach}
    ${bar(one)} ${legend(one)} ${timeline}
    ${one.reasons.filter((reason) => reason.clause !== "required-cecs").map((reason) => html`<p>${reason.sentence}</p>`)}
    ${one.requirements.length > 0
      ? html`<ul class="requirements">
          ${[...one.requirements].sort((need, other) => Number(need.met) - Number(other.met)).map(requirement)}
        </ul>`
      : nothing}
    ${isShort(one) ? html`<p><a href="#one-more">What would one more be worth?</a></p>` : nothing}
    <details>
      <summary>Why, and by which rules</summary>
      ${[...one.reasons, ...one.requirements.flatMap((need) => need.reasons)].map((reason) => html`<p>${ground(reason)}</p>`)}
      ${editions(one)}
    </details>`;
}

/** Whether something is missing. @param {Standing} one */
function isShort(one) {
  return Number(one.remaining) > 0 || one.requirements.some(({ met }) => !met);
}

/** @param {Requirement} need */
function requirement(need) {
  const state = need.met ? "met" : need.planned ? "planned" : "open";
  const word = { met: "Met", planned: "Planned", open: "Not met" }[state];
  return html`<li class="requirement requirement--${state}" data-requirement="${need.id}">
    <span class="badge">${word}</span>
    <span>${need.reasons.map((reason) => reason.sentence)}</span>
  </li>`;
}

/** @param {Standing} one */
function editions(one) {
  return html`<p>This cycle is read by the edition of ${american(one.edition)}: ${data.editions[one.edition]}.</p>
    ${one.other_editions.map(
      (other) => html`<p>
        By the edition of ${american(other.edition)} (${data.editions[other.edition]}) it would be ${other.assured_total}
        assured, ${other.possible_total} possible, ${other.planned_total} with what is planned.
      </p>`,
    )}`;
}
