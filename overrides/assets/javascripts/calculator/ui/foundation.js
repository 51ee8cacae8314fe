/**
 * What a document to print rests on: the cycles and editions it is of, and the pages of ACE's it cites.
 */
import { html } from "lit-html";
import { american } from "../page.js";

/**
 * @typedef {import("../answers.js").Source} Source
 * @typedef {object} Footing What every document rests on.
 * @property {string} today
 * @property {{name: string, cycle: string, edition: string}[]} certifications
 * @property {Source[]} sources
 */

/** Which cycles and editions a document rests on. @param {Footing} footing */
export function foundation({ certifications }) {
  return html`<ul class="document__facts">
    ${certifications.map((one) => html`<li><bdi>${one.name}</bdi>, ${one.cycle}: ${one.edition}</li>`)}
  </ul>`;
}

/** @param {Source[]} sources */
export function sourcesView(sources) {
  return html`<h4>Sources</h4>
    <ul class="document__facts">
      ${sources.map((one) => html`<li>${one.where}: ${one.title} (${american(one.dated)}), <a href="${one.url}">${one.url}</a></li>`)}
    </ul>`;
}
