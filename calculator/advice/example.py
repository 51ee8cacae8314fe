"""Ledgers to look at before anything is entered: one for the calculator, some for a team. They are of nobody.

What was done is the rulebook's worked examples; here is only how long ago. Days are told from today, so that an example
never grows old.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from calculator.ledger.document import FORMAT, VERSION
from calculator.ledger.request import Answer, Request, today
from calculator.rulebook import Rulebook
from calculator.values.cycle import Cycle, cycle_start, is_two_digit_safe, months_after


class _Done(NamedTuple):
    """What was done, how many months ago (less than 0: what is planned), and what differs from the worked example."""

    opportunity: str
    months_ago: int
    more: Mapping[str, Any] = {}


class _Person(NamedTuple):
    """How many months are left of each certification's cycle, and what was done, oldest first."""

    months_left: Sequence[int]
    done: Sequence[_Done]


_CARD = _Done("cpr-aed", 10)
_COLLEGE = {"credit_system": "semester"}
_ETHICS = {"title": "Ethics for trainers", "course_number": "CEP654321", "ethics": True}
PEOPLE = (
    _Person(
        (4,),
        (
            _CARD,
            _Done("conference", 8),
            _Done("college-course", 6, _COLLEGE),
            _Done("presentation", 2),
            _Done("approved-course", -2, _ETHICS),
        ),
    ),
    _Person((7,), (_CARD, _Done("approved-course", 9, _ETHICS), _Done("ace-certification", 5))),
    _Person((14, 2), (_Done("mentoring", 7), _Done("approved-course", 3))),
)


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``example``: ``{"today"}`` → ``{"example": [{"name", "ledger"}]}``.

    Each is a ledger document whose cycles have begun before today and end after it; the first one has something of
    every tier that is not ACE's own figure. Where today is at the ends of the calendar, the newest edition's day is.
    """
    now = today(asked)
    day = now if is_two_digit_safe(now) else rulebook.editions[rulebook.newest].first_day
    ledgers = (_ledger(person, day, rulebook) for person in PEOPLE)
    return {"example": [{"name": f"Example {at}", "ledger": one} for at, one in enumerate(ledgers, 1)]}


def _ledger(person: _Person, now: date, rulebook: Rulebook) -> dict[str, Any]:
    names = rulebook.fields["name"].suggestions
    ends = [months_after(now, months) - timedelta(days=1) for months in person.months_left]
    return {
        "format": FORMAT,
        "version": VERSION,
        "rules": "auto",
        "certifications": [
            {"id": f"c{at}", "name": names[at], "cycle": Cycle(cycle_start(end, rulebook.cycle_years), end).as_json()}
            for at, end in enumerate(ends)
        ],
        "entries": [_entry(f"e{at}", done, now, rulebook) for at, done in enumerate(person.done)],
    }


def _entry(key: str, done: _Done, now: date, rulebook: Rulebook) -> dict[str, Any]:
    fixed = {"id": key, "opportunity": done.opportunity, **rulebook.opportunities[done.opportunity].example}
    told = {"date": months_after(now, -done.months_ago).isoformat(), "status": _status(done)}
    return {**fixed, **told, **done.more}


def _status(done: _Done) -> str:
    return "planned" if done.months_ago < 0 else "completed"
