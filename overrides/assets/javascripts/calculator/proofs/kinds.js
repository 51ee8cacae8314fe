/**
 * What a file is by its content, and what it may be called: its name and the type a browser gives it prove nothing.
 */
import { data } from "../page.js";

/** What each kind begins with: ISO 32000-1 7.5.2, ITU-T T.81 B.1.1.3, the PNG specification 5.2. */
const BEGINNINGS = /** @type {[string, number[]][]} */ ([
  ["application/pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["image/jpeg", [0xff, 0xd8, 0xff]],
  ["image/png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
]);
/** What no system's file name may hold, what steers a terminal, and what turns the words around it. */
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff/\\:*?"<>|]/gu;
/** Characters of a name: fewer than any system takes, with an id in front of it. */
const LONGEST = 100;

/**
 * Returns the media type of a file that can be kept, or nothing.
 * @param {Uint8Array} bytes
 */
export function kindOf(bytes) {
  return BEGINNINGS.find(([, start]) => start.every((byte, at) => bytes[at] === byte))?.[0];
}

/**
 * Returns a name that any system can have for a file, with the ending of what it is.
 * @param {string} name
 * @param {string} kind
 */
export function nameOf(name, kind) {
  const ending = data.proofs.kinds[kind] ?? "bin";
  const own = ending === "jpg" ? /\.jpe?g$/i : new RegExp(`\\.${ending}$`, "i");
  const stem = name.replaceAll(UNFIT, "-").replace(own, "").replace(/^[.\s-]+|[.\s]+$/g, "");
  return `${[...stem].slice(0, LONGEST).join("") || "proof"}.${ending}`;
}
