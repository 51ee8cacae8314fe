"""The overview picture: each cycle, today and every entry as places on one axis, with the same in words."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Any

from calculator.estimate.standing import Standing
from calculator.estimate.whatif import standings
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, today
from calculator.rulebook import Rulebook
from calculator.rules import named
from calculator.values.amounts import written
from calculator.values.cycle import Cycle, spell, whole_months
from calculator.values.quoting import told

WHOLE_AXIS = 1000  # places are in thousandths of the axis
_CENT = Decimal("0.01")


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``timeline``: ``{"today", "ledger"}`` → ``{"timeline": {"start", "end", "today", "shared",
    "certifications"}}``.

    A place is ``{"date": ISO, "at": n}``, ``at`` in thousandths of the axis from the first cycle's start to the last
    one's end, or null outside it. ``shared``: ``{"start", "end", "sentence"}``, the stretch in which one entry counts
    for all certifications; start and end are null where there is none; shared is null for fewer than two.
    A certification: ``{"id", "name", "start", "end", "entries": [{"entry", "title", "date", "at", "tier", "cecs"}],
    "days_left", "left", "pace", "sentence"}``: the entries are without those of its past cycles; ``days_left`` counts
    today and is 0 after the end; ``left``, ``pace`` (CECs a month still to be assured) and ``sentence`` (the whole row,
    for who cannot see it) are words.
    Without certifications ``timeline`` is null.
    """  # noqa: D205 - the shape of an answer needs two lines
    now = today(asked)
    found = standings(read_ledger(asked.get("ledger"), rulebook, now).ledger, rulebook, now)
    return {"timeline": _timeline(found, rulebook, now) if found else None}


def _timeline(found: Sequence[Standing], rulebook: Rulebook, now: date) -> dict[str, Any]:
    cycles = [one.certification.cycle for one in found]
    axis = Cycle(min(cycle.start for cycle in cycles), max(cycle.end for cycle in cycles))
    return {
        "start": axis.start.isoformat(),
        "end": axis.end.isoformat(),
        "today": _place(now, axis),
        "shared": _shared(found, axis, rulebook) if len(found) > 1 else None,
        "certifications": [_row(one, axis, rulebook, now) for one in found],
    }


def _place(day: date, axis: Cycle) -> dict[str, Any]:
    span = max(1, (axis.end - axis.start).days)
    at = (day - axis.start).days * WHOLE_AXIS // span if day in axis else None
    return {"date": day.isoformat(), "at": at}


def _shared(found: Sequence[Standing], axis: Cycle, rulebook: Rulebook) -> dict[str, Any]:
    cycles = [one.certification.cycle for one in found]
    start, end = max(cycle.start for cycle in cycles), min(cycle.end for cycle in cycles)
    if start > end:
        return {"start": None, "end": None, "sentence": rulebook.advice[several("timeline-not-shared", found)].text}
    names = named(one.certification for one in found)
    sentence = rulebook.advice[several("timeline-shared", found)].text.format(
        start=rulebook.day(start), end=rulebook.day(end), names=names
    )
    return {"start": _place(start, axis), "end": _place(end, axis), "sentence": sentence}


def several(key: str, found: Sequence[object]) -> str:
    """Return the key of an advice about several things: of two it says both, of more all."""
    return f"{key}-two" if len(found) == 2 else key  # noqa: PLR2004 - both means two


def _row(one: Standing, axis: Cycle, rulebook: Rulebook, now: date) -> dict[str, Any]:
    cycle, totals = one.certification.cycle, one.totals
    inside = [award for award in one.awards if award.entry.date in cycle]
    left = time_left(cycle, now, rulebook)
    sentence = rulebook.advice["timeline"].text.format(
        name=told(one.certification.name),
        start=rulebook.day(cycle.start),
        end=rulebook.day(cycle.end),
        left=left,
        assured=written(totals.assured_total),
        required=written(totals.required),
        possible=written(totals.possible_total),
        planned=written(totals.planned_total),
        entries=f"{len(inside)} {'entry' if len(inside) == 1 else 'entries'}",
    )
    return {
        "id": one.certification.id,
        "name": one.certification.name,
        "start": _place(cycle.start, axis),
        "end": _place(cycle.end, axis),
        "entries": [
            {
                "entry": award.entry.id,
                "title": award.entry.title,
                **_place(award.entry.date, axis),
                "tier": str(award.tier),
                "cecs": written(award.cecs),
            }
            for award in one.awards
            if not one.certification.past_cycle(award.entry.date)
        ],
        "days_left": max(0, (cycle.end - max(now, cycle.start)).days + 1),
        "left": left,
        "pace": pace(one, rulebook, now),
        "sentence": sentence,
    }


def time_left(cycle: Cycle, now: date, rulebook: Rulebook) -> str:
    """Say how long a cycle still lasts, today and its last day included, how long ago it ended, or when it starts."""
    if now > cycle.end:
        key, span = "time-over", spell(cycle.end, now)
    elif now < cycle.start:
        key, span = "time-ahead", spell(now, cycle.start)
    elif now < cycle.end:
        key, span = "time-left", spell(now, cycle.end + timedelta(days=1))
    else:
        return rulebook.advice["time-last-day"].text
    return rulebook.advice[key].text.format(span=span)


def pace(one: Standing, rulebook: Rulebook, now: date) -> str:
    """Say how many CECs a month are still to be assured, rounded up to two decimals."""
    cycle, remaining = one.certification.cycle, one.totals.remaining
    begin = max(now, cycle.start)
    detail = {
        "remaining": written(remaining),
        "required": written(one.totals.required),
        "end": rulebook.day(cycle.end),
        "left": time_left(cycle, now, rulebook),
    }
    if not remaining:
        key = "pace-none"
    elif now > cycle.end:
        key = "pace-over"
    elif not whole_months(begin, cycle.end):
        key = "pace-short"
    else:
        key = "pace"
        months = whole_months(begin, cycle.end)
        detail["cecs"] = written((remaining / months).quantize(_CENT, rounding=ROUND_CEILING))
    return rulebook.advice[key].text.format(**detail)
