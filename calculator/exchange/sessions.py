"""The sessions of a conference: read from pasted lines, and added up exactly."""

import re
from collections.abc import Iterator
from decimal import Decimal

from calculator.ledger.answers import AnswerError, read_amount, shown
from calculator.ledger.request import Answer, Request, RequestError, text
from calculator.rulebook import Field, Rulebook
from calculator.values.amounts import ZERO, written

MOST_LINES = 200
LONGEST_LINE = 500  # characters; a longer one names no session, and would take long to look through
_GAP = r"[\s,;:|–—-]"
_LAST = re.compile(
    rf"(.*?){_GAP}*\(?\s*([0-9]*\.?[0-9]+)\s*\)?\s*(?:ACE\s+)?(?:CECs?|credits?)?\s*\)?\.?", re.IGNORECASE | re.ASCII
)
_FIRST = re.compile(rf"([0-9]*\.[0-9]+){_GAP}+(.+)", re.ASCII)


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``sessions``: ``{"text", "sessions": [{"title", "cecs"}]}``, each of them optional → ``{"sessions":
    {"rows", "unread", "sum", "sentence", "remark"}}``.

    ``rows``: ``{"title", "cecs"}`` for each line of ``text`` that ends (or begins) with CECs, tabs between or not;
    ``unread``: the other lines, as pasted. ``sum``: of the sessions given and the rows together, in CECs, leaving out
    those whose CECs cannot be read. ``sentence`` says the sum, ``remark`` which lines could not be read; each is empty
    where there is nothing to say.
    """  # noqa: D205 - the shape of an answer needs two lines
    given = asked.get("sessions", [])
    if not isinstance(given, list):
        raise RequestError("“sessions” must be a list")
    field = rulebook.fields["sessions"]
    rows: list[dict[str, str]] = []
    unread: list[str] = []
    for line in _lines(text(asked, "text", "")):
        row = _row(field, line)
        if row is None:
            unread.append(line)
        else:
            rows.append(row)
    amounts = [_amount(field, one.get("cecs")) for one in (*given, *rows) if isinstance(one, dict)]
    counted = [one for one in amounts if one is not None]
    total = sum(counted, ZERO)
    sum_of, remark_on = rulebook.advice["sessions-sum"].text, rulebook.advice["sessions-unread"].text
    lines = "; ".join(f"“{shown(line)}”" for line in unread)
    return {
        "sessions": {
            "rows": rows,
            "unread": unread,
            "sum": written(total),
            "sentence": sum_of.format(count=len(counted), cecs=written(total)) if counted else "",
            "remark": remark_on.format(lines=lines) if unread else "",
        }
    }


def _lines(typed: str) -> Iterator[str]:
    lines = [line for line in typed.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise RequestError(f"at most {MOST_LINES} lines can be taken in at once")
    return iter(lines)


def _row(field: Field, line: str) -> dict[str, str] | None:
    """Return the session a line names, or None where no amount of CECs stands at its end or its beginning."""
    one = " ".join(line.split())
    if len(one) > LONGEST_LINE:
        return None
    if (last := _LAST.fullmatch(one)) and last[1]:
        title, cecs = last[1], last[2]
    elif first := _FIRST.fullmatch(one):
        title, cecs = first[2], first[1]
    else:
        return None
    amount = _amount(field, cecs)
    return {"title": title, "cecs": written(amount)} if amount is not None else None


def _amount(field: Field, value: object) -> Decimal | None:
    try:
        return read_amount(field, value)
    except AnswerError:
        return None
