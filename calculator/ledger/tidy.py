"""Tidying a stored document: one spelling for each value, and nothing lost.

Days become ISO, amounts become decimal strings, course numbers and choices their one spelling. A value that cannot
be read, a key nobody here knows and an item that is no object stay exactly as they are; tidying twice changes nothing.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from calculator.ledger.answers import AnswerError, is_empty, read_answer
from calculator.ledger.document import upgraded
from calculator.ledger.request import Answer, Request
from calculator.rulebook import Field, Rulebook
from calculator.values import coursenumber
from calculator.values.amounts import plain, written


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``tidy``: ``{"ledger"}`` → ``{"ledger"}``, in the newest version and tidied."""
    return {"ledger": tidied(asked.get("ledger"), rulebook)}


def tidied(document: object, rulebook: Rulebook) -> dict[str, Any]:
    """Return a ledger document in the newest version, tidied. Raises UnreadableLedgerError if it is not a ledger."""
    data = upgraded(document)
    data["certifications"] = [tidy_certification(row, rulebook) for row in data["certifications"]]
    data["entries"] = [tidy_entry(row, rulebook) for row in data["entries"]]
    return data


def tidy_entry(row: Any, rulebook: Rulebook) -> Any:  # noqa: ANN401 - whatever was stored
    """Return an entry of a document tidied; what is no object comes back as it is."""
    if not isinstance(row, dict):
        return row
    named = row.get("opportunity")
    opportunity = rulebook.opportunities.get(named) if isinstance(named, str) else None
    general = [rulebook.fields[name] for name in ("date", "status", "posted_cecs")]
    return _tidy(row, opportunity.fields if opportunity else general)


def tidy_certification(row: Any, rulebook: Rulebook) -> Any:  # noqa: ANN401 - whatever was stored
    """Return a certification of a document tidied; what is no object comes back as it is."""
    if not isinstance(row, dict):
        return row
    done = {"cycle": _cycle(row["cycle"], rulebook)} if "cycle" in row else {}
    if isinstance(row.get("past"), list):
        done["past"] = [_cycle(one, rulebook) for one in row["past"]]
    return {**row, **done}


def _cycle(cycle: object, rulebook: Rulebook) -> object:
    if not isinstance(cycle, dict):
        return cycle
    days = {
        part: tidy_value(rulebook.fields[f"cycle.{part}"], cycle[part]) for part in ("start", "end") if part in cycle
    }
    return {**cycle, **days}


def _tidy(row: dict[str, Any], fields: Iterable[Field]) -> dict[str, Any]:
    done = {field.id: tidy_value(field, row[field.id]) for field in fields if field.id in row}
    return {**row, **done}


def tidy_value(field: Field, value: Any) -> Any:  # noqa: ANN401 - whatever was stored
    """Return a value of a field in its one spelling, or as it is where it is empty or cannot be read."""
    if is_empty(value):
        return value
    if field.kind == "sessions":
        return [_session(field, row) for row in value] if isinstance(value, list) else value
    if field.kind == "course-number":
        return _number(value) if isinstance(value, str) else value
    if field.kind not in {"date", "expiry", "amount", "choice"}:
        return value
    try:
        return spelled(field, read_answer(field, value))
    except AnswerError:
        return value


def _number(typed: str) -> str:
    """Return a course number in its one spelling; what is no such number may be a note on it, and is kept as it is."""
    verdict = coursenumber.examine(typed)
    return verdict.number if verdict.usual else typed


def spelled(field: Field, value: object) -> Any:  # noqa: ANN401 - the kind decides the type
    """Return a typed value as a document holds it: days in ISO, amounts as decimal strings in the field's unit."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return written(value) if field.unit == "CECs" else plain(value)
    return value


def _session(field: Field, row: object) -> object:
    if not isinstance(row, dict) or is_empty(row.get("cecs")):
        return row
    try:
        cecs = read_answer(_amount(field), row["cecs"])
    except AnswerError:
        return row
    return {**row, "cecs": spelled(field, cecs)}


def _amount(field: Field) -> Field:
    return replace(field, kind="amount")
