/**
 * The private link as a code for a phone's camera, drawn on this page: nothing is sent to draw it.
 *
 * The library is lean-qr's smaller half: 2 kB, without dependencies, fetched with this file when a code is asked for.
 */
import { html, nothing, render } from "lit-html";
import { generate } from "lean-qr/nano";
import { copyLink } from "./share.js";

/** @typedef {import("../app.js").App} App */

/**
 * The longest link that is drawn, in characters: a code of version 30 at the lowest correction, 137 squares a side. A
 * larger one has squares of less than two points on a phone's screen, which cameras do not tell apart.
 */
const LONGEST = 1_732;
/** The light edge around a code, in squares: ISO 18004 asks for so many. */
const EDGE = 4;
const LONG = "This link is too long for a code that a camera can read. Copy it, or export the entries.";

/** @type {{place: HTMLElement, ledger: App["ledger"]} | undefined} Where the last code stands, and of which ledger it is. */
let shown;

/**
 * Draws the link to what is shown into a place, until the ledger is another one.
 * @param {App} app
 * @param {string} link
 * @param {HTMLElement} place
 */
export function showCode(app, link, place) {
  const drawn = app.ledger;
  render(link.length > LONGEST ? html`<p role="status">${LONG}</p>` : codeView(link, app), place);
  place.querySelector("figure")?.focus();
  if (!shown) app.onShow(() => shown && shown.ledger !== app.ledger && render(nothing, shown.place));
  shown = { place, ledger: drawn };
}

/** @param {string} link @param {App} app */
function codeView(link, app) {
  const code = generate(link);
  const side = code.size + 2 * EDGE;
  const squares = [];
  for (let y = 0; y < code.size; y += 1) {
    for (let x = 0; x < code.size; x += 1) if (code.get(x, y)) squares.push(`M${x + EDGE} ${y + EDGE}h1v1h-1z`);
  }
  return html`<figure class="qr" tabindex="-1">
    <svg viewBox="0 0 ${side} ${side}" role="img" aria-label="The private link as a QR code" shape-rendering="crispEdges">
      <rect width="${side}" height="${side}" fill="white"></rect>
      <path d="${squares.join("")}" fill="black"></path>
    </svg>
    <figcaption>
      Point your phone's camera at it, and open the link. “Keep a copy” there stores the entries on the phone. It carries
      all that you entered: show it to nobody else.
    </figcaption>
    <button type="button" class="button" @click=${() => copyLink(app)}>Copy the link</button>
  </figure>`;
}
