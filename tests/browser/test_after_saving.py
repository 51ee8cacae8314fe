"""Nothing jumps: after a save the focus is on what was saved, open rows stay open, and there is a way back."""

from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import Page, expect

HELD = ledger(
    entry("a", "approved-course", title="First"),
    entry("b", "approved-course", title="Second", course_number="CEP222222"),
    entry("c", "approved-course", title="Third", course_number="CEP333333"),
    certifications=(TRAINER,),
)


def test_an_entry_that_its_date_has_moved_keeps_the_focus_and_stays_open(
    calculator: CalculatorPage, page: Page
) -> None:
    """It goes to those that do not count; an edit can be undone like a deletion, and all is as it was."""
    calculator.put(HELD)
    before = calculator.stored()
    for title in ("First", "Second"):
        calculator.unfold(title)
    calculator.entry("First").get_by_role("button", name="Change").click()
    calculator.fill({"date": "03/01/2020"})
    calculator.save()
    calculator.expect_awards("First", "0 Personal Trainer Does not count")
    expect(calculator.entry("First").locator("summary")).to_be_focused()
    expect(calculator.entry("First").locator("summary")).to_be_in_viewport()
    for title, isopen in (("First", True), ("Second", True), ("Third", False)):
        assert (calculator.entry(title).locator("details").get_attribute("open") is not None) == isopen, title
    expect(page.locator("#toast")).to_contain_text("Changed First.")
    page.locator("#toast").get_by_role("button", name="Undo").click()
    calculator.expect_awards("First", "+0.3 Personal Trainer Assured")
    assert calculator.stored()["entries"] == before["entries"]


def test_deleting_a_certification_says_that_its_entries_are_kept(calculator: CalculatorPage, page: Page) -> None:
    """And so they are."""
    calculator.put(HELD)
    calculator.standing("Personal Trainer").get_by_role("button", name="Delete").click()
    expect(page.locator("#toast")).to_contain_text("Deleted Personal Trainer. Its entries are kept.")
    expect(page.locator("[data-entry]")).to_have_count(3)
