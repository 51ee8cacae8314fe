/**
 * JSON that may be anything: from storage, a file or a link.
 */

/**
 * Reads JSON; what is not JSON is undefined.
 * @param {string} text
 * @returns {any}
 */
export function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
