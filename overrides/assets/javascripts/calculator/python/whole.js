/**
 * Puts Python's machine code together again when a function is asked for that was not sent first: see
 * overrides/hooks/python/divide. If the build divides nothing, there is no later part, and nobody comes here.
 */

import { unpacked } from "./fetching.js";

/** @typedef {import("./fetching.js").Parts} Parts */

const NUMBER = 4; // bytes of each number of the later part's list

/**
 * Returns the whole. The later part begins with how many places differ; then for each how many bytes to take from the
 * first part, then for each how many of its to pass over, then for each how many to take from the later part instead.
 * @param {Uint8Array} first
 * @param {ArrayBuffer} later
 * @returns {Uint8Array<ArrayBuffer>}
 */
export function joined(first, later) {
  const [count = 0] = new Uint32Array(later, 0, 1);
  const [same, passed, taken] = [0, 1, 2].map((list) => new Uint32Array(later, NUMBER * (1 + list * count), count));
  let source = NUMBER * (1 + 3 * count);
  const missing = new Uint8Array(later);
  const passedOver = passed?.reduce((sum, length) => sum + length, 0) ?? 0;
  const whole = new Uint8Array(first.length - passedOver + missing.length - source);
  let [from, to] = [0, 0];
  same?.forEach((length, place) => {
    whole.set(first.subarray(from, from + length), to);
    const end = source + (taken?.[place] ?? 0);
    whole.set(missing.subarray(source, end), to + length);
    from += length + (passed?.[place] ?? 0);
    to += length + end - source;
    source = end;
  });
  whole.set(first.subarray(from), to);
  return whole;
}

/**
 * Returns the whole as a response that it can be compiled from.
 * @param {Parts} parts
 */
export async function wholeCode(parts) {
  const [first, later] = await Promise.all([parts.one("wasm"), parts.one("later")]);
  const whole = joined(first, await unpacked(later).arrayBuffer());
  return new Response(whole, { headers: { "Content-Type": "application/wasm" } });
}
