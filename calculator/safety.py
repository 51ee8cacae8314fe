"""How safe it is: what a refusal by ACE would do, and the smallest change that makes an entry count.

Nothing is argued from the rules here: each refusal and each change is tried in the engine.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations
from typing import Any

from calculator.amounts import written
from calculator.estimate import Standing, standing
from calculator.ledger import Certification, Entry, Ledger
from calculator.reader import counted, read_ledger
from calculator.request import Answer, Request, today
from calculator.rulebook import Rulebook
from calculator.rules import Tier, is_planned
from calculator.whatif import award_of, changed, edition_of, minus, standings

MOST_UNDECIDED = 30  # pairs of more would be more than a person can use


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``safety``: ``{"today", "ledger"}`` → ``{"safety": {"certifications", "mends"}}``.

    A certification: ``{"id", "undecided", "reaches", "one", "two", "hangs_on", "sentence"}``. ``undecided`` are the
    ids of entries that are up to ACE and count in it; ``reaches`` whether the possible total reaches the requirement;
    ``one`` and ``two`` whether it still does if ACE refuses any one, any two of them (null where there are fewer, or
    it does not reach it anyway); ``hangs_on`` lists the sets (of one id, else of two) whose refusal takes it below.

    ``mends``, one for each entry and certification where it counts for nothing: ``{"entry", "certification",
    "change", "values", "cecs", "sentence"}``: the smallest change found, as the id of what to change (null if none
    helps) with the fields' new values, and what the entry then counts, in CECs.
    """
    now = today(asked)
    ledger = read_ledger(asked.get("ledger"), rulebook, now).ledger
    found = standings(ledger, rulebook, now)
    return {
        "safety": {
            "certifications": [_row(one, ledger, rulebook, now) for one in found],
            "mends": [mend for one in found for mend in _mends(one, ledger, rulebook, now)],
        }
    }


# --- refusals ---


def _row(one: Standing, ledger: Ledger, rulebook: Rulebook, now: date) -> dict[str, Any]:
    undecided = [award.entry.id for award in one.awards if award.tier is Tier.DEPENDS]
    required = one.totals.required
    reaches = one.totals.possible_total >= required

    worth = {award.entry.id: award.cecs for award in one.awards}

    def fails(refused: Sequence[str]) -> bool:
        # A refusal takes away at most what it refuses; a cap that it frees can only give some of it back.
        if one.totals.possible_total - sum(worth[name] for name in refused) >= required:
            return False
        left = minus(ledger, refused)
        after = standing(left, one.certification, one.edition, rulebook=rulebook, today=now)
        return after.totals.possible_total < required

    singles = [[name] for name in undecided if reaches and fails([name])]
    pairs = []
    if reaches and not singles:
        pairs = [list(pair) for pair in combinations(_largest(one, undecided), 2) if fails(pair)]
    enough = reaches and bool(undecided)
    row = {
        "id": one.certification.id,
        "undecided": undecided,
        "reaches": reaches,
        "one": not singles if enough else None,
        "two": not (singles or pairs) if enough and len(undecided) > 1 else None,
        "hangs_on": singles or pairs,
    }
    return {**row, "sentence": _sentence(row, one, rulebook)}


def _largest(one: Standing, undecided: Sequence[str]) -> list[str]:
    """Return the undecided entries, or the largest of them where they are very many, in the order of the ledger."""
    if len(undecided) <= MOST_UNDECIDED:
        return list(undecided)
    worth = {award.entry.id: award.cecs for award in one.awards}
    kept = set(sorted(undecided, key=lambda name: -worth[name])[:MOST_UNDECIDED])
    return [name for name in undecided if name in kept]


def _sentence(row: Mapping[str, Any], one: Standing, rulebook: Rulebook) -> str:
    titles = {award.entry.id: award.entry.title for award in one.awards}
    if one.totals.assured_total >= one.totals.required:
        key = "safe-assured"
    elif not row["reaches"]:
        key = "safe-short"
    elif row["one"] is False:
        key = "safe-hangs"
    elif row["two"] is False:
        key = "safe-one"
    else:
        key = "safe-two" if row["two"] else "safe-one-only"
    sets = [" + ".join(f"“{titles[name]}”" for name in names) for names in row["hangs_on"][:3]]
    more = f" (+{len(row['hangs_on']) - 3})" if len(row["hangs_on"]) > 3 else ""  # noqa: PLR2004 - three are enough to read
    return rulebook.advice[key].text.format(
        name=one.certification.name,
        possible=written(one.totals.possible_total),
        required=written(one.totals.required),
        entries=", ".join(sets) + more,
    )


