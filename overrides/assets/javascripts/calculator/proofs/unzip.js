/**
 * A ZIP taken back: its ledger as text, and those of its files that the ledger names, known by their content and by
 * nothing else. Whatever is wrong with a file is told in a sentence, and the rest is taken in.
 */
import { strFromU8, unzipSync } from "fflate";
import { parsed } from "../json.js";
import { data } from "../page.js";
import { sha256 } from "./hash.js";
import { kindOf } from "./kinds.js";
import { allProofs, INDEX, LEDGER, MEGABYTE, safeId } from "./proofs.js";
import * as vault from "./vault.js";

/**
 * @typedef {import("./proofs.js").Proof} Proof
 * @typedef {import("../store/ledger.js").Ledger} Ledger
 * @typedef {{text: string, files: {id: string, bytes: Uint8Array<ArrayBuffer>, sha256: string}[], remarks: string[]}} Opened
 * @typedef {{name: string, size: number, originalSize: number, at: number}} Part
 */

/** The most parts a ZIP may have: as many proofs as there can be, and as many that are none of ours. */
const MOST_PARTS = 2 * data.proofs.most;

/** What a workbook or another document is packed with: each is a ZIP too, and what it is, the rules know. */
const DOCUMENT = /^(\[Content_Types\]\.xml|mimetype)$|\.iwa$/;

/** A ZIP that is not taken in at all, with the sentence that says why. */
class ZipFault extends Error {
  /** @override */
  name = "ZipFault";
}

/**
 * Opens a ZIP; nothing comes of one that is a document. Throws ZipFault.
 * @param {Blob} file
 * @returns {Promise<Opened | undefined>}
 */
export async function opened(file) {
  const most = data.proofs.all_megabytes;
  if (file.size > (most + data.proofs.megabytes) * MEGABYTE) throw new ZipFault(`This ZIP is larger than ${most} MB, so it was not opened.`);
  const bytes = await whole(file);
  /** @type {string[]} */
  const remarks = [];
  const parts = sound(partsOf(bytes), remarks);
  const ledger = parts.find(({ name }) => name === LEDGER) ?? parts.find(({ name }) => name.split("/").at(-1) === LEDGER);
  if (!ledger && parts.some(({ name }) => DOCUMENT.test(name))) return undefined;
  if (!ledger) throw new ZipFault(`This ZIP holds no ${LEDGER}, so there is nothing to take in. Choose one that “Save everything” made.`);
  if (ledger.originalSize > data.import.bytes) throw new ZipFault(data.import.too_large);
  const text = textOf(extracted(bytes, ledger));
  const found = new Map();
  for (const part of parts.filter(({ name }) => ![LEDGER, INDEX].includes(name.split("/").at(-1) ?? ""))) {
    if (part.originalSize > data.proofs.megabytes * MEGABYTE) {
      remarks.push(`“${part.name}” unpacks to more than ${data.proofs.megabytes} MB and was left out.`);
      continue;
    }
    const content = extracted(bytes, part);
    if (content) found.set(await sha256(content), content);
    else remarks.push(`“${part.name}” is damaged in this ZIP and was left out.`);
  }
  return { text, files: matched(named(text), found, parts, remarks), remarks };
}

/** @param {Blob} file @returns {Promise<Uint8Array<ArrayBuffer>>} */
async function whole(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new ZipFault("This browser could not read the ZIP, perhaps because it has too little memory. Try it on another device.");
  }
}

/** Returns what a ZIP lists, nothing unpacked yet. @param {Uint8Array} bytes @returns {Part[]} */
function partsOf(bytes) {
  /** @type {Part[]} */
  const parts = [];
  try {
    unzipSync(bytes, {
      filter: ({ name, size, originalSize }) => {
        if (parts.length > MOST_PARTS) throw new RangeError();
        parts.push({ name, size, originalSize, at: parts.length });
        return false;
      },
    });
  } catch (fault) {
    const isMany = fault instanceof RangeError && parts.length > MOST_PARTS;
    throw new ZipFault(isMany ? "This ZIP holds more files than everything that can be saved here, so it was not opened." : "This ZIP is damaged: perhaps it was cut off. Nothing was changed.");
  }
  const sum = parts.reduce((total, one) => total + one.originalSize, 0);
  if (sum > (data.proofs.all_megabytes + data.proofs.megabytes) * MEGABYTE) throw new ZipFault("This ZIP unpacks to more than can be kept here, so it was not opened.");
  return parts.filter(({ name }) => !name.endsWith("/"));
}

