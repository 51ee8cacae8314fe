"""Hours typed as CECs: the form says what they would be, and one press puts it in."""

from calculator_page import CalculatorPage
from playwright.sync_api import expect


def test_hours_in_a_session_are_told_and_put_right_by_a_press(calculator: CalculatorPage) -> None:
    """Beside the session it is about, though a line before it is blank; nothing is refused."""
    calculator.open()
    calculator.start_entry("conference")
    calculator.fill({"date": "04/12/2025", "sessions": [("", ""), ("Cueing", "0.2"), ("Core", "2")]})
    part = calculator.dialog.locator(".part").nth(2)
    expect(part.locator(".remark")).to_have_text("2.0 CECs are 20 contact hours. Did you mean 0.2?")
    part.get_by_role("button", name="Use 0.2").click()
    expect(part.locator('[data-part-field="cecs"]')).to_have_value("0.2")
    expect(part.locator(".remark")).to_have_count(0)
    calculator.fill({"sessions": [("", ""), ("Cueing", "3")]})
    calculator.save()
    expect(calculator.dialog).to_be_hidden()
    assert [one["cecs"] for one in calculator.stored()["entries"][0]["sessions"]] == ["3.0", "0.2"]
