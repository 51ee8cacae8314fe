/**
 * Names by chance. A page that came over plain HTTP has no ``crypto.randomUUID``, so they are made of random bytes.
 */

/**
 * Returns a name no other has, in hexadecimal digits.
 * @param {number} digits Eight tell the items of a ledger apart; sixteen tell ledgers apart.
 */
export function randomName(digits) {
  const bytes = crypto.getRandomValues(new Uint8Array(digits / 2));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
