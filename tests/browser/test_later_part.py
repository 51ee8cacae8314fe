"""When Python comes to a function that is not sent first, the later part is loaded; if it cannot be, the page says so.

No question the page asks needs it. So the rules of this site are changed: the timeline compiles a text, which does.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import serve
import sites
from calculator_page import CalculatorPage
from playwright.sync_api import BrowserContext, Page, Route, expect
from python import ruleswheel, runtime

pytestmark = pytest.mark.browser
ASKING = "calculator/advice/timeline.py"
LATER = "**/later/machine-code-*"
HEAD = 16  # bytes of a compiled file before its code


@pytest.fixture(scope="module")
def asking_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose timeline needs the later part."""
    folder = tmp_path_factory.mktemp("asking")
    source = ruleswheel.read(runtime.site_wheel())[ASKING].decode()
    code = sites.code(f"{source}\nassert eval('6 * 7') == 42\n", folder)
    made = runtime.compiled()
    changed = made.rules[f"{ASKING}c"][:HEAD] + code.read_bytes()
    _, rest = runtime.archive(made._replace(rules={**made.rules, f"{ASKING}c": changed}))
    (name,) = (path.name for path in serve.SITE.glob("assets/later/rest-*.packed"))
    with serve.serving(sites.changed(folder / "site", {name: rest})) as address:
        yield address


@pytest.fixture
def alone(context: BrowserContext) -> Page:
    """A page that may need the later part."""
    return context.new_page()


def enter(page: Page, site: str) -> CalculatorPage:
    """Open the page and enter what has a timeline."""
    calculator = CalculatorPage(page, site)
    calculator.open()
    calculator.add_certification("Personal Trainer", "06/01/2024", "05/31/2026")
    calculator.add_entry("cpr-aed", {"title": "CPR", "date": "03/01/2025", "validity_years": "2"})
    return calculator


def test_what_is_missed_is_loaded_and_the_question_asked_again(alone: Page, asking_site: str) -> None:
    """The reader sees nothing of it but the answer."""
    asked: list[str] = []
    alone.on("request", lambda request: asked.append(request.url))
    enter(alone, asking_site).expect_assured("Personal Trainer", "0.4")
    expect(alone.locator(".timeline").first).to_be_visible()
    expect(alone.locator("#engine")).to_have_text("")
    assert len([url for url in asked if "/later/machine-code-" in url]) == 1


def cut(route: Route) -> None:
    """Half of it arrives."""
    body = route.fetch().body()
    route.fulfill(status=200, body=body[: len(body) // 2])


def change(route: Route) -> None:
    """One bit of it is another."""
    body = bytearray(route.fetch().body())
    body[len(body) // 2] ^= 1
    route.fulfill(status=200, body=bytes(body))


FAULTS = {
    "the network is gone": lambda route: route.abort(),
    "it is not there": lambda route: route.fulfill(status=404, body="no"),
    "it is cut short": cut,
    "it was changed on the way": change,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_later_part_that_cannot_be_had_is_as_a_failed_start(alone: Page, asking_site: str, fault: str) -> None:
    """The page says so; entries are there and can be exported; once it can be had, a retry answers."""
    alone.route(LATER, FAULTS[fault])
    calculator = enter(alone, asking_site)
    expect(alone.locator("#engine")).to_contain_text("could not be loaded")
    with alone.expect_download() as download:
        alone.locator("#engine").get_by_role("button", name="Export entries").click()
    exported = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [entry["title"] for entry in exported["entries"]] == ["CPR"]
    alone.unroute(LATER)
    alone.get_by_role("button", name="Try again").click()
    calculator.expect_ready()
    expect(alone.locator(".timeline").first).to_be_visible()
