/**
 * Makes stylesheets of a finished site smaller, in place. Of the theme's, the rules go that nothing here can match:
 * it styles much that this site never has, a blog, versions, tabs, what is written from right to left. All are minified.
 *
 *   scripts/node-tool node overrides/hooks/finish/lighten.mjs site-folder stylesheet…
 *
 * A rule stays if each class, id, element and attribute it asks for stands in a page or in a script of the site, as a
 * word anywhere: what a script may put on a page later is a word of that script. Ours are only minified.
 */
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { argv } from "node:process";
import { transform } from "esbuild";
import { PurgeCSS } from "purgecss";

const PAGES = /\.html$/;
const SCRIPTS = /^assets[\\/]javascripts[\\/].*\.js$/;
const THEMES = /\.min\.css$/; // what comes minified others wrote
const WORDS = /[\w-]+/g;
const VALUES = /[^\s"'<>=]+/g; // of attributes, such as an address

/** @param {string} text @returns {string[]} */
const words = (text) => [...(text.match(WORDS) ?? []), ...(text.match(VALUES) ?? [])];

/** @param {string} css @param {string[]} texts @returns {Promise<string>} The rules that can match something in the texts. */
async function used(css, texts) {
  const content = texts.map((raw) => ({ raw, extension: "" }));
  const [made] = await new PurgeCSS().purge({ content, css: [{ raw: css }], defaultExtractor: words });
  if (!made) throw new Error("nothing came of a stylesheet");
  return made.css;
}

const [site = "", ...stylesheets] = argv.slice(2);
const paths = await readdir(site, { recursive: true });
/** @param {string} path */
const read = (path) => readFile(join(site, path), "utf-8");
const texts = await Promise.all(paths.filter((path) => PAGES.test(path) || SCRIPTS.test(path)).map(read));
for (const path of stylesheets) {
  const css = await read(path);
  const made = await transform(THEMES.test(path) ? await used(css, texts) : css, { loader: "css", minify: true });
  await writeFile(join(site, path), made.code);
}
