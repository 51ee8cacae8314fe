/**
 * The overview picture of a certification: its cycle, today, the deadline, every entry as a mark, and the stretch in
 * which one entry counts for all certifications. All certifications share one axis, so that their cards compare.
 *
 * Places are percentages, so that marks keep their shape at every width. The deadline stands above the cycle and today
 * below it, so that they can fall on one day. Whoever cannot see the picture gets the sentence of the rules.
 */
import { html, nothing, svg } from "lit-html";
import { american } from "../page.js";
import { gathered } from "../ui/lookup.js";

/**
 * @typedef {import("../answers.js").Place} Place
 * @typedef {import("../answers.js").PlacedEntry} PlacedEntry
 * @typedef {import("../answers.js").Row} Row
 * @typedef {import("../answers.js").Timeline} Timeline
 */

/** Each tier has a shape of its own, drawn around 0 0 within 6 units to each side. */
const SHAPES = {
  posted: svg`<circle r="5"></circle>`,
  assured: svg`<rect x="-5" y="-5" width="10" height="10"></rect>`,
  depends: svg`<path d="M0-6.5 6.5 0 0 6.5-6.5 0z"></path>`,
  planned: svg`<circle class="hollow" r="4.2"></circle>`,
  none: svg`<path class="cross" d="M-4-4 4 4M4-4-4 4"></path>`,
};

/**
 * Draws a tier's mark where it stands among words.
 * @param {string} tier
 */
export function mark(tier) {
  return html`<svg class="mark tier-${tier}" viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">${shape(tier)}</svg>`;
}

/** @param {string} tier */
function shape(tier) {
  return SHAPES[/** @type {keyof typeof SHAPES} */ (tier)] ?? SHAPES.none;
}

/**
 * @param {Timeline} timeline
 * @param {Row} row The certification whose card this is.
 */
export function timelineView(timeline, row) {
  const { shared } = timeline;
  return html`<figure class="timeline">
      <svg class="timeline__picture" width="100%" height="80" role="img" aria-label="${row.sentence}">
        ${span(row.start, row.end, "timeline__cycle", 18, 14)}
        ${shared?.start && shared.end ? span(shared.start, shared.end, "timeline__shared", 36, 5) : nothing}
        ${deadline(row.end)} ${marksOf(row).map(entryMark)} ${today(timeline.today)} ${ends(row)}
      </svg>
    </figure>
    <p class="timeline__pace"><strong>${row.left}</strong> · ${row.pace}</p>`;
}

/** The line under the picture that names the stretch which counts for all. @param {Timeline} timeline */
export function sharedView(timeline) {
  if (!timeline.shared) return nothing;
  return html`<p class="timeline__legend">
    <svg class="timeline__key" viewBox="0 0 24 10" width="24" height="10" aria-hidden="true">
      <rect class="timeline__shared" y="3" width="24" height="5"></rect>
    </svg>
    ${timeline.shared.sentence}
  </p>`;
}

/** @param {Place} place */
function percent(place) {
  return (place.at ?? 0) / 10;
}

/** @param {Place} start @param {Place} end @param {string} name @param {number} y @param {number} height */
function span(start, end, name, y, height) {
  const width = percent(end) - percent(start);
  return svg`<rect class="${name}" x="${percent(start)}%" y="${y}" width="${width}%" height="${height}" rx="2"></rect>`;
}

/** How many entries a mark names; many would lie on one another, and no one could read on. */
const NAMED = 5;

/** The heights of marks that would lie on one another, and how far apart, in thousandths, they must be not to. */
const LANES = [25, 12, 38];
const APART = 40;

/** @typedef {{entries: PlacedEntry[], y: number}} Mark Entries of one tier at one place, at least one. */
/** @type {WeakMap<Row, Mark[]>} */
const marks = new WeakMap();

/**
 * Returns the entries of each mark: those of one tier at one place share one, and marks close by have other heights.
 * @param {Row} row
 */
function marksOf(row) {
  const known = marks.get(row) ?? inLanes(row);
  marks.set(row, known);
  return known;
}

/** @param {Row} row @returns {Mark[]} */
function inLanes(row) {
  const groups = [...gathered(row.entries, ({ at, tier }) => (at === null ? null : `${tier} ${at}`)).values()];
  const place = (/** @type {PlacedEntry[]} */ entries) => entries[0]?.at ?? 0;
  const last = LANES.map(() => -APART);
  return groups
    .sort((one, other) => place(one) - place(other))
    .map((entries) => {
      const free = last.findIndex((at) => place(entries) - at >= APART);
      const lane = free >= 0 ? free : last.indexOf(Math.min(...last));
      last[lane] = place(entries);
      return { entries, y: LANES[lane] ?? 0 };
    });
}

/** @param {Mark} mark */
function entryMark({ entries, y }) {
  const [first] = entries;
  if (!first) return nothing;
  const named = entries.slice(0, NAMED).map((one) => `${american(one.date)}: ${one.title}, ${one.cecs}`);
  const more = entries.length > NAMED ? [`and ${entries.length - NAMED} more`] : [];
  return svg`<svg class="timeline__mark tier-${first.tier}" x="${percent(first)}%" y="${y}" overflow="visible" role="none">
    <title>${[...named, ...more].join("\n")}</title>${shape(first.tier)}
  </svg>`;
}

/** The deadline is a flag at the cycle's last day. @param {Place} end */
function deadline(end) {
  return svg`<svg class="timeline__deadline" x="${percent(end)}%" y="2" overflow="visible" role="none">
    <path d="M0 0v30M0 0h-11l3 5-3 5h11z"></path>
  </svg>`;
}

/** Below this share of the axis, in thousandths, a cycle's two dates have no room side by side within it. */
const NARROW = 500;

/** The cycle's own first and last day, below its ends; beside them where it is narrow. @param {Row} row */
function ends(row) {
  const [from, to] = [row.start.at ?? 0, row.end.at ?? 1000];
  const isNarrow = to - from < NARROW;
  const first = isNarrow && from > NARROW / 2 ? "end" : "start";
  const last = isNarrow && to < 1000 - NARROW / 2 ? "start" : "end";
  return svg`<g class="timeline__ends">
    <text x="${percent(row.start)}%" y="76" text-anchor="${first}">${american(row.start.date)}</text>
    <text x="${percent(row.end)}%" y="76" text-anchor="${last}">${american(row.end.date)}</text>
  </g>`;
}

/** @param {Place} day */
function today(day) {
  if (day.at === null) return nothing;
  const anchor = day.at < 100 ? "start" : day.at > 900 ? "end" : "middle";
  return svg`<svg class="timeline__today" x="${percent(day)}%" overflow="visible" role="none">
    <line y1="16" y2="46"></line><text y="58" text-anchor="${anchor}">Today</text>
  </svg>`;
}
