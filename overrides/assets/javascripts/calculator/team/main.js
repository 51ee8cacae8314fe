/**
 * The page for a team: reads exported ledgers, asks the rules who is short, and stores nothing.
 *
 * Room ``team``. A page of its own, which reads ledgers and keeps none. Must not know what this browser has stored.
 */
import { html, nothing, render } from "lit-html";
import { Engine } from "../python/engine.js";
import { download, isTooLarge, onDrop } from "../files.js";
import { address, data, element, onNewDay, today } from "../page.js";
import { parsed } from "../json.js";
import { guardPresses } from "../ui/press.js";
import { rosterView } from "./roster.js";

/**
 * @typedef {{name: string, text: string}} Held A file's name and its text.
 * @typedef {{name: string, message: string}} Unreadable
 */

const WAITING = "The table appears as soon as the rules are ready.";

class Team {
  constructor() {
    /** @type {Map<string, Held>} By whose it is: a newer file of the same person takes the place of the older. */
    this.held = new Map();
    /** @type {Map<string, Unreadable>} By file name: what could not even be read as a text. */
    this.refused = new Map();
    /** @type {string[]} Which file took the place of which, in words. */
    this.replaced = [];
    /** Whether what is open is the example. */
    this.isExample = false;
    this.engine = new Engine(address(data.parts.worker_script), (status) => this.#tell(status));
  }

  /** @param {File[]} files */
  async take(files) {
    if (files.length > 0) this.#leaveExample();
    if (files.length > 0) element("team-example").hidden = true;
    this.replaced = [];
    for (const file of files) {
      this.refused.delete(file.name);
      try {
        if (isTooLarge(file)) this.refused.set(file.name, { name: file.name, message: data.import.too_large });
        else this.#hold({ name: file.name, text: await file.text() });
      } catch {
        this.refused.set(file.name, { name: file.name, message: "The browser could not read this file." });
      }
    }
    await this.show();
  }

  /** @param {Held} file */
  #hold(file) {
    const whose = identity(file.text);
    const former = this.held.get(whose);
    if (former && former.text !== file.text) {
      this.replaced.push(`${file.name} took the place of ${former.name}: it is of the same person.`);
    }
    this.held.delete(whose);
    this.held.set(whose, file);
  }

  /**
   * Opens files of nobody, to look at; the first of the reader's own takes their place.
   * @returns {Promise<void>}
   */
  async seeExample() {
    this.isExample = true;
    element("team-example").hidden = true;
    if (this.engine.status.phase !== "ready") return this.show();
    const { example } = await this.engine.respond({ do: "example", today: today() });
    if (!this.isExample) return;
    this.held.clear();
    for (const { name, ledger } of example) this.#hold({ name, text: JSON.stringify(ledger) });
    await this.#showTable();
  }

  /** Takes the example away, and begins with the reader's own files. */
  begin() {
    this.#leaveExample();
    render(nothing, element("team"));
    element("team-state").textContent = "";
    element("team-example").hidden = false;
    element("team-files").click();
  }

  #leaveExample() {
    if (this.isExample) this.held.clear();
    this.isExample = false;
  }

  /** @returns {Promise<void>} */
  async show() {
    if (this.isExample) {
      if (this.engine.status.phase === "ready") return this.seeExample();
      element("team-state").textContent = WAITING;
      return;
    }
    await this.#showTable();
  }

  async #showTable() {
    const count = this.held.size + this.refused.size;
    if (count === 0) return;
    if (this.engine.status.phase !== "ready") {
      element("team-state").textContent = WAITING;
      return;
    }
    const ledgers = toldApart([...this.held.values()]);
    const { roster, error } = await this.engine.respond({ do: "roster", today: today(), ledgers });
    element("team-state").textContent = error ?? (this.isExample ? "" : [`Files opened: ${count}`, ...this.replaced].join(". "));
    if (!roster) return;
    const unreadable = [...this.refused.values(), ...roster.unreadable];
    const head = this.isExample ? exampleView(() => this.begin()) : nothing;
    render([head, rosterView(roster.people, unreadable, () => this.#write(ledgers))], element("team"));
  }

  /** @param {Held[]} ledgers */
  async #write(ledgers) {
    const answer = await this.engine.respond({ do: "roster", today: today(), ledgers, to: "csv" });
    if (answer.export) download(answer.export.name, answer.export.text, answer.export.type);
  }

  /** @param {import("../python/engine.js").Status} status */
  #tell(status) {
    const failed = status.phase === "failed" ? `${status.reason} Reload the page to try again.` : "";
    element("engine").textContent = status.phase === "starting" ? "Getting the rules ready. You can already choose files." : failed;
    if (status.phase === "ready") this.show();
  }
}

/**
 * Tells whose ledger a text is: by the ledger's own id, else by all it says. A file's name says nothing: every export of
 * a day has the same.
 * @param {string} text
 */
function identity(text) {
  const id = parsed(text)?.id;
  return typeof id === "string" && id ? `id ${id}` : `text ${text}`;
}

/**
 * Gives files of one name a number each, so that their lines can be told apart.
 * @param {Held[]} files
 * @returns {Held[]}
 */
function toldApart(files) {
  /** @type {Map<string, number>} */
  const seen = new Map();
  return files.map(({ name, text }) => {
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return { name: times === 1 ? name : name.replace(/(\.[^.]*)?$/, ` (${times})$1`), text };
  });
}

/** @param {() => void} begin */
function exampleView(begin) {
  return html`<div class="notice notice--example" role="status">
    <p><strong>Example.</strong> These files are nobody's, and nothing of them is stored.</p>
    <button type="button" class="button button--main" @click=${begin}>Begin with my own files</button>
  </div>`;
}

const team = new Team();
element("team-example").addEventListener("click", () => team.seeExample());
const picker = /** @type {HTMLInputElement} */ (element("team-files"));
picker.addEventListener("change", () => team.take([...(picker.files ?? [])]));
onDrop(document.body, (files) => team.take(files));
onNewDay(() => team.show());
guardPresses(element("calculator-page"));
element("calculator-page").hidden = false;
team.engine.start();
