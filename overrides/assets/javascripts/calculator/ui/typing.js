/**
 * How the page waits for somebody who types.
 */

/**
 * How long, in milliseconds, nothing is typed before the rules are asked. Forty words a minute are a key every 300 ms, so
 * that a word is asked about once; an answer itself takes 7 ms for 50 entries (benchmarks/engine.py), so the pause is all
 * there is to wait for.
 */
export const TYPING_PAUSE = 400;
