/**
 * The dialog for an entry: the way to earn decides which fields there are, and what is typed is weighed as it is typed.
 */
import { addPart, read, write } from "../form.js";
import { american, within } from "../page.js";
import { mountCertificate } from "./certificate.js";
import { mountClinic } from "./clinic.js";
import { ItemDialog } from "./dialog.js";
import { mountDays } from "./days.js";
import { showDoubts } from "./doubts.js";
import { showWorth } from "./entryworth.js";
import { TYPING_PAUSE } from "../ui/typing.js";
import { addLine, mountSessions } from "./sessions.js";

/** @typedef {import("./dialog.js").Item} Item */

export class EntryDialog extends ItemDialog {
  /**
   * @param {import("./dialog.js").DialogActions & {certifications: () => Item[], ask: import("./clinic.js").Ask}} actions
   */
  constructor(actions) {
    super("entry-dialog", "entries", { add: "Add entry", change: "Change entry" }, actions);
    this.certifications = actions.certifications;
    this.choice = within(this.form, "select", '[name="opportunity"]');
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.pause = undefined;
    this.choice.addEventListener("change", () => this.#choose(read(this.form)));
    this.form.addEventListener("click", (event) => this.#parts(event));
    this.form.addEventListener("input", () => this.#weighSoon());
    this.dialog.addEventListener("close", () => clearTimeout(this.pause));
    mountCertificate(this.form, actions.ask);
    mountClinic(this.form, actions.ask);
    mountDays(this.form, actions.ask);
    this.addUp = mountSessions(this.form, actions.ask);
  }

  /** @override @param {Item} values */
  fill(values) {
    super.fill(values);
    this.#weigh();
  }

  /** @override @param {Item} item */
  prepare(item) {
    this.choice.value = item["opportunity"] ?? "";
    this.#choose({});
  }

  /** @override @param {Item} item */
  toForm(item) {
    const expires = "expires" in item ? { expires: american(item["expires"]) } : {};
    return { ...item, date: american(item["date"]), ...expires };
  }

  /**
   * A field that was emptied is left out; what the form does not ask about is kept.
   * @override @param {Record<string, unknown>} values @returns {Item}
   */
  fromForm(values) {
    const asked = [...this.form.querySelectorAll("[data-field]")].map((row) => row.getAttribute("data-field"));
    const kept = Object.entries(this.item).filter(([key]) => !asked.includes(key));
    return { ...Object.fromEntries(kept), ...values, id: this.item.id };
  }

  /** Says what the entry would be worth once the reader pauses. */
  #weighSoon() {
    clearTimeout(this.pause);
    this.pause = setTimeout(() => this.#weigh(), TYPING_PAUSE);
  }

  async #weigh() {
    const draft = this.draft();
    const { worth, doubts } = await this.actions.check(draft);
    if (this.dialog.open && JSON.stringify(draft) === JSON.stringify(this.draft())) {
      showWorth(this.form, worth, this.certifications());
      showDoubts(this.form, doubts);
    }
  }

  /** Shows the fields of the chosen way to earn, with what was typed so far. @param {Record<string, unknown>} values */
  #choose(values) {
    const chosen = this.choice.value;
    const template = document.querySelector(`template[data-fields-of="${CSS.escape(chosen)}"]`);
    const fields = within(this.form, "div", "[data-fields]");
    fields.replaceChildren();
    within(this.form, "p", "[data-short]").textContent = "";
    showWorth(this.form, [], []);
    within(this.form, "details", "[data-certificate]").hidden = !(template instanceof HTMLTemplateElement);
    if (!(template instanceof HTMLTemplateElement)) return;
    fields.append(template.content.cloneNode(true));
    within(this.form, "p", "[data-short]").textContent = template.dataset["short"] ?? "";
    for (const list of fields.querySelectorAll("select[data-certifications]")) this.#offer(list);
    for (const row of fields.querySelectorAll('[data-kind="sessions"]')) addPart(/** @type {HTMLElement} */ (row));
    write(this.form, values);
    this.addUp();
  }

  /** @param {Element} list */
  #offer(list) {
    for (const one of this.certifications()) list.append(new Option(one["name"], one.id));
  }

  /** @param {MouseEvent} event */
  #parts(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const row = /** @type {HTMLElement | null} */ (button?.closest('[data-kind="sessions"]') ?? null);
    if (!button || !row) return;
    if (button.matches("[data-add-part]")) {
      addLine(row);
    } else if (button.matches("[data-remove-part]")) {
      button.closest(".part")?.remove();
      /** @type {HTMLElement | null} */ (row.querySelector("[data-add-part]"))?.focus();
      this.form.dispatchEvent(new Event("input"));
    }
  }
}
