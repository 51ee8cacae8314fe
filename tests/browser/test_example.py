"""An example to look at before anything is typed, and the worth of a first entry before a certification."""

import json
from pathlib import Path

import pytest
from calculator_page import CalculatorPage
from people import entry, ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_an_example_is_seen_and_never_stored(calculator: CalculatorPage, page: Page) -> None:
    """It says what it is and gives way to the reader's own; a first entry is weighed before a certification."""
    calculator.open()
    page.get_by_role("button", name="See an example").click()
    expect(page.locator("#shared")).to_contain_text(
        "Example. These are nobody's entries, and nothing of them is stored."
    )
    expect(page.locator("[data-entry]")).to_have_count(5)
    expect(page.locator(".award").first).to_be_visible()
    expect(page.get_by_role("button", name="Add entry", exact=True)).to_be_hidden()
    assert calculator.stored()["entries"] == []
    page.get_by_role("button", name="Begin my own").click()
    expect(calculator.dialog.get_by_role("heading", name="Add certification")).to_be_visible()
    calculator.dialog.get_by_role("button", name="Cancel").click()
    expect(page.locator("[data-entry]")).to_have_count(0)
    calculator.start_entry("cpr-aed")
    calculator.fill({"date": "03/01/2025"})
    expect(calculator.dialog.locator("[data-worth]")).to_contain_text(
        "+0.4 for a certification whose cycle holds March 1, 2025"
    )
    page.reload()
    expect(page.locator("[data-entry]")).to_have_count(0)


def test_a_team_is_seen_before_there_are_files(page: Page, site: str, tmp_path: Path) -> None:
    """The example's people are in the table until the first file of one's own is opened."""
    page.goto(f"{site}team/")
    page.get_by_role("button", name="See an example").click()
    expect(page.locator("#team")).to_contain_text("nothing of them is stored")
    expect(page.locator("tr[data-person]")).to_have_count(4)
    file = tmp_path / "one.json"
    file.write_text(json.dumps(ledger(entry("a", "mentoring"))), encoding="utf-8")
    page.get_by_label("Exported entries").set_input_files(file)
    expect(page.locator("tr[data-person]")).to_have_count(2)
    expect(page.locator("#team")).not_to_contain_text("Example")
