"""The main flow in Firefox; ``test_webkit.py`` has it in the third engine."""

import base64
from typing import Any

import pytest
from calculator_page import CalculatorPage
from patience import until
from playwright.sync_api import Browser, Page, expect
from test_proofs import CATCH, EMPTIED, HELD, PDF, choose, given, proofs_of, take

pytestmark = pytest.mark.browser
CPR: dict[str, Any] = {"title": "CPR", "date": "03/01/2025", "validity_years": "2"}


def test_firefox_estimates_and_remembers(firefox: Browser, site: str) -> None:
    """A certification and an entry are worth the same in Firefox, and are there after a reload."""
    context = firefox.new_context(locale="en-US")
    page = context.new_page()
    calculator = CalculatorPage(page, site)
    calculator.open()
    calculator.add_certification("Personal Trainer", "06/01/2024")
    calculator.add_entry("cpr-aed", CPR)
    calculator.expect_assured("Personal Trainer", "0.4")
    page.reload()
    calculator.expect_ready()
    calculator.expect_assured("Personal Trainer", "0.4")
    context.close()


def test_firefox_keeps_a_proof_and_takes_it_back(firefox: Browser, site: str) -> None:
    """It is there after a reload, goes out in one file with everything, and comes back with that, byte for byte."""
    context = firefox.new_context(locale="en-US")
    page = context.new_page()
    calculator = CalculatorPage(page, site)
    calculator.put(HELD)
    choose(proofs_of(calculator, "Cueing"), given("card.pdf", PDF))
    expect(calculator.dialog.locator(".proof__seen")).to_have_text("PDF")
    page.reload()
    calculator.expect_ready()
    expect(proofs_of(calculator, "Cueing").locator(".proof__seen")).to_have_text("PDF")
    calculator.dialog.get_by_role("button", name="Close").click()
    page.evaluate(f"() => {{ {CATCH} }}")
    page.get_by_role("button", name="Save everything").click()
    everything = saved(page)
    page.evaluate(EMPTIED, page.evaluate("new URL('..', location.href).pathname"))
    page.evaluate("localStorage.clear()")
    page.reload()
    calculator.expect_ready()
    take(page, everything)
    page.get_by_role("button", name="Import", exact=True).click()
    expect(calculator.dialog).to_be_hidden()
    dialog = proofs_of(calculator, "Cueing")
    expect(dialog.locator(".proof__seen")).to_have_text("PDF")
    page.evaluate(f"() => {{ {CATCH} }}")
    dialog.get_by_role("button", name="Save a copy of card.pdf").click()
    assert saved(page) == PDF
    context.close()


def saved(page: Page) -> bytes:
    """Return the file that the page has saved since it began to be caught."""
    return base64.b64decode(until(page, lambda: page.evaluate("window.saved"), "nothing was saved"))
