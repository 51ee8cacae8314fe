"""Am I done? Each card begins with the answer, and each part of what is left leads to the place where it is done."""

from datetime import date, timedelta
from typing import Any

from calculator_page import CalculatorPage
from playwright.sync_api import Page, expect

TODAY = date.today()  # noqa: DTZ011 - the page's own clock


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def held(name: str, start: int, end: int) -> dict[str, Any]:
    return {"id": name, "name": name, "cycle": {"start": day(start), "end": day(end)}}


def test_the_card_begins_with_what_is_left_and_leads_there(calculator: CalculatorPage, page: Page) -> None:
    """The form of an entry that would do, the ways to close the gap, the sheet, and what to read once it has ended."""
    course = {"id": "e", "opportunity": "approved-course", "title": "Workshop", "date": day(-20), "status": "completed"}
    entries = [{**course, "cecs": "0.4", "course_number": "CEP123456"}]
    cycles = [held("Running", -600, 130), held("Over", -800, -70)]
    calculator.put({"format": "cec-ledger", "version": 1, "certifications": cycles, "entries": entries})
    card = calculator.standing("Running")
    verdict = card.locator(".verdict")
    expect(verdict.locator(".verdict__lead")).to_have_text("Not ready yet. Left:")
    expect(verdict.locator("li").first).to_contain_text("1.6 CECs more by")
    order = "(card) => [...card.children].findIndex((one) => one.matches('.verdict'))"
    assert card.evaluate(order) == 1, "the verdict stands right under the name"
    assert card.locator(".requirement").first.evaluate("(need) => need.matches('.requirement--open')")
    verdict.get_by_role("link", name="1.6 CECs more").click()
    expect(page.locator("#ways > summary")).to_be_focused()
    verdict.get_by_role("link", name="enter 1 entry at ACE").click()
    expect(page.locator("#sheet")).to_have_attribute("open", "")
    verdict.get_by_role("button", name="on conduct and ethics").click()
    expect(calculator.dialog.locator('[name="opportunity"]')).to_have_value("approved-course")
    expect(calculator.dialog.locator('[name="ethics"]')).to_be_checked()
    calculator.dialog.get_by_role("button", name="Cancel").click()
    over = calculator.standing("Over")
    expect(over.locator(".verdict--ended .verdict__lead")).to_contain_text("This cycle ended")
    expect(over.locator(".verdict li").first.locator("a, button")).to_have_count(0)
    expect(over.get_by_role("link", name="once a cycle has ended")).to_have_attribute(
        "href", calculator.address.replace("calculator/", "expired/")
    )
    page.reload()
    expect(verdict.locator("li").first).to_contain_text("1.6 CECs more by")
    calculator.expect_ready()
