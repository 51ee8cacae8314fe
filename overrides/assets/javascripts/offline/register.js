/**
 * The page's side of offline use: registers the service worker when the page has time, offers a new release, and never
 * reloads what a person has not asked to reload.
 *
 * Room ``offline``. A site without a network, and a new release in its own time. Must not know the calculator, nor
 * any file of a release but its list.
 */

const site = new URL("../../", import.meta.url);
const OFFER = "A new release of this site is ready.";
const RELOAD = "Reload to update";

/**
 * Loads the offer's looks; few readers ever meet it, so nobody else waits for them.
 */
function dress() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("assets/stylesheets/offline.css", site).href;
  document.head.append(link);
}

/** The place where a new release is announced: there from the start, so that a screen reader hears what comes into it. */
function announcer() {
  const place = document.createElement("div");
  place.className = "offline-offer";
  place.setAttribute("role", "status");
  document.body.append(place);
  return place;
}

/**
 * Says that a new release is ready, once, with a button that opens it.
 * @param {HTMLElement} place
 * @param {() => void} update
 */
function offer(place, update) {
  if (place.childElementCount > 0) return;
  dress();
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = RELOAD;
  button.addEventListener("click", update);
  const text = document.createElement("span");
  text.textContent = OFFER;
  place.append(text, button);
}

/**
 * Tells the page which release it is that is offered, so that who knows the reader's entries can say what it changes.
 * @param {HTMLElement} place
 * @param {ServiceWorker | null} of The worker of that release; one that cannot say it leaves the offer as it is.
 */
function name(place, of) {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => place.dispatchEvent(new CustomEvent("release-offered", { bubbles: true, detail: data }));
  of?.postMessage("which release", [port2]);
}

/**
 * Watches a registration: whatever waits behind the worker in charge is offered.
 * @param {ServiceWorkerRegistration} registration
 * @param {HTMLElement} place
 */
function watch(registration, place) {
  let asked = false;
  const update = () => {
    asked = true;
    if (registration.waiting) registration.waiting.postMessage("take over");
    else location.reload();
  };
  const show = () => {
    offer(place, update);
    name(place, registration.waiting ?? registration.active);
  };
  const look = () => {
    if (registration.waiting && registration.active) show();
  };
  registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", look));
  // Another tab may have taken the update. This page goes on with its own release until its reader reloads it.
  navigator.serviceWorker.addEventListener("controllerchange", () => (asked ? location.reload() : show()));
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") registration.update().catch(() => {}); // offline: later, then
  });
  look();
}

async function start() {
  const place = announcer();
  const options = /** @type {const} */ ({ scope: site.pathname, updateViaCache: "none" });
  const registration = await navigator.serviceWorker.register(new URL("sw.js", site), options);
  if (!registration) return; // some blockers answer so
  watch(registration, place);
  const ready = await navigator.serviceWorker.ready;
  if (document.getElementById("calculator-page")) ready.active?.postMessage("keep the calculator");
}

/**
 * Has the runtime fetched as soon as a reader shows that the calculator may be next: by the pointer, the focus or a finger
 * on a link to it, or by an answer in the finder. The service worker fetches it, so that opening the page ends nothing.
 */
function expectCalculator() {
  const signs = ["pointerover", "focusin", "touchstart", "change"];
  const calculator = new URL("calculator/", site).href;
  const { connection } = /** @type {{connection?: {saveData?: boolean}}} */ (navigator);
  /** @param {Event} event */
  const look = async ({ target, type }) => {
    const sign = target instanceof Element && target.closest(type === "change" ? "[data-finder]" : "a[href]");
    if (!sign || (sign instanceof HTMLAnchorElement && !sign.href.startsWith(calculator)) || connection?.saveData) return;
    for (const one of signs) removeEventListener(one, look);
    (await navigator.serviceWorker.ready).active?.postMessage("expect the calculator");
  };
  for (const one of signs) addEventListener(one, look, { passive: true });
}

/** Waits until the page has nothing better to do. Offline use is an extra: a browser that refuses it is no fault. */
function whenIdle() {
  const begin = () => start().catch((refusal) => console.debug("This page will not work offline.", refusal));
  if ("requestIdleCallback" in window) requestIdleCallback(begin, { timeout: 10_000 });
  else setTimeout(begin, 2_000);
}

if ("serviceWorker" in navigator) {
  if (!document.getElementById("calculator-page")) expectCalculator();
  if (document.readyState === "complete") whenIdle();
  else addEventListener("load", whenIdle, { once: true });
}
