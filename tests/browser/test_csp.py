"""The policy holds on every page and in every use, and nothing is ever fetched from another host."""

import json
from collections.abc import Iterator
from typing import Any

import pages
import pytest
import serve
from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, expect
from releases import hosting, kept

pytestmark = pytest.mark.browser
REPORT = (
    "addEventListener('securitypolicyviolation', (e) => console.error('violated', e.violatedDirective, e.blockedURI))"
)
TRAINER_NOW = {**TRAINER, "cycle": {"start": "2024-01-01", "end": "2099-12-31"}}
HELD = ledger(entry("card", "cpr-aed", validity_years="1"), entry("seminar", "petition"), certifications=(TRAINER_NOW,))


class Watch:
    """What a context did that the policy or the promise forbids."""

    def __init__(self, context: BrowserContext, site: str) -> None:
        self.site = site
        self.violations: list[str] = []
        self.elsewhere: list[str] = []
        context.add_init_script(REPORT)
        context.on("console", self._hear)
        context.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if (
            "violated" in message.text
            or "Content Security Policy" in message.text
            or "Content-Security-Policy" in message.text
        ):
            self.violations.append(f"{message.page.url if message.page else ''}: {message.text}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.elsewhere.append(request.url)

    def expect_nothing(self) -> None:
        """Expect that nothing was violated and nothing fetched from elsewhere."""
        assert self.violations == []
        assert self.elsewhere == []


@pytest.fixture(params=["chromium", "firefox"])
def watched(request: pytest.FixtureRequest, site: str) -> Iterator[tuple[Page, Watch]]:
    """A page in each browser whose every violation and request is seen."""
    browser: Browser = request.getfixturevalue("browser" if request.param == "chromium" else "firefox")
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-US")
    watch = Watch(context, site)
    page = context.new_page()
    yield page, watch
    context.close()


def test_every_page_keeps_to_the_policy(watched: tuple[Page, Watch], site: str) -> None:
    """Light and dark, on screen and in print: no violation, and not one request to another host."""
    page, watch = watched
    for path in pages.paths():
        page.goto(site + path)
        expect(page.locator("h1")).to_be_visible()
        for scheme in pages.SCHEMES:
            pages.paint(page, scheme)
            page.emulate_media(media="print")
            page.emulate_media(media="screen")
    watch.expect_nothing()


def test_search_keeps_to_the_policy(watched: tuple[Page, Watch], site: str) -> None:
    """The search, with its worker and its highlighted words."""
    page, watch = watched
    page.goto(site)
    page.get_by_role("textbox", name="Search").click()
    page.get_by_role("textbox", name="Search").press_sequentially("certificate")  # the theme listens to keys
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    watch.expect_nothing()


def test_the_calculator_keeps_to_the_policy(watched: tuple[Page, Watch], site: str) -> None:
    """Python in its worker, dialogs, entries, receipts and the file of one's own."""
    page, watch = watched
    calculator = CalculatorPage(page, site)
    calculator.open()
    calculator.add_certification("Personal Trainer", "06/01/2024")
    calculator.add_entry("cpr-aed", {"title": "CPR", "date": "03/01/2025", "validity_years": "2"})
    calculator.expect_assured("Personal Trainer", "0.4")
    calculator.unfold("CPR")
    page.locator("#keep").get_by_role("button").first.click()
    watch.expect_nothing()


def test_files_links_panels_and_print_keep_to_the_policy(watched: tuple[Page, Watch], site: str) -> None:
    """An import with its preview, every panel unfolded, dark and printed, and a private link opened."""
    page, watch = watched
    calculator = CalculatorPage(page, site)
    calculator.open()
    page.get_by_role("button", name="Import entries").click()
    page.get_by_label("Or paste its content").fill(json.dumps(HELD))
    page.locator("#import-dialog").get_by_role("button", name="Import", exact=True).click()
    calculator.expect_assured("Personal Trainer", "0.2")
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    expect(page.locator("#sheet [data-petition]").first).to_be_visible()
    for scheme in pages.SCHEMES:
        pages.paint(page, scheme)
        page.emulate_media(media="print")
        page.emulate_media(media="screen")
    calculator.open_anew(calculator.private_link())
    expect(page.locator("#shared")).to_contain_text("a copy from a link")
    calculator.expect_ready()
    watch.expect_nothing()


def test_reading_offline_keeps_to_the_policy(browser: Browser) -> None:
    """A page and the search from what is kept, with the server gone; the driven Firefox has no service workers."""
    context = browser.new_context(locale="en-US")
    with hosting(serve.SITE) as host:
        watch = Watch(context, host.address)
        page = context.new_page()
        page.goto(host.address)
        page.evaluate("navigator.serviceWorker.ready")
        page.reload()
        host.stop()
        page.goto(f"{host.address}rules/")
        page.get_by_role("textbox", name="Search").click()
        page.get_by_role("textbox", name="Search").press_sequentially("certificate")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
    context.close()
    watch.expect_nothing()


def test_the_calculator_offline_keeps_to_the_policy(browser: Browser) -> None:
    """It starts, counts and exports from what is kept, with the server gone, and asks for nothing from elsewhere."""
    context = browser.new_context(locale="en-US")
    with hosting(serve.SITE) as host:
        watch = Watch(context, host.address)
        calculator = CalculatorPage(context.new_page(), host.address)
        calculator.open()
        kept(calculator.page, runtime=True)
        calculator.page.reload()
        host.stop()
        calculator.open()
        calculator.add_certification("Personal Trainer", "06/01/2024")
        calculator.add_entry("cpr-aed", {"title": "CPR", "date": "03/01/2025", "validity_years": "2"})
        calculator.expect_assured("Personal Trainer", "0.4")
        with calculator.page.expect_download():
            calculator.page.get_by_role("button", name="Table (CSV)").click()
    context.close()
    watch.expect_nothing()


def test_the_policy_stops_what_it_should(watched: tuple[Page, Watch], site: str) -> None:
    """A planted script does not run and a call to another host does not leave: the tests above can fail."""
    page, watch = watched
    page.goto(site)
    page.evaluate("""() => {
      const planted = document.createElement("script");
      planted.textContent = "document.title = 'taken over'";
      document.body.append(planted);
      const image = document.createElement("img");
      image.src = "https://elsewhere.invalid/a.png";
      document.body.append(image);
    }""")
    answer: Any = page.evaluate("fetch('https://elsewhere.invalid/').then(() => 'left', () => 'stopped')")
    assert answer == "stopped"
    assert page.title() != "taken over"
    assert len(watch.violations) >= 3
    assert serve.PREFIX in page.url
