/**
 * Files out and in, without a server.
 */
import { data } from "./page.js";

/**
 * Offers a text as a file.
 * @param {string} name
 * @param {string} text
 * @param {string} [type]
 */
export function download(name, text, type = "application/json") {
  follow(new Blob([text], { type }), (link) => (link.download = name));
}

/**
 * Has the browser open a file, or keep it.
 * @param {Blob} file
 * @param {(link: HTMLAnchorElement) => void} how
 */
export function follow(file, how) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  how(link);
  link.click();
  // What it leads to reads the address a moment later, and a viewer perhaps again when it is saved from there.
  setTimeout(() => URL.revokeObjectURL(link.href), 600_000);
}

/**
 * Tells whether a file is larger than the rules take in, before anything of it is read.
 * @param {Blob} file
 */
export function isTooLarge(file) {
  return file.size > data.import.bytes;
}

/** What a ZIP begins with, or one that holds nothing: APPNOTE.TXT 4.3.7 and 4.3.16. */
const ZIPS = ["PK\u0003\u0004", "PK\u0005\u0006"];

/** Tells whether a file is a ZIP by its content. @param {Blob} file */
export async function isZip(file) {
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  return ZIPS.includes(String.fromCharCode(...start));
}

/**
 * Returns a file's bytes in base64: which encoding its text is in is for the rules to find out.
 * @param {Blob} file
 */
export async function inBase64(file) {
  return (await asAddress(file)).replace(/^[^,]*,?/, "");
}

/**
 * Returns a file as an address that holds it: the policy of the page lets an image come from there.
 * @param {Blob} file
 * @returns {Promise<string>}
 */
export function asAddress(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result)));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}

/**
 * Takes files that are dropped on a place; elsewhere on the page the browser would open them and leave it. A text from
 * another window is taken too, if wanted, but where it can be dropped into a field.
 * @param {HTMLElement} place
 * @param {(files: File[]) => void} take
 * @param {(text: string) => void} [takeText]
 */
export function onDrop(place, take, takeText) {
  let isOurs = false;
  const carriesFiles = (/** @type {DragEvent} */ event) => event.dataTransfer?.types.includes("Files") ?? false;
  const carries = (/** @type {DragEvent} */ event) => {
    if (carriesFiles(event)) return true;
    const inField = event.target instanceof Element && event.target.closest("input, textarea");
    return takeText !== undefined && !isOurs && !inField && (event.dataTransfer?.types.includes("text/plain") ?? false);
  };
  const mark = (/** @type {boolean} */ over) => place.classList.toggle("drop--over", over);
  document.addEventListener("dragstart", () => (isOurs = true));
  document.addEventListener("dragend", () => (isOurs = false));
  place.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    mark(true);
  });
  place.addEventListener("dragleave", (event) => {
    if (!(event.relatedTarget instanceof Node && place.contains(event.relatedTarget))) mark(false);
  });
  place.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    mark(false);
    if (carriesFiles(event)) take([...(event.dataTransfer?.files ?? [])]);
    else takeText?.(event.dataTransfer?.getData("text/plain") ?? "");
  });
}
