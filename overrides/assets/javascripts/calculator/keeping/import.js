/**
 * Taking a file in, in a dialog: chosen, dropped or pasted, shown as a preview, and only then taken over; of a ZIP, the
 * files in it too.
 */
import { html, nothing, render } from "lit-html";
import { inBase64, isTooLarge, isZip, onDrop } from "../files.js";
import { data, element, within } from "../page.js";
import { previewView } from "./preview.js";
import { tableView } from "./tablepreview.js";
import { TYPING_PAUSE } from "../ui/typing.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {{text: string} | {base64: string}} Content What is to be taken in: a text, or the bytes of a file.
 */

const WAITING = "The preview appears as soon as the rules are ready. Nothing is changed until you have seen it.";
const MANY = "That was more than one file. Import them one after the other, or compare them on the page “For a team”.";
const UNREAD = "The browser could not read this file. Choose it again.";
const OPEN = "Answer what is asked below, then it can be imported.";
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
    /** @type {import("./tablepreview.js").Choices} What was chosen for a table's columns, and answered. */
    this.choices = { columns: {}, answers: {} };
    /** @type {import("../proofs/unzip.js").Opened | undefined} The files that come with the content, if it is of a ZIP. */
    this.zip = undefined;
    /** Which content the reader chose last: what a file that was chosen before comes to is of no interest. */
    this.turn = 0;
    /** @type {{ledger: any, basis: string} | undefined} What the preview would give, and the ledger it began from. */
    this.result = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    this.#listen();
  }

  #listen() {
    // A file that was mended meanwhile is no change to the browser when it is chosen again.
    this.file.addEventListener("click", () => (this.file.value = ""));
    this.file.addEventListener("change", () => this.takeFiles([...(this.file.files ?? [])]));
    this.paste.addEventListener("input", () => {
      clearTimeout(this.pause);
      this.file.value = "";
      this.pause = setTimeout(() => this.#previewPasted(), TYPING_PAUSE);
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
    this.turn += 1;
    this.#preview(undefined);
    if (!this.dialog.open) this.dialog.showModal();
  }

  /** @param {File[]} files */
  async takeFiles(files) {
    const [file, ...more] = files;
    if (!file) return;
    this.paste.value = "";
    this.turn += 1;
    if (more.length > 0) return this.#refuse(MANY);
    this.#refuse("");
    const { turn } = this;
    try {
      const zip = (await isZip(file)) ? await openedZip(file) : undefined;
      const content = zip ? { text: zip.text } : isTooLarge(file) ? undefined : { base64: await inBase64(file) };
      if (turn !== this.turn) return;
      if (!content) return this.#refuse(data.import.too_large);
      this.#preview(content);
      this.zip = zip;
    } catch (fault) {
      if (turn === this.turn) this.#refuse(fault instanceof Error && fault.name === "ZipFault" ? fault.message : UNREAD);
    }
  }

  /** @param {string} text A text that was dropped. */
  takeText(text) {
    this.paste.value = text;
    this.#previewPasted();
  }

  #previewPasted() {
    const text = this.paste.value;
    this.#preview(text.trim() ? { text } : undefined);
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
    if (this.content !== content) this.#begin();
    this.content = content;
    this.result = undefined;
    this.take.hidden = true;
    this.#say(content && !this.app.ready ? WAITING : remark);
    if (!content || !this.app.ready) return;
    const basis = JSON.stringify(this.app.ledger);
    const asked = { ...content, ...this.choices, mode: new FormData(this.form).get("mode") };
    const answer = await this.app.ask("import", asked);
    const files = this.zip && answer.import ? await filesView(this.zip, answer.import.ledger) : nothing;
    const now = { ...this.content, ...this.choices, mode: new FormData(this.form).get("mode") };
    if (JSON.stringify(now) !== JSON.stringify(asked)) return;
    if (!answer.import) return this.#refuseChoices(answer.error);
    const { table } = answer.import;
    this.result = table?.open ? undefined : { ledger: answer.import.ledger, basis };
    const columns = table ? tableView(table, (choices) => this.#choose(choices)) : nothing;
    render([columns, previewView(answer.import), files], this.place);
    this.take.hidden = !this.result;
    if (table?.open) this.#say(OPEN);
  }

  /** Forgets what was chosen for another content. */
  #begin() {
    this.turn += 1;
    this.choices = { columns: {}, answers: {} };
    this.zip = undefined;
    render(nothing, this.place);
  }

  /** @param {Partial<import("./tablepreview.js").Choices>} more */
  #choose(more) {
    this.choices = {
      columns: { ...this.choices.columns, ...more.columns },
      answers: { ...this.choices.answers, ...more.answers },
    };
    this.#preview(this.content);
  }

  /** Says what cannot be read; what was chosen stays in sight if that is why. @param {string} sentence */
  #refuseChoices(sentence) {
    if (Object.keys(this.choices.columns).length === 0) render(nothing, this.place);
    this.#say(sentence, true);
  }

  /** Returns whether the files of a ZIP are kept. @param {import("../proofs/unzip.js").Opened} zip @param {any} ledger */
  async #keepFiles(zip, ledger) {
    const { keepAll } = await import("../proofs/unzip.js");
    try {
      await keepAll(zip, ledger);
      return true;
    } catch (fault) {
      this.#say(fault instanceof Error ? fault.message : String(fault), true);
      return false;
    }
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    const { app, result, zip } = this;
    if (!result) return;
    // A file is kept before an entry names it, so that what fails half way leaves the ledger as it was.
    if (zip && !(await this.#keepFiles(zip, result.ledger))) return;
    // Meanwhile it may have been cancelled, imported, or something else chosen.
    if (this.result !== result || !this.dialog.open) return;
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

/** Opens a ZIP, if it is one of ours: a workbook is a ZIP too, which the rules know. @param {File} file */
async function openedZip(file) {
  return (await import("../proofs/unzip.js")).opened(file);
}

/** @param {import("../proofs/unzip.js").Opened} zip @param {import("../app.js").Ledger} ledger What it would give. */
async function filesView(zip, ledger) {
  const { files, remarks } = (await import("../proofs/unzip.js")).fitting(zip, ledger);
  const told = [...zip.remarks, ...remarks];
  return html`<p data-files>Files that come with it: ${files.length}</p>
    ${told.length > 0 ? html`<ul data-remarks="Files">${told.map((one) => html`<li>${one}</li>`)}</ul>` : nothing}`;
}

/**
 * Mounts the dialog, and takes a file or a text dropped anywhere on the page into it. Returns what opens it.
 * @param {App} app
 */
export function mountImport(app) {
  const dialog = new ImportDialog(app);
  const isBusy = () => app.copy || document.querySelector("dialog[open]:not(#import-dialog)");
  const take = (/** @type {(dialog: ImportDialog) => void} */ what) => {
    if (isBusy()) return;
    dialog.open();
    what(dialog);
  };
  onDrop(
    element("calculator-page"),
    (files) => take((opened) => opened.takeFiles(files)),
    (text) => take((opened) => opened.takeText(text)),
  );
  app.openImport = (ledger) => dialog.takeLedger(ledger);
  return () => dialog.open();
}
