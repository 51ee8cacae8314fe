"""Every page can be read and worked by everyone, as far as a tool and a keyboard can tell."""

from pathlib import Path
from typing import Any

import pages
import pytest
from playwright.sync_api import Page, expect

AXE = (Path(__file__).resolve().parents[2] / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RULE_SETS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OFF = {"region": {"enabled": False}}  # the theme's switch for the menu stands outside every landmark
OPTIONS = {"runOnly": RULE_SETS, "rules": OFF, "resultTypes": ["violations"], "preload": False}
WIDTHS = {"wide": 1280, "narrow": 390}


@pytest.fixture
def context_options(context_options: dict[str, Any], request: pytest.FixtureRequest) -> dict[str, Any]:
    scheme, width = request.param
    return {**context_options, "color_scheme": scheme, "viewport": {"width": WIDTHS[width], "height": 844}}


SCHEMES = [(scheme, width) for scheme in ("light", "dark") for width in WIDTHS]


@pytest.mark.browser
@pytest.mark.parametrize("context_options", SCHEMES, ids="-".join, indirect=True)
def test_no_page_has_a_fault_a_tool_can_find(page: Page, site: str) -> None:
    """In both color schemes, wide and narrow: nothing against WCAG 2.2 AA, and no scrolling sideways."""
    faults: list[str] = []
    for path in pages.paths():
        page.goto(site + path)
        page.evaluate(AXE)
        found = page.evaluate("options => axe.run(document, options)", OPTIONS)
        for one in found["violations"]:
            faults += [f"{path}: {one['id']}: {node['html'][:160]}" for node in one["nodes"]]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{path}: it scrolls sideways")
    assert not faults, "\n".join(faults)


@pytest.mark.browser
@pytest.mark.parametrize("context_options", [("light", "narrow")], ids="-".join, indirect=True)
def test_a_keyboard_opens_menu_and_search_on_a_narrow_screen(page: Page, site: str) -> None:
    """The menu opens by the space bar and Tab leads into it; closed, its links are no stops. Search opens by Tab."""
    page.goto(site)
    menu = page.get_by_role("checkbox", name="Menu")
    link = page.locator(".tally-menu").get_by_role("link", name="Several certifications")
    page.keyboard.press("Tab")
    expect(menu).to_be_focused()
    expect(link).to_be_hidden()
    page.keyboard.press("Space")
    expect(link).to_be_visible()
    for _ in range(30):
        page.keyboard.press("Tab")
        if link.evaluate("link => link === document.activeElement"):
            break
    expect(link).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Several certifications")
    search = page.get_by_role("textbox", name="Search")
    for _ in range(8):
        page.keyboard.press("Tab")
        if search.evaluate("search => search === document.activeElement"):
            break
    expect(search).to_be_focused()
    page.keyboard.type("petition")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
