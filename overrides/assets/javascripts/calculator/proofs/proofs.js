/**
 * The proofs of an entry: a certificate, a transcript or a letter, each a file that is named in the ledger and kept
 * beside it. A file is kept before it is named, so that nothing half done is ever named.
 *
 * Room ``proofs``. Files kept with entries: what they are, where they are kept, all of it as one ZIP. Must not know how
 * an entry is shown or edited, nor what it is worth. All of it is fetched when it is first used.
 */
import { data, today } from "../page.js";
import { newId } from "../store/ledger.js";
import { sha256 } from "./hash.js";
import { kindOf, nameOf } from "./kinds.js";
import * as vault from "./vault.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../store/ledger.js").Ledger} Ledger
 * @typedef {import("../store/ledger.js").Item} Item
 * @typedef {{id: string, name: string, type: string, bytes: number, sha256: string, added: string}} Proof
 */

export const MEGABYTE = 1_000_000;
/** What everything saved in one file holds beside the proofs. */
export const LEDGER = "ledger.json";
export const INDEX = "index.html";

/** A file that is not kept, with the sentence that says why. */
class Refused extends Error {}

/** Returns the proofs an entry names. @param {Item | undefined} entry @returns {Proof[]} */
export function proofsOf(entry) {
  const listed = Array.isArray(entry?.["proofs"]) ? entry["proofs"] : [];
  return listed.filter(
    (/** @type {any} */ one) => typeof one?.id === "string" && typeof one.sha256 === "string" && one.type in data.proofs.kinds,
  );
}

/** Returns all proofs of a ledger, each with its entry. @param {Pick<Ledger, "entries">} ledger */
export function allProofs(ledger) {
  return ledger.entries.flatMap((entry) => proofsOf(entry).map((proof) => ({ entry, proof })));
}

/**
 * Takes a file in for an entry, in place of one of its proofs or beside them. Throws Refused or VaultFault, with a
 * sentence, where it is not kept; then nothing has changed.
 * @param {App} app
 * @param {string} id The entry's.
 * @param {File} file
 * @param {Proof} [former]
 */
export async function keep(app, id, file, former) {
  const bytes = await read(file);
  const proof = await made(bytes, file.name);
  checkRoom(app.ledger, proof.bytes, former);
  await vault.put({ id: proof.id, bytes: bytes.buffer, sha256: proof.sha256 });
  const list = (/** @type {Proof[]} */ all) => (former ? all.map((one) => (one.id === former.id ? proof : one)) : [...all, proof]);
  change(app, id, list, `${former ? "Replaced" : "Kept"} the proof “${proof.name}”.`);
}

/**
 * Returns what a ledger says of a file. Throws Refused for what cannot be a proof.
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} name
 * @returns {Promise<Proof>}
 */
async function made(bytes, name) {
  const type = kindOf(bytes);
  if (!type) throw new Refused(`“${name}” is neither a PDF nor a JPEG nor a PNG by its content, so it was not kept.`);
  return { id: newId("p"), name: nameOf(name, type), type, bytes: bytes.length, sha256: await sha256(bytes), added: today() };
}

/** @param {File} file @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function read(file) {
  const { megabytes } = data.proofs;
  if (file.size > megabytes * MEGABYTE) {
    throw new Refused(`“${file.name}” is larger than ${megabytes} MB, so it was not kept.`);
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new Refused(`The browser could not read “${file.name}”. Choose it again.`);
  }
}

/**
 * Throws Refused where one more file would be too many. What is kept and named no longer takes its room, too.
 * @param {Ledger} ledger
 * @param {number} bytes
 * @param {Proof} [former]
 */
function checkRoom(ledger, bytes, former) {
  const { most, all_megabytes } = data.proofs;
  const named = allProofs(ledger).filter(({ proof }) => proof.id !== former?.id);
  if (named.length >= most) throw new Refused(`${most} proofs are kept already, the most there can be. Remove one first.`);
  const sum = named.reduce((total, { proof }) => total + proof.bytes, bytes);
  if (sum > all_megabytes * MEGABYTE) throw new Refused(`All proofs together would be more than ${all_megabytes} MB. Remove one first.`);
}

/** Takes a proof off its entry; its file stays until it is deleted for good, so that Undo finds it. @param {App} app @param {string} id @param {Proof} proof */
export function remove(app, id, proof) {
  change(app, id, (all) => all.filter((one) => one.id !== proof.id), `Removed the proof “${proof.name}”.`);
}

/** @param {App} app @param {string} id @param {Proof} proof @param {string} typed */
export function rename(app, id, proof, typed) {
  const name = nameOf(typed, proof.type);
  if (name === proof.name) return app.show();
  change(app, id, (all) => all.map((one) => (one.id === proof.id ? { ...one, name } : one)), `Renamed a proof to “${name}”.`);
}

/**
 * @param {App} app
 * @param {string} id
 * @param {(all: Proof[]) => Proof[]} list
 * @param {string} sentence
 */
function change(app, id, list, sentence) {
  const changed = (/** @type {Item} */ entry) => ({ ...entry, proofs: list(Array.isArray(entry["proofs"]) ? entry["proofs"] : []) });
  app.change((ledger) => ({ ...ledger, entries: ledger.entries.map((one) => (one.id === id ? changed(one) : one)) }), { sentence });
}

/** Writes a size for a reader. @param {number} bytes */
export function sizeOf(bytes) {
  if (bytes >= 1000 * MEGABYTE) return `${(bytes / MEGABYTE / 1000).toFixed(1)} GB`;
  return bytes >= MEGABYTE / 10 ? `${(bytes / MEGABYTE).toFixed(1)} MB` : `${Math.ceil(bytes / 1000)} kB`;
}

/** Returns a proof's id in letters, digits and hyphens: a file may come with any. @param {Proof} proof */
export function safeId({ id }) {
  return id.replaceAll(/[^A-Za-z0-9-]/g, "_");
}

/** Returns where a proof stands in a ZIP. @param {Proof} proof */
export function pathOf(proof) {
  return `proofs/${safeId(proof)}-${nameOf(proof.name, proof.type)}`;
}
