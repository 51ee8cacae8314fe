"""The main flow and the guide in WebKitGTK, the nearest that can be tested here to the browser of every iPhone."""

from collections.abc import Iterator

import pytest
import webkit
from browsers import path_of

pytestmark = pytest.mark.browser
READY = """const page = document.getElementById("calculator-page");
return page && !page.hidden && document.getElementById("engine").textContent.trim() === "";"""
FIGURE = """return document.querySelector(".standing__figure")?.textContent.trim().startsWith("0.4 of ")"""
CLOSED = "return !document.querySelector('dialog[open]')"
CHOOSE = """const choice = document.querySelector("dialog[open] [name='opportunity']");
choice.value = arguments[0];
choice.dispatchEvent(new Event("input", { bubbles: true }));
choice.dispatchEvent(new Event("change", { bubbles: true }));"""
REFUSED = "return document.querySelector('dialog[open] [data-field=date] [data-error]').textContent !== ''"
STORED = """const key = Object.keys(localStorage).find((one) => one.endsWith(":ledger"));
return JSON.parse(localStorage.getItem(key)).entries.map((one) => one.title);"""
LOADED = "return performance.getEntriesByType('resource').map((one) => one.name)"


@pytest.fixture(scope="module")
def window() -> Iterator[webkit.WebKit]:
    """One window for all tests here: starting it costs more than they do."""
    with webkit.started(path_of("webkit")) as opened:
        yield opened


def test_webkit_estimates_and_remembers(window: webkit.WebKit, site: str) -> None:
    """Typed and clicked: a day that is none is refused beside its field, an entry is estimated and kept."""
    window.open(f"{site}calculator/")
    window.until(READY)
    window.click("#add-certification")
    window.type("dialog[open] [name='name']", "Personal Trainer")
    window.type("dialog[open] [name='cycle.start']", "06/01/2024")
    window.click("dialog[open] [type=submit]")
    window.until(CLOSED)
    window.click("#add-entry")
    window.run(CHOOSE, "cpr-aed")
    window.type("dialog[open] [name='title']", "CPR")
    window.type("dialog[open] [name='date']", "02/30/2025")
    window.click("dialog[open] [data-field='validity_years'] input[value='2']")
    window.click("dialog[open] [type=submit]")
    window.until(REFUSED)
    window.run("document.querySelector('dialog[open] [name=date]').value = ''")
    window.type("dialog[open] [name='date']", "03/01/2025")
    window.click("dialog[open] [type=submit]")
    window.until(CLOSED)
    window.until(FIGURE)
    assert window.run(STORED) == ["CPR"]
    window.reload()
    window.until(READY)
    window.until(FIGURE)
    assert all(one.startswith((site, "blob:", "data:")) for one in window.run(LOADED))


def test_webkit_reads_and_searches_the_guide(window: webkit.WebKit, site: str) -> None:
    """A page of the guide opens, and the search finds one."""
    window.open(f"{site}opportunities/petition/")
    assert "etition" in window.run("return document.querySelector('main h1').textContent")
    window.click("[data-md-component='search-query']")
    window.type("[data-md-component='search-query']", "college")
    window.until("return document.querySelectorAll('.md-search-result__link').length > 0")
