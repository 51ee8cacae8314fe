"""An open page is of the day it is: over midnight, after sleep, and back from the browser's history."""

import json
from pathlib import Path

import pytest
from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
EVENING, MORNING = "2025-06-30T23:59:30", "2025-07-01T08:00:00"
# Done on the first of July: planned the evening before, and earned from midnight on.
HELD = ledger(entry("course", "approved-course", "2025-07-01", cecs="0.3"), certifications=(TRAINER,))
SIGNS = {
    "a look at the page": "document.dispatchEvent(new Event('visibilitychange'))",
    "a page from the history": "window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))",
    "the focus": "window.dispatchEvent(new Event('focus'))",
}


def in_the_evening(page: Page, site: str) -> CalculatorPage:
    """The calculator as it was opened in the evening, with the panels that speak of today unfolded."""
    page.clock.install(time=EVENING)
    calculator = CalculatorPage(page, site)
    calculator.put(HELD)
    for panel in ("sheet", "safety", "one-more"):
        page.locator(f"#{panel} > summary").evaluate("one => one.click()")
    calculator.expect_assured("Personal Trainer", "0")
    expect(page.locator(".timeline__pace")).to_contain_text("6 months and 2 days left")
    expect(page.locator("#sheet")).to_contain_text("06/30/2025")
    return calculator


def expect_the_new_day(calculator: CalculatorPage) -> None:
    """Expect figures, picture and panels to be of the first of July."""
    calculator.expect_assured("Personal Trainer", "0.3")
    expect(calculator.page.locator(".timeline__pace")).to_contain_text("6 months left")
    expect(calculator.page.locator("#sheet")).to_contain_text("07/01/2025")
    expect(calculator.page.locator("#sheet")).not_to_contain_text("06/30/2025")


def test_an_open_page_goes_over_midnight(page: Page, site: str) -> None:
    """Nobody touches it, and its figures, picture and panels are of the new day."""
    calculator = in_the_evening(page, site)
    page.clock.run_for(60_000)
    expect_the_new_day(calculator)


@pytest.mark.parametrize("sign", SIGNS.values(), ids=SIGNS.keys())
def test_a_page_that_slept_is_of_the_new_day_at_the_first_sign(page: Page, site: str, sign: str) -> None:
    """Where no timer ran meanwhile, the reader's coming back is enough."""
    page.add_init_script("window.setInterval = () => 0")
    calculator = in_the_evening(page, site)
    page.clock.set_system_time(MORNING)
    page.evaluate(sign)
    expect_the_new_day(calculator)


def test_the_team_page_goes_over_midnight(page: Page, site: str, tmp_path: Path) -> None:
    """How long each person has left is counted from the new day."""
    page.clock.install(time=EVENING)
    file = tmp_path / "one.json"
    file.write_text(json.dumps(HELD), encoding="utf-8")
    page.goto(f"{site}team/")
    page.get_by_label("Exported entries").set_input_files(file)
    row = page.locator("tr[data-person]")
    expect(row).to_contain_text("6 months and 2 days left")
    page.clock.run_for(60_000)
    expect(row).to_contain_text("6 months left")
