/**
 * Whether the total holds if ACE refuses something, and what the smallest change is that makes an idle entry count.
 */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { gathered, titleOf } from "../ui/lookup.js";
import { byKey } from "../store/ledger.js";
import { mountPanel } from "../ui/panel.js";

/**
 * @typedef {{id: string, one: boolean | null, reaches: boolean, sentence: string}} Safe Whether a certification holds.
 * @typedef {{entry: string, certification: string, change: string | null, sentence: string}} Mend
 */

/** @param {import("../app.js").App} app */
export function mountSafety(app) {
  mountPanel(app, {
    id: "safety",
    questions: () => [["safety"]],
    view: ([{ safety }]) => safetyView(safety.certifications, safety.mends, app),
  });
}

/** @param {Safe[]} certifications @param {Mend[]} mends @param {import("../app.js").App} app */
function safetyView(certifications, mends, app) {
  const found = gathered(mends, ({ entry }) => entry);
  const idle = [...byKey(app.ledger.entries)].filter(([, { item }]) => found.has(item.id));
  return html`<ul class="safety">
      ${certifications.map(
        (one) => html`<li class="${one.reaches && one.one !== false ? "safety__firm" : "safety__open"}" data-certification="${one.id}">
          ${one.sentence}
        </li>`,
      )}
    </ul>
    ${idle.length > 0 ? html`<h3>What would make an entry count</h3>` : nothing}
    <ul class="mends">
      ${repeat(idle, ([key]) => key, ([, { item }]) => mendView(item, found.get(item.id) ?? [], app))}
    </ul>`;
}

/** @param {import("../app.js").Item} entry @param {Mend[]} mends @param {import("../app.js").App} app */
function mendView(entry, mends, app) {
  const title = titleOf(entry);
  const name = (/** @type {Mend} */ mend) =>
    app.ledger.certifications.find((one) => one.id === mend.certification)?.["name"] ?? "";
  return html`<li class="mend" data-mend="${entry.id}">
    <div>
      <strong><bdi>${title}</bdi></strong>
      ${mends.map((mend) => html`<p><bdi>${name(mend)}</bdi>: ${mend.sentence}</p>`)}
    </div>
    <button type="button" class="button" data-edits @click=${() => app.openEntry(entry, false)}>
      Open<span class="visually-hidden"> ${title}</span>
    </button>
  </li>`;
}
