"""The site as a machine on a gym's own network serves it: plain HTTP, no secure context."""

from collections.abc import Iterator
from typing import Any

import pytest
from browsers import path_of
from calculator_page import CalculatorPage
from playwright.sync_api import Page, Playwright, Route, expect

HOST = "gym.example"  # a name that is not this machine's: from 127.0.0.1 a browser would give the page everything


# What has each browser find the host here.
RESOLVING: dict[str, dict[str, Any]] = {
    "chromium": {
        "args": ["--no-sandbox", "--disable-gpu", "--disable-quic", f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]
    },
    "firefox": {"channel": "moz-firefox", "firefox_user_prefs": {"network.dns.localDomains": HOST}},
}


@pytest.fixture(params=["chromium"])
def plain(playwright: Playwright, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page in a browser that finds the host here, on which no script may fail."""
    name: str = request.param
    started = getattr(playwright, name).launch(executable_path=path_of(name), **RESOLVING[name])
    faults: list[str] = []
    opened = started.new_context(locale="en-US").new_page()
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    yield opened
    started.close()
    assert faults == []


@pytest.mark.parametrize("plain", RESOLVING, indirect=True)
def test_the_calculator_works_without_a_secure_context(plain: Page, site: str) -> None:
    """Python starts from parts held against their hashes, and what is entered is kept and estimated."""
    calculator = CalculatorPage(plain, site.replace("127.0.0.1", HOST))
    calculator.open()
    assert plain.evaluate("[isSecureContext, 'caches' in window, 'subtle' in crypto]") == [False, False, False]
    calculator.add_certification("Personal Trainer", "06/01/2024")
    calculator.add_entry(
        "cpr-aed", {"title": "Card", "date": "03/01/2025", "status": "completed", "validity_years": "2"}
    )
    plain.reload()
    calculator.expect_ready()
    expect(plain.locator("[data-entry]")).to_have_count(1)
    expect(plain.locator(".standing")).to_contain_text("0.4")
    plain.get_by_role("button", name="Add certification").click()
    expect(calculator.dialog).to_be_visible()


def test_a_part_that_is_not_the_one_built_is_refused_there_too(plain: Page, site: str) -> None:
    """The hash made without the browser's help is a hash: a changed part starts nothing, and the page says so."""

    def spoil(route: Route) -> None:
        sound = route.fetch(url=route.request.url.replace(HOST, "127.0.0.1")).body()
        route.fulfill(body=b"x" + sound[1:])

    plain.context.route("**/assets/runtime/*", spoil)
    plain.goto(site.replace("127.0.0.1", HOST) + "calculator/")
    expect(plain.locator("#engine")).to_contain_text("could not be loaded")
    plain.get_by_role("button", name="Add certification").click()
    expect(plain.locator("dialog[open]")).to_be_visible()
