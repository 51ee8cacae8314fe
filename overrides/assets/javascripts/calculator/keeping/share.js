/**
 * A private link: made of the ledger, and opened read-only in place of the reader's own entries, as the example is.
 */
import { html, nothing, render } from "lit-html";
import { emptyLedger, isEmpty, VERSION } from "../store/ledger.js";
import { holdsLedger, LinkFault, pack, unpack } from "./link.js";
import { element, forgetFragment } from "../page.js";
import { suggests } from "../suggestion.js";
import { copy } from "../ui/copy.js";
import { offerUndo } from "../ui/toast.js";

/** @typedef {import("../app.js").App} App */

/** Returns a link that carries the ledger. Throws LinkFault if it would be too long. @param {App} app */
export async function linkTo(app) {
  return window.location.href.replace(/#.*$/, "") + (await pack(withoutProofs(app.ledger)));
}

/** Copies a link that carries the ledger. @param {App} app */
export async function copyLink(app) {
  try {
    const link = await linkTo(app);
    const place = element("shared-link");
    place.textContent = link;
    place.hidden = false;
    await copy(link, place);
  } catch (fault) {
    offerUndo(fault instanceof LinkFault ? fault.message : "This browser cannot make such a link. Export the entries instead.");
  }
}

/** Returns a ledger without what it says of files that are kept here: those do not travel in a link. @param {import("../store/ledger.js").Ledger} ledger */
function withoutProofs(ledger) {
  return { ...ledger, entries: ledger.entries.map(({ proofs: _, ...entry }) => /** @type {import("../store/ledger.js").Item} */ (entry)) };
}

/** @param {App} app */
export function mountShare(app) {
  let sentence = "";
  const look = async () => {
    const fragment = window.location.hash;
    // A link of the guide that suggests an entry is about the reader's own entries again.
    if (suggests(fragment)) app.turnTo(undefined);
    if (!holdsLedger(fragment)) return;
    // Nothing of the reader's own may be shown, or changed, where a copy from a link is expected.
    const waiting = emptyLedger();
    app.turnTo(waiting);
    sentence = "";
    for (const dialog of document.querySelectorAll("dialog")) dialog.close();
    try {
      const copy = await unpack(fragment);
      // Meanwhile the reader may have gone on with their own, or opened another link.
      if (app.copy === waiting) app.turnTo(copy);
    } catch (fault) {
      if (app.copy !== waiting) return;
      sentence = fault instanceof LinkFault ? fault.message : "This browser cannot open such a link.";
      leave();
    }
    app.refresh();
  };
  const leave = () => {
    app.turnTo(undefined);
    forgetFragment();
    app.refresh();
  };
  const keep = () => {
    const copied = app.copy;
    leave();
    if (!copied) return;
    if (isEmpty(app.ledger) && copied.version === VERSION) app.change(() => copied, { sentence: "Kept the copy." });
    else app.openImport(copied);
  };
  let isExampleWanted = false;
  const openExample = async () => {
    if (!isExampleWanted || !app.ready) return;
    isExampleWanted = false;
    try {
      await (await import("./example.js")).openExample(app);
    } catch {
      offerUndo("The example could not be opened. Try again.");
    }
  };
  app.seeExample = () => {
    isExampleWanted = true;
    openExample();
  };
  app.onShow(openExample);
  window.addEventListener("hashchange", look);
  look();
  app.onShow(() => {
    element("calculator-page").classList.toggle("calculator--copy", app.copy !== undefined);
    render(app.copy ? (app.notice ?? copyView(keep, leave)) : sentence ? faultView(sentence) : nothing, element("shared"));
  });
}

/** @param {() => void} keep @param {() => void} leave */
function copyView(keep, leave) {
  return html`<div class="notice" role="status">
    <p>You are looking at a copy from a link; nothing is stored.</p>
    <div class="button-row">
      <button type="button" class="button button--main" @click=${keep}>Keep a copy</button>
      <button type="button" class="button" @click=${leave}>Close the copy</button>
    </div>
  </div>`;
}

/** @param {string} sentence */
function faultView(sentence) {
  return html`<p class="notice notice--fault" role="alert">${sentence}</p>`;
}
