"""What is half typed in a dialog: kept as it was typed until it is saved or forgotten, and offered."""

import pytest
from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser
CARD = {"date": "03/01/2025", "validity_years": "2"}
LEDGER = ledger(entry("card", "cpr-aed", title="CPR"), certifications=(TRAINER,))


@pytest.mark.parametrize("is_new", [True, False])
def test_a_page_closed_while_typing_offers_to_go_on(calculator: CalculatorPage, page: Page, is_new: bool) -> None:  # noqa: FBT001
    """The open form is kept as it was typed, offered on the next visit, and forgotten once saved."""
    calculator.put(LEDGER)
    if is_new:
        calculator.start_entry("approved-course")
    else:
        calculator.unfold("CPR").get_by_role("button", name="Change").click()
    calculator.fill({"title": "Half a ti", "date": "03/0"})
    page.reload()
    page.get_by_role("button", name="Go on").click()
    expect(calculator.dialog.locator('[name="title"]')).to_have_value("Half a ti")
    expect(calculator.dialog.locator('[name="date"]')).to_have_value("03/0")
    calculator.fill({"title": "Whole", "date": "03/08/2025", **({"cecs": "0.3"} if is_new else {})})
    calculator.save()
    expect(calculator.entry("Whole")).to_be_visible()
    expect(page.locator("[data-entry]")).to_have_count(2 if is_new else 1)
    page.reload()
    calculator.expect_ready()
    expect(page.get_by_role("button", name="Go on")).to_have_count(0)


def test_a_half_typed_certification_is_offered_beside_a_half_typed_entry(
    calculator: CalculatorPage, page: Page
) -> None:
    """Each is gone on with by itself; beginning and leaving another one takes nothing away."""
    calculator.open()
    calculator.start_entry("cpr-aed")
    calculator.fill({"title": "Half a card"})
    page.reload()
    calculator.expect_ready()
    page.get_by_role("button", name="Add certification").click()
    calculator.dialog.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Add certification").click()
    calculator.fill({"name": "Half a tr", "cycle.start": "06/0"})
    page.reload()
    offers = page.locator("#draft p")
    expect(offers).to_have_count(2)
    offers.filter(has_text="adding a certification").get_by_role("button", name="Go on").click()
    expect(calculator.dialog.locator('[name="name"]')).to_have_value("Half a tr")
    expect(calculator.dialog.locator('[name="cycle.start"]')).to_have_value("06/0")
    calculator.fill({"name": "Trainer", "cycle.start": "06/01/2024"})
    calculator.save()
    expect(calculator.standing("Trainer")).to_be_visible()
    expect(offers).to_have_count(1)
    offers.get_by_role("button", name="Go on").click()
    expect(calculator.dialog.locator('[name="title"]')).to_have_value("Half a card")


def test_changing_an_entry_begins_with_what_was_half_typed_about_it(calculator: CalculatorPage, page: Page) -> None:
    """Opened by Change it says so; what is saved can be looked at, and neither text replaces the other by that."""
    calculator.put(LEDGER)
    change = calculator.unfold("CPR").get_by_role("button", name="Change")
    change.click()
    calculator.fill({"title": "Half a ti", "date": ""})
    page.reload()
    calculator.expect_ready()
    calculator.unfold("CPR")
    change.click()
    title = calculator.dialog.locator('[name="title"]')
    expect(calculator.dialog.locator("[data-origin]")).to_contain_text("not saved yet")
    expect(title).to_have_value("Half a ti")
    expect(calculator.dialog.locator('[name="date"]')).to_have_value("")
    calculator.dialog.get_by_role("button", name="Show what is saved").click()
    expect(title).to_have_value("CPR")
    expect(calculator.dialog.locator('[name="date"]')).to_have_value("03/01/2025")
    calculator.dialog.get_by_role("button", name="Cancel").click()
    expect(page.locator("#draft p")).to_have_count(1)
    change.click()
    calculator.dialog.get_by_role("button", name="Show what is saved").click()
    calculator.dialog.get_by_role("button", name="Show what you had typed").click()
    expect(title).to_have_value("Half a ti")
    calculator.fill({"title": "Whole", "date": "03/08/2025"})
    calculator.save()
    expect(calculator.entry("Whole")).to_be_visible()
    expect(page.locator("#draft p")).to_have_count(0)


def test_a_dialog_left_without_saving_offers_to_go_on(calculator: CalculatorPage, page: Page) -> None:
    """Even by Escape nothing typed is lost at once; a dialog only looked at offers nothing."""
    calculator.open()
    calculator.start_entry("cpr-aed")
    calculator.fill({"title": "Half a card"})
    page.keyboard.press("Escape")
    expect(page.locator("#draft p")).to_have_count(0)
    page.get_by_role("button", name="Go on typing").click()
    expect(calculator.dialog.locator('[name="title"]')).to_have_value("Half a card")
    calculator.fill(CARD)
    calculator.save()
    calculator.unfold("Half a card").get_by_role("button", name="Change").click()
    expect(calculator.dialog.locator("[data-origin]")).to_have_text("")
    calculator.dialog.get_by_role("button", name="Cancel").click()
    expect(page.locator("#toast")).to_contain_text("Added Half a card")


def test_what_one_tab_has_saved_is_no_longer_offered_in_another(
    calculator: CalculatorPage, context: BrowserContext
) -> None:
    """A tab opened in the middle of typing offers what was typed until then, and no longer once it is saved."""
    calculator.open()
    calculator.start_entry("cpr-aed")
    calculator.fill({"title": "Half a card"})
    second = CalculatorPage(context.new_page(), calculator.address.removesuffix("calculator/"))
    second.open()
    expect(second.page.locator("#draft p")).to_contain_text("not saved yet")
    calculator.fill(CARD)
    calculator.save()
    expect(second.entry("Half a card")).to_be_visible()
    expect(second.page.locator("#draft p")).to_have_count(0)


def test_a_draft_can_be_forgotten(calculator: CalculatorPage, page: Page) -> None:
    """It is then not offered again."""
    calculator.open()
    calculator.start_entry("cpr-aed")
    calculator.fill({"title": "Half"})
    page.reload()
    page.get_by_role("button", name="Forget it").click()
    page.reload()
    calculator.expect_ready()
    expect(page.get_by_role("button", name="Go on")).to_have_count(0)
