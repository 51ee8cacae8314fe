"""What is done a thousand times leaves nothing behind: neither on the page nor with Python."""

import json
from typing import Any

import pytest
from calculator_page import CalculatorPage
from people import TODAY, TRAINER, entry, ledger
from playwright.sync_api import CDPSession, Page, Route, expect

pytestmark = pytest.mark.browser
DIALOGS, ESTIMATES, IMPORTS = 500, 1_000, 100
ROUNDS = 3
LEAST = 10_000_000  # bytes, which no other memory of the worker has
HELD = ledger(*(entry(f"e{n}", "approved-course") for n in range(20)), certifications=(TRAINER,))
# Lets a test see the worker that answers (not the search's, nor one of a name, which makes a memory only), and in it
# the memory that Python lives in, which is the largest.
SEEN = """window.Worker = class extends Worker {
  constructor(url, options) {
    super(url, options);
    if (String(url).includes("/worker-") && !options?.name) window.worker = this;
  }
};"""
MEASURED = """for (const way of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[way];
  WebAssembly[way] = async (...all) => {
    const made = await original.apply(WebAssembly, all);
    const { memory } = (made.instance ?? made).exports ?? {};
    if (memory && !(self.pythons?.buffer.byteLength > memory.buffer.byteLength)) self.pythons = memory;
    return made;
  };
}
"""
ASK = """async ([count, request]) => {
  for (let at = 0; at < count; at += 1) {
    await new Promise((resolve) => {
      const id = `leak ${at}`;
      const hear = ({ data }) => {
        if (data?.id !== id) return;
        worker.removeEventListener("message", hear);
        resolve();
      };
      worker.addEventListener("message", hear);
      worker.postMessage({ id, type: "APPLY", path: ["respond"], argumentList: [{ type: "RAW", value: request }] });
    });
  }
}"""
OPEN_AND_CLOSE = """async (count) => {
  const dialog = document.getElementById("entry-dialog");
  for (let at = 0; at < count; at += 1) {
    document.getElementById("add-entry").click();
    const way = dialog.querySelector('[name="opportunity"]');
    way.value = ["cpr-aed", "conference", "mentoring"][at % 3];
    way.dispatchEvent(new Event("change", { bubbles: true }));
    dialog.close();
    await new Promise((resolve) => setTimeout(resolve));
  }
}"""
IMPORT = """async ([count, text]) => {
  const dialog = document.getElementById("import-dialog");
  const until = async (found) => { while (!found()) await new Promise((resolve) => setTimeout(resolve, 5)); };
  for (let at = 0; at < count; at += 1) {
    [...document.querySelectorAll("#keep button")].find((one) => one.textContent.includes("Import")).click();
    const chosen = new DataTransfer();
    chosen.items.add(new File([text.replace("TITLE", `Title ${at % 2}`)], "entries.json"));
    dialog.querySelector("[type=file]").files = chosen.files;
    dialog.querySelector("[type=file]").dispatchEvent(new Event("change"));
    const take = dialog.querySelector("[type=submit]");
    await until(() => !take.hidden);
    take.click();
    await until(() => !dialog.open);
  }
}"""


def measure(devtools: CDPSession) -> dict[str, float]:
    """Return what the page holds once what nobody holds is gone."""
    for _ in range(3):
        devtools.send("HeapProfiler.collectGarbage")
    found: dict[str, Any] = devtools.send("Performance.getMetrics")
    return {one["name"]: one["value"] for one in found["metrics"]}


def expect_flat(page: Page, script: str, count: int, *more: str) -> None:
    """Do something a few times, to have made what is made once, then so many times: nothing may have come to stay.

    What leaks does so each time. What a browser makes once of much-run code it makes when it likes, so that of a few
    rounds one has to be flat.
    """
    devtools = page.context.new_cdp_session(page)
    devtools.send("Performance.enable")
    argument = (lambda times: [times, *more]) if more else (lambda times: times)
    page.evaluate(script, argument(max(20, count // 5)))
    most = {"JSHeapUsedSize": 500 * count + 200_000, "Nodes": count / 2, "JSEventListeners": count / 2}
    grown: dict[str, float] = {}
    for _ in range(ROUNDS):
        before = measure(devtools)
        page.evaluate(script, argument(count))
        after = measure(devtools)
        grown = {name: after[name] - before[name] for name in most}
        if all(grown[name] < limit for name, limit in most.items()):
            return
    assert grown == {}, "it grew in every round"


def test_dialogs_leave_nothing_behind(calculator: CalculatorPage, page: Page) -> None:
    """Opened, given a way to earn, and closed: no node, no listener, no draft stays."""
    calculator.open()
    expect_flat(page, OPEN_AND_CLOSE, DIALOGS)


def test_estimates_leave_nothing_behind_in_the_worker(page: Page, site: str) -> None:
    """Python's memory is what it was after the first ones, and so is the page's."""

    def watched(route: Route) -> None:
        sound = route.fetch()
        route.fulfill(response=sound, body=MEASURED + sound.text())

    page.route("**/worker-*.js", watched)
    page.add_init_script(SEEN)
    calculator = CalculatorPage(page, site)
    calculator.open()
    request = json.dumps({"do": "estimate", "today": TODAY, "ledger": HELD})
    [worker] = [one for one in page.workers if "/worker-" in one.url][:1]
    page.evaluate(ASK, [ESTIMATES // 5, request])
    before = worker.evaluate("self.pythons.buffer.byteLength")
    assert before > LEAST
    expect_flat(page, ASK, ESTIMATES, request)
    assert worker.evaluate("self.pythons.buffer.byteLength") == before


def test_imports_leave_nothing_behind(calculator: CalculatorPage, page: Page) -> None:
    """One file after the other, each changing an entry: the list, the preview and the steps to undo do not pile up."""
    calculator.put(HELD)
    changed = {**HELD["entries"][0], "title": "TITLE"}
    expect_flat(page, IMPORT, IMPORTS, json.dumps({**HELD, "entries": [changed]}))
    expect(page.locator("[data-entry]")).to_have_count(len(HELD["entries"]))
