"""What a page says of itself to machines: schema.org data made of the very words a reader sees."""

from collections.abc import Iterable, Mapping, Sequence
from html.parser import HTMLParser
from typing import Any, NamedTuple

from calculator.rulebook import Route, Rulebook

Data = dict[str, Any]
QUIET = ("script", "style", "svg", "figure")
BLOCKS = ("p", "li", "blockquote", "td", "dd", "tr")


class About(NamedTuple):
    """A page: its title and description, its address, the site's name and address, and the pages above it by title."""

    title: str
    description: str
    address: str
    site: str
    home: str
    trail: Sequence[tuple[str, str]] = ()


def data(about: About, kinds: Iterable[str], html: str, rulebook: Rulebook) -> list[Data]:
    """Return a page's data. ``kinds``: website, application, questions, terms, or a route's id for its steps.

    Raises KeyError for another kind.
    """
    found = [] if about.address == about.home else [_trail(about)]
    for kind in kinds:
        if kind in rulebook.routes:
            found.append(_steps(about, rulebook.routes[kind], rulebook))
        else:
            found.append(_KINDS[kind](about, html))
    return [{"@context": "https://schema.org", **one} for one in found]


def sections(html: str) -> dict[str, str]:
    """Return the plain text below each second-level heading, by the heading's text."""
    reader = _Sections()
    reader.feed(html)
    return {title: " ".join("".join(text).split()) for title, text in reader.found.items()}


def _website(about: About, _: str) -> Data:
    return {"@type": "WebSite", "name": about.site, **_described(about), "inLanguage": "en"}


def _application(about: About, _: str) -> Data:
    shape = {"@type": "WebApplication", "name": f"{about.site}: {about.title.lower()}", **_described(about)}
    free = {"offers": {"@type": "Offer", "price": "0", "priceCurrency": "USD"}, "isAccessibleForFree": True}
    return {**shape, "applicationCategory": "EducationalApplication", "operatingSystem": "Any", **free}


def _questions(about: About, html: str) -> Data:
    asked = [
        {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
        for question, answer in sections(html).items()
    ]
    return {"@type": "FAQPage", "name": about.title, **_described(about), "mainEntity": asked}


def _terms(about: About, html: str) -> Data:
    terms = [{"@type": "DefinedTerm", "name": word, "description": text} for word, text in sections(html).items()]
    return {"@type": "DefinedTermSet", "name": about.title, **_described(about), "hasDefinedTerm": terms}


def _steps(about: About, route: Route, rulebook: Rulebook) -> Data:
    steps = [
        {"@type": "HowToStep", "position": position, "text": rulebook.fill(step.text, rulebook.newest)}
        for position, step in enumerate(route.steps, 1)
    ]
    return {"@type": "HowTo", "name": f"{about.title}: {route.title.lower()}", **_described(about), "step": steps}


def _trail(about: About) -> Data:
    way = [(about.site, about.home), *about.trail, (about.title, about.address)]
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _described(about: About) -> Data:
    return {"description": about.description, "url": about.address}


_KINDS: Mapping[str, Any] = {
    "website": _website,
    "application": _application,
    "questions": _questions,
    "terms": _terms,
}


class _Sections(HTMLParser):
    """Collects text by second-level heading; drawings are left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[str]] = {}
        self.heading: list[str] | None = None
        self.text: list[str] | None = None
        self.quiet = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.quiet += tag in QUIET
        if tag == "h2":
            self.heading = []
        elif tag == "h1":
            self.text = None

    def handle_endtag(self, tag: str) -> None:
        self.quiet -= tag in QUIET
        if tag == "h2" and self.heading is not None:
            self.text = self.found.setdefault("".join(self.heading).strip(), [])
            self.heading = None
        elif tag in BLOCKS and self.text is not None:
            self.text.append(" ")

    def handle_data(self, data: str) -> None:
        if self.heading is not None:
            self.heading.append(data)
        elif self.text is not None and not self.quiet:
            self.text.append(data)
