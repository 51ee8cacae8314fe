/**
 * The site without a network: one cache a release, filled as a whole and checked file by file, and every page served
 * from the release it was opened with. The build puts `release` (its id and its files' hashes) before this text.
 */

/** @typedef {{id: string, guide: Record<string, string>, runtime: Record<string, string>}} Release */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const own = /** @type {Release} */ (release);
const site = new URL(worker.registration.scope);
const PREFIX = `offline ${site.pathname} `; // all sites of a host share one store, so the name carries the path
const PAGES = `${PREFIX}pages`; // which open page belongs to which release
const LIST = "offline/release.json"; // a release's list is kept with its files, for the pages that outlive its worker
const REMEMBERED = 50; // closed pages still noted: a page that is just opening counts as closed for a moment
const LATER = "assets/later/"; // what of the runtime a start does without
const SERVER = "server"; // a page that came from the server takes everything from there
// The host lets a file be reused for ten minutes without asking; "no-cache" asks, and an unchanged one costs nothing.
const ASKING = /** @type {const} */ ({ cache: "no-cache" });

/** @param {string} id */
const cacheName = (id) => `${PREFIX}release ${id}`;
/** @param {string} path */
const address = (path) => new URL(path, site).href;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(forget()));
worker.addEventListener("message", (event) => {
  if (event.data === "which release") event.ports[0]?.postMessage(own.id);
  if (event.data === "take over") event.waitUntil(worker.skipWaiting());
  if (event.data === "expect the calculator") event.waitUntil(expect());
  if (event.data === "keep the calculator") event.waitUntil(expect().then(() => fill(own, own.runtime)));
});
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(site.href)) return;
  event.respondWith(request.mode === "navigate" ? openPage(event) : part(event));
});

/** Fetches the whole guide, and the runtime if an earlier release had it. All or nothing: the old release stays. */
async function install() {
  try {
    await fill(own, own.guide);
    if (await runtimeIsKept()) await fill(own, own.runtime);
    await (await caches.open(cacheName(own.id))).put(address(LIST), Response.json(own));
  } catch (fault) {
    await caches.delete(cacheName(own.id));
    throw fault;
  }
}

/** Fetches what the calculator starts from. */
async function expect() {
  const starting = Object.entries(own.runtime).filter(([path]) => !path.startsWith(LATER));
  await fill(own, Object.fromEntries(starting));
}

/**
 * Puts what is missing of a list into a release's cache.
 * @param {Release} of
 * @param {Record<string, string>} files
 */
async function fill(of, files) {
  const cache = await caches.open(cacheName(of.id));
  for (const path of Object.keys(files)) {
    if (!(await cache.match(address(path)))) await obtain(of, path);
  }
}

/** What is being fetched: a page that asks for it meanwhile gets it when it is there. @type {Map<string, Promise<Response>>} */
const underWay = new Map();

/**
 * Gets a file of a release, once for all who ask for it at a time.
 * @param {Release} of
 * @param {string} path
 * @returns {Promise<Response>}
 */
async function obtain(of, path) {
  const name = `${of.id} ${path}`;
  const begun = underWay.get(name) ?? fetched(of, path);
  underWay.set(name, begun);
  try {
    return (await begun).clone();
  } finally {
    underWay.delete(name);
  }
}

/**
 * Gets a file of a release, from an earlier release's cache or from the server, checks it and keeps it.
 * @param {Release} of
 * @param {string} path
 * @returns {Promise<Response>}
 */
async function fetched(of, path) {
  const hash = of.guide[path] ?? of.runtime[path];
  const earlier = await caches.match(address(path));
  const kept = earlier && (await checked(earlier, hash));
  const found = kept || (await checked(await fetch(address(path), ASKING), hash));
  if (!found) throw new Error(`the server has no ${path} of release ${of.id}`);
  await (await caches.open(cacheName(of.id))).put(address(path), found.clone());
  return found;
}

/**
 * Returns a response as it may be kept, or nothing if it is not whole or not the file that was built.
 * @param {Response} response
 * @param {string | undefined} hash
 */
async function checked(response, hash) {
  if (response.status !== 200) return undefined;
  const body = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  if (btoa(String.fromCharCode(...digest)) !== hash) return undefined;
  return new Response(body, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } });
}

/**
 * Answers a navigation: from this release, and the page that opens belongs to it from then on.
 * @param {FetchEvent} event
 * @returns {Promise<Response>}
 */
