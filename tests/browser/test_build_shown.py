"""A reader can always tell which rules and which build they have before them."""

import re

import pages
import pytest
import serve
from guide import generate
from playwright.sync_api import Page, expect

from calculator.rulebook import load

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", pages.paths())
def test_every_page_names_the_edition_and_the_release_that_is_served(path: str) -> None:
    """The newest edition's day, and the beginning of the id the service worker keeps this release under."""
    served = re.match(r'const release = {"id":"(\w+)"', (serve.SITE / "sw.js").read_text(encoding="utf-8"))
    text = pages.file(path).read_text(encoding="utf-8")
    shown = re.search(r"the edition of ([^<]+), build <span data-build>(\w+)</span>", text)
    assert shown
    assert served
    assert shown[1] == generate.vocabulary(load())["day"](load().newest)
    assert served[1].startswith(shown[2])


def test_edition_and_build_are_seen_on_screen_and_on_paper(page: Page, site: str) -> None:
    """They stand at the foot of a page, of a printed one too."""
    page.goto(f"{site}opportunities/")
    expect(page.locator("footer [data-build]")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator("footer [data-build]")).to_be_visible()
