/**
 * What the rules said, by the item it is about: gathered once for each answer, not looked for again by each item.
 */
import { data } from "../page.js";

/**
 * @typedef {import("../answers.js").Estimate} Estimate
 * @typedef {import("../answers.js").Problem} Problem
 * @typedef {import("../answers.js").Standing} Standing
 * @typedef {import("../answers.js").PastCycle} PastCycle
 * @typedef {{id: string, name: string, standing: PastCycle, award: import("../answers.js").Award, isPast: boolean}} Worth
 *   What an entry is worth in one cycle of a certification.
 * @typedef {{awards: Map<string, Worth[]>, remarks: Map<string, Problem[]>, standings: Map<string, Standing>,
 *   onCertifications: Map<string, Problem[]>}} Said
 */

/** What the reader knows an entry by: its title, or else what it is. @param {Record<string, any> | undefined} entry @returns {string | undefined} */
export function titleOf(entry) {
  return entry?.["title"] || data.opportunities[entry?.["opportunity"]];
}

/** @type {WeakMap<Estimate, Said>} */
const said = new WeakMap();

/**
 * Returns what an estimate says of each entry, and of each certification.
 * @param {Estimate} estimate
 * @returns {Said}
 */
export function saidBy(estimate) {
  const known = said.get(estimate);
  if (known) return known;
  const remarks = [...estimate.problems, ...estimate.warnings];
  const worth = estimate.certifications.flatMap((one) => [...one.past.flatMap((past) => worthIn(past, one, true)), ...worthIn(one, one)]);
  const found = {
    awards: gathered(worth, ({ award }) => award.entry),
    remarks: gathered(remarks, ({ entry }) => entry),
    standings: new Map(estimate.certifications.map((one) => [one.id, one])),
    onCertifications: gathered(remarks, ({ certification }) => certification),
  };
  said.set(estimate, found);
  return found;
}

/**
 * What entries are worth in a cycle. One that lies in a past cycle of a certification is not told to be worth nothing in
 * its current one.
 * @param {PastCycle} standing @param {Standing} one
 * @returns {Worth[]}
 */
function worthIn(standing, { id, name, past }, isPast = false) {
  const before = new Set(isPast ? [] : past.flatMap((cycle) => cycle.awards.map(({ entry }) => entry)));
  const told = standing.awards.filter(({ entry, tier }) => tier !== "none" || !before.has(entry));
  return told.map((award) => ({ id, name, standing, award, isPast }));
}

/** @type {WeakMap<import("../answers.js").Outlook, Map<string, import("../answers.js").Step>>} */
const next = new WeakMap();

/** Returns the next step of each entry. @param {import("../answers.js").Outlook} outlook */
export function stepsBy(outlook) {
  const known = next.get(outlook) ?? new Map(outlook.steps.map((one) => [one.entry, one]));
  next.set(outlook, known);
  return known;
}

/**
 * Gathers things by the id they are about; those about none are left out.
 * @template Thing
 * @param {Thing[]} things
 * @param {(thing: Thing) => string | null} idOf
 */
export function gathered(things, idOf) {
  /** @type {Map<string, Thing[]>} */
  const found = new Map();
  for (const one of things) {
    const id = idOf(one);
    if (id === null) continue;
    const others = found.get(id);
    if (others) others.push(one);
    else found.set(id, [one]);
  }
  return found;
}
