/**
 * The clinic for many course numbers at once: paste a list, see how each is read and what is odd about it. A link that
 * ends in ``#numbers`` leads to its field.
 */
import { html, nothing, render } from "lit-html";
import { element, forgetFragment, within } from "../page.js";
import { TYPING_PAUSE } from "../ui/typing.js";

/** @typedef {import("../editing/clinic.js").Verdict} Verdict */

/** @param {import("../app.js").App} app */
export function mountNumbers(app) {
  const panel = element("numbers");
  const pasted = within(panel, "textarea");
  const place = within(panel, "div", "[data-answer]");
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  let waits = false; // for the rules, which were not up when a number was typed
  const examine = async () => {
    const text = pasted.value;
    const numbers = text.split(/[\n,;]/).filter((one) => one.trim());
    const answer = numbers.length > 0 ? await app.ask("course-numbers", { numbers }).catch(() => undefined) : undefined;
    waits = numbers.length > 0 && !answer;
    if (pasted.value === text) render(answer?.course_numbers ? verdictsView(answer.course_numbers) : nothing, place);
  };
  pasted.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(examine, TYPING_PAUSE);
  });
  const look = () => {
    if (window.location.hash !== `#${panel.id}`) return;
    // A browser that arrives at a fragment's element would take the focus from the field.
    forgetFragment();
    panel.setAttribute("open", "");
    pasted.focus();
  };
  window.addEventListener("hashchange", look);
  app.shown.then(look);
  app.onShow(() => {
    if (waits && app.ready) examine();
  });
}

/** @param {Verdict[]} verdicts */
function verdictsView(verdicts) {
  return html`<table class="one-more">
    <thead>
      <tr><th scope="col">Number</th><th scope="col">What to fix</th></tr>
    </thead>
    <tbody>
      ${verdicts.map((one) => html`<tr><th scope="row"><bdi>${one.number}</bdi></th><td>${one.message || "Looks right"}</td></tr>`)}
    </tbody>
  </table>`;
}
