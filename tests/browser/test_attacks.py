"""Markup, script and odd characters in every field: shown as text on every view, never run."""

import json
from typing import Any

import pytest
from calculator_page import CalculatorPage
from playwright.sync_api import Page, expect

from calculator.rulebook import load

pytestmark = pytest.mark.browser
PAYLOADS = (
    "<img src=x onerror='window.hit=1' data-planted>",
    "<script data-planted>window.hit=1</script>",
    "\"><svg data-planted onload='window.hit=1'>",
    "javascript:window.hit=1",
    "${window.hit=1}{{7*7}}{% raw %}<!--",
    "\u202eright to left\u200b\u2066",
    "🏋️" * 20 + "\ud800",
    "x" * 6_000,  # in every field of every way to earn, twice: near what a browser stores
    "__proto__",
    "constructor",
)


def planted(payload: str) -> dict[str, Any]:
    """A ledger in which a payload stands in every field of every opportunity, and in a certification."""
    fields = load().fields
    entries = [
        {
            **dict.fromkeys(fields, payload),
            "id": f"e{n}",
            "opportunity": way,
            "sessions": [{"title": payload, "cecs": payload}],
        }
        for n, way in enumerate(load().opportunities)
    ]
    entries += [
        {**one, "id": f"{one['id']}-ok", "date": "2025-03-01", "status": "completed", "cecs": "0.1"} for one in entries
    ]
    entries.append(
        {"id": payload[:50], "opportunity": payload, "status": payload, "title": payload, payload[:50]: payload}
    )
    cycle = {"start": "2024-06-01", "end": "2026-05-31"}
    certifications = [
        {"id": "ok", "name": payload, "cycle": cycle},
        {"id": payload, "name": payload, "cycle": {"start": payload}},
    ]
    head = {"format": "cec-ledger", "version": 1, "rules": "auto", "__proto__": {"polluted": 1}}
    return {**head, "certifications": certifications, "entries": entries}


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_what_is_typed_is_only_ever_text(calculator: CalculatorPage, page: Page, payload: str) -> None:
    """List, receipts, problems, panels, dialog, print and export, all with the payload in every field."""
    ledger = planted(payload)
    calculator.put(ledger)
    expect(page.locator("[data-entry]")).to_have_count(len(ledger["entries"]))
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    page.locator("[data-entry]").first.get_by_role("button", name="Change").click()
    expect(calculator.dialog).to_be_visible()
    calculator.dialog.get_by_role("button", name="Cancel").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Export entries").first.click()
    assert json.loads(download.value.path().read_text(encoding="utf-8"))["entries"]
    page.emulate_media(media="print")
    found = page.evaluate("""() => ({hit: window.hit, polluted: {}.polluted,
      planted: document.querySelectorAll('[data-planted]').length,
      links: [...document.links].filter((one) => one.protocol === 'javascript:').length})""")
    assert found == {"hit": None, "polluted": None, "planted": 0, "links": 0}
    page.emulate_media(media="screen")
    calculator.add_entry("cpr-aed", {"title": "Still works", "date": "03/01/2025", "validity_years": "2"})
    expect(calculator.entry("Still works")).to_be_visible()
