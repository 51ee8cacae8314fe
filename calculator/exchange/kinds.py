"""Which way to earn a row of a table is about: by a word for it, by its title, or by what else stands in the row."""

from collections.abc import Iterator, Mapping
from typing import Any

from calculator.exchange.headings import key, words_of
from calculator.rulebook import Rulebook


class Kinds:
    """What people call the ways to earn, from the rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Take the rulebook with the ways to earn and the words for them."""
        self.rulebook = rulebook
        ways, words = rulebook.opportunities.values(), rulebook.tables
        self.names = {key(word): way.id for way in ways for word in (way.plural, way.title, way.id)}
        self.names |= {key(word): way for way, said in words.kinds.items() for word in said}
        self.signs = {word: self.names[word] for said in words.kinds.values() for word in map(key, said)}
        self.general = {key(word) for word in words.general}
        self.titles = {word: about for about, said in words.titles.items() for word in said}

    def way(self, cell: str) -> str:
        """Return the id of the one way to earn that a cell names, or nothing."""
        if (name := key(cell)) in self.names:
            return self.names[name]
        named = {self.signs[word] for word in words_of(cell) if word in self.signs}
        return named.pop() if len(named) == 1 else ""

    def is_general(self, cell: str) -> bool:
        """Tell whether a cell only says that something was attended, in a word that fits several ways."""
        words = words_of(cell)
        return not self.way(cell) and (key(cell) in self.general or any(word in self.general for word in words))

    def is_known(self, cell: str) -> bool:
        """Tell whether a cell names a way to earn, or several."""
        return bool(self.way(cell)) or self.is_general(cell)

    def about(self, title: str) -> Iterator[str]:
        """Yield what a title names that may decide: ``cpr``, ``ethics``."""
        yield from dict.fromkeys(self.titles[word] for word in words_of(title) if word in self.titles)

    def by_content(self, item: Mapping[str, Any]) -> str:
        """Return the one way to earn that what stands in a row fits, or nothing."""
        if item.get("sessions"):
            return "conference"
        if item.get("cecs") or item.get("course_number"):
            return "approved-course"
        if item.get("grade") or item.get("credit_system"):
            return "college-course"
        return "petition" if item.get("contact_hours") else ""

    def validity(self, cecs: object) -> str:
        """Return for how many years a CPR/AED card of so many CECs is valid, or nothing where the figure is neither."""
        newest = self.rulebook.newest
        figures = {"1": "cpr-aed-one-year", "2": "cpr-aed-two-year"}
        return next(
            (years for years, name in figures.items() if str(self.rulebook.amount(name, newest)) == str(cecs)), ""
        )
