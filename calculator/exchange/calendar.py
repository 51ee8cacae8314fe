"""The days that matter as an iCalendar text (RFC 5545): cycle ends, last days to send a petition, CPR/AED expiries."""

import re
from binascii import crc32
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from calculator.estimate.whatif import edition_of
from calculator.ledger.document import Entry, Ledger
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import dump
from calculator.rulebook import Rulebook
from calculator.rules import is_planned, valid_through
from calculator.values.amounts import plain
from calculator.values.quoting import told

LONGEST_LINE = 75  # octets, the line break not counted
_FIRST_SECOND = datetime(2020, 1, 1, tzinfo=UTC)  # from which an event's versions are numbered
_MOST = 2**31 - 1  # of an integer in a calendar


def write(document: Mapping[str, Any], rulebook: Rulebook, today: date, written: datetime | None = None) -> str:
    """Return a ledger's days as iCalendar text with CRLF line ends.

    An event's UID tells whose it is and what it is about, whatever its day: one written later, at ``written`` (a time
    with its zone; else the day's first second), takes the place of its former self, and never of another person's.
    """
    owner = _owner(document)
    stamp = (written or datetime(today.year, today.month, today.day, tzinfo=UTC)).astimezone(UTC)
    ledger = read_ledger(document, rulebook, today).ledger
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cec-tally//ledger//EN", "CALSCALE:GREGORIAN"]
    for event in (*_cycles(ledger, rulebook, today), *_certificates(ledger, rulebook, today)):
        lines += event.lines(owner, stamp, rulebook)
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in fold(line))


class _Event:
    """One all-day event: what it is about, the advice sentence that heads it, and the source it cites."""

    def __init__(self, about: str, day: date, advice: str, **detail: str) -> None:
        self.about, self.day, self.advice, self.detail = about, day, advice, detail

    def lines(self, owner: str, stamp: datetime, rulebook: Rulebook) -> Iterator[str]:
        """Yield the event's content lines, not folded yet."""
        head, body = rulebook.advice[self.advice], rulebook.advice[f"{self.advice}-more"]
        source = rulebook.sources[body.source]
        more = f"{body.text.format(**self.detail)}\n{source.where}: {source.title} ({source.dated})\n{source.url}"
        yield "BEGIN:VEVENT"
        yield f"UID:{self.advice}-{_named(self.about)}-{owner}@cec-tally"
        yield f"DTSTAMP:{_digits(stamp.date())}T{stamp:%H%M%S}Z"
        yield f"SEQUENCE:{min(_MOST, max(0, int((stamp - _FIRST_SECOND).total_seconds())))}"
        yield f"DTSTART;VALUE=DATE:{_digits(self.day)}"
        yield f"DTEND;VALUE=DATE:{_digits(self.day + timedelta(days=1))}"
        yield f"SUMMARY:{escape(head.text.format(**self.detail))}"
        yield f"DESCRIPTION:{escape(more)}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"


def _owner(document: Mapping[str, Any]) -> str:
    """Return what tells one person's events from another's: the ledger's own id, made once.

    A ledger without one, such as a table taken in by the terminal, is told by what changes least: which certifications
    it has and since when, and its first entry.
    """
    name = document.get("id")
    if isinstance(name, str) and name:
        return _named(name)
    first = next((row for row in document["entries"] if isinstance(row, dict)), {})
    held = [row for row in document["certifications"] if isinstance(row, dict)]
    starts = [one["cycle"].get("start") if isinstance(one.get("cycle"), dict) else None for one in held]
    told_by = [[one.get("name") for one in held], starts, [first.get(key) for key in ("opportunity", "title", "date")]]
    return f"{crc32(dump(told_by, ascii_only=True).encode()):08x}"


def _cycles(ledger: Ledger, rulebook: Rulebook, today: date) -> Iterator[_Event]:
    unsent = [entry.date for entry in ledger.entries if _goes_by_petition(entry, rulebook, today)]
    for one in ledger.certifications:
        edition, end = edition_of(ledger, one, rulebook), one.cycle.end
        days = rulebook.amount("petition-review-days", edition)
        detail = {"name": told(one.name), "end": rulebook.day(end), "days": plain(days)}
        required = rulebook.parameters["required-cecs"].written(edition)
        yield _Event(one.id, end, "calendar-cycle-end", required=required, **detail)
        if any(day in one.cycle for day in unsent):
            yield _Event(one.id, end - timedelta(days=int(days)), "calendar-petition", **detail)


def _goes_by_petition(entry: Entry, rulebook: Rulebook, today: date) -> bool:
    """Tell whether a petition is still to be sent for an entry."""
    unsent = entry.status in {"planned", "completed"} or is_planned(entry, today)
    return unsent and rulebook.opportunities[entry.opportunity].route == "petition"


def _certificates(ledger: Ledger, rulebook: Rulebook, today: date) -> Iterator[_Event]:
    for entry in ledger.entries:
        if entry.opportunity == "cpr-aed" and not is_planned(entry, today):
            expiry = valid_through(entry)
            yield _Event(
                entry.id, expiry, "calendar-certificate", title=told(entry.title), date=rulebook.day(entry.date)
            )


def escape(text: str) -> str:
    """Escape a text value: backslash, semicolon, comma and line ends; other control characters are left out."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(one for one in lines if one == "\n" or one >= " ").encode(errors="replace").decode()
    for sign in "\\;,":
        shown = shown.replace(sign, f"\\{sign}")
    return shown.replace("\n", "\\n")


def fold(line: str) -> Iterator[str]:
    """Yield a content line in pieces of at most 75 octets, those after the first with a space in front."""
    piece, size, first = "", 0, True
    for character in line:
        octets = len(character.encode())
        if size + octets > LONGEST_LINE:
            yield piece if first else f" {piece}"
            piece, size, first = "", 1, False
        piece += character
        size += octets
    yield piece if first else f" {piece}"


def _digits(day: date) -> str:
    return day.isoformat().replace("-", "")


def _named(about: str) -> str:
    """Return an id in letters, digits and hyphens; any other character becomes its number."""
    return re.sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}_", about)
