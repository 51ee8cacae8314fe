"""A ledger of thousands of entries: drawn in part, every entry in reach, and nothing looked for entry by entry."""

import pytest
from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
MANY, FEW = 3_000, 300
ROWS = "document.querySelectorAll('[data-entry]').length"
NODES = "document.getElementById('calculator-page').querySelectorAll('*').length"

# Characters of the last estimate, which is kept while it leaves room for what was entered.
KEPT = """() => Object.entries(localStorage).filter(([key]) => key.endsWith(":last-estimate"))
  .reduce((sum, [, text]) => sum + text.length, 0)"""


@pytest.fixture
def today() -> str:
    return "2025-06-01"


def put(calculator: CalculatorPage, count: int) -> None:
    """Store so many entries, and wait until the first has its figure."""
    entries = (entry(f"e{n}", "approved-course", course_number=f"CEP{n:06}", cecs="0.01") for n in range(count))
    calculator.put(ledger(*entries, certifications=(TRAINER,)))
    expect(calculator.entry("e0").locator(".award")).to_have_count(1)


def test_what_is_drawn_does_not_grow_with_the_ledger(calculator: CalculatorPage, page: Page) -> None:
    """Ten times the entries are the same page, but for what stands for each stretch that is not drawn."""
    put(calculator, FEW)
    drawn = page.evaluate(NODES)
    assert 0 < page.evaluate(KEPT) <= 500_000
    put(calculator, MANY)
    assert page.evaluate(KEPT) == 0
    assert page.evaluate(ROWS) <= 300
    assert page.evaluate(NODES) < drawn + 3 * (MANY - FEW) / 50 + 100


def test_every_entry_of_a_long_list_is_in_reach(calculator: CalculatorPage, page: Page) -> None:
    """By scrolling, by the button that stands for it, after it was added, and on paper."""
    put(calculator, MANY)
    expect(calculator.entry("e2999")).to_have_count(0)
    page.get_by_role("button", name="Show entries 1501 to 1550").evaluate("one => one.click()")
    expect(calculator.entry("e1500")).to_have_count(1)
    page.locator("[data-gap]").last.scroll_into_view_if_needed()
    expect(calculator.entry("e2999")).to_have_count(1)
    page.evaluate("scrollTo(0, 0)")
    calculator.add_entry("mentoring", {"title": "The newest", "date": "03/01/2025", "status": "completed"})
    newest = calculator.entry("The newest")
    expect(newest.locator("summary")).to_be_focused()
    expect(newest.locator(".award")).to_have_count(1)
    assert page.evaluate(ROWS) <= 400
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(ROWS) == MANY + 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(ROWS) <= 400


DRAWN = "[data-sheet-entry], [data-petition], [data-record], [data-entry-row], .record__title"
PANELS = f"document.querySelectorAll('{DRAWN}').length"


def test_what_the_panels_draw_does_not_grow_with_the_ledger(calculator: CalculatorPage, page: Page) -> None:
    """Sheet, petitions, certificates, and the editions side by side: in part, all in reach, whole on paper."""
    kinds = ("approved-course", "petition", "cpr-aed")
    entries = [
        entry(
            f"{kind}-{n}",
            kind,
            title=f"{kind} {n}",
            **({"course_number": f"CEP{n:06}", "cecs": "0.01"} if not at else {}),
        )
        for at, kind in enumerate(kinds)
        for n in range(400)
    ]
    calculator.put(ledger(*entries, certifications=(TRAINER,)))
    page.locator("#sheet > summary").click()
    expect(page.locator("[data-record]").first).to_be_visible()
    page.locator("#rules-panel").evaluate("one => { one.open = true; }")
    page.locator("#rules-panel").get_by_role("switch").check()
    expect(page.locator("[data-entry-row]").first).to_be_visible()
    page.locator("#record > summary").evaluate("one => one.click()")
    expect(page.locator(".record__title").first).to_be_visible()
    assert page.evaluate(PANELS) <= 5 * 350
    sheet = page.locator("#sheet")
    for name, last in (
        ("Show 201 to 250", "sheet-entry='approved-course-249'"),
        ("Show petitions 201 to 250", "petition='petition-249'"),
    ):
        sheet.get_by_role("button", name=name, exact=True).evaluate("one => one.click()")
        expect(sheet.locator(f"[data-{last}]")).to_have_count(1)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate(PANELS) == 3 * len(entries) + 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(PANELS) <= 5 * 350
