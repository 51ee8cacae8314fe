"""ACE's own list beside the entries: pasted, compared, and taken over on a yes."""

import pytest
from calculator_page import CalculatorPage
from people import entry, ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
HELD = ledger(
    entry("a", "approved-course", "2026-03-01", cecs="0.3", course_number="CEP123456", title="Cueing"),
    entry("b", "cpr-aed", "2026-05-01", validity_years="1", title="Heart"),
    certifications=({"id": "cpt", "name": "Personal Trainer", "cycle": {"start": "2025-06-01", "end": "2027-05-31"}},),
)
ROWS = """Course number\tTitle\tCECs\tDate
CEP123456\tCueing\t0.3\t03/05/2026
\tHeart\t0.4\t05/01/2026
CA22222\tOther\t0.5\t07/01/2026"""


@pytest.fixture
def today() -> str:
    return "2026-11-27"


def test_what_ace_has_posted_is_set_on_a_yes_and_can_be_undone(calculator: CalculatorPage, page: Page) -> None:
    """What differs and what is lacking is listed, the reading that explains it can be tried; Undo gives all back."""
    calculator.put(HELD)
    fold = page.locator("#reconcile")
    fold.locator("summary").click()
    fold.get_by_label("Rows of “My CECs”").fill("hello")
    expect(fold.locator(".field-error")).to_have_count(1)
    fold.get_by_label("Rows of “My CECs”").fill(ROWS)
    expect(fold.locator(".sum")).to_have_text("Found among the entries: 2 rows.")
    expect(fold).to_contain_text("CECs: 0.2 here, 0.4 at ACE")
    expect(fold).to_contain_text("Other CA22222 · 07/01/2026 · 0.5 CECs")
    fold.get_by_role("button", name="Try it").click()
    calculator.expect_assured("Personal Trainer", "0.7")
    fold.get_by_role("button", name="Back to our reading").click()
    before = calculator.stored()
    fold.get_by_role("button", name="Set 2 entries to posted").click()
    calculator.expect_assured("Personal Trainer", "0.7")
    posted = [(one["status"], one["posted_cecs"]) for one in calculator.stored()["entries"]]
    assert posted == [("posted", "0.3"), ("posted", "0.4")]
    expect(fold.get_by_role("button", name="Set")).to_have_count(0)
    page.get_by_role("button", name="Undo", exact=True).click()
    assert calculator.stored()["entries"] == before["entries"]
