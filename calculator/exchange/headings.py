"""What people call a column, and where in a table the names of its columns stand."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from calculator.exchange import earned
from calculator.exchange.records import SAMPLE, Cells, is_blank
from calculator.rulebook import Rulebook
from calculator.values import coursenumber, days
from calculator.values.cleared import cleared, seen

KIND, ITEM = "kind", "item"
OF_CERTIFICATIONS = ("name", "cycle.start", "cycle.end")
EXACT, KNOWN, UNSURE, NO = 3, 2, 1, 0  # how well a head names a field: by its id, by a name for it, by a word in it
WIDEST = 200  # cells of a record in which headings are looked for
LONGEST = 200  # characters of a head that is looked at
_WORDS = re.compile(r"#|№|[^\W_]+")
_NOTHING = re.compile(r"[\s–—?…._~-]*")
_HUMPS = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKETS = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_SPELLED = {"#": "number", "№": "number", "no": "number", "nr": "number", "num": "number", "ceu": "cec", "ceus": "cecs"}


class Match(NamedTuple):
    """The field a head names, how well, and which of the field's names it is, the likeliest being 0."""

    field: str
    sure: int
    rank: int


UNKNOWN = Match("", NO, 0)


def words_of(text: str) -> list[str]:
    """Return the words of a head or a cell, case and signs left out, each in one spelling.

    >>> words_of("CEUs_earned"), words_of("Course #"), words_of("courseTitle")
    (['cecs', 'earned'], ['course', 'number'], ['course', 'title'])
    """
    found = _WORDS.findall(_HUMPS.sub(" ", text[:LONGEST]).casefold())
    return [_SPELLED.get(word, word) for word in found]


def key(text: str) -> str:
    """Return what two spellings of the same words have in common."""
    return "".join(words_of(text))


def alike(text: str) -> str:
    """Return what two spellings of a word have in common, or the word itself where it is made of signs alone."""
    return key(text) or " ".join(text.split())


class Names:
    """Every name of a field, from the rulebook: its id, its labels, what else people call it."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Take the rulebook whose fields, labels and headers are the names."""
        self.rulebook = rulebook
        self.met: dict[str, Match] = {}
        self.owned: dict[str, str] = {}
        every = (*rulebook.fields.values(), *(one for way in rulebook.opportunities.values() for one in way.fields))
        self.exact = {key(name): name for name in (KIND, ITEM, "id", "opportunity", "rules", *rulebook.fields)}
        self.known = {key(one.label): (one.id, 0) for one in every}
        for name, others in rulebook.headers.items():
            if name == "opportunity" or name in rulebook.fields:
                self.known |= {key(other): (name, rank) for rank, other in reversed(list(enumerate(others)))}
        self.harmless = {word for one in rulebook.tables.harmless for word in words_of(one)}
        self.signs = {key(word): name for name, words in rulebook.tables.signs.items() for word in words}
        self.empty = {key(word) for word in rulebook.tables.empty}
        self.done = {key(word) for word in rulebook.tables.statuses["completed"]}

    def match(self, head: str) -> Match:
        """Return which field a head names. What stands in brackets counts only where nothing else tells."""
        if head not in self.met:
            self.met[head] = self._match(head)
        return self.met[head]

    def _match(self, head: str) -> Match:
        whole = self._plain(head)
        if whole.sure == EXACT:
            return whole
        inner = [part for pair in _BRACKETS.findall(head[:LONGEST]) for part in pair if part.strip()]
        within = [self._plain(part) for part in inner]
        if exact := next((one for one in within if one.sure == EXACT), None):
            return exact
        if whole.sure == KNOWN:
            return whole
        outer = _BRACKETS.sub(" ", head[:LONGEST])
        alternatives = [self._worded(part) for part in re.split(r"[/|]|\bor\b", outer) if part.strip()]
        telling = [one for one in (*alternatives, *within) if one.sure]
        if len({one.field for one in telling}) != 1:
            return UNKNOWN
        best = max(telling, key=lambda one: one.sure)
        return best if len(telling) == len(alternatives) or within else best._replace(sure=UNSURE)

    def _plain(self, head: str) -> Match:
        name = key(head)
        if name in self.exact:
            return Match(self.exact[name], EXACT, 0)
        return Match(self.known[name][0], KNOWN, self.known[name][1]) if name in self.known else UNKNOWN

    def _worded(self, head: str) -> Match:
        """Return what a head names by its telling words: as a name without the others, or by one sign of a field."""
        if (plain := self._plain(head)).sure:
            return plain._replace(sure=KNOWN) if plain.sure == EXACT and plain.field in {KIND, ITEM} else plain
        words = words_of(head)
        telling = [word for word in words if word not in self.harmless]
        name = "".join(telling)
        if name in self.known:
            return Match(self.known[name][0], KNOWN, self.known[name][1] + 1)
        if name in self.exact and self.exact[name] not in {KIND, ITEM}:
            return Match(self.exact[name], KNOWN, 1)
        signs = {self.signs[word] for word in words if word in self.signs}
        if len(signs) != 1:
            return UNKNOWN
        sure = KNOWN if all(word in self.signs for word in telling) else UNSURE
        return Match(signs.pop(), sure, SAMPLE)

    def is_done(self, head: str) -> bool:
        """Tell whether a head only says that something is done: what stands under it is whether it is."""
        return key(head) in self.done

    def is_empty(self, cell: str) -> bool:
        """Tell whether a cell says that there is nothing to say: a dash, or a word for it."""
        text = seen(cell[:LONGEST])
        return bool(_NOTHING.fullmatch(text)) or key(text) in self.empty

    def own(self, head: str) -> str:
        """Return the field a head of a table written here names, or the head itself, trimmed, for a key of its own.

        It is empty for a column that is not read back.
        """
        if head not in self.owned:
            match = self.match(head)
            name = match.field if match.sure >= KNOWN else head.strip()
            self.owned[head] = "" if earned.is_head(head, self.rulebook) else name
        return self.owned[head]


