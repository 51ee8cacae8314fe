"""What decides is asked for, and a 0 says why: whoever forgot to answer, or answered no, finds where to mend it."""

from calculator_page import CalculatorPage
from playwright.sync_api import expect

COURSE = {"title": "Anatomy", "date": "05/16/2025", "credit_hours": "1", "grade": "B"}


def test_a_fact_that_decides_is_asked_and_a_no_says_why_it_earns_nothing(
    calculator: CalculatorPage,
) -> None:
    """Neither answer is chosen beforehand; under the 0 stands the reason, and its button opens that very field."""
    calculator.open()
    calculator.add_certification("Personal Trainer", "06/01/2024")
    calculator.start_entry("college-course")
    calculator.fill(COURSE)
    answers = calculator.dialog.locator('[name="related"]')
    assert [one.is_checked() for one in answers.all()] == [False, False]
    calculator.save()
    expect(calculator.dialog.locator("#entry-related-error")).to_contain_text("Answer yes or no")
    calculator.fill({"related": False})
    calculator.save()
    calculator.expect_awards("Anatomy", "0 Personal Trainer Does not count")
    assert calculator.stored()["entries"][0]["related"] is False
    entry = calculator.entry("Anatomy")
    expect(entry.locator(".decided")).to_contain_text("Only a course in exercise science")
    entry.get_by_role("button", name="Change it").click()
    expect(answers.nth(1)).to_be_focused()
    expect(answers.nth(1)).to_be_checked()
    calculator.fill({"related": True})
    calculator.save()
    expect(entry.locator(".decided")).to_have_count(0)
    assert calculator.stored()["entries"][0]["related"] is True


def test_what_a_ledger_lacks_is_asked_for_in_the_list(calculator: CalculatorPage) -> None:
    """An entry from elsewhere without the answer says so, and opens at it."""
    kept = {"id": "e", "opportunity": "other-certification", "title": "Coach", "date": "2025-10-04"}
    held = {"id": "a", "name": "Personal Trainer", "cycle": {"start": "2024-06-01", "end": "2026-05-31"}}
    calculator.put(
        {"format": "cec-ledger", "version": 1, "certifications": [held], "entries": [{**kept, "status": "completed"}]}
    )
    asked = calculator.entry("Coach").locator('[data-code="missing"]')
    expect(asked).to_have_count(2)
    asked.first.get_by_role("button", name="Fix it").click()
    expect(calculator.dialog.locator('[name="accredited"]').first).to_be_focused()
