"""A press counts once: the second half of a double click acts on nothing that has moved or appeared under it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from calculator_page import CalculatorPage
from people import COACH, TRAINER, entry, ledger
from playwright.sync_api import Locator, Page, expect
from presses import Hand

pytestmark = pytest.mark.browser
TODAY = "2025-06-01"
HELD = ledger(*(entry(name, "cpr-aed") for name in ("one", "two")), certifications=(TRAINER, COACH))


def draft(name: str) -> dict[str, Any]:
    """What was half typed about a new entry."""
    return {"part": "entries", "isNew": True, "values": {"id": name, "title": name}, "before": {"id": name}}


BESIDE = {
    "draft:entries:e-1": json.dumps(draft("e-1")),
    "draft:entries:e-2": json.dumps(draft("e-2")),
    "ledger:aside:1": "half a ledger",
    "ledger:aside:2": "half of another",
    "since-export": "20",
}
BEGIN = """(texts) => {
  const site = `cec-tally:${new URL("..", location.href).pathname}:`;
  localStorage.clear();
  for (const [key, text] of Object.entries(texts)) localStorage.setItem(site + key, text);
}"""
# All that is stored but what the page keeps for itself; of the ledger, what the reader put into it.
STORED = """() => {
  const kept = Object.entries(localStorage).filter(([key]) => /:(ledger|draft):?/.test(key));
  return Object.fromEntries(kept.map(([key, text]) => {
    if (!key.endsWith(":ledger")) return [key, key.includes(":draft:") ? JSON.parse(text) : text];
    const { saves, id, ...ledger } = JSON.parse(text);
    return [key, ledger];
  }));
}"""
STEPS = "() => Object.keys(localStorage).filter((key) => /:undo:/.test(key)).length"
PRESSES: dict[str, Callable[[Hand, Locator], None]] = {
    "clicks in a row": lambda hand, button: hand.click(button, 0.12, 0.4, 0.7),
    "Enter twice": lambda hand, button: hand.enter(button, 0.2),
    "Enter held": lambda hand, button: hand.hold_enter(button),
}


@pytest.fixture
def today() -> str:
    return TODAY


def begin_anew(page: Page) -> None:
    """Bring the page back to what it begins with: entries open, drafts and unreadable texts to forget, a reminder."""
    page.evaluate(BEGIN, {"ledger": json.dumps(HELD), **BESIDE})
    page.reload()
    expect(page.locator("#engine")).to_contain_text("could not be loaded")
    page.evaluate("for (const one of document.querySelectorAll('.entry details')) one.open = true")
    expect(page.get_by_role("button", name="Delete")).to_have_count(4)


@pytest.mark.parametrize("press", PRESSES.values(), ids=PRESSES.keys())
def test_pressed_twice_and_undone_once_everything_is_as_before(
    page: Page, site: str, press: Callable[[Hand, Locator], None]
) -> None:
    """Every button there is without the rules, one after the other: a step at most, which undoing takes back."""
    page.route("**/assets/runtime/**", lambda route: route.abort())
    page.goto(f"{site}calculator/")
    hand, buttons, tried = Hand(page), page.locator("#calculator-page button:visible"), list[str]()
    begin_anew(page)
    before, names = page.evaluate(STORED), buttons.all_inner_texts()
    for place, name in enumerate(names):
        press(hand, buttons.nth(place))
        tried.append(name)
        for _ in range(2):
            page.keyboard.press("Escape")
        steps = page.evaluate(STEPS)
        assert steps <= 1, name
        if steps:
            page.locator("#toast [data-back]").evaluate("one => one.click()")
            for _ in range(2):
                page.keyboard.press("Escape")
        assert page.evaluate(STORED) == before, name
        if buttons.all_inner_texts() != names:
            begin_anew(page)
    words = " ".join(" ".join(tried).split())
    for name in ("Add entry", "Delete one", "Delete two", "Forget it", "Forget them", "Not now"):
        assert name in words


def test_a_set_planned_twice_is_planned_once(calculator: CalculatorPage, page: Page) -> None:
    """Also where the second press comes later than a double click, while the rules are still at it."""
    calculator.put(ledger(certifications=(TRAINER,)))
    page.locator("#ways > summary").click()
    page.locator('[data-choice="approved-course"] [data-chosen]').check()
    page.locator("#ways").get_by_role("button", name="Find").click()
    button = page.get_by_role("button", name="Add to my entries as planned").first
    expect(button).to_be_visible()
    button.evaluate("one => { one.click(); one.click(); }")
    added = len(calculator.stored()["entries"])
    expect(page.locator("#toast")).to_contain_text(f"Added {added} planned.")
    page.locator("#toast [data-back]").evaluate("one => one.click()")
    expect(page.locator("[data-entry]")).to_have_count(0)
    assert calculator.stored()["entries"] == []


def test_a_dialog_saved_twice_is_saved_once(calculator: CalculatorPage, page: Page) -> None:
    """By Enter in a field, twice and held: one entry, and no dialog is opened by the rest of it."""
    calculator.open()
    hand = Hand(page)
    for count, press in enumerate((lambda field: hand.enter(field, 0.2), hand.hold_enter), 1):
        calculator.start_entry("cpr-aed")
        calculator.fill({"title": "Card", "date": "03/01/2025", "validity_years": "2"})
        press(calculator.dialog.locator('[name="title"]'))
        expect(page.locator("[data-entry]")).to_have_count(count)
        expect(calculator.dialog).to_have_count(0)


def test_what_is_meant_for_repeating_repeats(calculator: CalculatorPage, page: Page) -> None:
    """Lines of a conference are added as fast as they are asked for; two buttons apart are two presses."""
    calculator.open()
    calculator.start_entry("conference")
    Hand(page).click(calculator.dialog.get_by_role("button", name="Add a line"), 0.2)
    expect(calculator.dialog.locator(".part")).to_have_count(2)
