"""Days, renewal cycles and validities, the 29th of February included.

>>> cycle_start(date(2026, 5, 31), 2)
datetime.date(2024, 6, 1)
>>> cycle_end(date(2024, 6, 1), 2), cycle_end(date(2024, 2, 29), 2)
(datetime.date(2026, 5, 31), datetime.date(2026, 2, 28))
>>> two_years = Cycle(date(2024, 6, 1), date(2026, 5, 31))
>>> date(2026, 5, 31) in two_years, date(2026, 6, 1) in two_years, two_years.days_missed_by(date(2024, 5, 30))
(True, False, -2)
>>> slashed(years_after(date(2024, 2, 29), 1))  # never longer than it may be
'02/28/2025'
"""

from dataclasses import dataclass
from datetime import date, timedelta

from calculator.values.amounts import counted

MANY_MONTHS = 24  # from so many on, years are clearer
DECEMBER = 11  # counted from 0; the calendar's last one has no month after it


@dataclass(frozen=True, slots=True)
class Cycle:
    """A renewal cycle of one certification: from ``start`` to ``end``, both days included."""

    start: date
    end: date

    def __contains__(self, day: date) -> bool:
        """Tell whether credit dated ``day`` falls in this cycle."""
        return self.start <= day <= self.end

    def as_json(self) -> dict[str, str]:
        """Return the cycle as a ledger holds it: both days as ISO."""
        return {"start": self.start.isoformat(), "end": self.end.isoformat()}

    @property
    def days(self) -> int:
        """The length of the cycle in days."""
        return (self.end - self.start).days + 1

    def days_missed_by(self, day: date) -> int:
        """Return by how many days ``day`` misses the cycle: negative before it, positive after it, 0 inside."""
        if day < self.start:
            return (day - self.start).days
        return max(0, (day - self.end).days)


def years_after(day: date, years: int) -> date:
    """Return the same day ``years`` later; February 29 becomes February 28 where there is none.

    A certificate of that day is so never taken to be valid for longer than it may be.
    """
    return months_after(day, 12 * years)


def months_after(day: date, months: int) -> date:
    """Return the same day of the month ``months`` later, or that month's last day if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = 31 if month == DECEMBER else (date(year, month + 2, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def cycle_end(start: date, years: int) -> date:
    """Return the last day of a cycle of ``years`` years that starts on ``start``.

    It is the day before the anniversary. The anniversary of February 29 in a year without one is March 1, so that
    such a cycle is as long as that of any other day.
    """
    anniversary = years_after(start, years)
    return anniversary if anniversary.day < start.day else anniversary - timedelta(days=1)


def spell(start: date, end: date) -> str:
    """Say how far apart two days are: whole months and what is left, years from two on; days below a month.

    >>> spell(date(2024, 6, 1), date(2026, 6, 1)), spell(date(2024, 6, 1), date(2024, 8, 2))
    ('2 years', '2 months and 1 day')
    """
    months = whole_months(start, end)
    days = (end - months_after(start, months)).days
    years, rest = divmod(months, 12) if months >= MANY_MONTHS else (0, months)
    parts = [counted(number, noun) for number, noun in ((years, "year"), (rest, "month")) if number]
    if days and not years:
        parts.append(counted(days, "day"))
    return " and ".join(parts) or counted(0, "day")


def apart(one: date, other: date) -> str:
    """Say how far apart two days are, in either order: in days, and in years and months from two years on."""
    first, last = sorted((one, other))
    if whole_months(first, last) >= MANY_MONTHS:
        return spell(first, last)
    return counted((last - first).days, "day")


def whole_months(start: date, end: date) -> int:
    """Return how many whole months lie between two days."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if months_after(start, months) <= end else months - 1


def cycle_start(end: date, years: int) -> date:
    """Return the first day of a cycle of ``years`` years that ends on ``end``: the day after it, as many years before.

    Where that is a February 29 in a year without one, it is February 28.
    """
    return months_after(end + timedelta(days=1), -12 * years)


def slashed(day: date) -> str:
    """Write a day as MM/DD/YYYY, with four digits for any year: ``%Y`` has fewer for an early one on some machines."""
    return f"{day:%m/%d}/{day.year:04}"


def is_two_digit_safe(day: date) -> bool:
    """Tell whether a day is far enough from the ends of the calendar to add years to it."""
    return date.min.year + 100 <= day.year <= date.max.year - 100
