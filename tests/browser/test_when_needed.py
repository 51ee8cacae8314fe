"""What is offered in the moment it is of use, and not before."""

import json
from pathlib import Path

import pytest
from calculator_page import CalculatorPage
from people import entry, ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_the_private_link_is_offered_after_the_first_save_and_drawn_as_a_code(
    calculator: CalculatorPage, page: Page
) -> None:
    """What draws it is fetched then; it is gone as soon as it would carry something else; a refusal is kept."""
    calculator.open()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    offer, code = page.locator("#link-offer"), page.get_by_role("img", name="The private link as a QR code")
    expect(offer).to_be_empty()
    calculator.add_certification("Personal Trainer", "06/01/2024")
    expect(offer).to_be_empty()
    calculator.add_entry("mentoring", {"date": "03/01/2025"})
    assert not [url for url in asked if "/qr-" in url]
    offer.get_by_role("button", name="Have it on your phone, too").click()
    expect(code).to_be_visible()
    expect(offer).to_be_empty()
    calculator.add_entry("mentoring", {"date": "03/02/2025"})
    expect(code).to_have_count(0)
    page.get_by_role("button", name="Show it as a QR code").click()
    expect(code).to_be_visible()
    page.reload()
    calculator.expect_ready()
    expect(offer).to_be_empty()


def test_what_one_more_would_be_worth_is_offered_where_something_is_missing(
    calculator: CalculatorPage, page: Page
) -> None:
    """The link opens the panel; what has enough offers nothing."""
    calculator.put(ledger())
    page.locator(".standing").first.get_by_role("link", name="What would one more be worth?").click()
    expect(page.locator("#one-more")).to_have_attribute("open", "")
    expect(page.locator("#one-more summary").first).to_be_focused()


def test_a_second_person_s_file_leads_to_the_team_page(calculator: CalculatorPage, page: Page, tmp_path: Path) -> None:
    """The preview of a ledger that was begun elsewhere says so, and changes nothing."""
    calculator.put({**ledger(entry("a", "mentoring")), "id": "mine"})
    file = tmp_path / "other.json"
    file.write_text(json.dumps({**ledger(entry("b", "mentoring")), "id": "other"}), encoding="utf-8")
    page.get_by_role("button", name="Import entries").click()
    calculator.dialog.locator("#import-file").set_input_files(file)
    expect(calculator.dialog.get_by_role("link", name="For a team")).to_have_attribute(
        "href", calculator.address.replace("calculator/", "team/")
    )
