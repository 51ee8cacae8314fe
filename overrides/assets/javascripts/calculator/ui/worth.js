/**
 * How an award and a cycle are written wherever they are shown.
 */
import { american } from "../page.js";

/** @param {import("../answers.js").Award} award */
export function figure({ tier, cecs }) {
  return tier === "none" ? "0" : `+${cecs}`;
}

/** @param {{cycle: {start: string, end: string}}} standing */
export function daysOf({ cycle }) {
  return `${american(cycle.start)} – ${american(cycle.end)}`;
}

/** The same where there is little room. @param {{cycle: {start: string, end: string}}} standing */
export function yearsOf({ cycle }) {
  return `${cycle.start.slice(0, 4)}–${cycle.end.slice(0, 4)}`;
}
