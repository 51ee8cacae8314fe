"""What a release that is offered would change in the reader's entries is told before it is taken, by its own rules."""

from pathlib import Path
from typing import Any

from calculator_page import CalculatorPage
from pages import SCHEMES, paint
from people import TRAINER, entry, ledger
from playwright.sync_api import Page, expect
from releases import Host, kept, new_release, other_rules
from test_advice_accessible import AXE, faults

HELD = ledger(entry("talk", "presentation"), entry("card", "cpr-aed"), certifications=(TRAINER,))
CLAUSE, OF_THE_NEW = "Two-year CPR/AED certificate", "A card for two years"
READY = "async () => { await navigator.serviceWorker.ready; }"
UPDATE = "async () => { await (await navigator.serviceWorker.ready).update(); }"

# The workers of another release cannot be opened; those of this page can.
UNREACHED = """() => {
  const Own = Worker;
  window.Worker = class extends Own {
    constructor(url, options) {
      if (String(url).includes("?release=")) throw new Error("it cannot be opened");
      super(url, options);
    }
  };
}"""


def change(rulebook: dict[str, Any]) -> None:
    """Have the card be worth more, under another name."""
    rulebook["parameters"]["cpr-aed-two-year"]["values"][0]["value"] = "0.6"
    rulebook["clauses"]["cpr-aed-two-year"]["title"] = OF_THE_NEW


def test_what_an_offered_release_changes_is_told_before_it_is_taken(page: Page, host: Host, tmp_path: Path) -> None:
    """Nothing of one with the same rules, whose rules are not even run; of one with others which entry, and why.

    Where they cannot be run the release is offered as ever, and a later look may tell it.
    """
    opened: list[str] = []
    page.on("worker", lambda worker: opened.append(worker.url))
    calculator = CalculatorPage(page, host.address)
    calculator.open()
    page.evaluate(READY)
    calculator.put(HELD)
    calculator.expect_assured("Personal Trainer", "0.4")
    kept(page, runtime=True)
    host.folder = new_release(tmp_path / "same")
    with page.expect_response(lambda one: "calculator/index.html?release=" in one.url):
        page.evaluate(UPDATE)
    host.folder = other_rules(tmp_path / "other", change, {CLAUSE: OF_THE_NEW})
    host.asked.clear()
    page.evaluate(UNREACHED)
    with page.expect_console_message(lambda said: "What the new release changes is not known" in said.text):
        page.evaluate(UPDATE)
    expect(page.get_by_role("button", name="Reload to update")).to_be_visible()
    expect(page.locator("[data-ahead]")).to_have_count(0)
    page.reload()
    ahead = page.locator("[data-ahead]")
    expect(ahead.locator("summary")).to_have_text("The rules of this release change one of your entries.")
    expect(page.get_by_role("status").filter(has=ahead)).to_contain_text("A new release of this site is ready.")
    ahead.locator("summary").click()
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme in SCHEMES:
        paint(page, scheme)
        assert faults(page, ".offline-offer") == []
    told = ahead.locator("[data-changes] li")
    expect(told).to_contain_text("card, for Personal Trainer: 0.6 CECs (Assured), before 0.4 CECs (Assured).")
    expect(told).to_contain_text(f"{OF_THE_NEW} ·")
    expect(told.get_by_role("link", name="CEC Opportunities")).to_be_visible()
    calculator.expect_assured("Personal Trainer", "0.4")
    (worker,) = (url for url in opened if "?release=" in url)
    (script,) = (path for path in host.asked if "/worker-" in path)
    assert worker.partition("?")[0] == host.address + script, "it is not the new release's own"
    assert len([path for path in host.asked if "/first-" in path]) == 1, "its rules are not those kept for it"
    page.get_by_role("button", name="Reload to update").click()
    calculator.expect_ready()
    calculator.expect_assured("Personal Trainer", "0.6")
