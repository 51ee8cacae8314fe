"""The dialogs hold what is typed against the rules: live worth, one spelling in the store, the course-number clinic."""

import pytest
from calculator_page import CalculatorPage
from people import ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def test_an_entry_is_weighed_while_it_is_typed_and_problems_wait_for_save(calculator: CalculatorPage) -> None:
    """The worth for each certification follows the typing; a problem is shown on saving, not before."""
    calculator.open()
    calculator.add_certification("Personal Trainer", "06/01/2024")
    calculator.add_certification("Health Coach", "02/01/2022", "01/31/2024")
    calculator.start_entry("approved-course")
    worth = calculator.dialog.locator(".worth__figure")
    calculator.fill({"date": "03/08/2025", "cecs": "0.3"})
    expect(worth).to_have_text(["+0.3 for Personal Trainer Assured", "0 for Health Coach Does not count"])
    expect(calculator.dialog.locator(".worth__reasons")).to_contain_text("after this cycle ended")
    calculator.fill({"cecs": "three"})
    expect(worth).to_have_count(0)
    expect(calculator.dialog.locator(".field-error:visible, .summary")).to_have_count(0)
    calculator.save()
    expect(calculator.dialog.locator(".field-error:visible")).to_have_count(1)
    expect(calculator.dialog.locator(".summary")).to_be_focused()


def test_what_is_saved_is_spelled_as_the_rules_spell_it(calculator: CalculatorPage) -> None:
    """Days are stored in ISO and shown as MM/DD/YYYY; amounts and course numbers have one spelling."""
    calculator.open()
    calculator.add_certification("Personal Trainer", "6/1/2024", "5/31/2026")
    calculator.add_entry(
        "approved-course", {"title": "Workshop", "date": "3/8/2025", "course_number": "cep 123456", "cecs": ".30"}
    )
    calculator.expect_assured("Personal Trainer", "0.3")
    stored = calculator.stored()
    assert stored["certifications"][0]["cycle"] == {"start": "2024-06-01", "end": "2026-05-31"}
    entry = stored["entries"][0]
    assert (entry["date"], entry["course_number"], entry["cecs"]) == ("2025-03-08", "CEP123456", "0.3")
    calculator.unfold("Workshop").get_by_role("button", name="Change").click()
    expect(calculator.dialog.locator('[name="date"]')).to_have_value("03/08/2025")


def test_an_older_ledger_is_tidied_once_the_rules_are_up(calculator: CalculatorPage) -> None:
    """What was stored as typed is spelled anew on the next visit; what is unknown or unreadable is kept."""
    typed = {"opportunity": "petition", "status": "completed"}
    entries = [
        {**typed, "id": "e1", "date": "2/15/2025", "contact_hours": "6.0", "mine": [2]},
        {**typed, "id": "e2", "date": "soon", "contact_hours": "x"},
    ]
    calculator.put({**ledger(*entries), "mine": 1})
    expect(calculator.page.locator("#held-entry-e1 .award__cecs").first).to_have_text("+0.6")
    expect(calculator.page.locator("#held-entry-e1")).to_contain_text("02/15/2025")
    stored = calculator.stored()
    assert stored["mine"] == 1
    first, second = stored["entries"]
    assert (first["date"], first["contact_hours"], first["mine"]) == ("2025-02-15", "6", [2])
    assert (second["date"], second["contact_hours"]) == ("soon", "x")


def test_the_clinic_reads_a_course_number_and_offers_a_repair(calculator: CalculatorPage) -> None:
    """A number is shown as it is read; a likely slip has a repair that one press takes over."""
    calculator.open()
    calculator.start_entry("approved-course")
    clinic = calculator.dialog.locator("[data-clinic]")
    calculator.fill({"course_number": "cep-123456"})
    expect(clinic).to_have_text("Read as CEP123456.")
    calculator.fill({"course_number": "CEP12345O"})
    expect(clinic).to_contain_text("Did you mean CEP123450?")
    clinic.get_by_role("button", name="Use CEP123450").click()
    number = calculator.dialog.locator('[name="course_number"]')
    expect(number).to_have_value("CEP123450")
    expect(number).to_be_focused()
    expect(clinic).to_be_empty()


def test_a_link_opens_the_dialog_with_values_put_in(calculator: CalculatorPage, page: Page) -> None:
    """What the guide suggests is in the form, not in the ledger; a field the form does not have is ignored."""
    page.goto(f"{calculator.address}#add=conference&title=Event&course_number=CA23456&__proto__=x&id=mine"
              "&sessions=%5B%7B%22title%22%3A%22Cueing%22%2C%22cecs%22%3A%220.2%22%7D%5D")  # fmt: skip
    expect(calculator.dialog.locator('[name="title"]')).to_have_value("Event")
    expect(calculator.dialog.locator('[data-part-field="cecs"]')).to_have_value("0.2")
    expect(page).to_have_url(calculator.address)
    calculator.fill({"date": "04/12/2025"})
    calculator.save()
    expect(page.locator("[data-entry]")).to_have_count(1)
    entry = calculator.stored()["entries"][0]
    assert entry["id"] != "mine"
    assert "__proto__" not in entry
    page.goto(f"{calculator.address}#add=college-course&related=true&grade=B")
    expect(calculator.dialog.locator('[name="related"][value="true"]')).to_be_checked()
    expect(calculator.dialog.locator('[name="grade"]')).to_have_value("B")
