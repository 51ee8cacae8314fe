/**
 * The days of a cycle as a calendar to subscribe to: what it tells the host is said before, and there is no other file.
 */
import { html, nothing, render } from "lit-html";
import { address, american, data, site, within } from "../page.js";
import { copyButton } from "../ui/copy.js";

/** @typedef {import("../app.js").App} App */

/** @param {App} app @param {HTMLDetailsElement} details */
export function mountSubscribe(app, details) {
  const place = within(details, "div", "[data-answer]");
  const show = () => render(subscribeView(app), place);
  app.onShow(show);
  show();
}

/** @param {App} app */
function subscribeView(app) {
  const { first, last } = data.calendars;
  const ends = app.estimate.certifications.map(({ name, cycle }) => ({ name, end: cycle.end }));
  const found = ends.filter(({ end }) => end >= first && end <= last);
  return html`<p>
      Your calendar asks ${site.host} for one small file, again and again. That tells the host the day your cycle ends, and
      nothing else that you entered; a calendar on the web asks from its own servers. So these reminders know that day,
      and not what you still need: for that, save “Remind me” anew from time to time.
    </p>
    ${found.length === 0 ? html`<p>There is such a calendar for cycles that end from ${american(first)} to ${american(last)}.</p>` : nothing}
    <ul class="said">
      ${found.map(({ name, end }) => oneView(name, end))}
    </ul>`;
}

/** @param {string} name @param {string} end */
function oneView(name, end) {
  const file = address(`calendars/${end}.ics`);
  return html`<li>
    <span><bdi>${name}</bdi>, cycle to ${american(end)}</span>
    <span class="button-row">
      <a class="button" href=${file.replace(/^https?:/, "webcal:")}>Subscribe<span class="visually-hidden"> to ${name}</span></a>
      ${copyButton(file, "Copy its address", name)}
    </span>
  </li>`;
}
