/**
 * The page for a team: reads exported ledgers, asks the rules who is short, and stores nothing.
 */
import { render } from "lit-html";
import { Engine } from "../python/engine.js";
import { download, isTooLarge, onDrop } from "../files.js";
import { address, data, element, today } from "../page.js";
import { rosterView } from "./roster.js";

/**
 * @typedef {{name: string, text: string}} Held A file's name and its text.
 * @typedef {{name: string, message: string}} Unreadable
 */

class Team {
  constructor() {
    /** @type {Map<string, Held>} By file name: a newer file of the same name takes the place of the older. */
    this.held = new Map();
    /** @type {Map<string, Unreadable>} What could not even be read as a text. */
    this.refused = new Map();
    this.engine = new Engine(address(data.parts.worker_script), (status) => this.#tell(status));
  }

  /** @param {File[]} files */
  async take(files) {
    for (const file of files) {
      this.held.delete(file.name);
      this.refused.delete(file.name);
      try {
        if (isTooLarge(file)) this.refused.set(file.name, { name: file.name, message: data.import.too_large });
        else this.held.set(file.name, { name: file.name, text: await file.text() });
      } catch {
        this.refused.set(file.name, { name: file.name, message: "The browser could not read this file." });
      }
    }
    await this.show();
  }

  async show() {
    const count = this.held.size + this.refused.size;
    if (count === 0) return;
    if (this.engine.status.phase !== "ready") {
      element("team-state").textContent = "The table appears as soon as the rules are ready.";
      return;
    }
    const ledgers = [...this.held.values()];
    const { roster, error } = await this.engine.respond({ do: "roster", today: today(), ledgers });
    element("team-state").textContent = error ?? `Files opened: ${count}`;
    if (!roster) return;
    const unreadable = [...this.refused.values(), ...roster.unreadable];
    render(rosterView(roster.people, unreadable, () => this.#write(ledgers)), element("team"));
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

const team = new Team();
const picker = /** @type {HTMLInputElement} */ (element("team-files"));
picker.addEventListener("change", () => team.take([...(picker.files ?? [])]));
onDrop(document.body, (files) => team.take(files));
element("calculator-page").hidden = false;
team.engine.start();
