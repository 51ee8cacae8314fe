"""The smallest change that makes an entry count. Each change is tried in the engine, not argued from the rules."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from calculator.estimate.standing import Standing, standing
from calculator.estimate.whatif import Bearing, award_of, changed
from calculator.ledger.document import Certification, Entry, Ledger
from calculator.rulebook import Rulebook
from calculator.rules import Tier, is_planned
from calculator.values.amounts import written
from calculator.values.cycle import apart
from calculator.values.quoting import told


@dataclass(frozen=True, slots=True)
class _Change:
    """A change to try: the advice it is worded by, the fields' new values, and what makes the changed entry."""

    advice: str
    values: Mapping[str, Any]
    make: Callable[[Entry], Entry]
    detail: Mapping[str, str] = field(default_factory=dict)


def mends(one: Standing, ledger: Ledger, rulebook: Rulebook, now: date) -> Iterator[dict[str, Any]]:
    """Yield, for each entry that counts for nothing, the smallest change found: see ``safety.answer``.

    What lies in a past cycle is left alone: it has its place there.
    """
    bearing = Bearing(one, rulebook)
    for award in one.awards:
        if award.tier is Tier.NONE and not one.certification.past_cycle(award.entry.date):
            near = {each.id: each for each in (award.entry, *bearing.on_amount(award.entry))}
            yield _mend(award.entry, one, replace(ledger, entries=tuple(near.values())), rulebook, now)


def _mend(entry: Entry, one: Standing, near: Ledger, rulebook: Rulebook, now: date) -> dict[str, Any]:
    head = {"entry": entry.id, "certification": one.certification.id}
    for change in _changes(entry, one.certification, rulebook, now):
        tried = changed(near, entry.id, change.make)
        award = award_of(standing(tried, one.certification, one.edition, rulebook=rulebook, today=now), entry.id)
        if award.cecs:
            cecs = written(award.cecs)
            sentence = rulebook.advice[change.advice].text.format(cecs=cecs, **change.detail)
            return {**head, "change": change.advice, "values": dict(change.values), "cecs": cecs, "sentence": sentence}
    sentence = rulebook.advice["mend-none"].text
    return {**head, "change": None, "values": {}, "cecs": "0", "sentence": sentence}


def _changes(entry: Entry, certification: Certification, rulebook: Rulebook, now: date) -> Iterator[_Change]:
    """Yield what to try: each single change, then what stands in a field together with the date."""
    dates = list(_dates(entry, certification, rulebook, now))
    fields = list(_fields(entry, rulebook))
    yield from fields
    yield from dates
    for day in dates:
        for other in fields:
            yield _both(day, other)


def _both(day: _Change, other: _Change) -> _Change:
    return _Change("mend-both", {**other.values, **day.values}, lambda entry: other.make(day.make(entry)), day.detail)


def _dates(entry: Entry, certification: Certification, rulebook: Rulebook, now: date) -> Iterator[_Change]:
    cycle = certification.cycle
    missed = cycle.days_missed_by(entry.date)
    if missed:
        day = cycle.start if missed < 0 else cycle.end
        detail = {"date": rulebook.day(day), "days": apart(entry.date, day), "name": told(certification.name)}
        advice = "mend-later" if missed < 0 else "mend-earlier"
        if is_planned(entry, now) or day <= now:
            yield _Change(advice, {"date": day.isoformat()}, lambda one: replace(one, date=day), detail)


def _fields(entry: Entry, rulebook: Rulebook) -> Iterator[_Change]:
    def answered(advice: str, values: Mapping[str, Any]) -> _Change:
        return _Change(advice, values, lambda one: replace(one, answers={**one.answers, **values}))

    asked = (field.id for field in rulebook.opportunities[entry.opportunity].fields if field.needed == "until-posted")
    ticks = {name: True for name in asked if entry.denied(name)}
    grade = {"grade": "C"} if entry.text("grade") else {}
    for advice, values in (("mend-tick", ticks), ("mend-grade", grade), ("mend-grade", {**ticks, **grade})):
        if values:
            yield answered(advice, values)
    if entry.text("course_number"):
        yield answered("mend-number", {"course_number": ""})
