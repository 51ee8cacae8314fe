/**
 * Nothing moves under a press. What is said when a field is left appears while the button is being pressed that the reader
 * left it for; were that button pushed away before it is let go, the press would be lost.
 */
let isPressed = false;
/** @type {(() => void)[]} Who waits until nothing is pressed. */
const waiting = [];

const release = () => {
  isPressed = false;
  // The click comes right behind.
  setTimeout(() => {
    for (const go of waiting.splice(0)) go();
  });
};

/** @type {AddEventListenerOptions} */
const FIRST = { capture: true, passive: true };
document.addEventListener("pointerdown", () => (isPressed = true), FIRST);
// A browser does not tell of every end: not of one in a list of choices or a menu of its own, or in another window.
for (const end of ["pointerup", "pointercancel", "contextmenu", "dragend", "keydown"]) document.addEventListener(end, release, FIRST);
document.addEventListener("change", ({ target }) => target instanceof HTMLSelectElement && release(), FIRST);
document.addEventListener("pointermove", ({ buttons }) => isPressed && buttons === 0 && release(), FIRST);
window.addEventListener("blur", release);

/**
 * Resolves to a value as soon as no button is held down.
 * @template Value
 * @param {Value} value
 * @returns {Promise<Value>}
 */
export async function onceLetGo(value) {
  if (isPressed) await new Promise((/** @type {(value?: unknown) => void} */ go) => waiting.push(() => go()));
  return value;
}
