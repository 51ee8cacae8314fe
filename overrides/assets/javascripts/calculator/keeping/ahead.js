/**
 * What a release that is offered would make of the reader's entries: its own rules, run beside this release's, are held
 * against what these said last. Told beside the offer, before it is taken; nothing where nothing would differ.
 */
import { html, nothing, render } from "lit-html";
import { address, data, dataOf } from "../page.js";
import { OtherRules } from "../python/another.js";
import { lastSaid } from "../store/lastvisit.js";
import { changesView } from "../ui/changes.js";

export class Ahead {
  /**
   * @param {import("../app.js").App} app
   * @param {Element} offer Where the release is offered.
   */
  constructor(app, offer) {
    this.app = app;
    this.place = document.createElement("div");
    this.place.className = "offline-offer__ahead";
    offer.append(this.place);
    /** @type {string | undefined} The release that is looked at. */
    this.release = undefined;
    /** @type {import("../page.js").PageData | undefined} What its page is built with, where its rules are others. */
    this.built = undefined;
    /** @type {OtherRules | undefined} They stay up while it is offered: the entries may change meanwhile. */
    this.rules = undefined;
    /** @type {import("../app.js").Estimate | undefined} */
    this.asked = undefined;
    /** @type {unknown} */
    this.view = nothing;
    app.onShow(() => this.#show().catch((fault) => console.debug(fault)));
  }

  /** @param {string} release The one that is offered now. */
  async look(release) {
    if (release === this.release) return;
    this.rules?.end();
    this.rules = this.asked = this.built = undefined;
    this.view = nothing;
    this.release = release;
    const response = await fetch(ofRelease("calculator/index.html", release));
    const built = dataOf(new DOMParser().parseFromString(await response.text(), "text/html"));
    // The worker's name carries a hash of all it runs: the same rules say the same.
    this.built = built.parts.worker_script === data.parts.worker_script ? undefined : built;
    await this.#show();
  }

  async #show() {
    // What is said of the reader's own has no place beside another's.
    render(this.app.copy ? nothing : this.view, this.place);
    const { app, built, release } = this;
    if (!built || !release || !app.ready || app.isOfLastVisit || app.estimate === this.asked) return;
    this.asked = app.estimate;
    const said = lastSaid(app.store);
    if (!said) return;
    this.rules ??= new OtherRules(ofRelease(built.parts.worker_script, release));
    const { held } = await this.rules.respond({ do: "held", ...said });
    if (this.asked !== app.estimate) return; // the entries have changed, and are asked about again
    this.view = held?.sentence ? aheadView(held, built) : nothing;
    await this.#show();
  }
}

/** @param {string} path @param {string} release @returns {string} Its address in another release: see serviceworker.js. */
function ofRelease(path, release) {
  return `${address(path)}?release=${encodeURIComponent(release)}`;
}

/** @param {{sentence: string, changes: import("../answers.js").Change[]}} held @param {import("../page.js").PageData} built */
function aheadView({ sentence, changes }, built) {
  return html`<details data-ahead>
    <summary>${sentence}</summary>
    ${changesView(changes, built)}
  </details>`;
}
