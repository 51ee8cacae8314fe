"""What each column of a table is taken for: by its head, by its cells, or by what the reader of the preview chose."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from calculator.exchange import cells, earned
from calculator.exchange.headings import (
    EXACT,
    ITEM,
    KIND,
    KNOWN,
    OF_CERTIFICATIONS,
    UNKNOWN,
    UNSURE,
    Match,
    Names,
    is_day,
    key,
)
from calculator.exchange.kinds import Kinds
from calculator.exchange.records import SAMPLE, Cells
from calculator.ledger.answers import AnswerError, read_answer
from calculator.values import coursenumber

NOTE, KEEP, OUT = "note", "keep", ""
COUNT, TICKS, WORTH = "count", "ticks", "worth"
MOST = 0.8  # of the filled cells of a column have to be alike for its content to tell what it is
LIKELY_TITLE = 4  # characters on average
TOLD = 60  # columns, and characters of a sample
TICKED = Match("status", KNOWN, SAMPLE + 1)  # what a column of ticks is taken for, where no other says how far a row is
_NUMBERED = {"date", "cecs", "course_number", "contact_hours", "opportunity"}  # what a list of certifications lacks


@dataclass(slots=True)
class Column:
    """One column: its place, its head, what it is taken for and how that was found, and its first filled cells.

    ``meant`` is a field's id, NOTE, KEEP (a key of its own, by its head) or OUT. ``how`` is ``head``, ``unsure`` (by a
    word in its head, or a likely content), ``content``, ``chosen``, ``same`` (another column is taken for the field it
    names), ``count`` (it only numbers the rows), ``ticks`` (it only says whether a row is done),
    ``worth`` (it was worked out here, and is worked out anew) or ``unknown``.
    """

    at: int
    head: str
    cells: list[str] = field(default_factory=list)
    meant: str = OUT
    how: str = "unknown"
    other: str = ""  # the head of the column that was taken instead

    def take(self, name: str, how: str) -> None:
        """Take the column for a field."""
        self.meant, self.how = name, how

    def share(self, test: Callable[[str], bool]) -> float:
        """Return which part of the filled cells pass a test."""
        return sum(map(test, self.cells)) / len(self.cells) if self.cells else 0.0

    def as_json(self) -> dict[str, Any]:
        """Return what a preview shows of the column."""
        shown = [one[:TOLD] for one in self.cells[:3]]
        return {
            "at": self.at,
            "head": self.head[:TOLD],
            "field": self.meant,
            "how": self.how,
            "other": self.other[:TOLD],
            "sample": shown,
        }


def gathered(heads: Cells, body: Sequence[Cells], names: Names) -> list[Column]:
    """Return the columns of a table with their first cells that say anything, nothing decided."""
    width = max([len(heads), *(len(record) for record in body)])
    columns = [Column(at, heads[at].strip() if at < len(heads) else "") for at in range(width)]
    for record in body[: 4 * SAMPLE]:
        for column, cell in zip(columns, record, strict=False):
            if cell.strip() and len(column.cells) < SAMPLE and not names.is_empty(cell):
                column.cells.append(cell)
    return columns


class Assignment:
    """Deciding for all columns of a table that was not written here."""

    def __init__(self, columns: list[Column], names: Names, kinds: Kinds, chosen: Mapping[str, str]) -> None:
        """Take the columns, what names them, and by their places what was chosen for some of them."""
        self.columns, self.names, self.kinds = columns, names, kinds
        self.rulebook = names.rulebook
        for column in columns:
            if str(column.at) in chosen:
                self._choose(column, chosen[str(column.at)])
            elif earned.is_head(column.head, names.rulebook):
                column.take(OUT, WORTH)
        self.matches = {column.at: names.match(column.head) for column in self.open}
        fields = {one.field for one in self.matches.values() if one.sure >= KNOWN} | set(chosen.values())
        self.certifications = (
            "name" in fields and bool(fields & {"cycle.start", "cycle.end"}) and not fields & _NUMBERED
        )

    def _choose(self, column: Column, name: str) -> None:
        """Take a column for what was chosen; a second one for the same field is kept with the note."""
        first = next((one for one in self.columns if one.meant == name not in {NOTE, KEEP, OUT}), None)
        column.take(NOTE if first else name, "same" if first else "chosen")
        column.other = first.head if first else ""

    @property
    def open(self) -> list[Column]:
        """The columns that nothing has been decided on."""
        return [column for column in self.columns if column.how == "unknown" and column.meant == OUT]

    def by_heads(self) -> None:
        """Take each column for what its head says, the likeliest where several say the same, then look at cells."""
        claims: dict[str, list[tuple[Column, Match]]] = {}
        for column in self.open:
            match = self._match(column)
            if column.share(_is_tick) == 1 and (match.field in {"date", "status"} or self.names.is_done(column.head)):
                match = TICKED
            if match.sure:
                claims.setdefault(match.field, []).append((column, match))
        for name, claimed in claims.items():
            self._settle(name, claimed)
        if not self.certifications:
            self._by_likely_cells()
        self._rest()

    def by_cells(self) -> None:
        """Take each column for what its cells look like: the table has no headings."""
        for name in ("date", "course_number", "cecs", "opportunity", "status"):
            if not self._has(name):
                self._take_first(name, self.open, "content")
        self._take_title("content")
        self._rest()

    def _match(self, column: Column) -> Match:
        """Return what a head names in a table of this kind: beside courses, “Name” is the course's."""
        match = self.matches[column.at]
        if match.field in {KIND, ITEM}:
            match = Match("opportunity", KNOWN, 0) if match.field == KIND else UNKNOWN
        if match.field in OF_CERTIFICATIONS and not self.certifications:
            match = self._beside_courses(column, match)
        if self._is_doubtful(column, match):
            return UNKNOWN
        return match

    def _beside_courses(self, column: Column, match: Match) -> Match:
        if key(column.head) == "name":
            return Match("title", KNOWN, SAMPLE)
        if match.field == "cycle.end" and "expir" in key(column.head):
            return Match("expires", KNOWN, 0)
        return Match("date", UNSURE, SAMPLE) if match.field == "cycle.end" else UNKNOWN

    def _is_doubtful(self, column: Column, match: Match) -> bool:
        """Tell whether a head that could mean much is contradicted by every cell under it."""
        could_mean_much = match.field in {"opportunity", "status"} or key(column.head) == "number"
        return could_mean_much and match.sure < EXACT and bool(column.cells) and not self._fit(match.field, column)

    def _settle(self, name: str, claimed: list[tuple[Column, Match]]) -> None:
        if self._has(name):
            best = next(column for column in self.columns if column.meant == name)
        else:
            best, match = max(
                claimed, key=lambda one: (one[1].sure, bool(one[0].cells), self._fit(name, one[0]) > 0, -one[1].rank)
            )
            best.take(name, TICKS if match is TICKED else "head" if match.sure >= KNOWN else "unsure")
            if (
                name == "title"
                and best.cells
                and best.share(_is_number) >= MOST
                and "course_number" not in self._fields()
            ):
                best.take("course_number", "content")
        for column, _ in claimed:
            if column is not best:
                column.take(NOTE, "same")
                column.other = best.head

    def _fields(self) -> set[str]:
        return {column.meant for column in self.columns} | {
            one.field for one in self.matches.values() if one.sure >= KNOWN
        }

    def _has(self, name: str) -> bool:
        return any(column.meant == name for column in self.columns)

    def _by_likely_cells(self) -> None:
        for name, how in (("date", "unsure"), ("course_number", "content")):
            if not self._has(name):
                self._take_first(name, self.open, how)
        if not self._has("title"):
            self._take_title("unsure")

    def _take_first(self, name: str, columns: Iterable[Column], how: str) -> None:
        found = next((column for column in columns if self._fit(name, column) >= MOST), None)
        if found:
            found.take(name, how)

    def _take_title(self, how: str) -> None:
        """Take the column of the longest words for the title."""
        wordy = [column for column in self.open if column.share(_is_words) >= MOST]
        best = max(wordy, key=_mean, default=None)
        if best and _mean(best) >= LIKELY_TITLE:
            best.take("title", how)

    def _rest(self) -> None:
        """Keep what was not understood: by its head as a key of its own, else with the note; without a head, tell."""
        seen: set[str] = set()
        for column in self.open:
            head = column.head
            if _is_count(column):
                column.take(OUT, COUNT)
            elif head and head not in seen and cells.is_harmless(head) and self.names.own(head) == head:
                column.meant = KEEP
                seen.add(head)
            elif head:
                column.meant = NOTE

    def _fit(self, name: str, column: Column) -> float:
        """Return which part of the filled cells are what a field asks for."""
        if name in {"date", "expires", "cycle.start", "cycle.end"}:
            return column.share(lambda cell: is_day(cell, self.rulebook))
        if name == "course_number":
            return column.share(_is_number)
        if name == "opportunity":
            return column.share(self.kinds.is_known)
        asked = self.rulebook.fields.get(name)
        if asked is None or asked.kind not in {"amount", "choice"}:
            return 1.0
        return column.share(lambda cell: _reads(asked, cell))


def _reads(asked: Any, cell: str) -> bool:  # noqa: ANN401 - a field
    try:
        read_answer(asked, cell)
    except AnswerError:
        return False
    return True


def _is_number(cell: str) -> bool:
    verdict = coursenumber.examine(cell)
    return verdict.usual or bool(verdict.repair)


def _is_tick(cell: str) -> bool:
    return cells.yes_or_no(cell) is not None


def _is_words(cell: str) -> bool:
    return sum(character.isalpha() for character in cell) * 2 >= len(cell.strip()) and "://" not in cell


def _is_count(column: Column) -> bool:
    """Tell whether a column only numbers the rows."""
    numbers = [one.strip().rstrip(".") for one in column.cells]
    if len(numbers) < 2 or not all(one.isascii() and one.isdecimal() and len(one) < TOLD for one in numbers):  # noqa: PLR2004
        return False
    return numbers == [str(int(numbers[0]) + at) for at in range(len(numbers))]


def _mean(column: Column) -> float:
    return sum(map(len, column.cells)) / len(column.cells)
