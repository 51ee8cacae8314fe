/**
 * The id an item has on the page, for links and labels to lead to it. Nothing else's id begins so, whatever the item's own
 * id is, and it is made of signs that are the same in an id, in a list of ids and in an address.
 *
 * @param {"entry" | "certification" | "petition"} kind
 * @param {string} id
 */
export function anchor(kind, id) {
  return `held-${kind}-${id.replaceAll(/[^A-Za-z0-9-]/gu, (sign) => `_${sign.codePointAt(0)?.toString(16)}_`)}`;
}
