"""The end of a cycle: the next one is started on the card, and what was is kept, shown, and taken along."""

import json
from typing import Any

import pytest
from calculator_page import CalculatorPage
from playwright.sync_api import Page, expect

NAME = "Personal Trainer"
COURSE = {"opportunity": "approved-course", "course_number": "CEP123456", "status": "completed"}
LEDGER: dict[str, Any] = {
    "format": "cec-ledger",
    "version": 1,
    "rules": "auto",
    "certifications": [
        {"id": "cpt", "name": NAME, "cycle": {"start": "2023-06-01", "end": "2025-05-31"}},
        {"id": "hc", "name": "Health Coach", "cycle": {"start": "2024-09-01", "end": "2026-08-31"}},
    ],
    "entries": [
        {"id": "e1", **COURSE, "title": "Early", "date": "2023-07-01", "cecs": "1.5"},
        {"id": "e2", **COURSE, "title": "In both", "date": "2024-10-01", "cecs": "0.6", "course_number": "CEP234567"},
    ],
}
OFFER = "I renewed: start the next cycle"


@pytest.fixture
def today() -> str:
    """The day after the trainer's cycle has ended."""
    return "2025-06-01"


def test_the_next_cycle_is_started_and_the_old_one_stays(calculator: CalculatorPage, page: Page) -> None:
    """Its days are filled in; a fault is told beside its field; what lay in the old one is shown there, and undone."""
    calculator.put(LEDGER)
    card = calculator.standing(NAME)
    card.get_by_role("button", name=OFFER).click()
    expect(calculator.dialog.get_by_role("heading", name=OFFER)).to_be_visible()
    expect(calculator.dialog).to_contain_text("Filled in: the day after May 31, 2025")
    start = calculator.dialog.locator('[name="cycle.start"]')
    expect(start).to_have_value("06/01/2025")
    expect(calculator.dialog.locator('[name="cycle.end"]')).to_have_value("05/31/2027")
    start.fill("05/31/2025")
    start.blur()
    expect(calculator.dialog.get_by_text("May 31, 2025", exact=True)).to_be_visible()  # what appears moves the button
    calculator.save()
    fault = "The past cycle from June 1, 2023 to May 31, 2025 shares days"
    expect(calculator.dialog.locator("#past-0-start-error")).to_contain_text(fault)
    start.fill("06/01/2025")
    start.blur()
    expect(calculator.dialog.get_by_text("June 1, 2025", exact=True)).to_be_visible()
    calculator.save()
    expect(calculator.dialog).to_be_hidden()
    expect(card.locator("header")).to_contain_text("06/01/2025 – 05/31/2027")
    calculator.expect_assured(NAME, "0")
    expect(card.get_by_role("button", name=OFFER)).to_be_hidden()
    expect(page.locator("#toast")).to_contain_text(f"Started the next cycle of {NAME}.")
    kept = {"start": "2025-06-01", "end": "2027-05-31"}
    old = LEDGER["certifications"][0]
    assert calculator.stored()["certifications"][0] == {**old, "cycle": kept, "past": [old["cycle"]]}

    card.locator("[data-past] > summary").click()
    expect(card.locator("[data-past] > summary")).to_have_text("06/01/2023 – 05/31/2025: 2.1 of 2.0 CECs assured")
    early = card.locator('[data-past-entry="e1"]')
    early.locator("summary").click()
    expect(early.locator(".receipt")).to_contain_text("1.5")
    expect(page.locator("h3.group")).to_have_text(["In a past cycle"])
    years = "2023–2025"
    calculator.expect_awards("Early", f"+1.5 {NAME} {years} Assured", "0 Health Coach Does not count")
    calculator.expect_awards("In both", f"+0.6 {NAME} {years} Assured", "+0.6 Health Coach Assured")
    both = calculator.unfold("In both")
    expect(both.locator("h4")).to_have_text(
        [
            "What counted in which cycle",
            f"+0.6 for {NAME}, 06/01/2023 – 05/31/2025",
            "+0.6 for Health Coach, 09/01/2024 – 08/31/2026",
        ]
    )
    page.get_by_role("button", name="Undo", exact=True).click()
    calculator.expect_assured(NAME, "2.1")
    assert calculator.stored()["certifications"] == LEDGER["certifications"]


def test_past_cycles_travel_with_the_ledger_and_can_be_mended(calculator: CalculatorPage, page: Page) -> None:
    """By a link and back from a file; in the dialog a day is changed, or a past cycle taken away."""
    renewed = {
        **LEDGER["certifications"][0],
        "cycle": {"start": "2025-06-01", "end": "2027-05-31"},
        "past": [{"start": "2021-06-01", "end": "2023-05-31"}, {"start": "2023-06-01", "end": "2025-05-31"}],
    }
    held = {**LEDGER, "certifications": [renewed]}
    calculator.put(held)
    link = calculator.private_link()
    calculator.open_anew(link)
    calculator.expect_ready()
    expect(page.locator("[data-past] > summary")).to_have_count(2)
    page.get_by_role("button", name="Close the copy").click()
    calculator.standing(NAME).get_by_role("button", name="Change").click()
    calculator.dialog.get_by_text("Past cycles", exact=True).click()
    expect(calculator.dialog.locator('[id^="past-1-"][name="past.start"]')).to_have_value("06/01/2023")
    calculator.fill({"past.0.start": "", "past.0.end": "", "past.1.start": "6/2/2023"})
    calculator.save()
    expect(calculator.dialog).to_be_hidden()
    assert calculator.stored()["certifications"][0]["past"] == [{"start": "2023-06-02", "end": "2025-05-31"}]


def test_two_cards_of_one_name_become_one(calculator: CalculatorPage, page: Page) -> None:
    """On a press, which can be undone; what lies in the earlier cycle is then no longer lost."""
    later = {"id": "again", "name": NAME, "cycle": {"start": "2025-06-01", "end": "2027-05-31"}}
    held = {**LEDGER, "certifications": [LEDGER["certifications"][0], later]}
    calculator.put(held)
    calculator.expect_awards("Early", f"+1.5 {NAME} Assured", f"0 {NAME} Does not count")
    page.locator("[data-join]").get_by_role("button", name="Make them one").click()
    calculator.expect_awards("Early", f"+1.5 {NAME} 2023–2025 Assured")
    expect(page.locator(".standing")).to_have_count(1)
    stored = calculator.stored()
    assert stored["certifications"] == [{**later, "past": [LEDGER["certifications"][0]["cycle"]]}]
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator(".standing")).to_have_count(2)
    assert json.dumps(calculator.stored()["certifications"]) == json.dumps(held["certifications"])
