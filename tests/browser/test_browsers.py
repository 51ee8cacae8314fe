"""The main flow in Firefox; ``test_webkit.py`` has it in the third engine."""

from typing import Any

import pytest
from calculator_page import CalculatorPage
from playwright.sync_api import Browser

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
