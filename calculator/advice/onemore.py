"""What one more entry would be worth: each opportunity as things stand now, and a draft while it is being typed."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from calculator.estimate.standing import Standing, standing
from calculator.estimate.whatif import Bearing, award_of, minus, plus, standings
from calculator.ledger import hours
from calculator.ledger.document import FORMAT, VERSION, Certification, Entry, Ledger, upgraded
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, RequestError, row, today
from calculator.ledger.tidy import tidy_certification, tidy_entry
from calculator.rulebook import Field, Opportunity, Rulebook
from calculator.rules import Award
from calculator.values.amounts import written
from calculator.values.cycle import Cycle, cycle_end, is_two_digit_safe

DRAFT = "\u0000draft"


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``worth``: ``{"today", "ledger"}`` → ``{"worth": [{"opportunity", "title", "short", "example",
    "instance", "certifications": [{"certification", "certainty", "gain", "most", "capped", "reasons"}]}]}``.

    ``certainty``: assured or depends, by the certification's edition; null where that does not know the opportunity.
    ``gain`` is what one more like ``example`` (fields of an entry; ``instance`` says them in words) adds to the
    planned total of the certification, in CECs; ``most`` what any amount of it could still add under its cap, or null
    where no cap holds; ``capped`` tells whether a cap takes some of it away. ``reasons`` are those of its award.
    """  # noqa: D205 - the shape of an answer needs two lines
    now = today(asked)
    ledger = read_ledger(asked.get("ledger"), rulebook, now).ledger
    before = [(one, Bearing(one, rulebook)) for one in standings(ledger, rulebook, now)]
    return {
        "worth": [_of(opportunity, ledger, before, rulebook, now) for opportunity in rulebook.opportunities.values()]
    }


def _of(
    opportunity: Opportunity,
    ledger: Ledger,
    before: Sequence[tuple[Standing, Bearing]],
    rulebook: Rulebook,
    now: date,
) -> dict[str, Any]:
    example = {name: value for name, value in opportunity.example.items() if name not in {"date", "status", "title"}}
    example.pop("course_number", None)
    return {
        "opportunity": opportunity.id,
        "title": opportunity.title,
        "short": rulebook.fill(opportunity.short, rulebook.newest),
        "example": example,
        "instance": in_words(opportunity, example),
        "certifications": [
            _one_more(opportunity, example, ledger, one, bearing, rulebook, now) for one, bearing in before
        ],
    }


def in_words(opportunity: Opportunity, fields: Mapping[str, Any]) -> str:
    """Write what sets an entry apart, by the labels of the form: ``Credit hours: 3; Grade: B``.

    Amounts, choices and sessions are written, and a box that is ticked although the opportunity does not ask for it.
    """
    parts = (_field_in_words(field, fields.get(field.id), opportunity) for field in opportunity.fields)
    return "; ".join(part for part in parts if part)


def _field_in_words(field: Field, value: Any, opportunity: Opportunity) -> str:  # noqa: ANN401 - the kind decides
    if value is None or field.id == "status":
        return ""
    if field.kind == "flag":
        return field.label if value is True and field.id not in opportunity.example else ""
    if field.kind == "choice":
        return f"{field.label}: {next(choice.label for choice in field.choices if choice.value == value)}"
    if field.kind == "sessions":
        return f"{field.label}: {' + '.join(session['cecs'] for session in value)}"
    return f"{field.label}: {value}" if field.kind == "amount" else ""


def _one_more(  # noqa: PLR0913, PLR0917 - an opportunity, a standing and what both are read against
    opportunity: Opportunity,
    example: Mapping[str, Any],
    ledger: Ledger,
    one: Standing,
    bearing: Bearing,
    rulebook: Rulebook,
    now: date,
) -> dict[str, Any]:
    day = max(now, one.certification.cycle.start)
    draft = read_draft({"opportunity": opportunity.id, **example}, rulebook, day)
    near = replace(ledger, entries=bearing.on_reasons(draft))
    before = standing(near, one.certification, one.edition, rulebook=rulebook, today=now).totals.planned_total
    after = _with(draft, near, one, rulebook, now)
    reasons = _reasons(award_of(after, DRAFT))
    promise = opportunity.certainty(one.edition)
    limited = bool(opportunity.cap) and rulebook.clauses[opportunity.cap].holds(one.edition)
    return {
        "certification": one.certification.id,
        "certainty": promise.tier if promise else None,
        "gain": written(after.totals.planned_total - before),
        "most": written(_most(opportunity, draft, near, one, rulebook, now) - before) if limited else None,
        "capped": any(reason["clause"] == opportunity.cap for reason in reasons),
        "reasons": reasons,
    }


def _most(  # noqa: PLR0913, PLR0917 - see _one_more
    opportunity: Opportunity, draft: Entry, near: Ledger, one: Standing, rulebook: Rulebook, now: date
) -> Decimal:
    """Return what the entries near come to with the largest amount the form takes: all that its cap leaves."""
    largest = {
        field.id: field.at_most for field in opportunity.fields if field.kind == "amount" and field.id in draft.answers
    }
    return _with(replace(draft, answers={**draft.answers, **largest}), near, one, rulebook, now).totals.planned_total


