"""The built site, served below a sub-path as GitHub Pages serves it, and a real browser to read it with."""

from collections.abc import Iterator
from typing import Any

import pytest
import serve
from browsers import path_of
from calculator_page import CalculatorPage
from patience import PATIENCE
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright
from presses import BY_ROBOT
from releases import Host, hosting

expect.set_options(timeout=PATIENCE)
# Of lists of such features the last holds: these are those of Playwright's own that change what a page does.
PLAYWRIGHTS = (
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "BlockOriginHeaderModificationOnRedirect",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "Translate",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Machine code that is optimised saves a page of a few seconds less time than it costs.
    "--js-flags=--liftoff-only",
    # Nobody types into the address bar: the two pages that it has of its own for each window take a fifth of the time.
    "--disable-features=" + ",".join((*PLAYWRIGHTS, "WebUIOmniboxPopup", "WebUIOmniboxAimPopup")),
)


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of the built site's first page."""
    assert (serve.SITE / "index.html").exists(), "build the site first: make site"
    with serve.serving() as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, by the path ``scripts/find-browser`` found."""
    started = playwright.chromium.launch(executable_path=path_of("chromium"), args=list(QUIET))
    yield started
    started.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """The system's own Firefox."""
    started = playwright.firefox.launch(channel="moz-firefox", executable_path=path_of("firefox"))
    yield started
    started.close()


@pytest.fixture
def host() -> Iterator[Host]:
    """A server of the built site for one test, which can be told to fail."""
    with hosting(serve.SITE) as started:
        yield started


@pytest.fixture
def context_options(request: pytest.FixtureRequest) -> dict[str, Any]:
    """How a test's browser context is made; a test may override it. Service workers are on with a host of one's own."""
    workers = "allow" if "host" in request.fixturenames else "block"
    return {"viewport": {"width": 1280, "height": 900}, "service_workers": workers, "locale": "en-US"}


@pytest.fixture
def context(browser: Browser, context_options: dict[str, Any]) -> Iterator[BrowserContext]:
    made = browser.new_context(**context_options)
    made.set_default_timeout(PATIENCE)
    made.add_init_script(BY_ROBOT)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which any error a script does not catch fails the test, and any need of Python's later part.

    The server is asked what was fetched: to be told of each request by the browser costs a twentieth of all the time. A
    service worker may fetch the later part ahead.
    """
    faults: list[str] = []
    serve.asked.clear()
    opened = context.new_page()
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    yield opened
    assert not faults, f"scripts failed on the page: {faults}"
    missed = [path for path in serve.asked if "/later/machine-code-" in path and not context.service_workers]
    assert not missed, "Python came to a function that is not sent first: make profile"


@pytest.fixture
def today() -> str:
    """The day it is on the page, as ISO; empty for the machine's own. A test file may name one."""
    return ""


@pytest.fixture
def calculator(page: Page, site: str, today: str) -> CalculatorPage:
    """The calculator page, not opened yet: ``open`` opens it as it is at first, ``put`` on a ledger."""
    if today:
        page.clock.set_fixed_time(f"{today}T12:00:00")
    return CalculatorPage(page, site)
