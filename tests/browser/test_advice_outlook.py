"""The overview picture of each certification, and what to do next for each entry."""

import pytest
from calculator_page import CalculatorPage
from people import COACH, TODAY, TRAINER, entry, ledger
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def today() -> str:
    """The day these people's stories are told on."""
    return TODAY


def test_the_picture_shows_each_entry_by_its_tier_and_says_the_same_in_words(calculator: CalculatorPage) -> None:
    """Marks have a class and a shape a tier; the picture's name is the rules' sentence; the shared stretch is named."""
    calculator.put(
        ledger(
            entry("card", "cpr-aed"),
            entry("talk", "presentation", "2025-04-01"),
            entry("early", "approved-course", "2024-05-01", "posted", posted_cecs="0.2"),
        )
    )
    trainer, coach = calculator.standing("Personal Trainer"), calculator.standing("Health Coach")
    expect(trainer.get_by_role("img")).to_have_accessible_name(
        "Personal Trainer, cycle from January 1, 2024 to December 31, 2025, 7 months left: 0.6 of 2.0 CECs "
        "assured, 0.9 with what is up to ACE, 0.9 with what is planned, from 3 entries in this cycle."
    )
    for card, tiers in ((trainer, ["posted", "assured", "depends"]), (coach, ["none", "assured", "depends"])):
        marks = card.locator(".timeline__mark")
        assert [mark.get_attribute("class").split("tier-")[1] for mark in marks.all()] == tiers
    for card, days in ((trainer, ["01/01/2024", "12/31/2025"]), (coach, ["01/01/2025", "12/31/2026"])):
        assert card.locator(".timeline__ends text").all_text_contents() == days
    shapes = {mark.inner_html().partition("</title>")[2] for mark in trainer.locator(".timeline__mark").all()}
    assert len(shapes) == 3
    expect(trainer.locator(".timeline__pace")).to_have_text(
        "7 months left · 1.4 CECs to go: 0.24 a month until December 31, 2025."
    )
    shared = "From January 1, 2025 to December 31, 2025 one entry counts for both Personal Trainer and Health Coach."
    expect(calculator.page.get_by_text(shared)).to_be_visible()


def test_one_certification_has_no_shared_stretch(calculator: CalculatorPage) -> None:
    """With one certification the picture is its cycle alone, with today and the deadline."""
    calculator.put(ledger(certifications=(TRAINER,)))
    card = calculator.standing("Personal Trainer")
    expect(card.locator(".timeline__today, .timeline__deadline")).to_have_count(2)
    expect(calculator.page.locator(".timeline__shared")).to_have_count(0)


def test_each_entry_says_what_to_do_next(calculator: CalculatorPage) -> None:
    """One line an entry, by its status and route; what asks for nothing waits until the entry is opened."""
    calculator.put(
        ledger(
            entry("course", "approved-course"),
            entry("seminar", "petition", "2025-05-20"),
            entry("done", "mentoring", "2025-02-01", "posted", posted_cecs="0.1"),
            certifications=(COACH,),
        )
    )
    expect(calculator.entry("course").locator(".step")).to_contain_text("Add it under “My CECs”")
    expect(calculator.entry("seminar").locator(".step")).to_contain_text("Send the petition by December 1, 2026")
    expect(calculator.entry("done").locator(".step")).to_be_hidden()
    expect(calculator.unfold("done").locator(".step")).to_have_text("ACE has posted it. Nothing is left to do.")