/** Returns the parts that may be looked at; of the others a sentence says why not. @param {Part[]} parts @param {string[]} remarks */
function sound(parts, remarks) {
  const seen = new Set();
  return parts.filter(({ name }) => {
    if (/^[/\\]|^[A-Za-z]:|\\|(^|\/)\.\.(\/|$)/.test(name)) {
      remarks.push(`“${name}” has a name that leads out of the ZIP, and was left out.`);
      return false;
    }
    if (seen.has(name)) remarks.push(`“${name}” is in this ZIP more than once; each was looked at by its content.`);
    seen.add(name);
    return !name.startsWith("__MACOSX/");
  });
}

/** Returns one part unpacked, to no more than it says it has; nothing if it cannot be. @param {Uint8Array} bytes @param {Part} part */
function extracted(bytes, part) {
  let at = 0;
  try {
    const [content] = Object.values(unzipSync(bytes, { filter: () => at++ === part.at }));
    return content?.length === part.originalSize ? new Uint8Array(content) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {Uint8Array | undefined} content */
function textOf(content) {
  if (!content) throw new ZipFault("The ledger in this ZIP is damaged. Nothing was changed.");
  return strFromU8(content);
}

/** Returns the proofs that a ledger names, each with its entry; what is no ledger is for the rules to say. @param {string} text */
function named(text) {
  const entries = parsed(text)?.entries;
  return Array.isArray(entries) ? allProofs({ entries }) : [];
}

/**
 * @param {{entry: any, proof: Proof}[]} wanted
 * @param {Map<string, Uint8Array<ArrayBuffer>>} found By their hashes.
 * @param {Part[]} parts
 * @param {string[]} remarks
 */
function matched(wanted, found, parts, remarks) {
  const files = [];
  for (const { entry, proof } of wanted) {
    const bytes = found.get(proof.sha256);
    const isThere = parts.some(({ name }) => name.includes(`/${safeId(proof)}-`));
    if (bytes && kindOf(bytes) === proof.type) files.push({ id: proof.id, bytes, sha256: proof.sha256 });
    else if (bytes) remarks.push(`“${proof.name}” is not what the ledger says it is, and was left out.`);
    else if (isThere) remarks.push(`“${proof.name}” is not the file that was saved: its content differs. It was left out.`);
    else remarks.push(`“${proof.name}” of “${entry.title ?? ""}” is not in this ZIP.`);
  }
  return files;
}

/**
 * Returns those files of a ZIP that a ledger names and for which there is room beside what else it names, and a sentence
 * for each of the others.
 * @param {Opened} zip
 * @param {Ledger} ledger
 */
export function fitting(zip, ledger) {
  const { most, all_megabytes } = data.proofs;
  const coming = new Map(zip.files.map((one) => [one.id, one]));
  const named = allProofs(ledger).map(({ proof }) => proof);
  const others = named.filter(({ id }) => !coming.has(id));
  let count = others.length;
  let sum = others.reduce((total, { bytes }) => total + bytes, 0);
  const files = [];
  const remarks = [];
  for (const { id, name } of named) {
    const file = coming.get(id);
    if (!file) continue;
    coming.delete(id);
    if (count >= most || sum + file.bytes.length > all_megabytes * MEGABYTE) {
      remarks.push(`“${name}” is left out: at most ${most} files of ${all_megabytes} MB together are kept.`);
      continue;
    }
    count += 1;
    sum += file.bytes.length;
    files.push(file);
  }
  return { files, remarks };
}

/** Keeps the files that a ledger names and that fit. Throws VaultFault. @param {Opened} zip @param {Ledger} ledger */
export async function keepAll(zip, ledger) {
  for (const { id, bytes, sha256: hash } of fitting(zip, ledger).files) await vault.put({ id, bytes: bytes.buffer, sha256: hash });
}
