"""The main flow by keyboard alone, with the focus always shown, and by touch on a narrow screen."""

from typing import Any

import pytest
from calculator_page import CalculatorPage
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
# What has the focus must show it.
HIDDEN = """() => {
  const one = document.activeElement;
  const style = getComputedStyle(one);
  const isShown = style.outlineStyle !== "none" || style.boxShadow !== "none";
  return isShown ? "" : one.id || one.name || one.textContent.trim().slice(0, 40);
}"""
FAR = 120


def tab_to(page: Page, selector: str, *, back: bool = False) -> list[str]:
    """Press Tab until something has the focus; return what on the way did not show it."""
    hidden: list[str] = []
    for _ in range(FAR):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        hidden += [one for one in [page.evaluate(HIDDEN)] if one]
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return hidden
    raise AssertionError(f"Tab never leads to {selector}")


def test_a_keyboard_enters_reads_changes_and_deletes_with_the_focus_shown(
    calculator: CalculatorPage, page: Page
) -> None:
    """A certification and an entry are added, the entry is unfolded and deleted; each stop shows its focus."""
    calculator.open()
    hidden = tab_to(page, "#add-certification")
    page.keyboard.press("Enter")
    page.keyboard.type("Personal Trainer")
    hidden += tab_to(page, "dialog[open] [name='cycle.start']")
    page.keyboard.type("06/01/2024")
    page.keyboard.press("Enter")
    expect(calculator.standing("Personal Trainer")).to_be_visible()
    hidden += tab_to(page, "#add-entry", back=True)
    page.keyboard.press("Enter")
    page.keyboard.type("CPR")
    expect(calculator.dialog.locator("[name='opportunity']")).to_have_value("cpr-aed")
    hidden += tab_to(page, "dialog[open] [name='title']")
    page.keyboard.type("Card")
    hidden += tab_to(page, "dialog[open] [name='validity_years']")
    page.keyboard.press("Space")
    hidden += tab_to(page, "dialog[open] [name='date']")
    page.keyboard.type("03/01/2025")
    page.keyboard.press("Enter")
    calculator.expect_assured("Personal Trainer", "0.4")
    expect(page.locator("[data-entry] summary")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    hidden += tab_to(page, "[data-entry] summary")
    page.keyboard.press("Enter")
    expect(page.locator("[data-entry] .button--quiet")).to_be_visible()
    hidden += tab_to(page, "[data-entry] .button--quiet")
    page.keyboard.press("Enter")
    expect(page.locator("[data-entry]")).to_have_count(0)
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
    assert hidden == [], "; ".join(hidden)


def test_touch_is_enough_on_a_narrow_screen(browser: Browser, site: str) -> None:
    """At 390 px, tapped: a certification and an entry are added, unfolded and read, and nothing is too small to hit."""
    window: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**window, service_workers="block", locale="en-US")
    page = context.new_page()
    calculator = CalculatorPage(page, site)
    calculator.open()
    page.locator("#add-certification").tap()
    calculator.fill({"name": "Personal Trainer", "cycle.start": "06/01/2024"})
    calculator.dialog.get_by_role("button", name="Save").tap()
    page.locator("#add-entry").tap()
    calculator.dialog.locator("[name='opportunity']").select_option("cpr-aed")
    calculator.fill({"title": "Card", "date": "03/01/2025", "validity_years": "2"})
    calculator.dialog.get_by_role("button", name="Save").tap()
    calculator.expect_assured("Personal Trainer", "0.4")
    calculator.entry("Card").locator("summary").tap()
    expect(calculator.entry("Card").get_by_role("button", name="Change")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    sizes = page.locator("#calculator-page button:visible").evaluate_all(
        "all => all.map((one) => one.getBoundingClientRect()).map((box) => Math.min(box.width, box.height))"
    )
    assert min(sizes) >= 24
    context.close()
