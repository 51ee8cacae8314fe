"""The panels below the entries: what one more is worth, and the editions of the rules."""

from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import Locator, Page, expect


def unfold(page: Page, title: str) -> Locator:
    """Open the panel with a title and return it."""
    panel = page.locator(".advice > details").filter(has=page.get_by_role("heading", name=title))
    panel.locator("summary").first.click()
    return panel


def test_a_page_without_certifications_shows_no_panel(calculator: CalculatorPage, page: Page) -> None:
    """There is nothing to advise before there is a certification."""
    expect(page.locator(".advice > details:visible")).to_have_count(0)
    calculator.add_certification("Personal Trainer", "06/01/2024")
    expect(page.locator("#one-more")).to_be_visible()


def test_what_one_more_is_worth_follows_the_ledger(calculator: CalculatorPage, page: Page) -> None:
    """Each opportunity has a figure for each certification; a reached cap is named, with its reason."""
    calculator.add_certification("Personal Trainer", "01/01/2025", "12/31/2099")
    panel = unfold(page, "What would one more be worth?")
    row = panel.locator('[data-opportunity="mentoring"]')
    expect(row.locator("td")).to_have_text("+0.1")
    calculator.add_entry("mentoring", {"title": "Walking group", "date": "03/01/2025"})
    expect(row.locator("td")).to_have_text("0 Cap reached")
    row.locator("summary").click()
    expect(row).to_contain_text("0.1 of it was used before")
    panel.locator('[data-opportunity="cpr-aed"] summary').click()
    panel.get_by_role("button", name="Plan one CPR/AED").click()
    expect(calculator.dialog.locator('[name="opportunity"]')).to_have_value("cpr-aed")
    expect(calculator.dialog.locator('[name="status"][value="planned"]')).to_be_checked()


def test_the_editions_are_chosen_and_compared(calculator: CalculatorPage, page: Page) -> None:
    """The reader's choice is kept in the ledger; the switch shows where the editions differ, and why."""
    college = entry("anatomy", "college-course", credit_hours="3")
    calculator.put(ledger(college, entry("cpr", "cpr-aed"), certifications=(TRAINER,)))
    calculator.expect_assured("Personal Trainer", "2.4")
    panel = unfold(page, "Rules and editions")
    panel.get_by_role("switch").check()
    rows = panel.locator("tbody tr")
    expect(rows.nth(0)).to_contain_text("Differs")
    expect(rows.nth(0).locator("td strong")).to_have_text(["3.0", "2.0"])
    expect(rows.nth(1)).not_to_contain_text("Differs")
    rows.nth(0).locator("td").nth(1).locator("summary").click()
    expect(rows.nth(0)).to_contain_text("at most 2.0 CECs in a cycle")
    panel.get_by_label("Read my certifications by").select_option("2013-05-01")
    calculator.expect_assured("Personal Trainer", "3.4")
    assert calculator.stored()["rules"] == "2013-05-01"
