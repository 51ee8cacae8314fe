/**
 * The table of a team: who is short first, by how much and until when, and the files that could not be read.
 */
import { html, nothing } from "lit-html";
import { american } from "../page.js";
import { daysOf } from "../ui/worth.js";

/**
 * @typedef {{cycle: {start: string, end: string}, required: string, assured_total: string, missing: string[]}} Past A cycle
 *   that is over.
 * @typedef {{name: string, end: string, left: string, required: string, assured_total: string, possible_total: string,
 *   remaining: string, short: boolean, missing: string[], past: Past[]}} Row One certification of one person.
 * @typedef {{name: string, short: boolean, problems: number, certifications: Row[]}} Person
 */

/**
 * @param {Person[]} people In the order of the rules: who is short, and soonest, first.
 * @param {{name: string, message: string}[]} unreadable
 * @param {() => void} write Offers the table as a file.
 */
export function rosterView(people, unreadable, write) {
  return html`${unreadable.length > 0 ? unreadableView(unreadable) : nothing} ${people.length > 0 ? tableView(people, write) : nothing}`;
}

/** @param {{name: string, message: string}[]} unreadable */
function unreadableView(unreadable) {
  return html`<div class="notice" data-unreadable>
    <h2>Could not be read</h2>
    <ul>
      ${unreadable.map((one) => html`<li><strong><bdi>${one.name}</bdi></strong>: ${one.message}</li>`)}
    </ul>
  </div>`;
}

/** @param {Person[]} people @param {() => void} write */
function tableView(people, write) {
  return html`<table class="sheet roster">
      <caption class="visually-hidden">Who is short of CECs</caption>
      <thead>
        <tr>
          <th scope="col">File</th>
          <th scope="col">Certification</th>
          <th scope="col">Short by</th>
          <th scope="col">Until</th>
          <th scope="col">Assured</th>
        </tr>
      </thead>
      <tbody>
        ${people.map(personView)}
      </tbody>
    </table>
    <button type="button" class="button" @click=${write}>Table (CSV)</button>`;
}

/** @param {Person} person */
function personView(person) {
  const remark = person.problems > 0 ? html`<p class="remark">Items that could not be read: ${person.problems}</p>` : nothing;
  const name = html`<th scope="row"><bdi>${person.name.replace(/\.json$/i, "")}</bdi>${remark}</th>`;
  if (person.certifications.length === 0) {
    return html`<tr data-person="${person.name}">${name}<td>No certification is entered</td><td></td><td></td><td></td></tr>`;
  }
  return person.certifications.map(
    (one) => html`<tr data-person="${person.name}" class="${one.short ? "roster__short" : ""}">
      ${name}
      <td data-head="Certification"><bdi>${one.name}</bdi> ${pastView(one.past)}</td>
      <td data-head="Short by">
        <strong>${one.remaining}</strong> ${one.short ? html`<span class="badge">Short</span>` : nothing}
        ${one.missing.map((sentence) => html`<span class="roster__unmet">${sentence}</span>`)}
      </td>
      <td data-head="Until">${american(one.end)} <span class="quiet">${one.left}</span></td>
      <td data-head="Assured">${one.assured_total} of ${one.required}</td>
    </tr>`,
  );
}

/** What a person had before, folded, the last cycle first: it makes nobody short. @param {Past[]} past */
function pastView(past) {
  if (past.length === 0) return nothing;
  return html`<details class="roster__past">
    <summary>Past cycles: ${past.length}</summary>
    <ul>
      ${past.toReversed().map(
        (one) => html`<li>
          ${daysOf(one)}: ${one.assured_total} of ${one.required}
          ${one.missing.map((sentence) => html`<span class="roster__unmet">${sentence}</span>`)}
        </li>`,
      )}
    </ul>
  </details>`;
}