async function openPage(event) {
  const path = pathOf(event.request.url);
  if (`${path}/index.html` in own.guide) return Response.redirect(`${address(path)}/${new URL(event.request.url).search}`);
  event.waitUntil(forget());
  if (path in own.guide) {
    try {
      const found = await ofRelease(own, path);
      await note(event.resultingClientId, own.id);
      return found;
    } catch {
      // Not kept any more, and the server has another release: better that one than none.
    }
  }
  await note(event.resultingClientId, SERVER);
  try {
    return await fetch(event.request, ASKING);
  } catch (fault) {
    const missing = await caches.match(address("404.html"), { cacheName: cacheName(own.id) });
    if (!missing || path in own.guide) throw fault;
    await note(event.resultingClientId, own.id);
    return new Response(missing.body, { status: 404, headers: missing.headers });
  }
}

/**
 * Answers for a part of a page, or of a page's worker, from the release that page belongs to; or from the one it names,
 * to ask another release what it would say. A worker opened from that one belongs to it, with all it fetches.
 * @param {FetchEvent} event
 * @returns {Promise<Response>}
 */
async function part(event) {
  const named = new URL(event.request.url).searchParams.get("release");
  const id = named ?? (await releaseOf(event.clientId)) ?? own.id;
  if (event.resultingClientId) await note(event.resultingClientId, id);
  const of = id === SERVER ? undefined : await listOf(id);
  const path = pathOf(event.request.url);
  if (!of || !(path in of.guide || path in of.runtime)) return fetch(event.request, id === SERVER ? ASKING : {});
  return ofRelease(of, path).catch(() => Response.error());
}

/**
 * Returns a file of a release, kept or fetched again; rejects if it cannot be had unchanged.
 * @param {Release} of
 * @param {string} path
 */
async function ofRelease(of, path) {
  return (await caches.match(address(path), { cacheName: cacheName(of.id) })) ?? obtain(of, path);
}

/**
 * Returns a release's list, or nothing when that release is forgotten.
 * @param {string} id
 * @returns {Promise<Release | undefined>}
 */
async function listOf(id) {
  if (id === own.id) return own;
  return (await caches.match(address(LIST), { cacheName: cacheName(id) }))?.json();
}

/** @param {string} url */
function pathOf(url) {
  const path = decoded(new URL(url).pathname.slice(site.pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
}

/** @param {string} path @returns {string} The path as it is listed; one whose signs cannot be read is none of ours. */
function decoded(path) {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Where the release of a client is kept: not in memory, for a browser ends an idle service worker. @param {string} client */
const place = (client) => address(`offline/${client}`);

/** @param {string} client @param {string} id */
async function note(client, id) {
  await (await caches.open(PAGES)).put(place(client), new Response(id));
}

/** @param {string} client @returns {Promise<string | undefined>} */
async function releaseOf(client) {
  return client ? (await caches.match(place(client), { cacheName: PAGES }))?.text() : undefined;
}

/** @returns {Promise<boolean>} Whether any release has a part of the runtime, so that a reader counts on it. */
async function runtimeIsKept() {
  const [first] = Object.keys(own.runtime).filter((path) => path.endsWith(".wasm"));
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  const found = await Promise.all(names.map((cacheName) => first && caches.match(address(first), { cacheName })));
  return found.some(Boolean);
}

/** Forgets the releases no open page belongs to, except while another one is on its way in. */
async function forget() {
  if (worker.registration.installing || worker.registration.waiting) return;
  const open = new Set((await worker.clients.matchAll({ includeUncontrolled: true, type: "all" })).map((one) => one.id));
  const pages = await caches.open(PAGES);
  const clients = (await pages.keys()).map((request) => request.url.slice(address("offline/").length));
  const used = new Set([own.id]);
  for (const client of clients.filter((one) => open.has(one))) used.add((await releaseOf(client)) ?? own.id);
  const closed = clients.filter((one) => !open.has(one)).slice(0, -REMEMBERED);
  await Promise.all(closed.map((client) => pages.delete(place(client))));
  const releases = (await caches.keys()).filter((name) => name.startsWith(cacheName("")));
  const unused = releases.filter((name) => !used.has(name.slice(cacheName("").length)));
  await Promise.all(unused.map((name) => caches.delete(name)));
}
