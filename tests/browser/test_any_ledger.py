"""Ledgers of other programs: ids and names of any kind, and no more than the format asks for."""

import base64
import json
import zlib
from typing import Any

import pytest
from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
IDS = "() => [...document.querySelectorAll('[id]')].map((one) => one.id)"
TWICE = """() => [...document.querySelectorAll('[id]')].map((one) => one.id)
  .filter((id) => document.querySelectorAll(`[id="${CSS.escape(id)}"]`).length > 1)"""
PREFIXES = ("", "entry-", "certification-", "petition-", "held-entry-", "held-certification-")
AWKWARD = [
    "__proto__",
    "constructor",
    "toString",
    "a b",
    "a_20_b",
    "a%20b",
    '"><b>',
    "#",
    "é",
    "\u202e",
    "-",
    "\U0001f600",
]
LONG = "x" * 200


def fragment(document: object) -> str:
    """Return the part of a link that carries a document, as the page for other programs says."""
    deflate = zlib.compressobj(wbits=-15)
    packed = deflate.compress(json.dumps(document).encode()) + deflate.flush()
    return "#ledger=" + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def test_an_id_that_is_also_one_of_the_page_s_breaks_nothing(calculator: CalculatorPage, page: Page) -> None:
    """Every id of the page, with and without what items' ids begin with, and names that objects have: one of each."""
    calculator.open()
    own: list[str] = page.evaluate(IDS)
    names = {one.removeprefix(prefix) for one in own for prefix in PREFIXES if one.startswith(prefix)}
    wanted = ["dialog", *sorted({*names, *AWKWARD} - {"", "dialog"})]
    assert len(wanted) > 50
    rows = [entry(name, "mentoring", title=f"Entry {at}") for at, name in enumerate(wanted)]
    calculator.put(ledger(*rows, certifications=({**TRAINER, "id": "dialog"},)))
    expect(page.locator(".standing__figure")).to_have_count(1)
    assert page.evaluate(TWICE) == []
    calculator.unfold("Entry 0").get_by_role("button", name="Change").click()
    expect(calculator.dialog).to_have_id("entry-dialog")
    calculator.fill({"title": "Changed"})
    calculator.save()
    expect(calculator.entry("Changed")).to_have_count(1)
    assert calculator.stored()["entries"][0]["id"] == "dialog"


@pytest.mark.parametrize("lists", [{}, {"entries": []}, {"certifications": [TRAINER]}], ids=["neither", "one", "other"])
def test_a_ledger_that_holds_only_what_the_format_asks_for_opens_from_a_link(
    calculator: CalculatorPage, lists: dict[str, Any]
) -> None:
    """Neither of its lists has to be there."""
    calculator.open_anew(calculator.address + fragment({"format": "cec-ledger", "version": 1, **lists}))
    calculator.expect_ready()
    expect(calculator.page.locator("#shared")).to_contain_text("You are looking at a copy from a link")


def test_a_name_without_a_space_does_not_widen_the_page(calculator: CalculatorPage, page: Page) -> None:
    """Of 200 letters, at 320 px, everything unfolded and in the dialog."""
    page.set_viewport_size({"width": 320, "height": 800})
    rows = [
        entry("a", "approved-course", title=LONG, provider=LONG, course_number=LONG),
        entry("b", "petition", title=LONG),
    ]
    calculator.put(ledger(*rows, certifications=({**TRAINER, "name": LONG}, {**TRAINER, "id": "two", "name": LONG})))
    expect(page.locator(".award").first).to_be_visible()
    page.evaluate("for (const one of document.querySelectorAll('#calculator-page details')) one.open = true")
    expect(page.locator("[data-petition]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.locator("[data-entry='a']").get_by_role("button", name="Change").click()
    expect(calculator.dialog).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
