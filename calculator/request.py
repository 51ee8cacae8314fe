"""What every verb asks of a request: JSON that can be read, a day, an object where one is due."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any

from calculator.answers import ISO
from calculator.rulebook import load

type Request = Mapping[str, Any]
type Answer = dict[str, Any]


class RequestError(Exception):
    """A request this release cannot read: a fault of the caller, worded for a developer."""


def parse(text: str) -> Any:  # noqa: ANN401 - JSON is any of its types
    """Read JSON text, numbers as Decimal. Raises RequestError for what is not JSON, NaN and deep nesting included."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        reason = "it is nested too deeply" if isinstance(fault, RecursionError) else str(fault)
        raise RequestError(load().problems["not-json"].format(detail=reason)) from None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a number in JSON")


def dump(value: object, indent: int | None = None, *, ascii_only: bool = False) -> str:
    """Write JSON text; a Decimal, which only a key unknown to this release can still hold, becomes a number again."""
    return json.dumps(value, ensure_ascii=ascii_only, indent=indent, default=_number)


def _number(value: object) -> float | str:
    return float(value) if isinstance(value, Decimal) and isfinite(float(value)) else str(value)


def today(asked: Request) -> date:
    """Return the day of a request. Raises RequestError if it is missing: the rules have no clock."""
    value = asked.get("today")
    try:
        if isinstance(value, str) and ISO.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise RequestError("“today” must be a date such as 2026-11-24")


def row(asked: Request, name: str) -> dict[str, Any]:
    """Return an object of a request. Raises RequestError if it is missing or something else."""
    value = asked.get(name)
    if not isinstance(value, dict):
        raise RequestError(f"“{name}” must be an object")
    return value


def text(asked: Request, name: str, otherwise: str | None = None) -> str:
    """Return a text of a request, or what is to stand for it. Raises RequestError if there is neither."""
    value = asked.get(name, otherwise)
    if not isinstance(value, str):
        raise RequestError(f"“{name}” must be a text")
    return value
