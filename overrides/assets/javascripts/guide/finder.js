/**
 * The finder of the first page: shows what follows from the answers that are ticked, in the order of the questions.
 *
 * What follows from each answer stands in the page, where a reader without scripts unfolds it; this only gathers it.
 *
 * Room ``guide``. What a page of the guide does besides being read. Must not know the calculator, nor load it.
 */

/** @param {HTMLFormElement} form */
function mount(form) {
  const place = form.querySelector("[data-found]");
  const list = place?.querySelector("ul");
  const all = place?.querySelector("[data-all]");
  const link = all?.querySelector("a");
  if (!(place instanceof HTMLElement && all instanceof HTMLElement) || !list || !link) return;
  const show = () => {
    const followed = [...new FormData(form)].flatMap(([question, answer]) => follow(`${question}=${answer}`));
    list.replaceChildren(...followed);
    place.hidden = followed.length === 0;
    const entered = followed.flatMap((item) => item.dataset["enter"] ?? []);
    all.hidden = entered.length < 2; // one alone has its own link
    link.hash = entered.join("&");
  };
  form.addEventListener("change", show);
  show(); // a browser may bring back what was ticked before
}

/**
 * Returns a copy of what follows from an answer, as the item of a list.
 * @param {string} answer
 * @returns {HTMLElement[]}
 */
function follow(answer) {
  const item = document.querySelector(`[data-answer="${CSS.escape(answer)}"]`)?.cloneNode(true);
  return item instanceof HTMLElement ? [item] : [];
}

document.querySelectorAll("form[data-finder]").forEach((form) => form instanceof HTMLFormElement && mount(form));
