/**
 * The files themselves, kept by this browser beside the ledger, in IndexedDB.
 *
 * Why there and not in the origin's private file system: a write is a transaction, so a file is there whole or not at
 * all, whatever ends meanwhile; and it is there over plain HTTP and in every browser the calculator works in. The base's
 * name carries the site's path, as sites of one host share all that a browser keeps for it. Nothing here deletes what
 * nobody asked to have deleted.
 */
import { site } from "../page.js";
import { sha256 } from "./hash.js";

/** @typedef {{id: string, bytes: ArrayBuffer, sha256: string}} Kept */

const FILES = "files";

/** A fault of keeping files, worded for the reader. */
export class VaultFault extends Error {}

const CLOSED = "This browser keeps no files for this page, perhaps because the window is a private one. Nothing was changed.";
const FULL = "This browser has no room for this file, so it was not kept. Save everything, and delete what you no longer need.";

/** @type {Promise<IDBDatabase> | undefined} */
let opened;

/** @returns {Promise<IDBDatabase>} */
function base() {
  opened ??= new Promise((resolve, reject) => {
    const fail = () => {
      opened = undefined;
      reject(new VaultFault(CLOSED));
    };
    try {
      const asked = window.indexedDB.open(`cec-tally:${site.pathname}:proofs`, 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore(FILES, { keyPath: "id" });
      asked.onerror = asked.onblocked = fail;
      asked.onsuccess = () => {
        const found = asked.result;
        // The browser may take it away, or another tab have it in a newer form: then it is opened anew.
        found.onclose = () => (opened = undefined);
        found.onversionchange = () => {
          found.close();
          opened = undefined;
        };
        resolve(found);
      };
    } catch {
      fail();
    }
  });
  return opened;
}

/**
 * Runs one transaction, and gives its answer when it is done and not before.
 * @template Result
 * @param {IDBTransactionMode} mode
 * @param {(files: IDBObjectStore) => IDBRequest<Result>} run
 * @returns {Promise<Result>}
 */
async function transact(mode, run) {
  const found = await base();
  return new Promise((resolve, reject) => {
    const fail = (/** @type {unknown} */ fault) => {
      const isFull = fault instanceof DOMException && fault.name === "QuotaExceededError";
      reject(new VaultFault(isFull ? FULL : CLOSED));
    };
    try {
      const work = found.transaction(FILES, mode, { durability: "strict" });
      const asked = run(work.objectStore(FILES));
      work.oncomplete = () => resolve(asked.result);
      work.onabort = work.onerror = () => fail(work.error ?? asked.error);
    } catch (fault) {
      opened = undefined;
      fail(fault);
    }
  });
}

/** Keeps a file. Throws VaultFault if there is no room, or no place at all. @param {Kept} file */
export function put(file) {
  return transact("readwrite", (files) => files.put(file));
}

/** The ids of all files that are kept. @returns {Promise<Set<string>>} */
export async function ids() {
  return new Set((await transact("readonly", (files) => files.getAllKeys())).map(String));
}

/**
 * Returns a file's bytes, or nothing if it is not kept here, or no longer what it was when it was.
 * @param {string} id
 * @param {string} hash The SHA-256 it must have, in hexadecimal.
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
export async function get(id, hash) {
  /** @type {Kept | undefined} */
  const found = await transact("readonly", (files) => files.get(id));
  if (!(found?.bytes instanceof ArrayBuffer)) return undefined;
  const bytes = new Uint8Array(found.bytes);
  return (await sha256(bytes)) === hash ? bytes : undefined;
}

/** Forgets files for good. @param {string[]} gone */
export async function forget(gone) {
  for (const id of gone) await transact("readwrite", (files) => files.delete(id));
}
