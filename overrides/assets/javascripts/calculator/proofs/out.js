/**
 * A kept file out of the page: into a tab of its own, or as a copy of the reader's.
 */
import { follow } from "../files.js";

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
