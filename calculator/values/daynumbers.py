"""Days that a spreadsheet has made a number of: counted from its first day, or typed without the zero in front.

Such a number is never taken for a day by itself: it may be a course number, an amount or a slip. What it can mean is
for its owner to say.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta

from calculator.values import days
from calculator.values.days import Names

FROM_1900, FROM_1904 = "from-1900", "from-1904"
_FIRST_DAYS = {FROM_1900: date(1899, 12, 30), FROM_1904: date(1904, 1, 1)}  # of Excel, and of its first years on a Mac
EARLIEST, LATEST = date(1990, 1, 1), date(2039, 12, 31)  # of which somebody keeps a list
_COUNTED = re.compile(r"([0-9]{5})(?:\.[0-9]{1,12})?", re.ASCII)  # a time of day is a fraction of it
_SHORTENED = re.compile(r"[0-9]{5}|[0-9]{7}", re.ASCII)
_NAMELESS = Names((), ())  # digits name no month and no weekday


def meanings(typed: str) -> Mapping[str, date]:
    """Return the days that a number can mean, by how it would have come about; none, for what is no such number.

    >>> {how: day.isoformat() for how, day in meanings("45748").items()}
    {'from-1900': '2025-04-01', 'from-1904': '2029-04-02'}
    >>> {how: day.isoformat() for how, day in meanings("3082025").items()}
    {'month-first': '2025-03-08', 'day-first': '2025-08-03'}
    """
    counted = _COUNTED.fullmatch(typed)
    found = {how: first + timedelta(days=int(counted[1])) for how, first in _FIRST_DAYS.items()} if counted else {}
    if _SHORTENED.fullmatch(typed) and (short := days.meanings(f"0{typed}", _NAMELESS)):
        found |= {how: day for how, day in short.days.items() if how != days.YEAR_FIRST}
    return {how: day for how, day in found.items() if EARLIEST <= day <= LATEST}
