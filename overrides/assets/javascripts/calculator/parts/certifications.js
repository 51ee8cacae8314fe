/**
 * The list of certifications, each with its renewal cycle.
 */
import { html, render } from "lit-html";
import { american, element } from "../page.js";
import { CertificationDialog } from "./dialogs.js";
import { newItem, problemsOf, remove, save } from "./editing.js";

/**
 * @typedef {import("../app.js").Item} Item
 * @typedef {import("../app.js").Problem} Problem
 */

/** @param {import("../app.js").App} app */
export function mountCertifications(app) {
  const dialog = new CertificationDialog({
    check: (item) => problemsOf(app, "certifications", item),
    save: (item) => save(app, "certifications", item),
  });
  const actions = {
    change: (/** @type {Item} */ item) => dialog.open(item, false),
    remove: (/** @type {Item} */ item) => remove(app, "certifications", item),
  };
  element("add-certification").addEventListener("click", () => dialog.open(newItem("certifications"), true));
  app.onShow(() => {
    const remarks = [...app.estimate.problems, ...app.estimate.warnings];
    render(certificationsView(app.ledger.certifications, remarks, actions), element("certifications"));
  });
}

/**
 * @param {Item[]} certifications
 * @param {Problem[]} remarks
 * @param {import("./entries.js").ListActions} actions
 */
function certificationsView(certifications, remarks, actions) {
  if (certifications.length === 0) {
    return html`<p class="empty">Begin here: add your certification and its renewal cycle.</p>`;
  }
  return html`<ul class="certifications">
    ${certifications.map((one) => certificationView(one, remarks.filter((remark) => remark.certification === one.id), actions))}
  </ul>`;
}

/**
 * @param {Item} one
 * @param {Problem[]} remarks
 * @param {import("./entries.js").ListActions} actions
 */
function certificationView(one, remarks, actions) {
  const cycle = one["cycle"] ?? {};
  return html`<li class="card certification" id="certification-${one.id}" data-certification="${one.id}">
    <h3>${one["name"]}</h3>
    <p>Renewal cycle ${american(cycle.start)} – ${american(cycle.end)}</p>
    ${remarks.map((remark) => html`<p class="remark" data-code="${remark.code}">${remark.message}</p>`)}
    <div class="button-row">
      <button type="button" class="button button--quiet" @click=${() => actions.change(one)}>
        Change<span class="visually-hidden"> ${one["name"]}</span>
      </button>
      <button type="button" class="button button--quiet" @click=${() => actions.remove(one)}>
        Delete<span class="visually-hidden"> ${one["name"]}</span>
      </button>
    </div>
  </li>`;
}
