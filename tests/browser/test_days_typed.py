"""Dates as they are typed on a phone: digits alone are enough, and the form says which day it read."""

from calculator_page import CalculatorPage
from patience import until
from playwright.sync_api import Page, expect

# Notes what the worker answers.
HEARD = """window.heard = "";
window.Worker = class extends Worker {
  constructor(...all) {
    super(...all);
    this.addEventListener("message", ({ data }) => (window.heard += JSON.stringify(data)));
  }
};"""


def test_digits_become_a_day_that_is_said_back_and_what_follows_is_filled_in(
    calculator: CalculatorPage, page: Page
) -> None:
    """A cycle's start follows from its end, a card's date from when it expires; both can be changed, and then stay."""
    calculator.open()
    page.get_by_role("button", name="Add certification").click()
    dialog = calculator.dialog
    dialog.locator('[name="name"]').fill("Personal Trainer")
    end, start = (dialog.locator(f'[name="cycle.{part}"]') for part in ("end", "start"))
    order = "(form) => [...form.querySelectorAll('[data-field]')].map((one) => one.dataset.field).slice(0, 3)"
    assert dialog.locator("form").evaluate(order) == ["name", "cycle.end", "cycle.start"]
    end.press_sequentially("05312026")
    expect(end).to_have_value("05/31/2026")
    expect(dialog.locator('[data-field="cycle.end"] [data-day]')).to_have_text("May 31, 2026")
    expect(start).to_have_value("06/01/2024")
    expect(dialog.locator('[data-field="cycle.start"] [data-day]')).to_have_text("June 1, 2024")
    start.fill("2024-07-01")
    end.press("End")
    end.press("Backspace")
    end.press("Backspace")
    end.press_sequentially("27")
    expect(dialog.locator('[data-field="cycle.end"] [data-day]')).to_have_text("May 31, 2027")
    expect(start).to_have_value("2024-07-01")
    start.fill("")
    expect(start).to_have_value("")
    calculator.save()
    expect(dialog).to_be_hidden()
    expect(calculator.standing("Personal Trainer").locator(".standing__head")).to_contain_text(
        "06/01/2025 – 05/31/2027"
    )
    calculator.start_entry("cpr-aed")
    expires, date = (dialog.locator(f'[name="{name}"]') for name in ("expires", "date"))
    expires.press_sequentially("032027")
    expect(expires).to_have_value("03/2027")
    expect(dialog.locator('[data-field="expires"] [data-day]')).to_have_text("March 31, 2027")
    expect(date).to_have_value("")
    expires.fill("")
    expires.press_sequentially("03152027")
    expect(expires).to_have_value("03/15/2027")
    expect(date).to_have_value("03/15/2025")
    dialog.locator('[name="validity_years"][value="1"]').check()
    expect(date).to_have_value("03/15/2026")
    date.fill("25-03-08")
    date.press("Tab")
    expect(dialog.locator('[data-field="date"] [data-day]')).to_contain_text("can be March 25, 2008 or March 8, 2025")
    date.fill("")
    date.press_sequentially("2026-03-20")
    expect(date).to_have_value("2026-03-20")
    expect(dialog.locator('[data-field="date"] [data-day]')).to_have_text("March 20, 2026")


def test_a_button_pressed_to_leave_a_date_is_pressed_however_long_it_takes(
    calculator: CalculatorPage, page: Page
) -> None:
    """What is said of the date when it is left waits until the button is let go: nothing moves under the press."""
    page.add_init_script(HEARD)
    calculator.open()
    calculator.start_entry("mentoring")
    calculator.fill({"title": "Walking group"})
    dialog = calculator.dialog
    dialog.locator('[data-field="date"] input').fill("25-03-08")
    radio = dialog.locator('[name="status"][value="submitted"]')
    place = radio.bounding_box()
    assert place
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2)
    page.mouse.down()
    until(page, lambda: "can be March 25, 2008" in page.evaluate("window.heard"), "the rules never answered")
    assert radio.bounding_box() == place
    page.mouse.up()
    expect(radio).to_be_checked()
    expect(dialog.locator('[data-field="date"] [data-day]')).to_contain_text("can be March 25, 2008")


# What a browser tells in place of the end of a press, each behind a press whose end it never told.
UNTOLD = {
    "a key": "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Tab', bubbles: true }))",
    "a choice": "form.querySelector('select').dispatchEvent(new Event('change', { bubbles: true }))",
    "a menu": "form.dispatchEvent(new MouseEvent('contextmenu', { bubbles: true }))",
    "a move": "form.dispatchEvent(new PointerEvent('pointermove', { buttons: 0, bubbles: true }))",
    "another window": "window.dispatchEvent(new Event('blur'))",
}


PRESSED = "form.dispatchEvent(new PointerEvent('pointerdown', { buttons: 1, bubbles: true }))"


def test_a_press_whose_end_is_never_told_holds_nothing_up(calculator: CalculatorPage) -> None:
    """As in a list of choices or a menu of the browser's own: what follows shows that nothing is held; it is saved."""
    calculator.open()
    for name, sign in UNTOLD.items():
        calculator.start_entry("mentoring")
        calculator.fill({"title": name, "date": "03/01/2025"})
        calculator.dialog.locator("form").evaluate(f"form => {{ {PRESSED}; {sign}; form.requestSubmit(); }}")
        expect(calculator.dialog).to_be_hidden()
    assert [entry["title"] for entry in calculator.stored()["entries"]] == list(UNTOLD)