def _with(draft: Entry, ledger: Ledger, one: Standing, rulebook: Rulebook, now: date) -> Standing:
    return standing(plus(ledger, [draft]), one.certification, one.edition, rulebook=rulebook, today=now)


def read_draft(fields: Mapping[str, Any], rulebook: Rulebook, day: date) -> Entry:
    """Return a planned entry of a day from fields that are known to be right. Raises RequestError if they are not."""
    held = {"id": DRAFT, "date": day.isoformat(), "status": "planned", **fields}
    document = {"format": FORMAT, "version": VERSION, "entries": [held]}
    reading = read_ledger(document, rulebook, day)
    if reading.problems:
        raise RequestError(reading.problems[0].message)
    return reading.ledger.entries[0]


def _reasons(award: Award) -> list[dict[str, str]]:
    return [reason.as_json() for reason in award.reasons]


# --- a draft ---


def check(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``check``: a draft that is being typed, before it is saved.

    ``{"today", "ledger", "entry"}`` → ``{"check": {"entry", "problems", "warnings", "worth": [{"certification",
    "before", "after", "gain", "tier", "cecs", "reasons"}], "doubts"}}``: the entry tidied, what to mend or look at in
    it, and the planned total of each certification without and with it, in CECs. A draft with the id of an entry
    takes its place. ``worth`` is empty while the draft has a problem. Where the ledger has no certification, it tells
    what the draft would be worth to one whose cycle holds its day: ``certification`` is empty then, and ``name`` says
    so. ``doubts`` are those of ``ledger.hours``.

    ``{"today", "ledger", "certification"}`` → ``{"check": {"certification", "problems", "warnings"}}``.
    """
    now, document = today(asked), upgraded(asked.get("ledger"))
    if "certification" in asked:
        return {"check": _check_certification(row(asked, "certification"), document, rulebook, now)}
    draft = tidy_entry(row(asked, "entry"), rulebook)
    name = draft.get("id") if isinstance(draft.get("id"), str) and draft.get("id") else DRAFT
    reading = read_ledger({**document, "entries": _put(document["entries"], draft, name)}, rulebook, now)
    problems = [_own(problem.as_json()) for problem in reading.problems if problem.entry == name]
    return {
        "check": {
            "entry": draft,
            "problems": problems,
            "warnings": [_own(warning.as_json()) for warning in reading.warnings if warning.entry == name],
            "worth": [] if problems else _worth_to(document, reading.ledger, name, rulebook, now),
            "doubts": hours.doubts(draft, rulebook),
        }
    }


def _worth_to(
    document: Mapping[str, Any], ledger: Ledger, name: str, rulebook: Rulebook, now: date
) -> list[dict[str, Any]]:
    """Return what a draft is worth to each certification, or to one that is not entered yet."""
    if document["certifications"]:
        return _worth(ledger, name, rulebook, now)
    day = next(entry.date for entry in ledger.entries if entry.id == name)
    years = rulebook.cycle_years
    if not is_two_digit_safe(day) or cycle_end(day, years) < rulebook.first_day:
        return []
    called = rulebook.advised("worth-any", date=rulebook.day(day))
    held = replace(ledger, certifications=(Certification("", called, Cycle(day, cycle_end(day, years))),))
    return [{**one, "name": called} for one in _worth(held, name, rulebook, now)]


def _put(rows: list[Any], draft: Mapping[str, Any], name: str) -> list[Any]:
    """Return the rows with the draft in the place of the first of its id, which is the one it edits, or at the end."""
    own = [isinstance(one, dict) and one.get("id") == name for one in rows]
    place = [*own, True].index(True)
    others = [one for one, is_own in zip(rows, own, strict=True) if not is_own]
    return [*others[:place], {**draft, "id": name}, *others[place:]]


def _own(problem: dict[str, Any]) -> dict[str, Any]:
    return {**problem, "entry": None} if problem["entry"] == DRAFT else problem


def _worth(ledger: Ledger, name: str, rulebook: Rulebook, now: date) -> list[dict[str, Any]]:
    found = []
    without, with_it = standings(minus(ledger, [name]), rulebook, now), standings(ledger, rulebook, now)
    for before, after in zip(without, with_it, strict=True):
        award = award_of(after, name)
        was, becomes = before.totals.planned_total, after.totals.planned_total
        found.append(
            {
                "certification": after.certification.id,
                "before": written(was),
                "after": written(becomes),
                "gain": written(becomes - was),
                "tier": str(award.tier),
                "cecs": written(award.cecs),
                "reasons": _reasons(award),
            }
        )
    return found


def _check_certification(
    typed: dict[str, Any], document: dict[str, Any], rulebook: Rulebook, now: date
) -> dict[str, Any]:
    draft = tidy_certification(typed, rulebook)
    held = {**document, "certifications": [{**draft, "id": DRAFT}], "entries": []}
    reading = read_ledger(held, rulebook, now)
    return {
        "certification": draft,
        "problems": [{**one.as_json(), "certification": draft.get("id")} for one in reading.problems],
        "warnings": [{**one.as_json(), "certification": draft.get("id")} for one in reading.warnings],
    }
