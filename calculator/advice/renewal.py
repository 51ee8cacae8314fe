"""From one cycle to the next: when a renewal can be told, its days, and which cards are of one certification.

A renewal moves the cycle that is over, or about to be, to the past ones; nothing else of the ledger changes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

from calculator.advice.timeline import several
from calculator.ledger.certification import MOST_PAST_CYCLES
from calculator.ledger.document import Certification, by_id, upgraded
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, today
from calculator.ledger.tidy import tidy_certification
from calculator.rulebook import Rulebook
from calculator.values.cycle import cycle_end, is_two_digit_safe, slashed
from calculator.values.quoting import told

type Row = dict[str, Any]


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``renewal``: ``{"today", "ledger"}`` → ``{"renewal": {"offers": [{"certification", "sentence", "label",
    "dates", "cycle": {"start", "end"}, "past"}], "joins": [{"sentence", "label", "certification", "drop",
    "entries"}]}}``.

    An offer is of a certification (its id) in the last days of its cycle, or after them: ``cycle`` is the next one as
    it may be (MM/DD/YYYY), ``past`` its past ones with the one that goes, as they would be stored; ``dates`` says where
    the days come from. A join is of certifications of one name whose cycles follow one another: ``certification`` is
    the row that they become, ``drop`` the ids that go, ``entries`` the rows that name one of those, as they would be.
    """  # noqa: D205 - the shape of an answer needs two lines
    document, day = upgraded(asked.get("ledger")), today(asked)
    held = read_ledger({**document, "entries": []}, rulebook, day).ledger.certifications
    rows = {name: tidy_certification(one, rulebook) for name, one in by_id(document["certifications"]).items()}
    is_due = partial(_is_due, rulebook=rulebook, day=day)
    alike = [_join(some, rows, document["entries"], rulebook) for some in _named_alike(held) if is_due(some[0])]
    joins = [one for one in alike if one]
    gone = {name for one in joins for name in one["drop"]}
    due = [one for one in held if is_due(one) and _has_room(rows[one.id]) and one.id not in gone]
    return {"renewal": {"offers": [_offer(one, rows[one.id], rulebook, day) for one in due], "joins": joins}}


def _is_due(one: Certification, rulebook: Rulebook, day: date) -> bool:
    """Tell whether a cycle is in its last days, or over, and the calendar goes on far enough for another."""
    return (one.cycle.end - day).days < rulebook.reminders.renewal and is_two_digit_safe(one.cycle.end)


def _has_room(row: Row) -> bool:
    """Tell whether one more past cycle can be kept; what is no list of them has to be mended first."""
    past = row.get("past") or []
    return isinstance(past, list) and len(past) < MOST_PAST_CYCLES


def _offer(one: Certification, row: Row, rulebook: Rulebook, day: date) -> Row:
    start = one.cycle.end + timedelta(days=1)
    end = cycle_end(start, rulebook.cycle_years)
    words = {"name": told(one.name), "end": rulebook.day(one.cycle.end)}
    return {
        "certification": one.id,
        "sentence": rulebook.advised("renew-ended" if day > one.cycle.end else "renew-running", **words),
        "label": rulebook.advised("renew-label"),
        "dates": rulebook.advised("renew-dates", **words),
        "cycle": {"start": slashed(start), "end": slashed(end)},
        "past": _cycles(one, row),
    }


def _cycles(one: Certification, row: Row) -> list[Any]:
    """Return the past cycles of a certification as stored, and its current one with both of its days after them."""
    return [*(row.get("past") or []), {**row["cycle"], **one.cycle.as_json()}]


def _named_alike(held: Sequence[Certification]) -> Iterator[list[Certification]]:
    """Yield the certifications that bear one name and of which no two cycles share a day, the earliest first."""
    by_name: defaultdict[str, list[Certification]] = defaultdict(list)
    for one in held:
        by_name[" ".join(one.name.casefold().split())].append(one)
    for some in by_name.values():
        cycles = sorted((cycle for one in some for cycle in (*one.past, one.cycle)), key=lambda cycle: cycle.start)
        if len(some) > 1 and all(one.end < other.start for one, other in pairwise(cycles)):
            yield sorted(some, key=lambda one: one.cycle.end)


def _join(some: list[Certification], rows: Mapping[str, Row], entries: Sequence[Any], rulebook: Rulebook) -> Row | None:
    """Return what certifications, the earliest first, become together, or None where that is too much."""
    if not all(_has_room(rows[one.id]) for one in some):
        return None
    kept, drop = some[-1], [one.id for one in some[:-1]]
    past = [cycle for one in some[:-1] for cycle in _cycles(one, rows[one.id])] + (rows[kept.id].get("past") or [])
    if len(past) > MOST_PAST_CYCLES:
        return None
    whole: Row = {}
    for one in some:
        whole |= rows[one.id]
    return {
        "sentence": rulebook.advised(several("join", some), name=told(kept.name), number=str(len(some))),
        "label": rulebook.advised("join-label"),
        "certification": {**whole, "past": sorted(past, key=_start)},
        "drop": drop,
        "entries": [
            {**row, "earned_certification": kept.id}
            for row in entries
            if isinstance(row, dict) and row.get("earned_certification") in drop
        ],
    }


def _start(cycle: object) -> str:
    """Return what past cycles are sorted by; what is none goes before all."""
    start = cycle.get("start") if isinstance(cycle, dict) else ""
    return start if isinstance(start, str) else ""
