"""What search engines and shared links are told: true, complete, and in words schema.org knows."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pages
import pytest
import serve

# What each type must hold, after the vocabulary of schema.org; anything else it holds must be in COMMON.
NEEDED = {
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name", "item"},
    "WebSite": {"name", "url", "inLanguage"},
    "WebApplication": {"name", "url", "applicationCategory", "operatingSystem", "offers", "isAccessibleForFree"},
    "Offer": {"price", "priceCurrency"},
    "FAQPage": {"name", "url", "mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "HowTo": {"name", "url", "step"},
    "HowToStep": {"position", "text"},
    "DefinedTermSet": {"name", "url", "hasDefinedTerm"},
    "DefinedTerm": {"name"},
}
COMMON = {"@type", "@context", "description"}
PAGES = pages.paths()


class _Head(HTMLParser):
    """Collects a page's meta elements by name, its structured data, and its words."""

    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, str] = {}
        self.blocks: list[str] = []
        self.words: list[str] = []
        self.inside = ""
        self.feed(pages.file(path).read_text(encoding="utf-8"))
        self.data: list[dict[str, Any]] = [json.loads(block) for block in self.blocks]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.inside = found.get("type", tag) if tag == "script" else ""
        if tag == "meta":
            self.meta[found.get("property", found.get("name", ""))] = found.get("content", "")

    def handle_endtag(self, _tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside == "application/ld+json":
            self.blocks.append(data)
        else:
            self.words.append(data)

    @property
    def text(self) -> str:
        return _plain("".join(self.words))


def _plain(text: str) -> str:
    return re.sub(r"\W+", "", text)


def _things(value: object) -> Iterator[dict[str, Any]]:
    """Yield every object of structured data, whatever it is nested in."""
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _things(one)


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_structured_data_is_complete_and_is_what_the_page_says(path: str) -> None:
    """Each object has what its type needs and nothing unknown; every sentence in it can be read on the page."""
    head = _Head(path)
    assert head.data or path == "404.html"
    for one in (thing for data in head.data for thing in _things(data)):
        held = set(one) - COMMON
        assert held == NEEDED[one["@type"]], one
        if one["@type"] in {"Answer", "HowToStep"}:
            assert _plain(one["text"]) in head.text
        if one["@type"] == "Question":
            assert _plain(one["name"]) in head.text


@pytest.mark.browser
@pytest.mark.parametrize("path", PAGES)
def test_a_shared_link_shows_title_words_and_picture(path: str) -> None:
    """The picture is on this site, of the size it says, and the page's own title and description go with it."""
    meta = _Head(path).meta
    assert meta["og:title"]
    assert meta["og:description"] == meta["description"]
    picture = (serve.SITE / meta["og:image"].split(serve.PREFIX, 1)[1]).read_bytes()
    size = tuple(str(int.from_bytes(picture[place : place + 4], "big")) for place in (16, 20))
    assert size == (meta["og:image:width"], meta["og:image:height"])


@pytest.mark.browser
def test_titles_and_descriptions_are_each_page_s_own() -> None:
    """No two pages are described alike, and no description is cut off where results are listed."""
    found = [_Head(path).meta for path in PAGES if path != "404.html"]
    assert len({meta["description"] for meta in found}) == len(found)
    assert all(50 <= len(meta["description"]) <= 160 for meta in found), [
        meta["description"] for meta in found if not 50 <= len(meta["description"]) <= 160
    ]


@pytest.mark.browser
def test_the_sitemap_lists_every_page_and_robots_names_it() -> None:
    """Every page but the one for what is missing."""
    sitemap = (serve.SITE / "sitemap.xml").read_text(encoding="utf-8")
    listed = {address.split(serve.PREFIX, 1)[1] for address in re.findall("<loc>(.*?)</loc>", sitemap)}
    assert listed == set(PAGES) - {"404.html"}
    assert f"{serve.PREFIX}sitemap.xml" in (serve.SITE / "robots.txt").read_text(encoding="utf-8")
