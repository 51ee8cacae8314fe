"""The site below any path a host may give it, and at addresses that are none."""

import shutil
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import content
import pages
import pytest
import serve
from calculator_page import CalculatorPage
from finish import policy, publish
from patience import until
from playwright.sync_api import Page, expect
from releases import Host, hosting, kept

pytestmark = pytest.mark.browser
PATHS = ["/my site/", "/caf\u00e9/", "/100%/of (it)/"]
MALFORMED = ["%", "%zz/", "%E0%A4%A", "a%00b", "%ff/", "x" * 300, "rules/%", "..%2f..%2fMakefile"]
LOST = "This page is not here"
ACTIVE = "async () => (await navigator.serviceWorker.ready).active?.state === 'activated'"


@pytest.fixture(params=PATHS)
def host(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Host]:
    """The built site as it would have been built for another path: only the page for what is lost names it."""
    address = content.address(f"http://127.0.0.1{request.param}")
    prefix = urlsplit(address).path
    shutil.copytree(serve.SITE, tmp_path / "site")
    lost = tmp_path / "site" / "404.html"
    text = policy.META.sub("", lost.read_text(encoding="utf-8"))
    lost.write_text(text.replace(serve.PREFIX, prefix), encoding="utf-8")
    publish.publish(tmp_path / "site", address)
    with hosting(tmp_path / "site", prefix) as started:
        yield started


def status(host: Host, path: str) -> int:
    """Ask without a browser, which would write the address anew."""
    asking = HTTPConnection("127.0.0.1", host.port)
    asking.request("GET", path)
    answer = asking.getresponse()
    words = answer.read().decode()
    asking.close()
    assert answer.status == 200 or LOST in words
    return answer.status


def test_a_path_of_any_signs_holds_online_and_offline(page: Page, host: Host) -> None:
    """Guide, calculator and the page for what is lost, with the server and without it."""
    calculator = CalculatorPage(page, host.address)
    calculator.open()
    until(page, lambda: page.evaluate(ACTIVE), "the site is not kept")
    page.reload()
    kept(page, runtime=True)
    host.stop()
    calculator.open()
    for path in ("", "rules/", "rules"):
        page.goto(f"{host.address}{path}")
        expect(page.locator("h1")).to_be_visible()
    for path in ("no/such/page/", "%", "%E0%A4%A"):
        answer = page.goto(f"{host.address}{path}")
        assert answer
        assert answer.status == 404
        expect(page.locator("h1")).to_have_text(LOST)
        expect(page.locator(".tally-brand")).to_have_css("font-weight", "750")  # its stylesheet is there


@pytest.mark.parametrize("path", MALFORMED)
def test_an_address_that_cannot_be_read_gets_the_page_for_what_is_lost(site: str, path: str) -> None:
    """No such name can be on the disk; the connection is never dropped instead."""
    where = urlsplit(site)
    host = Host.__new__(Host)
    host.port = where.port or 0
    assert status(host, f"{where.path}{path}") == 404


def test_every_page_is_there_and_a_folder_leads_to_its_slash(host: Host) -> None:
    """Also where the way there has to be written in other signs."""
    assert {status(host, f"{host.prefix}{path}") for path in pages.paths() if path != "404.html"} == {200}
    asking = HTTPConnection("127.0.0.1", host.port)
    asking.request("GET", f"{host.prefix}rules")
    assert asking.getresponse().headers["Location"] == f"{host.prefix}rules/"
    asking.close()
