"""The record of a person: loaded when it is asked for, printed alone, and short enough to hand in."""

import re
from typing import Any

import pytest
from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import Page, expect

PAST = {"start": "2022-01-01", "end": "2023-12-31"}
COURSES = [
    entry(
        f"e{at}",
        "approved-course",
        f"{2022 + at % 4}-0{1 + at % 9}-1{at % 9}",
        title=f"Programming strength for clients who sit all day, part {at}",
        course_number=f"CEP1234{at:02}",
        provider="Institute of Movement",
        cecs="0.2",
        evidence="Folder of certificates",
        **({"status": "posted", "posted_cecs": "0.2"} if at % 3 else {}),
    )
    for at in range(20)
]
PAGE = re.compile(rb"/Type\s*/Page\b")


@pytest.fixture
def today() -> str:
    """A day inside the second cycle."""
    return "2025-12-01"


def pages_of(page: Page) -> int:
    """Return how many sheets of paper the page would be printed on."""
    return len(PAGE.findall(page.pdf(prefer_css_page_size=True)))


def test_twenty_entries_in_two_cycles_are_two_pages(calculator: CalculatorPage, page: Page) -> None:
    """Nothing around them is printed; all of an entry is there; its script comes when it is unfolded."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    held: dict[str, Any] = ledger(*COURSES, certifications=({**TRAINER, "past": [PAST]},))
    calculator.put(held)
    assert not [url for url in asked if "-record-" in url]
    page.locator("#record > summary").click()
    record = page.locator("#record .document")
    expect(record.locator("section")).to_have_count(2)
    assert [url for url in asked if "-record-" in url]
    expect(record.locator("tbody tr")).to_have_count(20)
    row = record.locator("tbody tr").filter(has_text="part 4")
    texts = ["05/14/2022", COURSES[4]["title"], "Institute of Movement", "CEP123404"]
    expect(row.locator("td")).to_have_text([*texts, "0.2 Posted", "Posted by ACE", "0.2", "Folder of certificates"])
    expect(record).to_contain_text(f"Build {page.locator('footer [data-build]').inner_text()}, rules ")
    page.evaluate("window.print = () => {}")
    record.get_by_role("button", name="Print it, or save it as PDF").click()
    page.emulate_media(media="print")
    expect(page.locator("#record .document")).to_be_visible()
    for away in ("header.md-header", ".standing", "#entries", "#record > summary", "#record .button"):
        expect(page.locator(away).first).to_be_hidden()
    assert pages_of(page) <= 2
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".standing")).to_be_visible()
