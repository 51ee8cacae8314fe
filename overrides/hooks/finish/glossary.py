"""Links from the guide's prose to the glossary: each of its terms, where a finished page uses it first.

The terms are the headings of the glossary page itself, but for those of class ``everyday``. Headings, links, code,
heads of tables, drawings, forms and ACE's words stay as they are, and a page that links a term itself keeps to it.
"""

import re
from collections.abc import Mapping
from html import unescape

from finish.markup import VOID

PAGE = "glossary/"
HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>')  # an everyday word has a class, and is no match
PARTS = re.compile(r"<!--.*?-->|<script\b.*?</script>|<[^>]*>|[^<]+", re.DOTALL)
TAG = re.compile(r"<(/?)([a-z0-9]+)")
PROSE = {"p", "li", "td", "dd"}
NOT_PROSE = {
    *("a", "blockquote", "button", "code", "dialog", "figure", "form", "h1", "h2", "h3", "h4", "label", "nav"),
    *("noscript", "pre", "summary", "svg", "template", "th"),
}
PROGRAM = 'class="calculator"'  # what the calculator's scripts fill in is no prose
QUOTED = r"“[^”]*”"


def terms(page: str) -> dict[str, str]:
    """Return the glossary's terms by the id of their heading, from the finished glossary page."""
    return {name: unescape(title) for name, title in HEADING.findall(page)}


def linked(page: str, words: Mapping[str, str], up: str) -> str:
    """Return a finished page with each term linked where its prose uses it first. Doing it twice changes nothing.

    ``up`` leads from the page to the site's first page.
    """
    start, end = page.find("<article"), page.rfind("</article>")
    left = {name: title for name, title in words.items() if f'{PAGE}#{name}"' not in page[start:end]}
    if start < 0 or not left:
        return page
    return page[:start] + _Linker(left, up).run(page[start:end]) + page[end:]


class _Linker:
    """Goes through a page once; ``left`` are the terms not met yet."""

    def __init__(self, left: Mapping[str, str], up: str) -> None:
        self.left, self.up = dict(left), up
        self.open: list[str] = []
        longest_first = sorted(left, key=lambda name: -len(left[name]))  # “My CECs” before “CECs”
        named = "|".join(f"(?P<{_key(name)}>{_forms(left[name])})" for name in longest_first)
        self.pattern = re.compile(rf"{QUOTED}|(?<![\w-])(?:{named})(?!\w)", re.IGNORECASE)
        self.names = {_key(name): name for name in left}

    def run(self, text: str) -> str:
        return "".join(self._part(part) for part in PARTS.findall(text))

    def _part(self, part: str) -> str:
        if tag := TAG.match(part):
            self._follow(tag[1] == "/", tag[2], part)
            return part
        inside = set(self.open)
        if part.startswith("<") or not inside & PROSE or inside & NOT_PROSE or PROGRAM in inside:
            return part
        return self.pattern.sub(self._link, part)

    def _follow(self, closing: bool, name: str, part: str) -> None:  # noqa: FBT001 - as the tag says
        if name in VOID or name == "script" or part.endswith("/>"):
            return
        if not closing:
            self.open.append(PROGRAM if PROGRAM in part else name)
        elif self.open:
            self.open.pop()

    def _link(self, found: re.Match[str]) -> str:
        name = self.names.get(found.lastgroup or "", "")
        if not self.left.pop(name, ""):
            return found[0]
        return f'<a class="term" href="{self.up}{PAGE}#{name}">{found[0]}</a>'


def _key(name: str) -> str:
    return "term_" + name.replace("-", "_")


def _forms(title: str) -> str:
    """Return a pattern for a term in the singular and the plural."""
    stem = re.escape(title.removesuffix("s"))
    return f"{stem[:-1]}(?:y|ies)" if stem.endswith("y") else f"{stem}s?"
