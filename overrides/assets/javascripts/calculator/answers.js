/**
 * The shapes of what the rules answer, as more than one room reads them. Nothing here runs: a room that shows an answer
 * and one that keeps it agree on its shape without knowing each other. Must not know any file of the page.
 */

/**
 * @typedef {{clause: string, source: string, sentence: string}} Reason
 * @typedef {{entry: string, tier: string, cecs: string, field: string, reasons: Reason[]}} Award ``field`` is the one that
 *   decided on a 0, if one did.
 * @typedef {{id: string, met: boolean, planned: boolean, reasons: Reason[]}} Requirement
 * @typedef {Record<string, string> & {id: string, name: string, edition: string, required: string,
 *   assured_total: string, possible_total: string, planned_total: string}} Figures
 * @typedef {Figures & {cycle: {start: string, end: string}, requirements: Requirement[], awards: Award[]}} PastCycle
 *   It has neither an id nor a name of its own.
 * @typedef {PastCycle & {reasons: Reason[], past: PastCycle[], other_editions: Figures[]}} Standing
 * @typedef {{entry: string | null, certification: string | null, field: string, code: string, message: string}} Problem
 *   What a person can mend, in the rules' words; warnings have the same shape.
 * @typedef {{problems: Problem[], warnings: Problem[], certifications: Standing[]}} Estimate
 */

/**
 * @typedef {{date: string, at: number | null}} Place A day, and its place in thousandths of the axis.
 * @typedef {Place & {entry: string, title: string, tier: string, cecs: string}} PlacedEntry
 * @typedef {{id: string, name: string, start: Place, end: Place, entries: PlacedEntry[], left: string, pace: string,
 *   sentence: string}} Row One certification; ``sentence`` says the whole of it in words.
 * @typedef {{start: string, end: string, today: Place, certifications: Row[],
 *   shared: {start: Place | null, end: Place | null, sentence: string} | null}} Timeline
 * @typedef {{entry: string, action: string, by: string | null, soon: boolean, sentence: string, source: string}} Step
 * @typedef {{certification: string, sentence: string, label: string, dates: string, cycle: {start: string, end: string},
 *   past: unknown[]}} Renewal The next cycle of a certification, as it may be, and its past ones then.
 * @typedef {Record<string, any> & {id: string}} StoredRow
 * @typedef {{sentence: string, label: string, certification: StoredRow, drop: string[], entries: StoredRow[]}} Join Certifications
 *   that are one, as they would be stored.
 * @typedef {{what: string, sentence: string, by: string | null, entries: string[], place: string,
 *   begins: Record<string, unknown> | null}} Left What is still to be done, and where.
 * @typedef {{certification: string, ready: boolean, ended: boolean, sentence: string, lead: string, next: string,
 *   left: Left[]}} Verdict ``lead`` is what stands before the parts.
 * @typedef {{timeline: Timeline | null, verdict: Verdict[], steps: Step[], reach: Reach[], renewal: {offers: Renewal[], joins: Join[]}}} Outlook
 *   What the rules say of the time ahead, and of what ACE's words leave open.
 */

/**
 * @typedef {{assured_total: string, possible_total: string}} Gives
 * @typedef {{id: string, met: boolean}} Need
 * @typedef {Gives & {answer: string, means: string, requirements: Need[]}} OpenAnswer
 * @typedef {{clause: string, question: string, source: string, quote: string, answers: OpenAnswer[]}} OpenQuestion
 * @typedef {{certification: string, as_read: Gives, requirements: Need[], questions: OpenQuestion[]}} ReadingsRow What
 *   the answers to open questions would give to a certification; none is listed that changes nothing.
 * @typedef {{certification: string, matters: boolean, sentence: string}} Reach How far they move it, in words.
 * @typedef {{answers: Record<string, string>, means: string}} Trial Other answers than ours, by clause, and in words.
 */

/**
 * @typedef {{entry: string | null, requirement: string | null, sentence: string, clauses: {clause: string, source: string}[]}}
 *   Change What these rules give otherwise than others did.
 * @typedef {{same: boolean | null, release: string, today: string | null, sentence: string, changes: Change[]}} Verified
 */

/** @typedef {{id: string, title: string, where: string, dated: string, url: string}} Source A page of ACE's, as cited. */

export {};
