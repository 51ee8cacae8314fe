"""Undo brings back what was taken, and takes nothing that came since."""

from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import BrowserContext, Page, expect

HELD = ledger(entry("card", "cpr-aed", title="Card"), certifications=(TRAINER,))


def test_an_old_undo_leaves_alone_what_is_back_and_was_changed_since(
    calculator: CalculatorPage, page: Page, context: BrowserContext
) -> None:
    """Deleted in one tab, brought back and changed in another: the first one's offer does not undo the change."""
    calculator.put(HELD)
    calculator.unfold("Card").get_by_role("button", name="Delete").click()
    expect(calculator.entry("Card")).to_have_count(0)
    second = CalculatorPage(context.new_page(), calculator.address.removesuffix("calculator/"))
    second.open()
    second.page.get_by_role("button", name="Undo", exact=True).click()
    second.unfold("Card").get_by_role("button", name="Change").click()
    second.fill({"title": "Changed"})
    second.save()
    expect(calculator.entry("Changed")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator("#toast")).to_have_text("")
    assert [one["title"] for one in calculator.stored()["entries"]] == ["Changed"]
    expect(calculator.entry("Changed")).to_be_visible()
