/**
 * The calculator page: what is stored goes to the rules, and what they answer is shown.
 */
import { render } from "lit-html";
import { CertificationDialog, EntryDialog } from "./dialogs.js";
import { Engine } from "./engine.js";
import { isLedger, newId, withItem, withoutItem } from "./ledger.js";
import { address, data, element, site, today } from "./page.js";
import { Store } from "./store.js";
import { offerUndo } from "./toast.js";
import { chosenFile, download } from "./transfer.js";
import { certificationsView } from "./views/certifications.js";
import { entriesView } from "./views/entries.js";
import { keepView } from "./views/keep.js";
import { engineView, noticesView, problemsView } from "./views/notices.js";
import { standingsView } from "./views/standings.js";

/**
 * @typedef {import("./ledger.js").Item} Item
 * @typedef {import("./ledger.js").Part} Part
 * @typedef {import("./views/entries.js").Problem} Problem
 * @typedef {{problems: Problem[], warnings: Problem[], certifications: import("./views/standings.js").Standing[]}} Estimate
 */

/** @type {Estimate} */
let estimate = { problems: [], warnings: [], certifications: [] };

const store = new Store(site.pathname, () => refresh());
const engine = new Engine(
  address(data.parts.worker_script),
  { pyodide: address(data.parts.pyodide), rules: address(data.parts.rules) },
  (status) => {
    show();
    if (status.phase === "ready") refresh();
  },
);

const dialogs = {
  certifications: new CertificationDialog({ check: check("certifications"), save: save("certifications") }),
  entries: new EntryDialog({
    check: check("entries"),
    save: save("entries"),
    certifications: () => store.ledger.certifications,
  }),
};

/**
 * Asks the rules what they have against an item, with the certifications it may speak of beside it.
 * @param {Part} part
 * @returns {(item: Item) => Promise<import("./form.js").FieldProblem[]>}
 */
function check(part) {
  return async (item) => {
    if (engine.status.phase !== "ready") return [];
    const others = part === "entries" ? { certifications: store.ledger.certifications, entries: [] } : { certifications: [], entries: [] };
    const ledger = withItem({ ...store.ledger, ...others }, part, item);
    const answer = await engine.respond({ do: "estimate", today: today(), ledger });
    const owner = part === "entries" ? "entry" : "certification";
    return (answer.estimate?.problems ?? []).filter((/** @type {any} */ one) => one[owner] === item.id);
  };
}

/** @param {Part} part @returns {(item: Item) => void} */
function save(part) {
  return (item) => {
    store.change((ledger) => withItem(ledger, part, item));
    refresh();
  };
}

/** @param {Part} part */
function listActions(part) {
  return {
    change: (/** @type {Item} */ item) => dialogs[part].open(item, false),
    remove: (/** @type {Item} */ item) => {
      const place = store.ledger[part].findIndex((one) => one.id === item.id);
      store.change((ledger) => withoutItem(ledger, part, item.id));
      refresh();
      offerUndo(`Deleted ${item["title"] || item["name"] || ""}`, () => {
        store.change((ledger) => withItem(ledger, part, item, place));
        refresh();
      });
    },
  };
}

/** @param {Problem} problem */
function mend(problem) {
  const part = problem.entry === null ? "certifications" : "entries";
  const item = store.ledger[part].find((one) => one.id === (problem.entry ?? problem.certification));
  if (item) dialogs[part].open(item, false);
}

function exportLedger() {
  download(`cec-ledger-${today()}.json`, JSON.stringify(store.ledger, null, 2));
}

async function importLedger() {
  const text = await chosenFile(".json,application/json");
  if (text === undefined) return;
  const before = store.ledger;
  const found = readable(text);
  if (!found) {
    offerUndo("That file is not a ledger exported from this page. Nothing was changed.");
    return;
  }
  store.change((ledger) => {
    const withEntries = found.entries.reduce((all, one) => withItem(all, "entries", one), ledger);
    return found.certifications.reduce((all, one) => withItem(all, "certifications", one), withEntries);
  });
  refresh();
  offerUndo("Imported", () => {
    store.change(() => before);
    refresh();
  });
}

/** @param {string} text */
function readable(text) {
  try {
    const found = JSON.parse(text);
    return isLedger(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Shows what is stored at once, then what the rules say of it. */
async function refresh() {
  show();
  if (engine.status.phase !== "ready") return;
  const answer = await engine.respond({ do: "estimate", today: today(), ledger: store.ledger });
  if (answer.estimate) estimate = answer.estimate;
  show();
}

function show() {
  const { certifications, entries } = store.ledger;
  const remarks = [...estimate.problems, ...estimate.warnings];
  const keeping = { exportLedger, importLedger };
  render(engineView(engine.status, { retry: () => engine.start(), exportLedger }), element("engine"));
  render(
    noticesView(store.fault, store.aside(), {
      exportLedger,
      saveAside: (text) => download("cec-ledger-unreadable.txt", text, "text/plain"),
      discard: (key) => {
        store.discard(key);
        show();
      },
    }),
    element("notices"),
  );
  render(problemsView(estimate.problems, mend), element("problems"));
  render(standingsView(estimate.certifications), element("standings"));
  render(entriesView(entries, estimate.certifications, remarks, listActions("entries")), element("entries"));
  render(certificationsView(certifications, remarks, listActions("certifications")), element("certifications"));
  render(keepView(keeping), element("keep"));
}

element("add-entry").addEventListener("click", () => dialogs.entries.open({ id: newId("e") }, true));
element("add-certification").addEventListener("click", () => dialogs.certifications.open({ id: newId("c") }, true));
element("calculator-page").hidden = false;
show();
engine.start();
