/**
 * Nothing moves under a press. What is said when a field is left appears while the button is being pressed that the reader
 * left it for; were that button pushed away before it is let go, the press would be lost.
 */
let isPressed = false;
/** @type {(() => void)[]} Who waits until nothing is pressed. */
let waiting = [];

const release = () => {
  isPressed = false;
  setTimeout(() => { // the click comes right behind
    for (const go of waiting.splice(0)) go();
  });
};
document.addEventListener("pointerdown", () => (isPressed = true), { capture: true });
for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, release, { capture: true });

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
