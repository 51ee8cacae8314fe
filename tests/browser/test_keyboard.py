"""What a keyboard alone can do with the frame of a page."""

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect


@pytest.fixture
def context_options(context_options: dict[str, Any]) -> dict[str, Any]:
    return {**context_options, "viewport": {"width": 390, "height": 844}}


def _tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            break
    expect(wanted).to_be_focused()


@pytest.mark.browser
def test_a_keyboard_opens_menu_and_search_on_a_narrow_screen(page: Page, site: str) -> None:
    """The menu opens by Enter and Tab leads into it; closed, its links are no stops. Search opens as Tab gets there."""
    page.goto(site)
    link = page.locator(".tally-drawer").get_by_role("link", name="Several certifications")
    expect(link).to_be_hidden()
    _tab_to(page, page.locator(".tally-drawer > summary"))
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    _tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Several certifications")
    _tab_to(page, page.get_by_role("textbox", name="Search"))
    page.keyboard.type("petition")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("petition")


@pytest.mark.browser
def test_a_lost_reader_can_search(page: Page, site: str) -> None:
    """The page for what is not there takes a question to the search."""
    page.goto(f"{site}no/such/page/")
    page.get_by_role("searchbox", name="Search").fill("transcript")
    page.keyboard.press("Enter")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
