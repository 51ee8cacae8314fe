/**
 * The proofs of one entry in a dialog: chosen, dropped or taken by the camera; seen, named, replaced, removed.
 *
 * An image is shown from its own bytes as an image and as nothing else, a PDF is opened in the browser's own viewer: the
 * type is the one its content has, so that nothing in a file can run as a page of this site.
 */
import { html, nothing, render } from "lit-html";
import { guard } from "lit-html/directives/guard.js";
import { repeat } from "lit-html/directives/repeat.js";
import { until } from "lit-html/directives/until.js";
import { american, data, element, site } from "../page.js";
import { asAddress, onDrop } from "../files.js";
import { titleOf } from "../ui/lookup.js";
import { openFile, saveFile } from "./out.js";
import { allProofs, keep, proofsOf, remove, rename, sizeOf } from "./proofs.js";
import * as vault from "./vault.js";

/**
 * @typedef {import("../app.js").App} App
 * @typedef {import("./proofs.js").Proof} Proof
 */

const SHARED = `On this host every site, not only this one, can read what is kept here. Publishing it on a host name of its own ends that.`;

class ProofDialog {
  /** @param {App} app */
  constructor(app) {
    this.app = app;
    this.entry = "";
    /** What files were refused for. */
    this.fault = "";
    /** Files are kept one after the other, those chosen meanwhile too. */
    this.keeping = Promise.resolve();
    this.isBusy = false;
    /** @type {Set<string>} The ids of what is kept here. */
    this.kept = new Set();
    /** @type {string[]} The ids of files that nothing names any more, not even a step that can be undone. */
    this.unnamed = [];
    this.grant = "";
    this.dialog = document.createElement("dialog");
    this.dialog.id = "proof-dialog";
    this.dialog.setAttribute("aria-labelledby", "proof-heading");
    element("calculator-page").append(this.dialog);
    onDrop(this.dialog, (files) => this.#take(files));
    app.onShow(() => this.dialog.open && this.#show());
  }

  /** @param {string} id */
  async open(id) {
    this.entry = id;
    this.fault = "";
    this.#show();
    if (!this.dialog.open) this.dialog.showModal();
    await this.#look();
  }

  /** Sees what is kept, and what the browser grants. */
  async #look() {
    try {
      this.kept = await vault.ids();
      this.unnamed = this.app.copy ? [] : unnamed(this.app, this.kept);
      const { quota } = (await navigator.storage?.estimate?.()) ?? {};
      this.grant = quota ? ` This browser grants about ${sizeOf(quota)}.` : "";
    } catch (fault) {
      this.#refuse(fault);
    }
    this.#show();
  }

  /** Adds to what is told. @param {unknown} fault */
  #refuse(fault) {
    const sentence = fault instanceof Error ? fault.message : String(fault);
    this.fault = [this.fault, sentence].filter(Boolean).join(" ");
  }

