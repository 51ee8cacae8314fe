"""What a reader comes for: enter what they did, see what it is worth and why, and find it there again."""

from calculator_page import CalculatorPage
from playwright.sync_api import Page, expect

EVERY_OPPORTUNITY = {
    "approved-course": {"title": "Workshop", "date": "03/08/2025", "course_number": "cep 123456", "cecs": "0.3"},
    "conference": {
        "title": "Event",
        "date": "04/12/2025",
        "course_number": "CA23456",
        "sessions": [("Cueing", "0.2"), ("Core", "0.15")],
    },
    "cpr-aed": {"title": "CPR", "date": "03/01/2025", "validity_years": "2"},
    "college-course": {"title": "Anatomy", "date": "05/16/2025", "credit_hours": "1", "grade": "B", "related": True},
    "ace-certification": {"title": "Exam", "date": "06/20/2025"},
    "presentation": {"title": "Talk", "date": "09/14/2025", "cecs": "0.3"},
    "other-certification": {"title": "Coach", "date": "10/04/2025", "accredited": True, "fitness_related": True},
    "publication": {"title": "Article", "date": "11/01/2025"},
    "correspondence-course": {"title": "Mobility", "date": "10/18/2025", "sole_author": True},
    "mentoring": {"title": "Walking group", "date": "08/30/2025"},
    "petition": {"title": "Seminar", "date": "02/15/2025", "contact_hours": "6"},
}


def test_every_opportunity_is_worth_something_for_both_certifications_and_stays(
    calculator: CalculatorPage, page: Page
) -> None:
    """Two overlapping cycles and one entry of each opportunity: each shows its worth, and a reload keeps it all."""
    calculator.open()
    calculator.add_certification("Personal Trainer", "06/01/2024")
    calculator.add_certification("Health Coach", "02/01/2025", "01/31/2027")
    for opportunity, values in EVERY_OPPORTUNITY.items():
        calculator.add_entry(opportunity, values)
    expect(page.locator("[data-entry]")).to_have_count(len(EVERY_OPPORTUNITY))
    expected = {
        "Workshop": ("+0.3", "Assured"),
        "Event": ("+0.35", "Assured"),
        "CPR": ("+0.4", "Assured"),
        "Anatomy": ("+1.0", "Up to ACE"),
        "Exam": ("+2.0", "Assured"),
        "Talk": ("+0.3", "Up to ACE"),
        "Coach": ("+0.5", "Up to ACE"),
        "Article": ("+0.5", "Up to ACE"),
        "Walking group": ("+0.1", "Up to ACE"),
        "Seminar": ("+0.6", "Up to ACE"),
    }
    for _ in range(2):
        for title, (cecs, tier) in expected.items():
            calculator.expect_awards(title, *(f"{cecs} {name} {tier}" for name in ("Personal Trainer", "Health Coach")))
        calculator.expect_assured("Personal Trainer", "3.05")
        calculator.expect_assured("Health Coach", "3.05")
        page.reload()
        calculator.expect_ready()
    receipt = calculator.unfold("CPR").locator(".receipt").first
    expect(receipt.get_by_role("link", name="Two-year CPR/AED certificate")).to_have_attribute(
        "href", f"{calculator.address.removesuffix('calculator/')}rules/#cpr-aed-two-year"
    )


def test_pasted_course_numbers_are_checked_together(calculator: CalculatorPage, page: Page) -> None:
    """Each number is shown as it is read, with what to mend about it."""
    calculator.open()
    page.get_by_text("Check course numbers").click()
    page.get_by_label("One number on each line").fill("cep-123456\nCEP12345O, CX12345")
    rows = page.locator("#numbers tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_have_text("CEP123456Looks right")
    expect(rows.nth(1)).to_contain_text("Did you mean CEP123450?")
    expect(rows.nth(2)).to_contain_text("does not look like an ACE course number")


def test_an_entry_is_changed_deleted_and_brought_back(calculator: CalculatorPage, page: Page) -> None:
    """Changing keeps its place and id; deleting can be undone."""
    calculator.open()
    calculator.add_certification("Personal Trainer", "06/01/2024")
    calculator.add_entry("cpr-aed", EVERY_OPPORTUNITY["cpr-aed"])
    calculator.expect_assured("Personal Trainer", "0.4")
    calculator.unfold("CPR").get_by_role("button", name="Change").click()
    calculator.fill({"validity_years": "1"})
    calculator.save()
    calculator.expect_assured("Personal Trainer", "0.2")
    before = calculator.stored()
    calculator.unfold("CPR").get_by_role("button", name="Delete").click()
    calculator.expect_assured("Personal Trainer", "0")
    page.get_by_role("button", name="Undo").click()
    calculator.expect_assured("Personal Trainer", "0.2")
    assert calculator.stored() == before
