"""The site while it is written, as ``mkdocs serve`` shows it: what an earlier visit kept is not in the way."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
import serve
from finish import policy, publish
from patience import until
from playwright.sync_api import Error, Page, expect
from releases import NEW_WORDS, Host, kept

pytestmark = pytest.mark.browser
CONTROLLED = "async () => { await navigator.serviceWorker.ready; }"
REGISTERED = "async () => (await navigator.serviceWorker.getRegistrations()).length"
SCRIPT = re.compile(r'<script type="module" src="[^"]*offline\.js"></script>')


def written(folder: Path) -> Path:
    """Return the built site as MkDocs would serve it: one page has just been changed."""
    shutil.copytree(serve.SITE, folder)
    for page in folder.rglob("*.html"):
        text = policy.META.sub("", SCRIPT.sub("", page.read_text(encoding="utf-8")))
        page.write_text(text.replace("</h1>", f"</h1><p>{NEW_WORDS}</p>", 1), encoding="utf-8")
    publish.publish(folder, f"http://127.0.0.1{serve.PREFIX}", live=True)
    return folder


def test_what_has_just_been_written_is_what_is_shown(page: Page, host: Host, tmp_path: Path) -> None:
    """The service worker of an earlier visit takes itself and all it kept away, for the page that is opened next."""
    page.goto(f"{host.address}myths/")
    page.evaluate(CONTROLLED)
    page.reload()
    host.folder = written(tmp_path / "live")
    page.reload()
    until(page, lambda: is_none_registered(page), "the service worker of an earlier visit is still there")
    page.reload()
    expect(page.get_by_text(NEW_WORDS)).to_be_visible()
    assert page.evaluate(REGISTERED) == 0
    assert not [file for files in kept(page).values() for file in files if file.endswith(("/", ".html"))]


def is_none_registered(page: Page) -> bool:
    """Tell whether the worker of an earlier visit is gone; the page may just be opened anew by it."""
    with suppress(Error):
        return bool(page.evaluate(REGISTERED) == 0)
    return False
