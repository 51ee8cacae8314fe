/**
 * The worker's downloads: all parts of Python and the rules at once, counted while they arrive, each held against the
 * hash the page was built with before it is used.
 */

import { digest } from "./digest.js";

/**
 * @typedef {{url: string, sha256: string, size: number}} Part ``size`` in bytes when unpacked on the way, as it arrives.
 * @typedef {"loader" | "wasm" | "first" | "rest" | "later"} PartName ``wasm`` is the first part of Python's machine code,
 *   ``later`` its later part, if there is one; ``first`` and ``rest`` are those of the library with the rules.
 * @typedef {Record<Exclude<PartName, "later">, Part> & {later?: Part}} PartList
 */

/** A part could not be had as it was built. */
export class NotLoaded extends Error {}

/** What a start waits for, and what its progress is measured by. */
const START = /** @type {const} */ (["loader", "wasm", "first"]);
// How often the page hears of bytes that arrive: it draws itself each time, and on 10 Mbit/s, where all takes some seconds,
// a finer bar tells nobody more.
const STEPS = 10;
// The browser's own: Pyodide's fetches of the same addresses are answered from parts, and a second try fetches anew.
const download = globalThis.fetch.bind(globalThis);

export class Parts {
  /**
   * @param {PartList} list
   * @param {(share: number) => void} onShare Hears now and then how much of what a start needs has arrived, from 0 to 1.
   */
  constructor(list, onShare) {
    const total = START.reduce((sum, name) => sum + list[name].size, 0);
    let arrived = 0;
    let told = 0;
    this.list = list;
    this.onBytes = (/** @type {number} */ bytes) => {
      arrived += bytes;
      const step = Math.floor((arrived / total) * STEPS);
      if (step > told) onShare((told = step) / STEPS);
    };
    /** @type {Map<PartName, ReturnType<typeof fetchPart>>} */
    this.begun = new Map();
  }

  /**
   * Starts to fetch parts, or goes on with those that were begun. Resolves when each has been found right; rejects as
   * soon as one is not.
   * @param {PartName[]} names
   */
  async all(...names) {
    await Promise.all(names.map((name) => this.one(name)));
  }

  /**
   * Returns a part's bytes once they were found right.
   * @param {PartName} name
   */
  one(name) {
    return told(this.#fetched(name).then(({ checked }) => checked));
  }

  /**
   * Returns the response a part comes in, for what can begin its work on the way.
   * @param {PartName} name
   */
  response(name) {
    return told(this.#fetched(name).then(({ response }) => response));
  }

  /** @param {PartName} name */
  #fetched(name) {
    const part = this.list[name];
    if (!part) throw new NotLoaded(`there is no ${name}`);
    const begun = this.begun.get(name) ?? fetchPart(part, this.onBytes);
    this.begun.set(name, begun);
    begun.catch(() => {}); // whoever waits for it hears of it
    return begun;
  }
}

/**
 * Passes on what a download comes to; its fault as what it is for everyone else.
 * @template T
 * @param {Promise<T>} download
 */
function told(download) {
  return download.catch((fault) => {
    throw new NotLoaded(fault instanceof Error ? fault.message : String(fault), { cause: fault });
  });
}

/**
 * @param {Part} part
 * @param {(bytes: number) => void} onBytes
 * @returns {Promise<{response: Response, checked: Promise<Uint8Array<ArrayBuffer>>}>} The response itself, and the bytes
 *   when they are whole and right.
 */
async function fetchPart(part, onBytes) {
  const response = await download(part.url);
  if (!response.ok) throw new Error(`${part.url} answers ${response.status}`);
  const checked = read(response.clone(), part, onBytes);
  checked.catch(() => {}); // whoever waits for it hears of it
  return { response, checked };
}

/**
 * @param {Response} response
 * @param {Part} part
 * @param {(bytes: number) => void} onBytes
 */
async function read(response, part, onBytes) {
  const bytes = new Uint8Array(part.size);
  let length = 0;
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    if (length + value.length > part.size) throw new Error(`${part.url} is longer than it should be`);
    bytes.set(value, length);
    length += value.length;
    onBytes(value.length);
  }
  const digest = await sha256(bytes.subarray(0, length));
  if (digest !== part.sha256) throw new Error(`${part.url} is not the file that was built`);
  return bytes;
}

/** @param {Uint8Array<ArrayBuffer>} bytes What was gzipped. */
export function unpacked(bytes) {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
}

/**
 * Returns the hash of bytes, in Base64.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export async function sha256(bytes) {
  const hash = crypto.subtle ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)) : digest(bytes);
  return btoa(String.fromCharCode(...hash));
}
