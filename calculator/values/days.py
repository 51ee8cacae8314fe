"""A day as people type it, and each of the days it can mean.

Three numbers mean one day in the order of the U.S. and often another where the day comes first. Which of them is meant
is for whoever knows more to say: a form asks in one order, a column may prove its own. Nothing is guessed here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

MONTH_FIRST, DAY_FIRST, YEAR_FIRST = "month-first", "day-first", "year-first"
LONGEST = 60  # characters; a longer text is no day, and would take long to look through
FIRST_YEAR, LAST_YEAR = 1900, 2199  # of eight digits without anything between them
_TURN_OF_CENTURY = 70  # 69 is 2069, 70 is 1970, as most programs have it

_SPELLED = str.maketrans("‐‑‒–—−∕⁄‘’", "------//''")
_AROUND = re.compile(r"(?:([(\[])\s*)?(.*?)(?(1)\s*[)\]])[\s,;.]*\Z", re.DOTALL)  # what a copy has around a day
_TIME = re.compile(
    r"(?:(?:,|\s+at)?\s+|(?<=[0-9])T)([01]?[0-9]|2[0-4]):([0-5][0-9])(?::([0-5][0-9]|60)(?:[.,]([0-9]{1,9}))?)?"
    r"(?:\s*[ap]\.?m\.?)?"
    r"\s*(?:(Z|(?:UTC|GMT)?[+-]00:?00|UTC|GMT)|(?:UTC|GMT)?[+-][0-9]{2}:?[0-9]{2}|[A-Z][SD]T)?(?:\s*\([^()]*\))?$",
    re.IGNORECASE | re.ASCII,
)
_WEEKDAY = re.compile(r"([a-z]{2,9})(?:\.?,\s*|\.?\s+)(?=\S)", re.IGNORECASE | re.ASCII)
_GAP = r"\s*[-/.\s]\s*"
_NUMBERS = re.compile(rf"([0-9]{{1,4}})({_GAP})([0-9]{{1,2}})({_GAP})([0-9]{{1,4}})", re.ASCII)
_RUN = re.compile(r"[0-9]{6}|[0-9]{8}", re.ASCII)
_NAMED = {
    "dmy": re.compile(
        r"([0-9]{1,2})(?:st|nd|rd|th)?(?:\s*[-/.\s]?\s*)(?:of\s+)?([a-z]{3,9})[-/.,\s]*'?([0-9]{4}|[0-9]{2})",
        re.IGNORECASE | re.ASCII,
    ),
    "mdy": re.compile(
        r"([a-z]{3,9})[-/.\s]*([0-9]{1,2})(?:st|nd|rd|th)?[-/.,\s]+'?([0-9]{4}|[0-9]{2})", re.IGNORECASE | re.ASCII
    ),
    "ymd": re.compile(r"([0-9]{4})[-/.,\s]*([a-z]{3,9})[-/.\s]*([0-9]{1,2})(?:st|nd|rd|th)?", re.IGNORECASE | re.ASCII),
}
_MONTHS = (
    re.compile(r"(?P<month>[0-9]{1,2})\s*[-/.]\s*(?P<year>[0-9]{4})", re.ASCII),
    re.compile(r"(?P<year>[0-9]{4})\s*[-/.]\s*(?P<month>[0-9]{1,2})", re.ASCII),
    re.compile(r"(?P<month>[a-z]{3,9})[-/.,\s]*(?P<year>[0-9]{4})", re.IGNORECASE | re.ASCII),
)


class Meanings(NamedTuple):
    """The days a text can mean, by the order its parts would be in; none, where no order gives a day of the calendar.

    ``zoned`` tells that a time of day of Greenwich stood with it, which is the day before or after elsewhere.
    """

    days: Mapping[str, date]
    zoned: bool = False

    @property
    def settled(self) -> date | None:
        """The day it means, if it can mean one only."""
        different = set(self.days.values())
        return different.pop() if len(different) == 1 else None

    def read(self, order: str) -> date | None:
        """Return the day it means in an order; in no order, or in others only, the one day it can mean, if one."""
        return self.days.get(order) or self.settled


class Names(NamedTuple):
    """How months and weekdays are called: January, Monday and those after."""

    months: Sequence[str]
    weekdays: Sequence[str]


def meanings(typed: str, names: Names) -> Meanings | None:
    """Return the days a text, cleared of what is not seen, can mean; None if it does not look like a day at all.

    >>> english = Names(("January", "February", "March", "April"), ())
    >>> meanings("8-Mar-25", english).settled.isoformat(), meanings("04/05/2025", english).settled
    ('2025-03-08', None)
    >>> meanings("(Mar. 8, ’25).", Names(("January", "February", "March"), ())).settled.isoformat()
    '2025-03-08'
    """
    if len(typed) > LONGEST:
        return None
    text, zoned = _timeless(_AROUND.sub(r"\2", typed.translate(_SPELLED)))
    text, weekday = _dayless(text, names.weekdays)
    written = _written(text, names.months)
    if written is None:
        return None
    days = {order: day for order, parts in written if (day := _day(*parts)) and weekday in {None, day.weekday()}}
    return Meanings(days, zoned)


def month_end(typed: str, names: Names) -> date | None:
    """Return the last day of the month that a text names, as a card does that expires in it; None for all else.

    >>> month_end("02/2028", Names((), ())).isoformat()
    '2028-02-29'
    """
    found = next((found for pattern in _MONTHS if (found := pattern.fullmatch(typed.translate(_SPELLED)))), None)
    if found is None:
        return None
    word = found["month"]
    place = int(word) - 1 if word.isdecimal() else _place(word, names.months)
    if place is None:
        return None
    ends = (_day(found["year"], place + 1, day) for day in ("31", "30", "29", "28"))
    return next((end for end in ends if end), None)


def _timeless(text: str) -> tuple[str, bool]:
    """Return a text without the time of day behind it, and whether that was one of Greenwich, and not midnight."""
    time = _TIME.search(text) if ":" in text else None
    if not time:
        return text, False
    midnight = not any(int(part) for part in time.groups()[:4] if part)
    return text[: time.start()].strip(), time[5] is not None and not midnight


def _dayless(text: str, weekdays: Sequence[str]) -> tuple[str, int | None]:
    """Return a text without the weekday in front of it, and which one that was."""
    found = _WEEKDAY.match(text)
    at = _place(found[1], weekdays) if found else None
    return (text, None) if found is None or at is None else (text[found.end() :], at)


def _place(word: str, names: Sequence[str]) -> int | None:
    """Return the place of the name a word is, or begins."""
    short = word.casefold()
    return next((at for at, name in enumerate(names) if name.casefold().startswith(short)), None)


type _Parts = tuple[str, int, str]  # year as written, month, day as written


def _written(text: str, months: Sequence[str]) -> list[tuple[str, _Parts]] | None:
    """Return the parts of a day in each order they may be in, or None for what is no day."""
    if numbers := _NUMBERS.fullmatch(text):
        first, gap, second, other, third = numbers.groups()
        return list(_orders(first, second, third, gap.strip())) or None if gap.strip() == other.strip() else None
    if run := _RUN.fullmatch(text):
        return list(_run(run[0])) or None
    for order, pattern in _NAMED.items():
        if found := pattern.fullmatch(text):
            part = dict(zip(order, found.groups(), strict=True))
            at = _place(part["m"], months)
            return None if at is None else [(YEAR_FIRST, (part["y"], at + 1, part["d"]))]
    return None


def _orders(first: str, second: str, third: str, gap: str) -> Iterator[tuple[str, _Parts]]:
    """Yield the orders of three numbers. A year of four digits, or of two between hyphens, may come first."""
    if len(third) in {2, 4} and len(first) <= 2:  # noqa: PLR2004 - digits
        yield MONTH_FIRST, (third, int(first), second)
        yield DAY_FIRST, (third, int(second), first)
    if len(third) <= 2 and (len(first) == 4 or (gap == "-" and len(first) == len(second) == len(third) == 2)):  # noqa: PLR2004
        yield YEAR_FIRST, (first, int(second), third)


def _run(digits: str) -> Iterator[tuple[str, _Parts]]:
    """Yield the orders of six or eight digits in a row, as far as the year is one of ours."""
    ends = len(digits) - 4
    orders = (
        (MONTH_FIRST, (digits[4:], int(digits[:2]), digits[2:4])),
        (DAY_FIRST, (digits[4:], int(digits[2:4]), digits[:2])),
        (YEAR_FIRST, (digits[:ends], int(digits[ends : ends + 2]), digits[ends + 2 :])),
    )
    yield from ((order, parts) for order, parts in orders if ends == 2 or FIRST_YEAR <= int(parts[0]) <= LAST_YEAR)  # noqa: PLR2004


def _day(year: str, month: int, day: str) -> date | None:
    """Return a day of the calendar, or None where there is no such day. A year of two digits is one near ours."""
    number = int(year)
    if len(year) == 2:  # noqa: PLR2004 - digits
        number += 2000 if number < _TURN_OF_CENTURY else 1900
    try:
        return date(number, month, int(day))
    except ValueError:
        return None
