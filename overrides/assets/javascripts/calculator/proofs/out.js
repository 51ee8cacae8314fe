/**
 * A kept file out of the page: into a tab of its own, or as a copy of the reader's.
 */

/** Opens a file in a tab of its own, which knows nothing of this one. @param {Blob} file */
export function openFile(file) {
  follow(file, (link) => {
    link.target = "_blank";
    link.rel = "noopener";
  });
}

/** @param {Blob} file @param {string} name */
export function saveFile(file, name) {
  follow(file, (link) => (link.download = name));
}

/** @param {Blob} file @param {(link: HTMLAnchorElement) => void} how */
function follow(file, how) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  how(link);
  link.click();
  // What it leads to reads the address a moment later, and a viewer perhaps again when it is saved from there.
  setTimeout(() => URL.revokeObjectURL(link.href), 600_000);
}
