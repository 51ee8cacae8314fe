"""Reading a certification: its name, the renewal cycle it is in, and those that are over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from calculator.ledger.answers import is_empty
from calculator.ledger.document import Certification
from calculator.ledger.form import Form
from calculator.rulebook import Rulebook
from calculator.values.amounts import counted
from calculator.values.cycle import Cycle, cycle_end, cycle_start

# Two years are 730 or 731 days; what is off by a day or two was typed off by a day or two, and is not worth a warning.
SHORTEST_CYCLE_DAYS = 728
LONGEST_CYCLE_DAYS = 734
PARTS = ("start", "end")
MOST_PAST_CYCLES = 40  # eighty years of renewing


def read_certification(form: Form, _position: int) -> Certification | None:
    """Read one certification, or return None if it has no name or no cycle that the rules know.

    A past cycle with a problem is left out by itself; the certification stays.
    """
    name = form.answer(form.rulebook.fields["name"])
    cycle = _cycle(form, form.row.get("cycle"), "cycle", "cycle")
    if not (name and cycle):
        return None
    first = form.rulebook.first_day
    if cycle.end < first:
        form.problem("cycle.end", "cycle-uncovered", **_days(form.rulebook, end=cycle.end, first=first))
        return None
    _look_at_length(form, cycle, "cycle")
    return Certification(form.id, name, cycle, tuple(_past(form, cycle)))


def _days(rulebook: Rulebook, **days: date) -> dict[str, str]:
    return {name: rulebook.day(day) for name, day in days.items()}


def _cycle(form: Form, typed: object, place: str, kind: str) -> Cycle | None:
    """Read a cycle; its end may be left out and is then that of a usual one, and so may the start of the current one.

    ``place`` is the field's in the document, ``kind`` what the rulebook's fields are named by: cycle or past.
    """
    rulebook = form.rulebook
    cells = typed if isinstance(typed, dict) else {}
    start_field, end_field = (replace(rulebook.fields[f"{kind}.{part}"], id=f"{place}.{part}") for part in PARTS)
    form.row = {**form.row, **{f"{place}.{part}": cells.get(part) for part in PARTS}}
    years = rulebook.cycle_years
    is_open = {part: is_empty(cells.get(part)) for part in PARTS}
    follows = kind == "cycle" and is_open["start"] and not is_open["end"]
    start = None if follows else form.answer(start_field)
    end = None if is_open["end"] else form.answer(end_field)
    if is_open["end"] and start:
        end = cycle_end(start, years)
    elif follows and end:
        start = cycle_start(end, years)
    if not (start and end):
        return None
    if end < start:
        form.problem(end_field.id, "cycle-backwards", **_days(rulebook, start=start, end=end))
        return None
    return Cycle(start, end)


def _look_at_length(form: Form, cycle: Cycle, place: str) -> None:
    if not SHORTEST_CYCLE_DAYS <= cycle.days <= LONGEST_CYCLE_DAYS:
        days, years = counted(cycle.days, "day"), str(form.rulebook.cycle_years)
        form.warning(f"{place}.end", "cycle-length-unusual", days=days, years=years)


def _past(form: Form, current: Cycle) -> Iterator[Cycle]:
    """Yield the past cycles that could be read, oldest first: none shares a day with another or the current one."""
    rulebook, first = form.rulebook, form.rulebook.first_day
    read = sorted(_past_read(form), key=lambda one: (one[0].start, one[0].end))
    before: Cycle | None = None
    for cycle, place in read:
        aside = form.aside()
        if cycle.start > current.end:
            days = _days(rulebook, start=cycle.start, end=current.end)
            aside.problem(f"{place}.start", "cycle-not-past", **days)
            continue
        other = current if cycle.end >= current.start else before if before and cycle.start <= before.end else None
        if other:
            days = _days(rulebook, start=cycle.start, end=cycle.end, other_start=other.start, other_end=other.end)
            aside.problem(f"{place}.start", "cycle-overlap", **days)
            continue
        before = cycle
        _look_at_length(aside, cycle, place)
        if cycle.end < first:
            aside.warning(f"{place}.end", "past-cycle-uncovered", **_days(rulebook, end=cycle.end, first=first))
        else:
            yield cycle


def _past_read(form: Form) -> Iterator[tuple[Cycle, str]]:
    """Yield each past cycle as typed, with its place in the document."""
    typed = form.row.get("past")
    if is_empty(typed):
        return
    if not isinstance(typed, list):
        form.aside().problem("past", "past-not-a-list")
        return
    if len(typed) > MOST_PAST_CYCLES:
        form.aside().problem("past", "too-many-past-cycles", limit=str(MOST_PAST_CYCLES))
    for at, one in enumerate(typed[:MOST_PAST_CYCLES]):
        cycle = _cycle(form.aside(), one, f"past.{at}", "past")
        if cycle:
            yield cycle, f"past.{at}"
