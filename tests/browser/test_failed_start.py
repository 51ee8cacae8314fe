"""When Python cannot start, the reader is told so plainly, keeps what they have, and can try again."""

import json
from pathlib import Path

import pytest
from calculator_page import CalculatorPage
from playwright.sync_api import Page, Route, expect

pytestmark = pytest.mark.browser
CPR = {"title": "CPR", "date": "03/01/2025", "validity_years": "2"}


@pytest.mark.parametrize("part", ["*.wasm", "first-*.packed", "worker-*.js"])
def test_a_part_that_does_not_load_is_said_and_can_be_tried_again(page: Page, site: str, part: str) -> None:
    """Entries are taken meanwhile and can be exported; once the part is there, a retry estimates them."""
    calculator = CalculatorPage(page, site)
    page.route(f"**/{part}", lambda route: route.abort())
    page.goto(calculator.address)
    expect(page.locator("#engine")).to_contain_text("could not be loaded")
    calculator.add_certification("Personal Trainer", "06/01/2024")
    calculator.add_entry("cpr-aed", CPR)
    expect(calculator.entry("CPR")).to_be_visible()
    with page.expect_download() as download:
        page.locator("#engine").get_by_role("button", name="Export entries").click()
    exported = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [entry["title"] for entry in exported["entries"]] == ["CPR"]
    page.unroute(f"**/{part}")
    page.get_by_role("button", name="Try again").click()
    calculator.expect_ready()
    calculator.expect_assured("Personal Trainer", "0.4")


@pytest.mark.parametrize("part", ["*.wasm", "pyodide.asm.mjs", "first-*.packed"])
def test_a_part_that_was_changed_on_the_way_is_never_run(page: Page, site: str, part: str) -> None:
    """One bit of it is another, so it is not the file that was built. The page says so, and starts from a whole one."""
    calculator = CalculatorPage(page, site)

    def change(route: Route) -> None:
        whole = route.fetch()
        body = bytearray(whole.body())
        body[len(body) // 2] ^= 1
        route.fulfill(status=200, content_type=whole.headers["content-type"], body=bytes(body))

    page.route(f"**/{part}", change)
    page.goto(calculator.address)
    expect(page.locator("#engine")).to_contain_text("could not be loaded")
    page.unroute(f"**/{part}")
    page.get_by_role("button", name="Try again").click()
    calculator.expect_ready()


def test_a_browser_without_webassembly_is_told_so(page: Page, site: str) -> None:
    """The form still takes entries, and they can be exported."""
    page.add_init_script("delete globalThis.WebAssembly")
    calculator = CalculatorPage(page, site)
    page.goto(calculator.address)
    expect(page.locator("#engine")).to_contain_text("no WebAssembly")
    calculator.add_certification("Personal Trainer", "06/01/2024")
    assert calculator.stored()["certifications"][0]["name"] == "Personal Trainer"
    expect(page.locator("#engine").get_by_role("button", name="Export entries")).to_be_visible()
