/**
 * A ledger in the fragment of a link, which a browser never sends to a server: JSON, compressed, in base64url.
 *
 * What comes from a link may be broken or made to do harm: unpacking stops at a size, and takes nothing but a ledger
 * whose items this page can show.
 */
import { isLedger } from "../store/ledger.js";

/** @typedef {import("../store/ledger.js").Ledger} Ledger */

const PREFIX = "#ledger=";
/**
 * The longest fragment, in characters: mail and chat programs cut off or refuse longer links. It holds some 230 entries
 * (benchmarks/limits.py).
 */
const LONGEST = 8_000;
/**
 * The most bytes a link may unpack to: twenty times what an honest link of that length does. A small text can be made to
 * unpack to gigabytes.
 */
const LARGEST = 1_000_000;
const TEXTS = ["name", "opportunity", "title", "date", "status"];

/** A fault of a link, worded for the reader. */
export class LinkFault extends Error {}

const BROKEN = "This link is broken: perhaps it was cut off when it was copied. Ask for it again, or for an exported file.";
const LARGE = "This link holds more than a ledger should, so it was not opened. Ask for an exported file.";
const OTHER = "What this link holds is not a ledger this page can show. Ask for an exported file.";
const LONG = "These entries do not fit into a link. Export them and send the file instead.";

/** @param {string} fragment */
export function holdsLedger(fragment) {
  return fragment.startsWith(PREFIX);
}

/**
 * Returns the fragment that carries a ledger. Throws LinkFault if it would be too long.
 * @param {Ledger} ledger
 * @returns {Promise<string>}
 */
export async function pack(ledger) {
  const text = new Blob([JSON.stringify(ledger)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const bytes = new Uint8Array(await new Response(text).arrayBuffer());
  // Four characters for three bytes: known before they are made.
  if ((bytes.length * 4) / 3 + PREFIX.length > LONGEST) throw new LinkFault(LONG);
  const plain = btoa(String.fromCharCode(...bytes));
  return PREFIX + plain.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * Returns the ledger a fragment carries. Throws LinkFault.
 * @param {string} fragment
 * @returns {Promise<Ledger>}
 */
export async function unpack(fragment) {
  const packed = fragment.slice(PREFIX.length);
  // A link made here is shorter; mail programs may add a little to one.
  if (packed.length > 2 * LONGEST) throw new LinkFault(LARGE);
  const found = whole(parsed(await inflated(bytesOf(packed))));
  if (!isLedger(found) || ![...found.certifications, ...found.entries].every(isShown)) throw new LinkFault(OTHER);
  return found;
}

/** @param {string} packed */
function bytesOf(packed) {
  try {
    const plain = atob(packed.replaceAll("-", "+").replaceAll("_", "/"));
    return Uint8Array.from(plain, (character) => character.charCodeAt(0));
  } catch {
    throw new LinkFault(BROKEN);
  }
}

/** Unpacks piece by piece, and stops as soon as it is too much. @param {Uint8Array<ArrayBuffer>} bytes */
async function inflated(bytes) {
  const pieces = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader();
  const text = new TextDecoder("utf-8", { fatal: true });
  let read = "";
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await pieces.read();
      if (done) return read + text.decode();
      size += value.length;
      if (size > LARGEST) break;
      read += text.decode(value, { stream: true });
    }
  } catch {
    throw new LinkFault(BROKEN);
  }
  pieces.cancel().catch(() => {});
  throw new LinkFault(LARGE);
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new LinkFault(BROKEN);
  }
}

/**
 * Returns a ledger with the lists it may do without: the documented format asks for neither.
 * @param {any} found
 */
function whole(found) {
  return found !== null && typeof found === "object" ? { certifications: [], entries: [], ...found } : found;
}

/**
 * Tells whether the page can show an item: it has an id, and texts where texts are shown.
 * @param {any} item
 */
function isShown(item) {
  const isText = (/** @type {unknown} */ value) => value === undefined || typeof value === "string";
  return (
    item !== null &&
    typeof item === "object" &&
    typeof item.id === "string" &&
    TEXTS.every((field) => isText(item[field])) &&
    isText(item.cycle?.start) &&
    isText(item.cycle?.end)
  );
}
