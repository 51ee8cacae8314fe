"""The ledger: one person's certifications and entries, read from a document into typed values.

Reading never raises for what a person typed. What they can mend comes back as a Problem and leaves out only the item
it belongs to; what is merely odd comes back as a warning, which is a Problem too, and leaves out nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date as day
from decimal import Decimal
from typing import Any

from calculator.values.amounts import ZERO
from calculator.values.cycle import Cycle

FORMAT = "cec-ledger"
VERSION = 1
AUTO = "auto"


class UnreadableLedgerError(Exception):
    """The document as a whole is not a ledger this release can read. ``code`` and ``detail`` word the problem."""

    def __init__(self, code: str, **detail: str) -> None:
        """Take the id of the problem's sentence and what fills it."""
        super().__init__(code)
        self.code = code
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Problem:
    """Something the person can mend: which entry or certification, which field, a code, and a sentence saying how."""

    code: str
    message: str
    field: str = ""
    entry: str | None = None
    certification: str | None = None

    def as_json(self) -> dict[str, str | None]:
        """Return the problem as plain data; entry and certification are ids, or null where it belongs to neither."""
        return {
            "entry": self.entry,
            "certification": self.certification,
            "field": self.field,
            "code": self.code,
            "message": self.message,
        }


@dataclass(frozen=True, slots=True)
class Certification:
    """An ACE certification held, with the renewal cycle it is in and those that are over, oldest first."""

    id: str
    name: str
    cycle: Cycle
    past: tuple[Cycle, ...] = ()

    def past_cycle(self, day: day) -> Cycle | None:
        """Return the past cycle that holds a day, or None."""
        place = bisect_left(self.past, day, key=lambda cycle: cycle.end)
        return self.past[place] if place < len(self.past) and day in self.past[place] else None

    def covers(self, day: day) -> bool:
        """Tell whether one of its cycles holds a day."""
        return day in self.cycle or self.past_cycle(day) is not None

    def before(self) -> Iterator[Certification]:
        """Yield the certification as it was in each past cycle, oldest first."""
        for place, cycle in enumerate(self.past):
            yield Certification(self.id, self.name, cycle, self.past[:place])


@dataclass(frozen=True, slots=True)
class Session:
    """One session attended at a conference, and its CECs."""

    title: str
    cecs: Decimal


def together(sessions: Iterable[Session]) -> Decimal:
    """Return the exact sum of sessions, in CECs."""
    return sum((session.cecs for session in sessions), ZERO)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done or planned. ``answers`` holds the fields of its opportunity, typed by their kind.

    ``position`` is its place in the ledger, which decides between entries of one date.
    """

    id: str
    opportunity: str
    title: str
    date: day
    status: str
    position: int
    posted_cecs: Decimal | None = None
    answers: Mapping[str, Any] = field(default_factory=dict)

    def amount(self, name: str) -> Decimal:
        """Return the amount in a field (CECs, credit hours or contact hours), 0 if it was left empty."""
        value = self.answers.get(name)
        return value if isinstance(value, Decimal) else ZERO

    def flag(self, name: str) -> bool:
        """Return a yes-or-no field; one left empty is no."""
        return self.answers.get(name) is True

    def denied(self, name: str) -> bool:
        """Tell whether a yes-or-no field was answered no; one left open, as what is planned may, was not."""
        return self.answers.get(name) is False

    def text(self, name: str) -> str:
        """Return a text or choice field, empty if it was left so."""
        value = self.answers.get(name)
        return value if isinstance(value, str) else ""

    def when(self, name: str) -> day | None:
        """Return a field of a day, or None if it was left empty."""
        return self.answers.get(name)

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions attended, in the order they were entered."""
        value = self.answers.get("sessions")
        return value if isinstance(value, tuple) else ()

    @property
    def order(self) -> tuple[day, int]:
        """The order in which entries are counted: by date, then by position in the ledger."""
        return (self.date, self.position)


@dataclass(frozen=True, slots=True)
class Ledger:
    """All of one person's certifications and entries that could be read. ``rules`` is auto or an edition's id.

    ``answers`` are those to ACE's open questions by which it is to be read, by clause, where they are not ours. They
    come with a request, and are never part of a document.
    """

    rules: str
    certifications: tuple[Certification, ...]
    entries: tuple[Entry, ...]
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What reading a document gave: the ledger, what the person should mend, and what looks odd."""

    ledger: Ledger
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def opened(document: object) -> Mapping[str, Any]:
    """Return the document if it is a ledger of a version this release reads. Raises UnreadableLedgerError if not."""
    if not isinstance(document, dict):
        raise UnreadableLedgerError("not-a-ledger", detail="it is not an object")
    if document.get("format") != FORMAT:
        raise UnreadableLedgerError("not-a-ledger", detail=f"its format is not {FORMAT}")
    version = document.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise UnreadableLedgerError("not-a-ledger", detail="its version is not a whole number from 1 on")
    if version > VERSION:
        raise UnreadableLedgerError("newer-version", version=str(version), known=str(VERSION))
    for part in ("certifications", "entries"):
        if not isinstance(document.get(part, []), list):
            raise UnreadableLedgerError("not-a-ledger", detail=f"its {part} are not a list")
    return document


def upgraded(document: object) -> dict[str, Any]:
    """Return the document in the newest version, everything unknown kept. Raises UnreadableLedgerError.

    There has been one version so far, so nothing but what was left out is added; doing it twice changes nothing.
    """
    known = opened(document)
    return {"rules": AUTO, "certifications": [], "entries": [], **known, "format": FORMAT, "version": VERSION}


def duplicates(rows: list[Any]) -> Iterator[int]:
    """Yield the positions of rows whose id an earlier row has already."""
    seen: set[str] = set()
    for position, row in enumerate(rows):
        name = row.get("id") if isinstance(row, dict) else None
        if isinstance(name, str) and name:
            if name in seen:
                yield position
            seen.add(name)


def by_id(rows: Iterable[Any]) -> dict[str, dict[str, Any]]:
    """Return the rows that have an id, by it: of several of one id the first, which is the one that is read."""
    found: dict[str, dict[str, Any]] = {}
    for row in rows:
        name = row.get("id") if isinstance(row, dict) else None
        if isinstance(name, str) and name:
            found.setdefault(name, row)
    return found
