/**
 * What other rules give otherwise: how many entries it is about, then each in a sentence, with its clause and ACE's page.
 */
import { html } from "lit-html";
import { changesView } from "../ui/changes.js";

/** @param {{sentence: string, changes: import("../answers.js").Change[]}} held @param {() => void} settle */
export function heldView({ sentence, changes }, settle) {
  return html`<div class="notice" role="status">
    <p><strong>${sentence}</strong></p>
    ${changesView(changes)}
    <div class="button-row"><button type="button" class="button" @click=${settle}>All right</button></div>
  </div>`;
}
