"""What one finished HTML page holds, read with the standard library: enough to write its policy and to check it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

VOID = {
    *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
}
DATA_TYPES = ("application/json", "application/ld+json")  # blocks a browser never runs
LOADING = {  # what makes a browser fetch something, by element
    "script": ("src",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "embed": ("src",),
    "object": ("data",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "track": ("src",),
    "form": ("action",),
    "use": ("href",),
    "image": ("href",),
}
LOADING_LINKS = (
    "stylesheet",
    "icon",
    "manifest",
    "preload",
    "modulepreload",
    "prefetch",
    "apple-touch-icon",
    "next",
    "prev",
)
NOT_IN_A_PARAGRAPH = {
    *("address", "article", "aside", "details", "div", "dl", "fieldset", "figure", "footer", "form", "header", "hr"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "main", "nav", "ol", "p", "pre", "section", "table", "ul"),
}


class Reference(NamedTuple):
    """An address on a page: the element it stands on, and the line."""

    address: str
    element: str
    line: int


@dataclass
class Markup:
    """The facts of one page. ``broken`` lists in words what does not nest or should not be there."""

    lang: str = ""
    title: str = ""
    description: str = ""
    headings: int = 0
    ids: set[str] = field(default_factory=set)
    links: list[Reference] = field(default_factory=list)
    loads: list[Reference] = field(default_factory=list)
    inline_scripts: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)


def read(text: str) -> Markup:
    """Return the facts of a page."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    reader.finish()
    return reader.markup


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.markup = Markup()
        self.open: list[tuple[str, int]] = []
        self.collecting: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element, and keep it open until it is closed."""
        self._note(tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self.open.append((tag, self.getpos()[0]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself, as inside drawings."""
        self._note(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        """Close an element; say so if another one is still open inside it."""
        text, self.collecting = self.collecting, None
        if text is not None and tag == "title" and not self._inside("svg"):
            self.markup.title = self.markup.title or "".join(text).strip()
        elif text is not None and tag == "script":
            self.markup.inline_scripts.append("".join(text))
        if self.open and self.open[-1][0] == tag:
            self.open.pop()
        elif tag not in VOID:
            self._fault(f"</{tag}> closes nothing, or something else is still open")
            while any(name == tag for name, _ in self.open) and self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Collect the text of a title or of an inline script."""
        if self.collecting is not None:
            self.collecting.append(data)

    def finish(self) -> None:
        """Say what was never closed."""
        for tag, line in self.open:
            self.markup.broken.append(f"line {line}: <{tag}> is never closed")

    def _inside(self, tag: str) -> bool:
        return any(name == tag for name, _ in self.open)

    def _fault(self, what: str) -> None:
        self.markup.broken.append(f"line {self.getpos()[0]}: {what}")

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        self._note_shape(tag, attributes)
        self._note_identity(tag, attributes)
        line = self.getpos()[0]
        if tag == "a" and "href" in attributes:
            self.markup.links.append(Reference(attributes["href"], "a", line))
        loads = [address for name in LOADING.get(tag, ()) for address in _addresses(name, attributes.get(name, ""))]
        if tag == "link" and any(kind in LOADING_LINKS for kind in attributes.get("rel", "").split()):
            loads.append(attributes.get("href", ""))
        self.markup.loads += [Reference(address, tag, line) for address in loads]
        inline = tag == "script" and "src" not in attributes and attributes.get("type") not in DATA_TYPES
        if inline or tag == "title":
            self.collecting = []

    def _note_shape(self, tag: str, attributes: dict[str, str]) -> None:
        if "style" in attributes or tag == "style":
            self._fault(f"<{tag}> carries an inline style, which the policy forbids: use a class")
        if handler := next((name for name in attributes if name.startswith("on")), None):
            self._fault(f"<{tag} {handler}> is an inline script, which the policy forbids: use a module")
        if tag in NOT_IN_A_PARAGRAPH and self.open and self.open[-1][0] == "p":
            self._fault(f"<{tag}> stands inside a paragraph, which a browser ends before it")

    def _note_identity(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "html":
            self.markup.lang = attributes.get("lang", "")
        elif tag == "meta" and attributes.get("name") == "description":
            self.markup.description = attributes.get("content", "").strip()
        elif tag == "h1":
            self.markup.headings += 1
        name = attributes.get("id")
        if name and not self._inside("template"):  # what stands in a template is no part of the page yet
            if name in self.markup.ids:
                self._fault(f'id="{name}" is there twice')
            self.markup.ids.add(name)


def _addresses(attribute: str, value: str) -> list[str]:
    """Return the addresses in an attribute: one, or one for each candidate of a srcset."""
    if attribute == "srcset":
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    return [value] if value else []