  /** @param {File[]} files @param {Proof} [former] */
  #take(files, former) {
    if (this.app.copy) return;
    const { entry } = this; // another one's proofs may be looked at before all are kept
    if (!this.isBusy) this.fault = "";
    this.isBusy = true;
    this.#show();
    const keeping = (this.keeping = this.keeping.then(async () => {
      for (const file of files) {
        try {
          await keep(this.app, entry, file, former);
          navigator.storage?.persist?.().catch(() => {});
        } catch (fault) {
          this.#refuse(fault);
        }
      }
      if (this.keeping !== keeping) return; // more were chosen
      this.isBusy = false;
      await this.#look();
      if (!this.dialog.querySelector(":focus")) this.#focus();
    }));
  }

  /** To where the dialog begins: what had the focus is gone. */
  #focus() {
    /** @type {HTMLElement | null} */ (this.dialog.querySelector("#proof-heading"))?.focus();
  }

  /** @param {Proof} proof @param {(file: Blob) => void} use */
  async #with(proof, use) {
    this.fault = "";
    try {
      const bytes = await vault.get(proof.id, proof.sha256);
      if (bytes) return use(new Blob([bytes], { type: proof.type }));
      this.fault = `The file “${proof.name}” is not in this browser, or no longer what it was. Choose it again, or import the ZIP it is in.`;
      this.kept.delete(proof.id);
    } catch (fault) {
      this.#refuse(fault);
    }
    this.#show();
  }

  #show() {
    const entry = this.app.ledger.entries.find((one) => one.id === this.entry);
    if (!entry) return this.dialog.close();
    const title = titleOf(entry);
    const proofs = proofsOf(entry);
    const all = allProofs(this.app.ledger);
    const sum = all.reduce((total, { proof }) => total + proof.bytes, 0);
    render(
      html`<h2 id="proof-heading" tabindex="-1" autofocus>Proofs of <bdi>${title}</bdi></h2>
        <p class="hint">
          A PDF, JPEG or PNG of at most ${data.proofs.megabytes} MB. It is kept in this browser beside your entries, never sent, and
          never part of a link. ${site.pathname === "/" ? nothing : SHARED}
        </p>
        <p role="alert" class="field-error">${this.fault}</p>
        <ul class="proofs">
          ${repeat(proofs, ({ id }) => id, (proof) => this.#proof(proof))}
        </ul>
        ${this.app.copy ? nothing : this.#chooser()}
        <p class="hint" role="status">
          ${this.isBusy ? "Keeping the file …" : `${all.length} of at most ${data.proofs.most} files, ${sizeOf(sum)}.${this.grant}`}
        </p>
        ${this.unnamed.length > 0 ? this.#unnamed() : nothing}
        <div class="dialog-end">
          <button type="button" class="button" @click=${() => this.dialog.close()}>Close</button>
        </div>`,
      this.dialog,
    );
  }

  #unnamed() {
    const forget = async () => {
      // Since this was shown, another tab, an import or an undo may have named one of them again.
      const free = new Set(unnamed(this.app, await vault.ids().catch(() => new Set())));
      await vault.forget(this.unnamed.filter((id) => free.has(id))).catch((fault) => this.#refuse(fault));
      await this.#look();
      this.#focus();
    };
    return html`<p class="hint">
      ${this.unnamed.length} ${this.unnamed.length === 1 ? "file is" : "files are"} kept that no entry names any more.
      <button type="button" class="button button--small" @click=${forget}>Delete for good</button>
    </p>`;
  }

  #chooser() {
    return html`<div class="button-row">
      ${this.#file("Choose a file", undefined)} ${this.#file("Take a photo", undefined, true)}
      <span class="hint">or drop it here</span>
    </div>`;
  }

  /** @param {string} word @param {Proof | undefined} former @param {boolean} [isPhoto] */
  #file(word, former, isPhoto = false) {
    const take = (/** @type {Event} */ event) => {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const files = [...(field.files ?? [])];
      field.value = "";
      this.#take(files, former);
    };
    const kinds = Object.keys(data.proofs.kinds).filter((kind) => !isPhoto || kind.startsWith("image/"));
    return html`<label class="button ${former ? "button--small" : ""} file">
      <input type="file" class="visually-hidden" accept=${kinds.join(",")} capture=${isPhoto ? "environment" : nothing}
        ?multiple=${!former && !isPhoto} @change=${take} />${word}${former ? html`<span class="visually-hidden"> ${former.name}</span>` : nothing}
    </label>`;
  }

  /** @param {Proof} proof */
  #proof(proof) {
    const isHere = this.kept.has(proof.id);
    const field = `proof-name-${proof.id}`;
    const leave = () => {
      remove(this.app, this.entry, proof);
      this.#focus();
    };
    return html`<li class="proof" data-proof="${proof.id}">
      <div class="proof__seen">${guard([proof.id, isHere], () => (isHere ? this.#preview(proof) : html`<span class="badge">File missing</span>`))}</div>
      <div class="proof__what">
        <label for=${field} class="visually-hidden">Name of the file</label>
        <input id=${field} type="text" .value=${proof.name} autocomplete="off" ?disabled=${this.app.copy !== undefined}
          @change=${(/** @type {Event} */ event) => rename(this.app, this.entry, proof, /** @type {HTMLInputElement} */ (event.target).value)} />
        <p class="quiet">${sizeOf(proof.bytes)}, added ${american(proof.added)}</p>
        ${isHere ? nothing : html`<p class="remark">This file is not in this browser. Choose it again, or import the ZIP it is in.</p>`}
        <div class="button-row">
          ${isHere ? html`<button type="button" class="button button--small" @click=${() => this.#with(proof, openFile)}>Open<span class="visually-hidden"> ${proof.name}</span></button>
              <button type="button" class="button button--small" @click=${() => this.#with(proof, (file) => saveFile(file, proof.name))}>Save a copy<span class="visually-hidden"> of ${proof.name}</span></button>` : nothing}
          ${this.app.copy ? nothing : html`${this.#file("Replace", proof)}
              <button type="button" class="button button--small button--quiet" @click=${leave}>Remove<span class="visually-hidden"> ${proof.name}</span></button>`}
        </div>
      </div>
    </li>`;
  }

  /** @param {Proof} proof */
  #preview(proof) {
    if (!proof.type.startsWith("image/")) return html`<span class="badge">PDF</span>`;
    const shown = vault.get(proof.id, proof.sha256).then(
      async (bytes) => (bytes ? html`<img src=${await asAddress(new Blob([bytes], { type: proof.type }))} alt="What ${proof.name} shows" />` : nothing),
      () => nothing,
    );
    return until(shown, nothing);
  }
}

/**
 * Returns what is kept and named by nothing that is stored: neither an entry nor a step that can be undone.
 * @param {App} app @param {Set<string>} kept
 */
function unnamed(app, kept) {
  const { box, history } = app.store;
  const texts = [JSON.stringify(app.store.ledger), JSON.stringify([...history.unstored.values()]), ...box.keys("").map((key) => box.read(key) ?? "")];
  return [...kept].filter((id) => !texts.some((text) => text.includes(id)));
}

/** @type {ProofDialog | undefined} */
let dialog;

/** Opens the proofs of an entry. @param {App} app @param {string} id */
export function openProofs(app, id) {
  dialog ??= new ProofDialog(app);
  return dialog.open(id);
}
