/**
 * The sessions of a conference in the form: their exact sum while they are typed, and lines pasted from a program.
 */
import { addPart } from "../form.js";
import { TYPING_PAUSE } from "../ui/typing.js";

const WAITING = "The rules are not ready yet, so these lines cannot be read now. Try again in a moment.";

/**
 * Watches the sessions of a form, now or later. Returns what adds them up anew.
 * @param {HTMLFormElement} form
 * @param {import("./clinic.js").Ask} ask Asks the rules; rejects while they are not up.
 */
export function mountSessions(form, ask) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const addUp = () => {
    clearTimeout(pause);
    pause = setTimeout(() => showSum(form, ask), TYPING_PAUSE);
  };
  form.addEventListener("input", addUp);
  form.addEventListener("keydown", onEnter);
  form.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.matches("[data-take-parts]")) takeLines(form, ask);
    if (button?.matches("[data-remove-part]")) addUp();
  });
  return addUp;
}

/**
 * Adds a line and goes to it: to its title, unless the line before was left without one.
 * @param {HTMLElement} row
 */
export function addLine(row) {
  const which = isOnlyAmount(row) ? '[data-part-field="cecs"]' : "";
  addPart(row);
  /** @type {HTMLElement | null} */ (row.querySelector(`.part:last-child input${which}`))?.focus();
}

/** Whether the last line has CECs and no title. @param {HTMLElement} row */
function isOnlyAmount(row) {
  const [title, cecs] = row.querySelectorAll(".part:last-child input");
  return title instanceof HTMLInputElement && cecs instanceof HTMLInputElement && !title.value.trim() && cecs.value.trim() !== "";
}

/**
 * Goes on to the next line where the last one is done, and does not save the form meanwhile.
 * @param {KeyboardEvent} event
 */
function onEnter(event) {
  const input = event.target;
  if (event.key !== "Enter" || event.isComposing || !(input instanceof HTMLInputElement)) return;
  const part = input.closest(".part");
  const row = /** @type {HTMLElement | null} */ (input.closest('[data-kind="sessions"]'));
  if (!part || !row || part.nextElementSibling || !input.value.trim() || !input.matches('[data-part-field="cecs"]')) return;
  event.preventDefault();
  addLine(row);
}

/** @param {HTMLFormElement} form */
function sessionsOf(form) {
  return [...form.querySelectorAll(".part")].map((part) => {
    const value = (/** @type {string} */ field) => part.querySelector(`[data-part-field="${field}"]`);
    const typed = (/** @type {Element | null} */ input) => (input instanceof HTMLInputElement ? input.value.trim() : "");
    return { title: typed(value("title")), cecs: typed(value("cecs")) };
  });
}

/** @param {HTMLFormElement} form @param {import("./clinic.js").Ask} ask */
async function showSum(form, ask) {
  const sessions = sessionsOf(form);
  if (!form.querySelector("[data-sum]")) return;
  const answer = await ask("sessions", { sessions }).catch(() => undefined);
  if (answer?.sessions && JSON.stringify(sessions) === JSON.stringify(sessionsOf(form))) {
    say(form, "[data-sum]", answer.sessions.sentence);
  }
}

/**
 * Puts pasted lines into rows; what could not be read stays in the box.
 * @param {HTMLFormElement} form
 * @param {import("./clinic.js").Ask} ask
 */
async function takeLines(form, ask) {
  const box = form.querySelector("[data-paste-parts]");
  const row = box?.closest("[data-field]");
  if (!(box instanceof HTMLTextAreaElement) || !(row instanceof HTMLElement)) return;
  const answer = await ask("sessions", { text: box.value, sessions: sessionsOf(form) }).catch(() => ({ error: WAITING }));
  if (!answer.sessions) return say(form, "[data-unread]", answer.error);
  for (const part of row.querySelectorAll(".part")) {
    if ([...part.querySelectorAll("input")].every((input) => !input.value.trim())) part.remove();
  }
  for (const one of answer.sessions.rows) addPart(row, one);
  box.value = answer.sessions.unread.join("\n");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  say(form, "[data-sum]", answer.sessions.sentence);
  say(form, "[data-unread]", answer.sessions.remark);
}

/** @param {HTMLFormElement} form @param {string} where @param {string} sentence */
function say(form, where, sentence) {
  const place = form.querySelector(where);
  if (place && place.textContent !== sentence) place.textContent = sentence;
}
