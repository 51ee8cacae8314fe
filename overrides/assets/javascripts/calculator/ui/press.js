/**
 * One press does one thing. A list moves up when something in it is deleted, a dialog closes, a line appears: what then
 * lies under the pointer, or has the focus, is not what the reader meant with the second half of a double click or of
 * two presses of Enter. Such presses do nothing, for every control at once and without its knowing.
 *
 * A button that is meant to be pressed quickly again and again says so with ``data-repeats``.
 */

/** The time of a double click, in milliseconds, as Windows has it; other systems have the same or less. */
const DOUBLE = 500;
/** How far, in CSS pixels, a hand moves between the two halves of a double click. */
const NEAR = 24;
const CONTROLS = "button, summary, a[href], label, input, select, textarea";

/**
 * @typedef {{time: number, control: Element, at: {x: number, y: number} | null, isMeant: boolean}} Press ``at`` is null
 *   for a key's.
 */

/** @param {HTMLElement} place What is guarded. */
export function guardPresses(place) {
  /** @type {Press | undefined} */
  let last;
  const forget = () => (last = undefined);

  place.addEventListener(
    "click",
    (event) => {
      const press = pressOf(event);
      if (!press || !event.isTrusted) return;
      press.isMeant = !last || isAnother(last, press);
      last = press;
      if (press.isMeant) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    { capture: true },
  );
  place.addEventListener(
    "mousedown",
    (event) => {
      // A list of choices opens before the click is made.
      const press = event.isTrusted ? pressOf(event) : undefined;
      if (press && last && !isAnother(last, press)) event.preventDefault();
    },
    { capture: true },
  );
  place.addEventListener(
    "keydown",
    (event) => {
      // A key that is held down presses once.
      const isPress = event.key === "Enter" || event.key === " ";
      if (event.key === "Enter" && event.repeat && !(event.target instanceof HTMLTextAreaElement)) event.preventDefault();
      // Whoever has gone on with the keyboard means what they have gone to.
      if (!isPress) forget();
    },
    { capture: true },
  );
  place.addEventListener("input", forget, { capture: true });
  place.addEventListener("wheel", forget, { capture: true, passive: true }); // what came under it, the reader brought there
  window.addEventListener("afterprint", forget); // whoever comes back from printing has taken their time
}

/** @param {MouseEvent} event @returns {Press | undefined} */
function pressOf({ target, timeStamp, detail, clientX, clientY }) {
  if (!(target instanceof Element)) return undefined;
  const found = target.closest(CONTROLS) ?? target;
  // A label presses its control a second time.
  const control = (found instanceof HTMLLabelElement && found.control) || found;
  return { time: timeStamp, control, at: detail === 0 ? null : { x: clientX, y: clientY }, isMeant: true };
}

/**
 * Whether a press is one of its own, and not the second half of the one before.
 * @param {Press} last @param {Press} press
 */
function isAnother(last, press) {
  if (press.time - last.time > DOUBLE) return true;
  // After one that was not meant, a third in a row is not meant either, though it meets the same control.
  if (press.control === last.control && last.isMeant) return !(press.control instanceof HTMLButtonElement) || press.control.matches("[data-repeats]");
  if (!last.at || !press.at) return last.at !== press.at;
  return Math.hypot(press.at.x - last.at.x, press.at.y - last.at.y) > NEAR;
}
