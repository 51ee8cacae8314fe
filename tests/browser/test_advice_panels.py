"""The panels below the entries: one more, ways to close the gap, what a refusal would do, and the editions."""

import pytest
from calculator_page import CalculatorPage
from people import COACH, TODAY, TRAINER, entry, ledger
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser


@pytest.fixture
def today() -> str:
    """The day these people's stories are told on."""
    return TODAY


def unfold(page: Page, title: str) -> Locator:
    """Open the panel with a title and return it."""
    panel = page.locator(".advice > details").filter(has=page.get_by_role("heading", name=title))
    panel.locator("summary").first.click()
    return panel


def test_a_page_without_certifications_shows_no_panel(calculator: CalculatorPage, page: Page) -> None:
    """There is nothing to advise before there is a certification; course numbers can be checked without one."""
    calculator.open()
    expect(page.locator(".advice > details:not(#numbers):visible")).to_have_count(0)
    calculator.add_certification("Personal Trainer", "06/01/2024")
    expect(page.locator("#one-more")).to_be_visible()


def test_what_one_more_is_worth_follows_the_ledger(calculator: CalculatorPage, page: Page) -> None:
    """Each opportunity has a figure for each certification; a reached cap is named, with its reason."""
    calculator.open()
    calculator.add_certification("Personal Trainer", "01/01/2025", "12/31/2026")
    panel = unfold(page, "What would one more be worth?")
    row = panel.locator('[data-opportunity="mentoring"]')
    expect(row.locator("td")).to_have_text("+0.1")
    calculator.add_entry("mentoring", {"title": "Walking group", "date": "03/01/2025"})
    expect(row.locator("td")).to_have_text("0 Cap reached")
    row.locator("summary").click()
    expect(row).to_contain_text("0.1 of it was used before")
    panel.locator('[data-opportunity="cpr-aed"] summary').click()
    panel.get_by_role("button", name="Plan one CPR/AED").click()
    expect(calculator.dialog.locator('[name="opportunity"]')).to_have_value("cpr-aed")
    expect(calculator.dialog.locator('[name="status"][value="planned"]')).to_be_checked()


def test_the_editions_are_chosen_and_compared(calculator: CalculatorPage, page: Page) -> None:
    """The reader's choice is kept in the ledger; the switch shows where the editions differ, and why."""
    college = entry("anatomy", "college-course", credit_hours="3")
    calculator.put(ledger(college, entry("cpr", "cpr-aed"), certifications=(TRAINER,)))
    calculator.expect_assured("Personal Trainer", "0.4")
    panel = unfold(page, "Rules and editions")
    panel.get_by_role("switch").check()
    rows = panel.locator("tbody tr")
    expect(rows.nth(0)).to_contain_text("Differs")
    expect(rows.nth(0).locator("td strong")).to_have_text(["3.0", "2.0"])
    expect(rows.nth(1)).not_to_contain_text("Differs")
    rows.nth(0).locator("td").nth(1).locator("summary").click()
    expect(rows.nth(0)).to_contain_text("at most 2.0 CECs in a cycle")
    panel.get_by_label("Read my certifications by").select_option("2013-05-01")
    calculator.expect_assured("Personal Trainer", "3.4")
    assert calculator.stored()["rules"] == "2013-05-01"


def test_a_way_to_close_the_gap_is_planned_with_one_press_and_undone(calculator: CalculatorPage, page: Page) -> None:
    """What is ticked, with its own amounts, gives the smallest sets; one press plans a set, another takes it back."""
    calculator.put(ledger(entry("card", "cpr-aed"), entry("talk", "mentoring", status="planned")))
    before = calculator.stored()
    panel = unfold(page, "Ways to close the gap")
    choice = panel.locator('[data-choice="approved-course"]')
    choice.get_by_label("ACE-approved course", exact=False).first.check()
    choice.get_by_role("textbox", name="CECs").fill("0.5")
    choice.get_by_label("Cost").fill("40")
    choice.get_by_role("checkbox", name="One of them").check()
    panel.get_by_role("button", name="Find the smallest ways").click()
    way = panel.locator(".ways > li").first
    expect(way).to_contain_text("2 × ACE-approved course (CECs: 0.5), by 12/31/2025")
    expect(way).to_contain_text("1 × ACE-approved course (CECs: 0.5; It covers professional conduct and ethics)")
    expect(way).to_contain_text("Personal Trainer: 2.0 of 2.0")
    expect(way).to_contain_text("Cost 120")
    way.get_by_role("button", name="Add to my entries as planned").click()
    expect(page.locator("[data-entry]")).to_have_count(5)
    expect(panel).to_contain_text("Nothing more is needed")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("[data-entry]")).to_have_count(2)
    assert calculator.stored() == before


def test_choices_that_do_not_suffice_or_cannot_be_read_say_so(calculator: CalculatorPage, page: Page) -> None:
    """There is no way within too small a choice, and an amount that is none is named."""
    calculator.put(ledger(certifications=(TRAINER,)))
    panel = unfold(page, "Ways to close the gap")
    panel.locator('[data-choice="mentoring"] [data-chosen]').check()
    panel.get_by_role("button", name="Find the smallest ways").click()
    expect(panel.locator("[data-answer]")).to_contain_text("reaches at most 0.1 of 2.0 CECs")
    expect(panel.locator(".ways > li")).to_have_count(0)
    panel.locator('[data-choice="petition"] [data-chosen]').check()
    panel.locator('[data-choice="petition"]').get_by_label("Contact hours").fill("six")
    panel.get_by_role("button", name="Find the smallest ways").click()
    expect(panel.get_by_role("alert")).to_contain_text("“six” is not one")


def test_safety_names_what_everything_hangs_on_and_what_would_make_an_entry_count(
    calculator: CalculatorPage, page: Page
) -> None:
    """One sentence a certification; an idle entry has its smallest change and opens in the dialog."""
    calculator.put(
        ledger(
            entry("course", "approved-course", cecs="1.5"),
            entry("seminar", "petition"),
            entry("early", "cpr-aed", "2023-12-01"),
            certifications=(COACH,),
        )
    )
    panel = unfold(page, "What if ACE refuses?")
    expect(panel.locator(".safety li")).to_have_text("Health Coach reaches 2.0 CECs only if ACE accepts “seminar”.")
    idle = panel.locator('[data-mend="early"]')
    expect(idle).to_contain_text("Dated 397 days later, from January 1, 2025 on, it would count 0.4 CECs")
    idle.get_by_role("button", name="Open").click()
    expect(calculator.dialog.locator('[name="title"]')).to_have_value("early")
