"""The main flow and the guide in WebKitGTK, the nearest that can be tested here to the browser of every iPhone."""

import base64
import json
from collections.abc import Iterator

import pytest
import webkit
from browsers import path_of
from test_proofs import CATCH, EMPTIED, HELD, PDF

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

PUT = """localStorage.setItem(`cec-tally:${new URL("..", location.href).pathname}:ledger`, arguments[0]);"""
# The driver chooses no files: they are put into the field.
CHOOSE_FILE = """const files = new DataTransfer();
const content = Uint8Array.from(atob(arguments[2]), (sign) => sign.charCodeAt(0));
files.items.add(new File([content], arguments[1]));
const field = document.querySelector(arguments[0]);
field.files = files.files;
field.dispatchEvent(new Event("change"));"""
PRESS = """const shown = [...document.querySelectorAll("button")].filter((one) => one.offsetParent);
const named = shown.find((one) => one.innerText.trim().startsWith(arguments[0]));
named?.click();
return Boolean(named);"""
SEEN = "return document.querySelector('dialog[open] .proof__seen')?.innerText === 'PDF'"
GONE = f"""window.gone = false;
({EMPTIED})(new URL("..", location.href).pathname).then(() => {{ localStorage.clear(); window.gone = true; }});"""


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


def test_webkit_keeps_a_proof_and_takes_it_back(window: webkit.WebKit, site: str) -> None:
    """It is there after a reload, goes out in one file with everything, and comes back with that, byte for byte."""
    window.open(f"{site}calculator/")
    window.until(READY)
    window.run(PUT, json.dumps(HELD))
    for kept in (False, True):
        window.reload()
        window.until(READY)
        open_proofs(window)
        if not kept:
            window.run(CHOOSE_FILE, "dialog[open] input[type=file]", "card.pdf", base64.b64encode(PDF).decode())
        window.until(SEEN)
    window.run("document.querySelector('dialog[open]').close()")
    window.run(CATCH)
    window.until(PRESS, "Save everything")
    everything = window.until("return window.saved")
    window.run(GONE)
    window.until("return window.gone")
    window.reload()
    window.until(READY)
    window.until(PRESS, "Import entries")
    window.run(CHOOSE_FILE, "#import-file", "all.zip", everything)
    window.until("return document.querySelector('#import-dialog [type=submit]').hidden === false")
    window.run("document.querySelector('#import-dialog [type=submit]').click()")
    window.until(CLOSED)
    open_proofs(window)
    window.until(SEEN)
    window.run(CATCH)
    window.until(PRESS, "Save a copy")
    assert base64.b64decode(window.until("return window.saved")) == PDF


def open_proofs(window: webkit.WebKit) -> None:
    """Open the proofs of the first entry."""
    window.run("for (const one of document.querySelectorAll('#entries details')) one.open = true;")
    window.until(PRESS, "Proofs")
    window.until("return Boolean(document.querySelector('dialog[open] input[type=file]'))")