class Heading(NamedTuple):
    """Where the headings of a table stand: the place of their first record, how many records they take, the heads."""

    first: int
    records: int
    heads: list[str]


def find(records: Sequence[Cells], names: Names) -> Heading | None:
    """Return the record, or the two, that name the most columns; None where none names any."""
    if records and records[0] and names.match(records[0][0]) == Match(KIND, EXACT, 0):
        return Heading(0, 1, records[0])  # a table written here
    best, most = None, 0
    for one in _candidates(records):
        named = score(one.heads, names)
        if named > most:
            best, most = one, named
    if best is None:
        return None
    first = records[best.first]
    return best._replace(heads=first if best.records == 1 else _joined(first, records[best.first + 1]))


def _candidates(records: Sequence[Cells]) -> Iterator[Heading]:
    records = [record[:WIDEST] for record in records]
    plain = [not is_blank(record) and not any(map(is_telling, record)) for record in records]
    for at, record in enumerate(records):
        if plain[at]:
            yield Heading(at, 1, record)
    for at, (upper, lower) in enumerate(pairwise(records)):
        if plain[at] and plain[at + 1]:
            yield Heading(at, 2, _joined(upper, lower))


def _joined(upper: Cells, lower: Cells) -> Cells:
    """Return two heading rows as one; a cell over several columns stands in the first of them."""
    heads, over = [], ""
    for at in range(max(len(upper), len(lower))):
        over = (upper[at] if at < len(upper) else "") or over
        heads.append(f"{over} {lower[at] if at < len(lower) else ''}".strip())
    return heads


def score(heads: Cells, names: Names) -> int:
    """Return how much a record names: fields it names surely count twice, and each of them once."""
    found: dict[str, int] = {}
    for head in heads:
        match = names.match(head)
        if match.sure:
            found[match.field] = max(found.get(match.field, 0), min(match.sure, KNOWN))
    return sum(found.values()) if KNOWN in found.values() else 0


def is_day(cell: str, rulebook: Rulebook) -> bool:
    """Tell whether a cell holds a day of the calendar."""
    if len(cell) > days.LONGEST or (text := cleared(cell)).isdigit():
        return False
    meant = days.meanings(text, rulebook.names)
    return meant is not None and bool(meant.days)


_DAY = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}", re.ASCII)


def is_telling(cell: str) -> bool:
    """Tell whether a cell holds what no head does: a day in numbers, a course number, an amount."""
    if len(cell) > days.LONGEST:
        return False
    text = cleared(cell)
    return bool(_DAY.match(text)) or coursenumber.examine(text).usual or bool(re.fullmatch(r"[0-9]*[.,]?[0-9]+", text))
