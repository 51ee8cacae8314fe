"""A certificate pasted into the form of an entry: each value is shown with its words and goes in by a press."""

from calculator_page import CalculatorPage
from playwright.sync_api import Page, expect

TEXT = """CERTIFICATE OF COMPLETION
Course Title: Strength for Seniors
Date Completed: March 8, 2025
ACE CECs: 0.4
Live: CEP111111
Online: CEP222222
"""


def test_what_a_certificate_says_goes_into_the_form_by_a_press(calculator: CalculatorPage, page: Page) -> None:
    """Sure values and candidates alike; nothing is put in unasked, and the text itself is kept nowhere."""
    calculator.open()
    calculator.start_entry("approved-course")
    dialog = calculator.dialog
    dialog.get_by_text("Paste what the certificate or the e-mail says").click()
    dialog.get_by_label("Its text").fill(TEXT)
    dialog.get_by_role("button", name="Find what it says").click()
    said = dialog.locator(".said li")
    expect(said).to_have_count(5)
    expect(said.filter(has_text="March 8, 2025")).to_contain_text("03/08/2025")
    expect(dialog.locator('[name="title"]')).to_have_value("")
    for value in ("Strength for Seniors", "03/08/2025", "0.4", "CEP222222"):
        dialog.get_by_role("button", name=f"Use {value}", exact=True).click()
    calculator.save()
    expect(dialog).to_be_hidden()
    (entry,) = calculator.stored()["entries"]
    kept = {key: entry[key] for key in ("title", "date", "cecs", "course_number")}
    assert kept == {"title": "Strength for Seniors", "date": "2025-03-08", "cecs": "0.4", "course_number": "CEP222222"}
    assert "CERTIFICATE" not in page.evaluate("JSON.stringify({ ...localStorage })")


def test_a_text_that_says_nothing_is_told_so_and_gone_with_the_dialog(calculator: CalculatorPage) -> None:
    """The next entry's form begins without the former's text."""
    calculator.open()
    calculator.start_entry("petition")
    dialog = calculator.dialog
    dialog.get_by_text("Paste what the certificate or the e-mail says").click()
    dialog.get_by_label("Its text").fill("Thank you for being with us!")
    dialog.get_by_role("button", name="Find what it says").click()
    expect(dialog.locator("[data-said]")).to_contain_text("Nothing was found")
    dialog.get_by_role("button", name="Cancel").click()
    calculator.start_entry("petition")
    expect(dialog.locator("[data-said]")).to_be_empty()
    dialog.get_by_text("Paste what the certificate or the e-mail says").click()
    expect(dialog.get_by_label("Its text")).to_have_value("")
