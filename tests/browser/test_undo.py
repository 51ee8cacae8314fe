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


def test_the_last_ten_steps_are_undone_after_a_reload(calculator: CalculatorPage, page: Page) -> None:
    """One after the other, the newest first, back to what there was before them; an eleventh is not offered."""
    names = [f"Card {n}" for n in range(12)]
    calculator.put(ledger(*(entry(f"e{n}", "cpr-aed", title=name) for n, name in enumerate(names))))
    for name in names:
        calculator.unfold(name).get_by_role("button", name="Delete").press("Enter")
        expect(calculator.entry(name)).to_have_count(0)
    page.reload()
    calculator.expect_ready()
    undo = page.locator("#toast [data-back]")
    for name in reversed(names[2:]):
        undo.evaluate("one => one.click()")
        expect(calculator.entry(name)).to_have_count(1)
    expect(undo).to_have_count(0)
    expect(page.locator("#undo button")).to_have_count(0)
    assert [one["title"] for one in calculator.stored()["entries"]] == names[2:]


def test_one_step_that_two_tabs_undo_is_undone_once(
    calculator: CalculatorPage, page: Page, context: BrowserContext
) -> None:
    """The second press finds it done: nothing comes back twice, and what stands is left alone."""
    calculator.put(ledger(entry("card", "cpr-aed", title="Card"), entry("other", "cpr-aed", title="Other")))
    calculator.unfold("Card").get_by_role("button", name="Delete").click()
    expect(calculator.entry("Card")).to_have_count(0)
    second = CalculatorPage(context.new_page(), calculator.address.removesuffix("calculator/"))
    second.open()
    for tab in (page, second.page):
        expect(tab.locator("#toast [data-back]")).to_have_count(1)
    page.locator("#toast [data-back]").evaluate("one => one.click()")
    expect(second.entry("Card")).to_have_count(1)
    if second.page.locator("#toast [data-back]").count():
        second.page.locator("#toast [data-back]").evaluate("one => one.click()")
    for tab in (calculator, second):
        expect(tab.entry("Card")).to_have_count(1)
    assert [one["title"] for one in calculator.stored()["entries"]] == ["Card", "Other"]
