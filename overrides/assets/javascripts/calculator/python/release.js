/**
 * What the worker starts Python and the rules from. The build writes it into the worker's script, so that no page can
 * pair one release's worker with another's rules, and the worker fetches without waiting to be told.
 */

/**
 * @typedef {object} Release
 * @property {string} pyodide The address of the runtime's folder, with a slash at its end.
 * @property {string} lock Pyodide's list of packages, with none in it, as JSON.
 * @property {import("./fetching.js").PartList} files
 * @property {string} cache The name under which this site keeps Python's memory in this browser.
 */

/** @type {{pyodide: string, lock: string, files: Record<string, {path: string, sha256: string, size: number}>}} */
// @ts-expect-error - runtime.py puts the object in place of the name; paths are below the site
const built = RELEASE;

const site = new URL("../../", self.location.href);

/** @param {string} path */
const address = (path) => new URL(path, site).href;

const parts = Object.entries(built.files).map(([name, { path, sha256, size }]) => [name, { url: address(path), sha256, size }]);

/** @type {Release} */
export const release = {
  pyodide: address(built.pyodide),
  lock: built.lock,
  files: /** @type {import("./fetching.js").PartList} */ (Object.fromEntries(parts)),
  cache: `memory ${site.pathname}`,
};
