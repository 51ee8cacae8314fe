/**
 * The dialog for a certification: its cycle is one object when stored, two fields when shown.
 */
import { american } from "../page.js";
import { ItemDialog } from "./dialog.js";

/** @typedef {import("./dialog.js").Item} Item */

export class CertificationDialog extends ItemDialog {
  /** @param {import("./dialog.js").DialogActions} actions */
  constructor(actions) {
    super("certification-dialog", "certifications", { add: "Add certification", change: "Change certification" }, actions);
  }

  /** @override @param {Item} item */
  toForm(item) {
    const cycle = item["cycle"] ?? {};
    return { ...item, "cycle.start": american(cycle.start), "cycle.end": american(cycle.end) };
  }

  /** @override @param {Record<string, unknown>} values @returns {Item} */
  fromForm(values) {
    const cycle = { ...this.item["cycle"], start: values["cycle.start"] ?? "", end: values["cycle.end"] ?? "" };
    return { ...this.item, name: values["name"] ?? "", cycle };
  }
}
