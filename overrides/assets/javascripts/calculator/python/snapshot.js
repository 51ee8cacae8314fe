/**
 * Python's memory, kept in this browser with the rules imported, so that the next visit starts from it and compiles,
 * imports and downloads nothing. Pyodide's interface for it is private: what is kept is bound to the very files it was
 * made with and to its own hash, and whoever cannot use it starts without it. Remove this file and its three calls in
 * worker.js, and the calculator starts as on a first visit.
 *
 * Each browser makes its own, in a worker of its own that never sees a ledger. So there is nothing personal in it, and
 * the seed of Python's hashes is this browser's alone.
 *
 * Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/js/snapshot.ts
 *   read as npm:pyodide/pyodide.asm.mjs f7cdc8ece806
 */
import { sha256 } from "./fetching.js";

/** @typedef {import("./release.js").Release} Release */

const PAGE = 4096; // bytes; most pages of a young heap are empty and need not be kept
const HASH = "x-sha256";

/**
 * Returns the memory kept for a release, or nothing if there is none or it is not whole.
 * @param {Release} release
 */
export async function kept(release) {
  if (!("caches" in self)) return undefined; // a page over plain HTTP from another machine has none
  try {
    const found = await (await caches.open(release.cache)).match(address(release));
    if (!found) return undefined;
    const packed = new Uint8Array(await found.arrayBuffer());
    if ((await sha256(packed)) === found.headers.get(HASH)) return unpack(packed);
    console.warn("the memory kept from an earlier visit is not whole");
  } catch (fault) {
    console.warn(fault);
  }
  await forget(release);
  return undefined;
}

/**
 * Keeps a memory for a release, in place of any other.
 * @param {Release} release
 * @param {Uint8Array} memory
 */
export async function keep(release, memory) {
  const packed = pack(memory);
  const cache = await caches.open(release.cache);
  for (const other of await cache.keys()) await cache.delete(other);
  await cache.put(address(release), new Response(packed, { headers: { [HASH]: await sha256(packed) } }));
}

/** @param {Release} release */
export async function forget(release) {
  await caches.delete(release.cache).catch(() => {});
}

/**
 * The name of a release's memory: all hashes of what it was made with.
 * @param {Release} release
 */
function address(release) {
  const hashes = Object.values(release.files).map((part) => part.sha256);
  return `${release.pyodide}memory?of=${encodeURIComponent(hashes.join(" "))}`;
}

/**
 * Packs a memory: its length, the number of pages kept, their positions, and the pages.
 * @param {Uint8Array} memory
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function pack(memory) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.byteLength / 4);
  const perPage = PAGE / 4;
  const positions = [];
  for (let page = 0; page * PAGE < memory.length; page += 1) {
    if (words.subarray(page * perPage, (page + 1) * perPage).some((word) => word !== 0)) positions.push(page);
  }
  const head = new Uint32Array([memory.length, positions.length, ...positions]);
  const packed = new Uint8Array(head.byteLength + positions.length * PAGE);
  packed.set(new Uint8Array(head.buffer));
  positions.forEach((page, index) => {
    packed.set(memory.subarray(page * PAGE, (page + 1) * PAGE), head.byteLength + index * PAGE);
  });
  return packed;
}

/**
 * @param {Uint8Array<ArrayBuffer>} packed
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function unpack(packed) {
  const [length = 0, count = 0] = new Uint32Array(packed.buffer, 0, 2);
  const positions = new Uint32Array(packed.buffer, 8, count);
  const memory = new Uint8Array(length);
  positions.forEach((page, index) => {
    const from = 8 + count * 4 + index * PAGE;
    memory.set(packed.subarray(from, from + Math.min(PAGE, length - page * PAGE)), page * PAGE);
  });
  return memory;
}
