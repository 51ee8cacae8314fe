/**
 * Printing one document of the page, and nothing around it.
 */

/** Prints the document a button stands in. @param {Event} event */
export function printOnly(event) {
  const found = /** @type {HTMLElement} */ (event.currentTarget).closest(".document");
  if (!found) return;
  const root = document.documentElement;
  root.classList.add("prints-document");
  found.classList.add("document--printed");
  const done = () => {
    root.classList.remove("prints-document");
    found.classList.remove("document--printed");
  };
  window.addEventListener("afterprint", done, { once: true });
  window.print();
}