# --- the smallest change ---


@dataclass(frozen=True, slots=True)
class _Change:
    """A change to try: the advice it is worded by, the fields' new values, and what makes the changed entry."""

    advice: str
    values: Mapping[str, Any]
    make: Callable[[Entry], Entry]
    detail: Mapping[str, str]


def _mends(one: Standing, ledger: Ledger, rulebook: Rulebook, now: date) -> Iterator[dict[str, Any]]:
    for award in one.awards:
        if award.tier is Tier.NONE:
            yield _mend(award.entry, one.certification, ledger, rulebook, now)


def _mend(entry: Entry, certification: Certification, ledger: Ledger, rulebook: Rulebook, now: date) -> dict[str, Any]:
    head = {"entry": entry.id, "certification": certification.id}
    edition = edition_of(ledger, certification, rulebook)
    # Only entries of its opportunity (caps) or its course number (repeats) can bear on an entry's award.
    number = entry.text("course_number")
    kin = (e for e in ledger.entries if number and e.text("course_number") == number)
    near = {e.id: e for e in (*kin, *(e for e in ledger.entries if e.opportunity == entry.opportunity))}
    ledger = replace(ledger, entries=tuple(near.values()))
    for change in _changes(entry, certification, rulebook, now):
        tried = changed(ledger, entry.id, change.make)
        after = standing(tried, certification, edition, rulebook=rulebook, today=now)
        award = award_of(after, entry.id)
        if award and award.cecs:
            cecs = written(award.cecs)
            sentence = rulebook.advice[change.advice].text.format(cecs=cecs, **change.detail)
            return {**head, "change": change.advice, "values": dict(change.values), "cecs": cecs, "sentence": sentence}
    sentence = rulebook.advice["mend-none"].text
    return {**head, "change": None, "values": {}, "cecs": "0", "sentence": sentence}


def _changes(entry: Entry, certification: Certification, rulebook: Rulebook, now: date) -> Iterator[_Change]:
    """Yield what to try: each single change, then what stands in a field together with the date."""
    dates = list(_dates(entry, certification, rulebook, now))
    fields = list(_fields(entry))
    yield from fields
    yield from dates
    for day in dates:
        for field in fields:
            yield _both(day, field)


def _both(day: _Change, field: _Change) -> _Change:
    return _Change(
        "mend-both",
        {**field.values, **day.values},
        lambda entry: field.make(day.make(entry)),
        {**field.detail, **day.detail},
    )


def _dates(entry: Entry, certification: Certification, rulebook: Rulebook, now: date) -> Iterator[_Change]:
    cycle = certification.cycle
    missed = cycle.days_missed_by(entry.date)
    if missed:
        day = cycle.start if missed < 0 else cycle.end
        detail = {"date": rulebook.day(day), "days": counted(abs(missed), "day"), "name": certification.name}
        advice = "mend-later" if missed < 0 else "mend-earlier"
        if is_planned(entry, now) or day <= now:
            yield _Change(advice, {"date": day.isoformat()}, lambda one: replace(one, date=day), detail)


def _fields(entry: Entry) -> Iterator[_Change]:
    def answered(**values: object) -> Callable[[Entry], Entry]:
        return lambda one: replace(one, answers={**one.answers, **values})

    flags = [name for name in ("related", "accredited", "fitness_related") if entry.answers.get(name) is not True]
    own = {"college-course": ("related",), "other-certification": ("accredited", "fitness_related")}
    ticks = [name for name in own.get(entry.opportunity, ()) if name in flags]
    graded = entry.opportunity == "college-course" and bool(entry.text("grade"))
    for advice, names, grade in (("mend-tick", ticks, {}), ("mend-grade", [], {"grade": "C"} if graded else {})):
        values = {**dict.fromkeys(names, True), **grade}
        if values:
            yield _Change(advice, values, answered(**values), {"fields": ", ".join(names)})
    if ticks and graded:
        values = {**dict.fromkeys(ticks, True), "grade": "C"}
        yield _Change("mend-grade", values, answered(**values), {})
    if entry.text("course_number"):
        yield _Change("mend-number", {"course_number": ""}, answered(course_number=""), {})
