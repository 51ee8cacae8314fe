"""The advice is for everyone: axe-core finds nothing to mend, and a keyboard is enough."""

from pathlib import Path
from typing import Any

import pytest
from calculator_page import CalculatorPage
from people import COACH, TRAINER, entry, ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Cycles that last, for axe-core does not get on with a clock that stands still.
LASTING = tuple({**one, "cycle": {**one["cycle"], "end": "2098-12-31"}} for one in (TRAINER, COACH))
HELD = ledger(
    entry("card", "cpr-aed"),
    entry("talk", "presentation", "2025-04-01"),
    entry("early", "approved-course", "2023-05-01", course_number="CEP1234"),
    entry("course", "college-course", "2098-09-01", "planned"),
    entry("done", "mentoring", "2025-02-01", "posted", posted_cecs="0.1"),
    certifications=LASTING,
)
WINDOWS = [("light", 1280), ("dark", 390)]


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A window of a width in a color scheme; axe is put into the page by the test, past its policy."""
    scheme, width = getattr(request, "param", WINDOWS[0])
    window = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    return {**window, "service_workers": "block", "bypass_csp": True, "reduced_motion": "reduce"}


@pytest.fixture
def calculator(page: Page, site: str) -> CalculatorPage:
    """The calculator page, with entries of every tier for two certifications."""
    page.add_init_script(path=AXE)
    opened = CalculatorPage(page, site)
    opened.put(HELD)
    expect(page.locator(".timeline")).to_have_count(2)
    return opened


def faults(page: Page, part: str = "#calculator-page") -> list[str]:
    """What axe-core finds in a part of the page, a line a rule and element."""
    run = "([part, tags]) => axe.run(part, {runOnly: tags, resultTypes: ['violations']})"
    found = page.evaluate(run, [part, TAGS])
    return [f"{rule['id']}: {node['html']}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("context_options", WINDOWS, indirect=True)
def test_axe_finds_nothing_in_the_pictures_the_panels_and_the_dialog(calculator: CalculatorPage, page: Page) -> None:
    """Each state is clean: cards, every panel unfolded and answered, and the dialog with worth and clinic."""
    for panel in ("one-more", "ways", "safety", "readings", "rules-panel"):
        page.locator(f"#{panel}").evaluate("one => { one.open = true; }")
    page.locator('[data-choice="approved-course"] [data-chosen]').check()
    page.get_by_role("button", name="Find the smallest ways").click()
    page.get_by_role("switch").check()
    for answer in (".one-more", ".ways > li", ".safety li", ".compare"):
        expect(page.locator(answer).first).to_be_visible()
    calculator.unfold("talk")
    assert faults(page) == []
    calculator.start_entry("approved-course")
    calculator.fill({"date": "03/08/2025", "cecs": "0.3", "course_number": "CEP12345O"})
    expect(calculator.dialog.locator(".worth__figure")).to_have_count(2)
    expect(calculator.dialog.get_by_role("button", name="Use CEP123450")).to_be_visible()
    assert faults(page) == []
    overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(overflow) <= 0


def test_a_gap_is_closed_with_the_keyboard_alone(calculator: CalculatorPage, page: Page) -> None:
    """Panels unfold, choices are ticked and a way is planned without a mouse; the toast offers to undo."""
    page.locator("#ways > summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator('[data-choice="approved-course"] [data-chosen]')).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    way = page.locator(".ways").get_by_role("button").first
    expect(way).to_be_visible()
    page.keyboard.press("Tab")
    way.focus()
    page.keyboard.press("Enter")
    expect(calculator.entry("ACE-approved course").first).to_contain_text("Planned")
    expect(page.get_by_role("button", name="Undo")).to_be_visible()
