/**
 * Days in a form: slashes are put in while digits are typed, as a phone's pad of numbers has none; what was read is said
 * back; and a field that follows from another is filled in, until the reader types in it.
 */
import { controlOf, read } from "../form.js";
import { TYPING_PAUSE } from "../ui/typing.js";

/** @typedef {{sentence: string, problem: string}} Day */

/** A month and a day typed as digits; a year that is typed first begins with no month. */
const MONTH = /^(0[1-9]|1[0-2])(\d)$/;
const MONTH_AND_DAY = /^(\d\d\/\d\d)(\d)$/;
/** A card may name a month and a year: only eight digits are a month, a day and a year. */
const MONTH_AND_REST = /^(\d\d\/\d\d)(\d{4})$/;

/**
 * @param {HTMLFormElement} form
 * @param {import("./clinic.js").Ask} ask Asks the rules; rejects while they are not up.
 */
export function mountDays(form, ask) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  const look = async (/** @type {HTMLInputElement | undefined} */ left = undefined) => {
    const asked = question(form);
    const answer = await ask("days", asked).catch(() => undefined);
    if (!answer?.days || JSON.stringify(asked) !== JSON.stringify(question(form))) return;
    for (const input of inputs(form)) say(input, answer.days[input.name], input === left || input !== document.activeElement);
    if (follow(form, answer.follows)) form.dispatchEvent(new Event("input", { bubbles: true }));
  };
  form.addEventListener("input", (event) => {
    const input = event.target;
    if (input instanceof HTMLInputElement && isDay(input)) {
      slash(input, event);
      delete input.dataset["followed"];
    }
    clearTimeout(pause);
    pause = setTimeout(look, TYPING_PAUSE);
  });
  form.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && isDay(target)) look(target);
  });
  form.addEventListener("reset", () => {
    clearTimeout(pause);
    for (const input of inputs(form)) {
      say(input, undefined, true);
      delete input.dataset["followed"];
    }
  });
}

/** What the rules are asked. @param {HTMLFormElement} form */
function question(form) {
  const values = read(form);
  const fields = Object.fromEntries(inputs(form).map((input) => [input.name, values[input.name] ?? ""]));
  return { fields, opportunity: values["opportunity"], validity_years: values["validity_years"] };
}

/** @param {Element} input */
function isDay(input) {
  const kind = input.closest("[data-field]")?.getAttribute("data-kind");
  return kind === "date" || kind === "expiry";
}

/** @param {HTMLFormElement} form */
function inputs(form) {
  return [...form.querySelectorAll("input")].filter((input) => isDay(input) && !input.closest("[data-past]"));
}

/**
 * Puts a slash in front of the digit just typed, where one belongs. What is taken out again takes nothing else with it.
 * @param {HTMLInputElement} input
 * @param {Event} event
 */
function slash(input, event) {
  const isTyped = event instanceof InputEvent && event.inputType === "insertText" && input.selectionStart === input.value.length;
  if (!isTyped) return;
  const mayBeMonth = input.closest("[data-field]")?.getAttribute("data-kind") === "expiry";
  input.value = input.value.replace(MONTH, "$1/$2").replace(mayBeMonth ? MONTH_AND_REST : MONTH_AND_DAY, "$1/$2");
}

/**
 * Says which day was read. That none was is said once the field is left: it may be half typed before.
 * @param {HTMLInputElement} input
 * @param {Day | undefined} day
 * @param {boolean} isLeft
 */
function say(input, day, isLeft) {
  const place = input.closest("[data-field]")?.querySelector("[data-day]");
  if (!place) return;
  const said = day?.sentence || (isLeft && day?.problem) || "";
  if (place.textContent !== said) place.textContent = said;
}

/**
 * Fills in what follows from another field, if it is empty or was filled in like this. Returns whether anything was.
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} follows By field id, as typed.
 */
function follow(form, follows) {
  const filled = Object.entries(follows).filter(([field, day]) => {
    const input = controlOf(form, field);
    if (!(input instanceof HTMLInputElement) || input === document.activeElement) return false;
    if (input.value === day || (input.value && input.value !== input.dataset["followed"])) return false;
    input.value = input.dataset["followed"] = day;
    return true;
  });
  return filled.length > 0;
}
