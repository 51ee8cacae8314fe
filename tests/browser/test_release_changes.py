"""A new release says what it makes of the reader's entries otherwise than the one before: once, and only if it does."""

import json
from typing import Any

from calculator_page import CalculatorPage
from patience import until
from people import TRAINER, entry, ledger
from playwright.sync_api import Page, expect

HELD = ledger(entry("talk", "presentation"), entry("card", "cpr-aed"), certifications=(TRAINER,))
KEY = "Object.keys(localStorage).find((key) => key.endsWith(':last-estimate'))"


def came_from_another_release(page: Page, card: str) -> None:
    """Have the last estimate be of a release before, in which the card was worth what is given."""
    last: dict[str, Any] = json.loads(page.evaluate(f"localStorage.getItem({KEY})"))
    last["rules"] = "assets/javascripts/worker-of-before.js"
    (award,) = (one for one in last["estimate"]["certifications"][0]["awards"] if one["entry"] == "card")
    award["cecs"] = card
    page.evaluate(f"text => localStorage.setItem({KEY}, text)", json.dumps(last))


def test_what_a_new_release_changes_is_told_until_it_is_seen(calculator: CalculatorPage, page: Page) -> None:
    """By which clause and source, after a reload too; once it is settled it is gone."""
    calculator.put(HELD)
    calculator.expect_assured("Personal Trainer", "0.4")
    came_from_another_release(page, "0.2")
    for _ in range(2):
        page.reload()
        calculator.expect_ready()
        changed = page.locator("#changed")
        expect(changed).to_contain_text("The rules of this release change one of your entries.")
        change = changed.locator("[data-changes] li")
        expect(change).to_contain_text("card, for Personal Trainer: 0.4 CECs (Assured), before 0.2 CECs (Assured).")
        expect(change.get_by_role("link", name="Two-year CPR/AED certificate")).to_be_visible()
    changed.get_by_role("button", name="All right").click()
    expect(changed).to_be_empty()
    page.reload()
    calculator.expect_ready()
    calculator.expect_assured("Personal Trainer", "0.4")
    expect(changed).to_be_empty()


def test_nothing_is_told_where_nothing_changed(calculator: CalculatorPage, page: Page) -> None:
    """The estimate of before is looked at, found to be the same, and kept no longer."""
    calculator.put(HELD)
    calculator.expect_assured("Personal Trainer", "0.4")
    came_from_another_release(page, "0.4")
    page.reload()
    calculator.expect_ready()
    kept = "Object.keys(localStorage).filter((key) => key.endsWith(':before-release')).length"
    until(page, lambda: page.evaluate(kept) == 0, "the estimate of before is kept for nothing")
    expect(page.locator("#changed")).to_be_empty()
