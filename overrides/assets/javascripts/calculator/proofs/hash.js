/**
 * The hash a file is known by, wherever the page came from: a browser has none of its own over plain HTTP.
 */
import { digest } from "../python/digest.js";

/**
 * Returns the SHA-256 of bytes, in hexadecimal.
 * @param {Uint8Array<ArrayBuffer>} bytes
 */
export async function sha256(bytes) {
  const made = window.crypto?.subtle ? new Uint8Array(await window.crypto.subtle.digest("SHA-256", bytes)) : digest(bytes);
  return [...made].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
