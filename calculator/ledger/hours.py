"""Hours typed where CECs are asked for: told, with the CECs they would be, and never refused."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from calculator.ledger.answers import AnswerError, read_answer
from calculator.rulebook import Field, Rulebook
from calculator.values.amounts import plain, written


def doubts(row: Mapping[str, Any], rulebook: Rulebook) -> list[dict[str, str]]:
    """Return for each amount of CECs in an entry's row that may be hours: ``{"field", "code", "message", "use"}``.

    ``field`` is the field's id, for a session with its place (``sessions.1.cecs``); ``use`` the CECs of as many hours,
    to be typed instead, which the field takes. Each field names the parameter from which on there is a doubt, in CECs.
    """
    way = rulebook.opportunities.get(str(row.get("opportunity")))
    asked = [field for field in way.fields if field.hours_from] if way else []
    found = (
        _doubt(name, replace(field, kind="amount"), typed, rulebook)
        for field in asked
        for name, typed in _typed(field, row.get(field.id))
    )
    return [one for one in found if one]


def _typed(field: Field, value: object) -> Iterator[tuple[str, object]]:
    if field.kind != "sessions":
        yield field.id, value
    elif isinstance(value, list):
        for place, part in enumerate(value):
            if isinstance(part, dict):
                yield f"{field.id}.{place}.cecs", part.get("cecs")


def _doubt(name: str, field: Field, typed: object, rulebook: Rulebook) -> dict[str, str] | None:
    rate = rulebook.amount("cecs-per-contact-hour", rulebook.newest)
    try:
        amount = read_answer(replace(field, at_most=None), typed)
        use = written(amount * rate)
        read_answer(field, use)
    except AnswerError:
        return None
    if amount < rulebook.amount(field.hours_from, rulebook.newest):
        return None
    detail = {"cecs": written(amount), "hours": plain(amount / rate), "use": use}
    message = rulebook.advised("hours-as-cecs", **detail)
    return {"field": name, "code": "hours-as-cecs", "message": message, "use": use}
