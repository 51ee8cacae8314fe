/**
 * The list of certifications, each with its renewal cycle.
 */
import { html } from "lit-html";
import { american } from "../page.js";

/**
 * @param {import("../ledger.js").Item[]} certifications
 * @param {import("./entries.js").Problem[]} remarks
 * @param {import("./entries.js").ListActions} actions
 */
export function certificationsView(certifications, remarks, actions) {
  if (certifications.length === 0) {
    return html`<p class="empty">Begin here: add your certification and its renewal cycle.</p>`;
  }
  return html`<ul class="certifications">
    ${certifications.map((one) => certificationView(one, remarks.filter((remark) => remark.certification === one.id), actions))}
  </ul>`;
}

/**
 * @param {import("../ledger.js").Item} one
 * @param {import("./entries.js").Problem[]} remarks
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
