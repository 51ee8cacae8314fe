"""While the copy of a private link is shown, the reader's own is out of sight and out of reach, and none is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from calculator_page import CalculatorPage
from links import link_to
from patience import until
from people import COACH, TRAINER, entry, ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
SHARED = ledger(entry("theirs", "approved-course", title="Their workshop"), certifications=(COACH,))
CARD, TALK = entry("card", "cpr-aed", title="My card"), entry("talk", "presentation", title="My talk")
OWN = ledger(CARD, TALK, certifications=(TRAINER,))
PUT = "([end, text]) => localStorage.setItem(`cec-tally:${new URL('..', location.href).pathname}:${end}`, text)"
# All that the page keeps of the reader's own, but what it last showed.
KEPT = """() => Object.fromEntries(Object.entries(localStorage)
  .filter(([key]) => /:(ledger|draft|undo|since-export)/.test(key)).sort())"""


def titles(calculator: CalculatorPage) -> list[str]:
    """The titles of the entries that are stored."""
    return [one["title"] for one in calculator.stored()["entries"]]


@pytest.fixture
def today() -> str:
    return "2025-06-01"


@pytest.fixture
def own(calculator: CalculatorPage) -> CalculatorPage:
    """The calculator with entries of the reader's own."""
    calculator.put(OWN)
    return calculator


def open_link(calculator: CalculatorPage, document: dict[str, Any] = SHARED) -> None:
    """Follow a private link in the page that is open, as by pasting it into the address bar."""
    calculator.page.evaluate("(hash) => { location.hash = hash; }", link_to(document))
    expect(calculator.page.locator("#shared")).to_contain_text("copy from a link")
    expect(calculator.entry("Their workshop")).to_be_visible()


def test_what_is_being_typed_waits_until_the_copy_is_closed(own: CalculatorPage, page: Page) -> None:
    """A link opened over a dialog closes it; the draft is out of sight with the copy, and there again after it."""
    own.start_entry("cpr-aed")
    own.fill({"title": "Half a card"})
    open_link(own)
    expect(own.dialog).to_have_count(0)
    expect(page.locator("#draft")).to_have_text("")
    page.get_by_role("button", name="Close the copy").click()
    page.get_by_role("button", name="Go on", exact=True).click()
    expect(own.dialog.locator('[name="title"]')).to_have_value("Half a card")
    own.fill({"date": "03/01/2025", "validity_years": "2"})
    own.save()
    expect(own.entry("Half a card")).to_be_visible()
    assert titles(own) == ["My card", "My talk", "Half a card"]


def test_a_deletion_can_be_undone_after_a_copy_was_looked_at(own: CalculatorPage, page: Page) -> None:
    """The offer is out of sight with the copy, and is about the reader's own again afterwards."""
    own.unfold("My card").get_by_role("button", name="Delete").click()
    expect(page.locator("#toast")).to_contain_text("Deleted My card")
    open_link(own)
    expect(page.locator("#toast")).to_have_text("")
    expect(page.locator("#undo")).to_have_text("")
    page.get_by_role("button", name="Close the copy").click()
    page.get_by_role("button", name="Undo: Deleted My card").click()
    expect(own.entry("My card")).to_be_visible()
    assert titles(own) == ["My card", "My talk"]


def test_nothing_that_can_be_pressed_beside_a_copy_touches_the_readers_own(own: CalculatorPage, page: Page) -> None:
    """Every button and box there is, pressed one after the other, with a reminder due and panels unfolded."""
    page.evaluate(PUT, ["since-export", "20"])
    own.unfold("My card").get_by_role("button", name="Delete").click()
    open_link(own)
    for panel in ("sheet", "one-more", "safety", "rules-panel"):
        page.locator(f"#{panel} > summary").evaluate("one => one.click()")
    expect(page.locator("#sheet [data-sheet-entry]")).to_have_count(1)
    expect(page.locator("#one-more tbody tr")).not_to_have_count(0)
    before = page.evaluate(KEPT)
    pressed = page.evaluate("""() => {
      const found = [...document.querySelectorAll("#calculator-page :is(button, input, select)")]
        .filter((one) => one.checkVisibility() && !/Keep a copy|Close the copy/.test(one.textContent));
      for (const one of found) one.click();
      return found.map((one) => one.textContent.trim());
    }""")
    assert "Export this copy" in pressed
    assert not [word for word in pressed if word in ("Export entries", "Undo", "Go on", "Forget it", "Not now")]
    assert page.evaluate(KEPT) == before
    expect(page.locator("#shared")).to_contain_text("copy from a link")


def test_what_goes_out_beside_a_copy_says_whose_it_is(own: CalculatorPage, page: Page) -> None:
    """The copy goes out under a name of its own, and does not count as the reader's having kept theirs."""
    page.evaluate(PUT, ["since-export", "20"])
    open_link(own)
    for button in ("Export this copy", "Table (CSV)", "Remind me"):
        with page.expect_download() as offered:
            page.get_by_role("button", name=button, exact=True).click()
        assert offered.value.suggested_filename.startswith("copy-of-"), button
    expect(page.locator("#reminder")).to_have_text("")
    page.get_by_role("button", name="Close the copy").click()
    with page.expect_download() as offered:
        page.locator("#reminder").get_by_role("button", name="Export entries").click()
    kept = json.loads(Path(offered.value.path()).read_text(encoding="utf-8"))
    assert [one["title"] for one in kept["entries"]] == ["My card", "My talk"]


def test_figures_of_the_one_are_never_shown_of_the_other(own: CalculatorPage, page: Page) -> None:
    """Two ledgers with the same ids, before the rules are up: the copy has no figures yet, and not the reader's own."""
    own.expect_assured("Personal Trainer", "0.4")
    page.route("**/*.wasm", lambda _: None)
    same = ledger(entry("card", "mentoring", title="Their workshop"), certifications=(TRAINER,))
    own.open_anew(own.address + link_to(same))
    expect(own.entry("Their workshop")).to_be_visible()
    expect(page.locator(".award")).to_have_count(0)
    expect(page.locator(".standing__figure")).to_have_count(0)
    page.get_by_role("button", name="Close the copy").click()
    own.expect_assured("Personal Trainer", "0.4")


def test_the_readers_own_is_spelled_anew_only_when_it_is_shown(own: CalculatorPage, page: Page) -> None:
    """A page that begins with a link leaves the reader's own as it was typed until the link is closed."""
    typed = {**OWN, "entries": [{**CARD, "date": "03/01/2025"}]}
    own.put(ledger())
    page.evaluate(PUT, ["ledger", json.dumps(typed)])
    own.open_anew(own.address + link_to(SHARED))
    own.expect_ready()
    expect(own.entry("Their workshop").locator(".award")).to_have_count(1)
    assert own.stored()["entries"] == typed["entries"]
    page.get_by_role("button", name="Close the copy").click()
    expect(own.entry("My card")).to_be_visible()
    until(page, lambda: own.stored()["entries"][0]["date"] == CARD["date"], "the day was never spelled anew")
    assert own.stored()["certifications"] == [TRAINER]
