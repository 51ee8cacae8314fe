"""What every verb asks of a request: JSON that can be read, a day, an object where one is due."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any

from calculator.ledger.answers import ISO
from calculator.rulebook import load

DEEPEST = 100  # levels of a file, more than any ledger has: Python's stack in a browser ends after a few thousand
_NO_STRUCTURE = bytes(set(range(256)) - set(b'[]{}"'))
_ONE_KIND = bytes.maketrans(b"{}", b"[]")
type Request = Mapping[str, Any]
type Answer = dict[str, Any]


class RequestError(Exception):
    """A request this release cannot read: a fault of the caller, worded for a developer."""


def parse(text: str, levels: int = DEEPEST) -> Any:  # noqa: ANN401 - JSON is any of its types
    """Read JSON text, numbers as Decimal. Raises RequestError for what is not JSON, NaN and deep nesting included."""
    try:
        if is_deeper(text, levels):
            raise ValueError("it is nested too deeply")  # noqa: TRY301 - worded as the other faults are
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except ValueError as fault:
        raise RequestError(load().problems["not-json"].format(detail=fault)) from None


def is_deeper(text: str, levels: int) -> bool:
    """Tell whether JSON text is nested more than so many levels, before anything recurses into it."""
    unescaped = text.replace("\\\\", "").replace('\\"', "")
    structure = unescaped.encode("ascii", "ignore").translate(_ONE_KIND, _NO_STRUCTURE)
    # Two quotes in a row are a string without brackets, or two strings with nothing between them: as good as one.
    brackets = b"".join(structure.replace(b'""', b"").split(b'"')[::2])  # what stands in no string
    for _ in range(levels):  # each time the innermost level goes
        fewer = brackets.replace(b"[]", b"")
        if len(fewer) == len(brackets):
            break
        brackets = fewer
    return b"[]" in brackets or len(brackets) > levels


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
