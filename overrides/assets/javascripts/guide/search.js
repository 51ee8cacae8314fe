/**
 * Keeps what a quick reader presses in the search until the results for it are there: the arrows and Enter act on results,
 * and the theme's script passes over them while there are none, or opens one of what was typed before. And has what is
 * searched fetched at the first sign that somebody will.
 *
 * Room ``guide``. What a page of the guide does besides being read. Must not know the calculator, nor load it.
 */

const KEYS = ["ArrowDown", "ArrowUp", "Enter"];
const LINK = ".md-search-result__link";
const SIGNS = ["pointerover", "focusin"];

/** @param {string} text */
const words = (text) => new Set(text.toLowerCase().split(/[\s\-+:*~^"/,]+/).filter(Boolean));

/**
 * Tells whether the results are of what is typed: each link names the words it was found by, for its page to mark.
 * @param {HTMLInputElement} box
 * @param {HTMLElement} result
 */
function isCurrent(box, result) {
  const typed = words(box.value);
  const found = [...result.querySelectorAll(LINK)].map((link) =>
    link instanceof HTMLAnchorElement ? words(new URL(link.href).searchParams.get("h") ?? "") : typed,
  );
  return typed.size === 0 || (found.length > 0 && found.every((own) => [...own].every((one) => typed.has(one))));
}

/**
 * @param {HTMLInputElement} box
 * @param {HTMLElement} result What the theme fills with a list of links.
 */
function mount(box, result) {
  /** @type {string[]} */
  let held = [];
  box.addEventListener("input", () => (held = []));
  box.addEventListener(
    "keydown",
    (event) => {
      if (!event.isTrusted || event.isComposing || !KEYS.includes(event.key) || isCurrent(box, result)) return;
      held.push(event.key);
      event.preventDefault();
      event.stopPropagation(); // the theme listens at the window
    },
    { capture: true },
  );
  new MutationObserver(() => {
    if (held.length > 0 && isCurrent(box, result)) for (const key of held.splice(0)) press(key, box);
  }).observe(result, { childList: true, subtree: true });
}

/**
 * Presses a key as the reader did: the theme moves the focus and, from the box, opens the best result.
 * @param {string} key
 * @param {HTMLElement} box
 */
function press(key, box) {
  const on = document.activeElement ?? box;
  if (key === "Enter" && on !== box && on instanceof HTMLElement) on.click();
  else on.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

/** Fetches what the search's worker will ask for, which then has it from the browser's cache. */
function expectQuestion() {
  const { search } = JSON.parse(document.getElementById("__config")?.textContent ?? "{}");
  const worker = new URL(search, location.href);
  for (const one of worker.hash.slice(1).split(",")) fetch(new URL(one, worker)).catch(() => {}); // the worker tries again
}

/** @param {NodeListOf<Element>} places Where a reader begins to search. */
function watch(places) {
  const once = new AbortController();
  const seen = () => {
    once.abort();
    expectQuestion();
  };
  for (const place of places) for (const sign of SIGNS) place.addEventListener(sign, seen, { signal: once.signal });
}

/**
 * Says that the search is made ready, from the first letter on until the theme says what was found.
 * @param {HTMLInputElement} box
 * @param {HTMLElement} result
 */
function tell(box, result) {
  const told = result.firstElementChild;
  const say = () => told?.replaceChildren(result.dataset["waiting"] ?? "");
  box.addEventListener("input", say, { once: true });
}

/**
 * Has the theme search for what comes without a key, which is what it waits for: what is pasted, dictated or completed.
 * @param {HTMLInputElement} box
 */
function askWithoutKeys(box) {
  box.addEventListener("input", () => box.dispatchEvent(new KeyboardEvent("keyup")));
}

const box = document.querySelector('[data-md-component="search-query"]');
const result = document.querySelector('[data-md-component="search-result"]');
if (box instanceof HTMLInputElement && result instanceof HTMLElement) {
  mount(box, result);
  tell(box, result);
  askWithoutKeys(box);
  watch(document.querySelectorAll('[data-md-component="search"], [for="__search"]'));
}
document.forms.namedItem("search")?.addEventListener("submit", (event) => event.preventDefault());
