"""The iCalendar format (RFC 5545): all-day events with an alarm each, escaped and folded as the standard wants it."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from calculator.rulebook import Rulebook

LONGEST_LINE = 75  # octets, the line break not counted
_FIRST_SECOND = datetime(2020, 1, 1, tzinfo=UTC)  # from which an event's versions are numbered
_MOST = 2**31 - 1  # of an integer in a calendar
_ALARM = "TRIGGER:PT9H"  # an all-day event begins at midnight, by the reader's own clock


class Event:
    """One all-day event: what it is about, the advice sentence that heads it, and the source it cites."""

    def __init__(self, about: str, day: date, advice: str, **detail: str) -> None:
        """Take an id of what it is about, its day, and the id of its advice with what fills the sentences."""
        self.about, self.day, self.advice, self.detail = about, day, advice, detail

    def lines(self, owner: str, stamp: datetime, rulebook: Rulebook) -> Iterator[str]:
        """Yield the event's content lines, not folded yet."""
        head, body = rulebook.advice[self.advice], rulebook.advice[f"{self.advice}-more"]
        source = rulebook.sources[body.source]
        more = f"{body.text.format(**self.detail)}\n{source.where}: {source.title} ({source.dated})\n{source.url}"
        summary = escape(head.text.format(**self.detail))
        yield "BEGIN:VEVENT"
        yield f"UID:{self.advice}-{named(self.about)}-{owner}@cec-tally"
        yield f"DTSTAMP:{_digits(stamp.date())}T{stamp:%H%M%S}Z"
        yield f"SEQUENCE:{min(_MOST, max(0, int((stamp - _FIRST_SECOND).total_seconds())))}"
        yield f"DTSTART;VALUE=DATE:{_digits(self.day)}"
        yield f"DTEND;VALUE=DATE:{_digits(self.day + timedelta(days=1))}"
        yield f"SUMMARY:{summary}"
        yield f"DESCRIPTION:{escape(more)}"
        yield "TRANSP:TRANSPARENT"
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", _ALARM, f"DESCRIPTION:{summary}", "END:VALARM")
        yield "END:VEVENT"


def written(events: Iterable[Event], owner: str, stamp: datetime, rulebook: Rulebook, head: Iterable[str] = ()) -> str:
    """Return events as iCalendar text with CRLF line ends; ``head`` are further lines of the calendar itself.

    An event's UID tells whose it is (``owner``) and what it is about, whatever its day: one written later, by ``stamp``
    (in UTC), takes the place of its former self.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cec-tally//ledger//EN", "CALSCALE:GREGORIAN", *head]
    for event in events:
        lines += event.lines(owner, stamp, rulebook)
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in fold(line))


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


def named(about: str) -> str:
    """Return an id in letters, digits and hyphens; any other character becomes its number."""
    return re.sub(r"[^A-Za-z0-9-]", lambda match: f"_{ord(match[0]):x}_", about)
