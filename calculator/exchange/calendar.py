"""The days that matter as a calendar: cycle ends, last days to send a petition, CPR/AED expiries, reminders ahead.

A reminder says what is still missing as of the day of the export, and there is none where nothing is. How many days
ahead it stands is written in the rulebook, once.
"""

from binascii import crc32
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

from calculator.estimate.standing import Standing
from calculator.estimate.whatif import standings
from calculator.exchange.ics import Event, named, written
from calculator.exchange.questions import several
from calculator.ledger.document import Entry, Ledger
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import dump
from calculator.rulebook import Rulebook
from calculator.rules import Award, Tier, is_planned, valid_through
from calculator.values.amounts import counted, plain
from calculator.values.quoting import told


def write(document: Mapping[str, Any], rulebook: Rulebook, today: date, stamped: datetime | None = None) -> str:
    """Return a ledger's days as iCalendar text.

    An event is dated ``stamped`` (a time with its zone; else the day's first second): of two with one UID the later
    one holds. No UID is another person's.
    """
    stamp = (stamped or datetime(today.year, today.month, today.day, tzinfo=UTC)).astimezone(UTC)
    ledger = read_ledger(document, rulebook, today).ledger
    events = (*_cycles(ledger, rulebook, today), *_certificates(ledger, rulebook, today))
    return written(events, _owner(document), stamp, rulebook)


def _owner(document: Mapping[str, Any]) -> str:
    """Return what tells one person's events from another's: the ledger's own id, made once.

    A ledger without one, such as a table taken in by the terminal, is told by what changes least: which certifications
    it has and since when, and its first entry.
    """
    name = document.get("id")
    if isinstance(name, str) and name:
        return named(name)
    first = next((row for row in document["entries"] if isinstance(row, dict)), {})
    held = [row for row in document["certifications"] if isinstance(row, dict)]
    starts = [one["cycle"].get("start") if isinstance(one.get("cycle"), dict) else None for one in held]
    told_by = [[one.get("name") for one in held], starts, [first.get(key) for key in ("opportunity", "title", "date")]]
    return f"{crc32(dump(told_by, ascii_only=True).encode()):08x}"


def _cycles(ledger: Ledger, rulebook: Rulebook, today: date) -> Iterator[Event]:
    unsent = [entry for entry in ledger.entries if _goes_by_petition(entry, rulebook, today)]
    for one in standings(ledger, rulebook, today):
        held, end = one.certification, one.certification.cycle.end
        days = rulebook.amount("petition-review-days", one.edition)
        detail = {"name": told(held.name), "end": rulebook.day(end), "days": plain(days)}
        required = rulebook.parameters["required-cecs"].written(one.edition)
        yield Event(held.id, end, "calendar-cycle-end", required=required, **detail)
        missing = " ".join(_missing(one, rulebook))
        if missing:
            yield from _ahead(held.id, end, "cycle-end", rulebook, today, missing=missing, **detail)
        if titles := [entry.title for entry in unsent if entry.date in held.cycle]:
            last = end - timedelta(days=int(days))
            yield Event(held.id, last, "calendar-petition", **detail)
            detail |= {"by": rulebook.day(last), "titles": several(titles)}
            yield from _ahead(held.id, last, "petition", rulebook, today, **detail)


def _ahead(about: str, day: date, what: str, rulebook: Rulebook, today: date, **detail: str) -> Iterator[Event]:
    """Yield the reminders of a day that are still to come, as of ``today``."""
    for days in rulebook.reminders.ahead[what]:
        if day - timedelta(days=days) >= today:
            words = {**detail, "ahead": counted(days, "day"), "today": rulebook.day(today)}
            yield Event(f"{days}-{about}", day - timedelta(days=days), f"ahead-{what}", **words)


def _missing(one: Standing, rulebook: Rulebook) -> Iterator[str]:
    """Yield what a cycle still lacks, a sentence each: CECs, each need that is not met, what has not reached ACE."""
    if one.totals.remaining:
        yield next(reason.sentence for reason in one.reasons if reason.clause == "required-cecs")
    yield from (need.reason.sentence for need in one.requirements if not need.met)
    here = [award for award in one.awards if award.cecs and _is_to_send(award, rulebook)]
    if here:
        yield rulebook.advised("ahead-unsent", number=counted(len(here), "entry", "entries"))


def _is_to_send(award: Award, rulebook: Rulebook) -> bool:
    """Tell whether what is done has still to reach ACE, and does not by itself."""
    by_itself = rulebook.opportunities[award.entry.opportunity].reaches_ace_by_itself
    return award.tier is not Tier.PLANNED and award.entry.status == "completed" and not by_itself


def _goes_by_petition(entry: Entry, rulebook: Rulebook, today: date) -> bool:
    """Tell whether a petition is still to be sent for an entry."""
    unsent = entry.status == "completed" or is_planned(entry, today)
    return unsent and rulebook.opportunities[entry.opportunity].route == "petition"


def _certificates(ledger: Ledger, rulebook: Rulebook, today: date) -> Iterator[Event]:
    """Yield when each card that is held expires; the one that lasts longest is reminded of, as no other follows it."""
    held = [one for one in ledger.entries if one.opportunity == "cpr-aed" and not is_planned(one, today)]
    last = max(map(valid_through, held), default=None)
    for entry in held:
        expiry = valid_through(entry)
        detail = {"title": told(entry.title), "date": rulebook.day(entry.date), "expiry": rulebook.day(expiry)}
        yield Event(entry.id, expiry, "calendar-certificate", **detail)
        if expiry == last:
            yield from _ahead(entry.id, expiry, "certificate", rulebook, today, **detail)
