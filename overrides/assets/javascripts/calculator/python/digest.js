/**
 * SHA-256 where the browser has none: a page that came over plain HTTP from another machine is given no
 * ``crypto.subtle``. It takes about 0.1 s for all of Python, so what the browser offers is used wherever it does.
 */

const WORD = 2 ** 32;
/** The first 32 bits of the fractional parts of the square roots of the first 8 primes, and of the cube roots of 64. */
const [START, ROUNDS] = fractions();

/**
 * Returns the SHA-256 of bytes (FIPS 180-4, section 6.2).
 * @param {Uint8Array} bytes
 * @returns {Uint8Array}
 */
export function digest(bytes) {
  const state = Int32Array.from(START);
  const padded = new DataView(new ArrayBuffer(128));
  const whole = bytes.length - (bytes.length % 64);
  const schedule = new Int32Array(64);
  const message = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at < whole; at += 64) compress(state, schedule, message, at);
  new Uint8Array(padded.buffer).set(bytes.subarray(whole));
  padded.setUint8(bytes.length % 64, 0x80);
  const end = bytes.length % 64 < 56 ? 64 : 128;
  padded.setUint32(end - 8, Math.floor((bytes.length * 8) / WORD));
  padded.setUint32(end - 4, (bytes.length * 8) % WORD);
  for (let at = 0; at < end; at += 64) compress(state, schedule, padded, at);
  const result = new DataView(new ArrayBuffer(32));
  state.forEach((word, at) => result.setInt32(4 * at, word));
  return new Uint8Array(result.buffer);
}

/**
 * Works one block of 64 bytes into the state.
 * @param {Int32Array} state
 * @param {Int32Array} schedule
 * @param {DataView} message
 * @param {number} from
 */
function compress(state, schedule, message, from) {
  for (let at = 0; at < 64; at += 1) {
    schedule[at] = at < 16 ? message.getInt32(from + 4 * at) : extended(schedule, at);
  }
  let [a, b, c, d, e, f, g, h] = /** @type {[number, number, number, number, number, number, number, number]} */ ([...state]);
  for (let at = 0; at < 64; at += 1) {
    const mixed = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const one = (h + mixed + ((e & f) ^ (~e & g)) + (ROUNDS[at] ?? 0) + (schedule[at] ?? 0)) | 0;
    const two = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => (state[at] = ((state[at] ?? 0) + word) | 0));
}

/** @param {Int32Array} schedule @param {number} at */
function extended(schedule, at) {
  const word = (/** @type {number} */ back) => schedule[at - back] ?? 0;
  const near = turned(word(2), 17) ^ turned(word(2), 19) ^ (word(2) >>> 10);
  const far = turned(word(15), 7) ^ turned(word(15), 18) ^ (word(15) >>> 3);
  return (word(16) + far + word(7) + near) | 0;
}

/** @param {number} word @param {number} bits */
function turned(word, bits) {
  return (word >>> bits) | (word << (32 - bits));
}

/** @returns {[number[], number[]]} */
function fractions() {
  /** @type {number[]} */
  const primes = [];
  for (let number = 2; primes.length < 64; number += 1) {
    if (primes.every((prime) => number % prime)) primes.push(number);
  }
  const bits = (/** @type {number} */ root) => ((root - Math.floor(root)) * WORD) | 0;
  return [primes.slice(0, 8).map((prime) => bits(Math.sqrt(prime))), primes.map((prime) => bits(Math.cbrt(prime)))];
}
