"""Saying back which day was read, so that a person sees at once when another was meant."""

from collections.abc import Iterator
from typing import Any

from calculator.ledger.answers import AnswerError, is_empty, read_answer, wording
from calculator.ledger.request import Answer, Request, RequestError, row, text
from calculator.rulebook import Field, Rulebook
from calculator.values import days
from calculator.values.cleared import cleared
from calculator.values.cycle import cycle_start, slashed, years_after

DAYS = ("date", "expiry")  # kinds of fields


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``days``: ``{"fields": {"date": "04012025", …}, "opportunity"?, "validity_years"?}`` → ``{"days": {"date":
    {"date", "said", "sentence", "problem"}}, "follows"}``, for each field of a day that is not left empty.

    ``date`` is the day read, in ISO, ``said`` the same in words, and ``sentence`` tells a person what was read, and
    how, where that might surprise. Where none can be read these are null and empty, and ``problem`` says how to mend
    it. The opportunity decides how a problem names the field. ``follows`` are the days, as MM/DD/YYYY by field, that
    other fields would have by those that were read: a cycle's start by its end, a card's date by when it expires.
    """  # noqa: D205 - the shape of an answer needs two lines
    way = rulebook.opportunities.get(text(asked, "opportunity", ""))
    fields = {**rulebook.fields, **{one.id: one for one in (way.fields if way else ())}}
    typed = row(asked, "fields")
    unknown = [name for name in typed if name not in fields or fields[name].kind not in DAYS]
    if unknown:
        raise RequestError(f"“{unknown[0]}” is no field of a day")
    said = {name: _said(fields[name], value, rulebook) for name, value in typed.items() if not is_empty(value)}
    return {"days": said, "follows": dict(_following(asked, typed, rulebook))}


def _following(asked: Request, typed: Request, rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Yield the days that follow from others. From a month that a card names, no day of its beginning does."""
    end, expires = (_read(rulebook.fields["date"], typed.get(name)) for name in ("cycle.end", "expires"))
    years = _read(rulebook.fields["validity_years"], asked.get("validity_years"))
    if end:
        yield "cycle.start", slashed(cycle_start(end, rulebook.cycle_years))
    if expires and years:
        yield "date", slashed(years_after(expires, -int(years)))


def _read(field: Field, value: object) -> Any:  # noqa: ANN401 - the kind of field decides the type
    """Return a field's typed value, or None if it was left empty or cannot be read."""
    try:
        return None if is_empty(value) else read_answer(field, value)
    except AnswerError:
        return None


def _said(field: Field, value: object, rulebook: Rulebook) -> dict[str, Any]:
    try:
        day = read_answer(field, value)
    except AnswerError as fault:
        return {"date": None, "said": "", "sentence": "", "problem": wording(rulebook, field, fault)}
    meant = days.meanings(cleared(str(value)), rulebook.names)
    turned = meant is not None and list(meant.days) == [days.DAY_FIRST]
    said, how = rulebook.day(day), "day-read-day-first" if turned else "day-read"
    sentence = rulebook.advice[how].text.format(date=said)
    return {"date": day.isoformat(), "said": said, "sentence": sentence, "problem": ""}
