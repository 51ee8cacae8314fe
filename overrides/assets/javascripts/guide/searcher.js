/**
 * The search's worker, which begins the theme's own when something is asked: that one has 12 KB and the texts it looks
 * through 26, and few who open a page search in it. Behind this script's `#` stand both, with a comma between them.
 *
 * Upstream: https://github.com/squidfunk/mkdocs-material/blob/9.8.1/src/templates/assets/javascripts/integrations/search/worker/message/index.ts
 *   read as pypi:material/templates/assets/javascripts/bundle.a5f9d56c.min.js.map!src/templates/assets/javascripts/integrations/search/worker/message/index.ts d5b7ac95b687
 */

/** @typedef {{type: number, data?: any}} SearchMessage */

const SETUP = 0;
const READY = 1;
const [theme = "", texts = ""] = location.hash.slice(1).split(",");

/** What the theme sets its worker up with: all but the texts. @type {SearchMessage | undefined} */
let settings;
/** The question that was asked last. @type {SearchMessage | undefined} */
let latest;
/** The theme's worker, when it can be asked. @type {Promise<Worker> | undefined} */
let begun;

addEventListener("message", async ({ data: message }) => {
  if (message.type === SETUP) {
    settings = message;
    postMessage({ type: READY });
    return;
  }
  if (!begun && !message.data) return; // nothing is typed yet
  latest = message;
  begun ??= begin();
  try {
    const worker = await begun;
    if (message === latest) worker.postMessage(message);
  } catch {
    begun = undefined; // the next letter tries again
  }
});

/** @returns {Promise<Worker>} The theme's worker with all texts; rejects if either cannot be had. */
async function begin() {
  const worker = new Worker(new URL(theme, location.href));
  const isReady = new Promise((done, failed) => {
    worker.addEventListener("error", failed);
    worker.addEventListener("message", ({ data }) => (data.type === READY ? done(data) : postMessage(data)));
  });
  try {
    await Promise.all([isReady, looked().then((docs) => setUp(worker, docs))]);
    return worker;
  } catch (fault) {
    worker.terminate();
    throw fault;
  }
}

/** @param {Worker} worker @param {unknown[]} docs */
function setUp(worker, docs) {
  worker.postMessage({ ...settings, data: { ...settings?.data, docs } });
}

/** @returns {Promise<unknown[]>} What is looked through. */
async function looked() {
  return (await fetch(new URL(texts, location.href))).json();
}
