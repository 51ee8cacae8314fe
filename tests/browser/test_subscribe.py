"""A calendar to subscribe to, as it is offered on the page."""

import pytest
from calculator_page import CalculatorPage
from icalendar import Calendar
from people import ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
HELD = ledger(
    certifications=(
        {"id": "cpt", "name": "Personal Trainer", "cycle": {"start": "2025-06-01", "end": "2027-05-31"}},
        {"id": "old", "name": "Health Coach", "cycle": {"start": "2022-01-01", "end": "2023-12-31"}},
    )
)


def test_a_cycle_s_days_can_be_subscribed_to(calculator: CalculatorPage, page: Page, site: str) -> None:
    """What it tells the host is said before; nothing of it is fetched until it is unfolded; the file is there."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    calculator.put(HELD)
    assert not [url for url in asked if "subscribe-" in url]
    fold = page.locator("#subscribe")
    fold.locator("summary").click()
    expect(fold).to_contain_text("tells the host the day your cycle ends")
    link = fold.get_by_role("link", name="Subscribe to Personal Trainer")
    address = f"{site}calendars/2027-05-31.ics"
    expect(link).to_have_attribute("href", address.replace("http:", "webcal:"))
    expect(fold.get_by_role("link")).to_have_count(1)
    assert not [url for url in asked if "calendars/" in url]
    answer = page.request.get(address)
    assert len(Calendar.from_ical(answer.body()).walk("VEVENT")) == 6
