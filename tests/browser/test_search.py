"""Search leads to the page that answers: what people type, and the page among the first three that must hold it."""

import re
import tomllib
from pathlib import Path

import pages
import pytest
from playwright.sync_api import Page, expect

SEARCHES = tomllib.loads((Path(__file__).resolve().parents[1] / "data/searches.toml").read_text(encoding="utf-8"))
FIRST = 3
SEARCHED = re.compile(r"/search/texts\.json|/workers/search\.")


@pytest.mark.browser
def test_each_search_finds_its_page_among_the_first_three(page: Page, site: str) -> None:
    """However the words come into the box: here none comes by a key. Every page that is asked for exists."""
    assert set(SEARCHES.values()) <= set(pages.paths())
    page.goto(site)
    box, told = page.get_by_role("textbox", name="Search"), page.locator(".md-search-result__meta")
    missed = []
    for typed, wanted in SEARCHES.items():
        box.fill(typed)
        expect(told).to_have_text(re.compile("document"))
        count = int((re.match(r"\d+", told.inner_text()) or ["0"])[0])  # the list grows while it is drawn
        expect(page.locator(".md-search-result__item").nth(min(count, FIRST) - 1)).to_be_attached()
        found = page.locator(".md-search-result__item").evaluate_all(
            "items => items.map(item => item.querySelector('a').pathname)"  # one item a page, its sections below
        )
        first = [path.partition("/cec-tally/")[2] for path in found[:FIRST]]
        if wanted not in first:
            missed.append(f"{typed!r}: {wanted} is not among {first}")
        box.fill("")
        expect(told).to_have_text("Type to start searching")
    assert not missed, "\n".join(missed)


@pytest.mark.browser
def test_what_is_searched_is_fetched_when_somebody_searches(page: Page, site: str) -> None:
    """Not with the page, but at the first sign; what could not be had then is asked for again with the next letter."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site}rules/", wait_until="networkidle")
    box, told = page.get_by_role("textbox", name="Search"), page.locator(".md-search-result__meta")
    assert not [url for url in asked if SEARCHED.search(url)]
    page.route(SEARCHED, lambda route: route.abort())
    with page.expect_request(SEARCHED):
        box.hover()
    box.focus()
    expect(told).to_have_text("Type to start searching")
    with page.expect_event("requestfailed", lambda request: "texts.json" in request.url):
        box.press_sequentially("c")
    expect(told).to_have_text("Initializing search")
    page.unroute(SEARCHED)
    box.press_sequentially("ollege")
    expect(told).to_have_text(re.compile("document"))
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("article mark").first).to_have_text(re.compile("college", re.IGNORECASE))
