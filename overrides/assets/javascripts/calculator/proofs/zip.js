/**
 * Everything in one file: the ledger, its proofs, and an index that any browser shows, as a ZIP. Pieces go to the
 * browser's own store as they are made, so that no more than one file is in memory at a time.
 */
import { strToU8, Zip, ZipPassThrough } from "fflate";
import { american, data, today } from "../page.js";
import { offerUndo } from "../ui/toast.js";
import { saveFile } from "./out.js";
import { INDEX, LEDGER, pathOf, proofsOf } from "./proofs.js";
import * as vault from "./vault.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("../store/ledger.js").Ledger} Ledger
 * @typedef {import("../store/ledger.js").Item} Item
 * @typedef {import("./proofs.js").Proof} Proof
 */

/** Saves everything as one file, and says what was missing. @param {App} app */
export async function saveEverything(app) {
  const { ledger } = app.store;
  try {
    const { file, missing } = await packed(ledger);
    saveFile(file, `cec-tally-${today()}.zip`);
    document.dispatchEvent(new Event("ledger-exported"));
    const names = missing.map(({ name }) => `“${name}”`).join(", ");
    offerUndo(names ? `Saved, without what is not in this browser: ${names}.` : "Saved everything in one file.");
  } catch (fault) {
    offerUndo(fault instanceof Error ? fault.message : String(fault));
  }
}

/** @param {Ledger} ledger @returns {Promise<{file: Blob, missing: Proof[]}>} */
async function packed(ledger) {
  /** @type {Blob[]} */
  const pieces = [];
  /** @type {Proof[]} */
  const missing = [];
  const zip = new Zip((fault, piece) => {
    if (fault) throw fault;
    pieces.push(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (piece)]));
  });
  const add = (/** @type {string} */ path, /** @type {Uint8Array} */ bytes) => {
    const part = new ZipPassThrough(path); // what is kept is compressed already
    zip.add(part);
    part.push(bytes, true);
  };
  add(LEDGER, strToU8(JSON.stringify(ledger, null, 2)));
  const here = new Set();
  for (const proof of ledger.entries.flatMap(proofsOf)) {
    const bytes = await vault.get(proof.id, proof.sha256);
    if (!bytes) missing.push(proof);
    else if (!here.has(proof.id)) add(pathOf(proof), bytes);
    if (bytes) here.add(proof.id);
  }
  add(INDEX, strToU8(indexOf(ledger, here)));
  zip.end();
  return { file: new Blob(pieces, { type: "application/zip" }), missing };
}

/**
 * Returns a page that lists entries and proofs. Everything is put in as text, so that nothing typed becomes markup.
 * @param {Ledger} ledger
 * @param {Set<string>} here The ids of the proofs that are in the ZIP.
 */
function indexOf(ledger, here) {
  const page = document.implementation.createHTMLDocument(`Entries and proofs, ${american(today())}`);
  page.head.prepend(Object.assign(page.createElement("meta"), { httpEquiv: "Content-Type", content: "text/html; charset=utf-8" }));
  page.documentElement.lang = "en";
  const add = (/** @type {Element} */ to, /** @type {string} */ name, text = "") => {
    const made = Object.assign(page.createElement(name), { textContent: text });
    to.append(made);
    return made;
  };
  add(page.body, "h1", page.title);
  add(page.body, "p", `Saved from the CEC Tally, which is unofficial: ACE decides. To take it back, import this ZIP there.`);
  const certifications = add(page.body, "ul");
  for (const { name, cycle } of ledger.certifications.map((one) => ({ name: one["name"], cycle: one["cycle"] ?? {} }))) {
    add(certifications, "li", `${name}: ${american(cycle.start)} – ${american(cycle.end)}`);
  }
  const entries = add(page.body, "ol");
  for (const entry of ledger.entries) {
    const item = add(entries, "li", lineOf(entry));
    const list = add(item, "ul");
    for (const proof of proofsOf(entry)) {
      const line = add(list, "li", here.has(proof.id) ? "" : `${proof.name} (not in this ZIP)`);
      if (here.has(proof.id)) add(line, "a", proof.name).setAttribute("href", pathOf(proof).split("/").map(encodeURIComponent).join("/"));
    }
  }
  return `<!doctype html>\n${page.documentElement.outerHTML}\n`;
}

/** @param {Item} entry */
function lineOf(entry) {
  const way = data.opportunities[entry["opportunity"]] ?? entry["opportunity"];
  const facts = [american(entry["date"]), entry["title"] || way, data.statuses[entry["status"]] ?? entry["status"], entry["course_number"]];
  return facts.filter(Boolean).join(" · ");
}
