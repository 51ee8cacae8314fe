/**
 * A generic reader and writer of the forms built from the rulebook: field ids in, field ids out.
 */

/**
 * @typedef {Record<string, unknown>} Values
 * @typedef {{field: string, message: string}} FieldProblem
 */

/**
 * Returns what was typed, by field id. A field left empty, or hidden because it does not apply, is left out.
 * @param {HTMLFormElement} form
 * @returns {Values}
 */
export function read(form) {
  /** @type {Values} */
  const values = {};
  for (const row of rows(form)) {
    const value = row.hidden ? "" : valueOf(row);
    if (value !== "") values[name(row)] = value;
  }
  return values;
}

/**
 * Puts values into the form; a field without one keeps what it shows.
 * @param {HTMLFormElement} form
 * @param {Values} values
 */
export function write(form, values) {
  for (const row of rows(form)) {
    const value = values[name(row)];
    if (value !== undefined && value !== null) put(row, value);
  }
  refresh(form);
}

/**
 * Shows the fields that apply to what has been chosen.
 * @param {HTMLFormElement} form
 */
export function refresh(form) {
  const values = new FormData(form);
  for (const row of rows(form)) {
    const [field, wanted] = row.dataset["shownIf"]?.split("=") ?? [];
    if (field) row.hidden = values.get(field) !== wanted;
  }
}

/**
 * Shows each problem beside its field, and takes away those that are mended. Returns the ids of what to focus.
 * @param {HTMLFormElement} form
 * @param {FieldProblem[]} problems
 * @returns {(FieldProblem & {target: string})[]}
 */
export function showProblems(form, problems) {
  const all = rows(form);
  for (const row of all) mark(row, "");
  return problems.map((problem) => {
    const row = rowOf(all, problem.field);
    if (!row) return { ...problem, target: "" };
    mark(row, problem.message);
    return { ...problem, target: controlAt(row, problem.field).id };
  });
}

/**
 * Returns what is typed or chosen in for a field, if the form asks for it now.
 * @param {HTMLFormElement} form
 * @param {string} field Its id, or that of a part of it, such as "sessions.1.cecs".
 */
export function controlOf(form, field) {
  const row = rowOf(rows(form), field);
  return row && !row.hidden ? controlAt(row, field) : undefined;
}

/** @param {HTMLElement[]} all @param {string} field */
function rowOf(all, field) {
  return all.find((one) => field === name(one) || field.startsWith(`${name(one)}.`));
}

/** @param {HTMLElement} form @returns {HTMLElement[]} */
function rows(form) {
  return [...form.querySelectorAll("[data-field]")].filter((row) => row instanceof HTMLElement);
}

/** @param {HTMLElement} row */
function name(row) {
  return row.dataset["field"] ?? "";
}

/** @param {HTMLElement} row @returns {(HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[]} */
function controls(row) {
  return /** @type {any} */ ([...row.querySelectorAll("input, select, textarea")]);
}

/** @param {Element} control */
function isChosen(control) {
  return control instanceof HTMLInputElement && control.type === "radio" && control.checked;
}

/** @param {HTMLElement} row @returns {unknown} */
function valueOf(row) {
  if (row.dataset["kind"] === "sessions") return partsOf(row);
  const [first, ...more] = controls(row);
  if (first instanceof HTMLInputElement && first.type === "checkbox") return first.checked;
  if (more.length > 0) {
    const chosen = controls(row).find((one) => one instanceof HTMLInputElement && one.checked)?.value ?? "";
    return chosen && row.dataset["kind"] === "flag" ? chosen === "true" : chosen;
  }
  return first?.value.trim() ?? "";
}

/** @param {HTMLElement} row */
function partsOf(row) {
  const parts = filledParts(row).map((part) => {
    /** @type {Record<string, string>} */
    const values = {};
    for (const input of part.querySelectorAll("input")) values[input.dataset["partField"] ?? ""] = input.value.trim();
    return values;
  });
  return parts.length > 0 ? parts : "";
}

/** The lines in which something was typed: what is said of the second is of the second of these. @param {HTMLElement} row */
function filledParts(row) {
  const parts = [...row.querySelectorAll(".part")];
  return parts.filter((part) => [...part.querySelectorAll("input")].some((input) => input.value.trim()));
}

/** @param {HTMLElement} row @param {unknown} value */
function put(row, value) {
  if (row.dataset["kind"] === "sessions") {
    row.querySelector("[data-parts]")?.replaceChildren();
    for (const part of Array.isArray(value) ? value : []) addPart(row, part ?? {});
    return;
  }
  for (const control of controls(row)) {
    if (control instanceof HTMLInputElement && control.type === "radio") control.checked = control.value === String(value);
    else if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = value === true;
    else control.value = String(value);
  }
}

let partsMade = 0;

/**
 * Adds a line to a field of several parts.
 * @param {HTMLElement} row
 * @param {Record<string, unknown>} [values]
 */
export function addPart(row, values = {}) {
  const template = row.querySelector("template[data-part]");
  const parts = row.querySelector("[data-parts]");
  if (!(template instanceof HTMLTemplateElement) || !parts) return;
  parts.append(template.content.cloneNode(true));
  for (const input of parts.lastElementChild?.querySelectorAll("input") ?? []) {
    input.id = `part-${(partsMade += 1)}`;
    input.value = String(values[input.dataset["partField"] ?? ""] ?? "");
  }
}

/** @param {HTMLElement} row @param {string} message */
function mark(row, message) {
  const place = row.querySelector("[data-error]");
  if (place instanceof HTMLElement) {
    place.hidden = !message;
    place.textContent = message;
  }
  row.classList.toggle("field--faulty", Boolean(message));
  for (const control of controls(row)) {
    if (message) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
  }
}

/** @param {HTMLElement} row @param {string} asked The field, or which of its parts, such as "sessions.1.cecs". */
function controlAt(row, asked) {
  const part = asked.slice(name(row).length + 1);
  row.closest("details")?.setAttribute("open", "");
  const [position, field] = part.split(".");
  const within = part ? filledParts(row)[Number(position)] : undefined;
  const found = within?.querySelector(`[data-part-field="${field}"]`) ?? controls(row).find(isChosen) ?? controls(row)[0];
  const control = found instanceof HTMLElement ? found : /** @type {HTMLElement} */ (row.querySelector("button"));
  if (!control.id) control.id = `control-${name(row).replaceAll(".", "-")}`;
  return control;
}
