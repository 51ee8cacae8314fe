/**
 * Taking a file in, in a dialog: chosen, dropped or pasted, shown as a preview, and only then taken over.
 */
import { nothing, render } from "lit-html";
import { inBase64, isTooLarge, onDrop } from "../files.js";
import { data, element, within } from "../page.js";
import { previewView } from "./preview.js";
import { TYPING_PAUSE } from "../ui/typing.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {{text: string} | {base64: string}} Content What is to be taken in: a text, or the bytes of a file.
 */

const WAITING = "The preview appears as soon as the rules are ready. Nothing is changed until you have seen it.";
const MANY = "That was more than one file. Import them one after the other, or compare them on the page “For a team”.";
const STALE = "Your entries have changed meanwhile, perhaps in another tab. This is the preview as of now.";

class ImportDialog {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.dialog = /** @type {HTMLDialogElement} */ (element("import-dialog"));
    this.form = within(this.dialog, "form");
    this.file = within(this.form, "input", '[type="file"]');
    this.paste = within(this.form, "textarea");
    this.place = within(this.form, "div", "[data-preview]");
    this.state = within(this.form, "p", "[data-state]");
    this.take = within(this.form, "button", '[type="submit"]');
    /** @type {Content | undefined} */
    this.content = undefined;
    /** @type {{ledger: any, basis: string} | undefined} What the preview would give, and the ledger it began from. */
    this.result = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    this.#listen();
  }

  #listen() {
    this.file.addEventListener("change", () => this.takeFiles([...(this.file.files ?? [])]));
    this.paste.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.file.value = "";
      const text = this.paste.value;
      this.pause = setTimeout(() => this.#preview(text.trim() ? { text } : undefined), TYPING_PAUSE);
    });
    for (const one of this.form.querySelectorAll('[name="mode"]')) {
      one.addEventListener("change", () => this.#preview(this.content));
    }
    within(this.form, "button", "[data-cancel]").addEventListener("click", () => this.dialog.close());
    this.form.addEventListener("submit", (event) => this.#submit(event));
    this.app.onShow(() => {
      if (this.dialog.open && this.app.ready && this.content && !this.result) this.#preview(this.content);
    });
  }

  open() {
    this.form.reset();
    this.#preview(undefined);
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** @param {File[]} files */
  async takeFiles(files) {
    const [file, ...more] = files;
    if (!file) return;
    this.paste.value = "";
    if (more.length > 0) return this.#refuse(MANY);
    if (isTooLarge(file)) return this.#refuse(data.import.too_large);
    try {
      this.#preview({ base64: await inBase64(file) });
    } catch {
      this.#refuse("The browser could not read this file. Choose it again.");
    }
  }

  /** @param {unknown} ledger A ledger that did not come as a file. */
  takeLedger(ledger) {
    this.open();
    this.#preview({ text: JSON.stringify(ledger) });
  }

  /** @param {string} sentence */
  #refuse(sentence) {
    this.#preview(undefined);
    this.#say(sentence, true);
  }

  /** @param {string} sentence @param {boolean} [fault] */
  #say(sentence, fault = false) {
    this.state.textContent = sentence;
    this.state.classList.toggle("field-error", fault);
  }

  /**
   * Shows what taking this in would change.
   * @param {Content | undefined} content
   * @param {string} [remark]
   */
  async #preview(content, remark = "") {
    this.content = content;
    this.result = undefined;
    this.take.hidden = true;
    render(nothing, this.place);
    this.#say(content && !this.app.ready ? WAITING : remark);
    if (!content || !this.app.ready) return;
    const basis = JSON.stringify(this.app.ledger);
    const mode = new FormData(this.form).get("mode");
    const answer = await this.app.ask("import", { ...content, mode });
    if (this.content !== content || mode !== new FormData(this.form).get("mode")) return;
    if (!answer.import) return this.#say(answer.error, true);
    this.result = { ledger: answer.import.ledger, basis };
    render(previewView(answer.import), this.place);
    this.take.hidden = false;
  }

  /** @param {SubmitEvent} event */
  #submit(event) {
    event.preventDefault();
    const { app, result } = this;
    if (!result) return;
    let done = false;
    const take = (/** @type {import("../app.js").Ledger} */ now) => {
      done = JSON.stringify(now) === result.basis;
      return done ? result.ledger : now;
    };
    app.change(take, { sentence: "Imported.", isImport: true });
    if (!done) return this.#preview(this.content, STALE);
    this.dialog.close();
  }
}

/**
 * Mounts the dialog, and takes a file dropped anywhere on the page into it. Returns what opens it.
 * @param {App} app
 */
export function mountImport(app) {
  const dialog = new ImportDialog(app);
  onDrop(element("calculator-page"), (files) => {
    if (app.copy || document.querySelector("dialog[open]:not(#import-dialog)")) return;
    dialog.open();
    dialog.takeFiles(files);
  });
  app.openImport = (ledger) => dialog.takeLedger(ledger);
  return () => dialog.open();
}
