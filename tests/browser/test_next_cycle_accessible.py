"""The end of a cycle is for everyone: axe-core finds nothing to mend in what is offered, folded, asked and printed."""

from typing import Any

import pytest
from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import Page, expect
from test_advice_accessible import AXE, WINDOWS, faults

PAST = [{"start": "2020-01-01", "end": "2021-12-31"}, {"start": "2022-01-01", "end": "2023-12-31"}]
COACHES = [
    {"id": f"coach-{end}", "name": "Health Coach", "cycle": {"start": f"{end - 1}-01-01", "end": f"{end}-12-31"}}
    for end in (2023, 2025)
]
HELD = ledger(
    entry("then", "approved-course", "2022-05-01", "posted", posted_cecs="0.3", evidence="Folder"),
    entry("both", "cpr-aed", "2023-05-01"),
    entry("now", "approved-course", course_number="CEP1234"),
    certifications=({**TRAINER, "past": PAST}, *COACHES),
)


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    """A window of a width in a color scheme; axe is put into the page by the test, past its policy."""
    scheme, width = request.param
    window = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    return {**window, "service_workers": "block", "bypass_csp": True, "reduced_motion": "reduce"}


@pytest.mark.parametrize("context_options", WINDOWS, indirect=True)
def test_axe_finds_nothing_where_a_cycle_ends(page: Page, site: str) -> None:
    """Each state is clean: past cycles folded and open, the offers, the record, and the dialog with its past cycles."""
    page.add_init_script(path=AXE)
    calculator = CalculatorPage(page, site)
    calculator.put(HELD)
    expect(page.locator("[data-join]")).to_be_visible()
    trainer = calculator.standing("Personal Trainer")
    trainer.locator("[data-past] > summary").first.evaluate("one => one.click()")
    trainer.locator("[data-past-entry] summary").first.evaluate("one => one.click()")
    expect(trainer.locator("[data-past-entry] .receipt").first).to_be_visible()
    calculator.unfold("both")
    page.locator("#record > summary").press("Enter")  # a click so soon after another would be its second half
    expect(page.locator("#record .document")).to_be_visible()
    assert faults(page) == []
    trainer.get_by_role("button", name="I renewed").click()
    calculator.dialog.get_by_text("Past cycles", exact=True).click()
    assert faults(page) == []
