"""Calendars to subscribe to: one for each day on which a renewal cycle can end, which knows that day and no person.

Whoever subscribes to one tells the host a date and nothing else, and a changed rule reaches them as soon as their
calendar asks again. The same sources give the same bytes: the first day stands in the rulebook, as no clock may decide.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from calculator.exchange.ics import Event, escape, written
from calculator.rulebook import Rulebook
from calculator.values.amounts import counted, plain

FOLDER = "calendars/"
ASK_AGAIN = "P7D"  # how often a calendar should look for changes: a rule changes a few times in ten years


def files(rulebook: Rulebook) -> dict[str, bytes]:
    """Return the calendar of each possible last day of a cycle by its path below the site."""
    return {f"{FOLDER}{end.isoformat()}.ics": calendar(end, rulebook).encode() for end in ends(rulebook)}


def ends(rulebook: Rulebook) -> Iterator[date]:
    """Yield the days for which there is a calendar, both ends of the years included."""
    day, last = (date.fromisoformat(one) for one in (rulebook.reminders.first, rulebook.reminders.last))
    while day <= last:
        yield day
        day += timedelta(days=1)


def calendar(end: date, rulebook: Rulebook) -> str:
    """Return the calendar of a cycle that ends on a day. Its UIDs stay from build to build."""
    first = date.fromisoformat(rulebook.reminders.first)
    stamp = datetime(first.year, first.month, first.day, tzinfo=UTC)
    about = rulebook.advised("cycle-days-about")
    head = [
        f"X-WR-CALNAME:{escape(rulebook.advised('cycle-days', end=rulebook.day(end)))}",
        f"X-WR-CALDESC:{escape(about)}",
        f"REFRESH-INTERVAL;VALUE=DURATION:{ASK_AGAIN}",
        f"X-PUBLISHED-TTL:{ASK_AGAIN}",
    ]
    return written(_events(end, rulebook), end.isoformat(), stamp, rulebook, head)


def _events(end: date, rulebook: Rulebook) -> Iterator[Event]:
    edition = rulebook.edition_for(end)
    amounts = {name: rulebook.parameters[name].written(edition) for name in ("required-cecs", "ethics")}
    review = rulebook.amount("petition-review-days", edition)
    last = end - timedelta(days=int(review))
    told = rulebook.sources[rulebook.clauses["ethics"].source]
    words = {"required": amounts["required-cecs"], "ethics": amounts["ethics"], "days": plain(review)}
    words |= {"end": rulebook.day(end), "by": rulebook.day(last), "where": told.where, "dated": told.dated}
    for what, day, advice in (("cycle-end", end, "cycle-days-ahead"), ("petition", last, "cycle-days-petition")):
        for days in rulebook.reminders.ahead[what]:
            yield Event(f"{days}", day - timedelta(days=days), advice, ahead=counted(days, "day"), **words)
    yield Event("0", end, "cycle-days-end", **words)
