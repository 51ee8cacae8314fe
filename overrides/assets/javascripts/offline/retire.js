/**
 * In place of the service worker, where the site is served while it is written: takes one that an earlier visit left, and
 * all it kept, out of the way, so that a reader of a page sees what has just been changed.
 */

{
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
  const kept = `offline ${new URL(worker.registration.scope).pathname} `; // as serviceworker.js names what it keeps

  /** At once, not when the earlier worker has nothing left to do, which may be minutes: the next page is the server's. */
  const retire = async () => {
    for (const name of await caches.keys()) if (name.startsWith(kept)) await caches.delete(name);
    worker.registration.unregister(); // which waits for the end of this very step
    worker.skipWaiting();
  };
  const reopen = async () => {
    for (const page of await worker.clients.matchAll({ type: "window" }))
      await /** @type {WindowClient} */ (page).navigate(page.url);
  };
  worker.addEventListener("install", (event) => event.waitUntil(retire()));
  worker.addEventListener("activate", (event) => event.waitUntil(reopen()));
}
