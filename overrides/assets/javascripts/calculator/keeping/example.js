/**
 * A ledger of nobody, shown before anything is entered: like a copy from a link it is never stored, and never changed.
 */
import { html } from "lit-html";
import { element } from "../page.js";
import { isEmpty } from "../store/ledger.js";

/** @typedef {import("../app.js").App} App */

/** Asks the rules for the example and shows it. @param {App} app */
export async function openExample(app) {
  const { example } = await app.ask("example");
  // Meanwhile the reader may have begun their own, or opened a link.
  if (app.copy || !isEmpty(app.store.ledger) || document.querySelector("dialog[open]")) return;
  const close = () => {
    app.turnTo(undefined);
    app.refresh();
  };
  const begin = () => {
    close();
    element("add-certification").click();
  };
  app.turnTo(example[0].ledger, exampleView(begin, close));
  app.refresh();
  const place = element("shared").querySelector("div");
  place?.focus();
}

/** @param {() => void} begin @param {() => void} close */
function exampleView(begin, close) {
  return html`<div class="notice notice--example" role="status" tabindex="-1">
    <p><strong>Example.</strong> These are nobody's entries, and nothing of them is stored. Open what you like.</p>
    <div class="button-row">
      <button type="button" class="button button--main" @click=${begin}>Begin my own</button>
      <button type="button" class="button" @click=${close}>Close the example</button>
    </div>
  </div>`;
}
