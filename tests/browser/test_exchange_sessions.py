"""A conference's sessions: pasted from a spreadsheet, added up exactly, kept under the event's one number."""

from calculator_page import CalculatorPage
from playwright.sync_api import expect


def test_pasted_lines_become_sessions_with_their_exact_sum(calculator: CalculatorPage) -> None:
    """Lines are filled in, what cannot be read stays in the box with a sentence, and the sum follows the typing."""
    calculator.open()
    calculator.add_certification("Personal Trainer", "06/01/2024", "05/31/2026")
    calculator.start_entry("conference")
    calculator.fill({"title": "Spring event", "date": "04/12/2025", "course_number": "CA23456"})
    row = calculator.dialog.locator('[data-field="sessions"]')
    row.locator("summary").click()
    box = row.get_by_label("One line each")
    box.fill("Cueing\t0.2\nCore work 0.15\nLunch\n")
    row.get_by_role("button", name="Fill in these lines").click()
    expect(row.locator(".part")).to_have_count(2)
    expect(row.locator("[data-sum]")).to_have_text("Sessions: 2. Together: 0.35 CECs.")
    expect(row.locator("[data-unread]")).to_contain_text("“Lunch”")
    expect(box).to_have_value("Lunch")
    row.locator('[data-part-field="cecs"]').first.fill("0.1")
    expect(row.locator("[data-sum]")).to_have_text("Sessions: 2. Together: 0.25 CECs.")
    row.get_by_role("button", name="Remove this line").first.click()
    expect(row.locator("[data-sum]")).to_have_text("Sessions: 1. Together: 0.15 CECs.")
    calculator.save()
    calculator.expect_assured("Personal Trainer", "0.15")
    assert calculator.stored()["entries"][0]["sessions"] == [{"title": "Core work", "cecs": "0.15"}]


def test_enter_goes_on_to_the_next_session(calculator: CalculatorPage) -> None:
    """In the CECs of the last line; where only these are typed, in theirs. The form is not saved meanwhile."""
    calculator.open()
    calculator.start_entry("conference")
    parts = calculator.dialog.locator(".part")
    for position, (title, cecs) in enumerate([("", "0.2"), ("Core", "0.1"), ("", "")]):
        expect(parts).to_have_count(position + 1)
        last = parts.nth(position)
        started = last.locator(f'[data-part-field="{"title" if position == 2 else "cecs"}"]')
        if position:
            expect(started).to_be_focused()
        last.locator('[data-part-field="title"]').fill(title)
        last.locator('[data-part-field="cecs"]').fill(cecs)
        if cecs:
            last.locator('[data-part-field="cecs"]').press("Enter")
    expect(calculator.dialog).to_be_visible()
    expect(calculator.dialog.locator("[data-error]:visible")).to_have_count(0)
