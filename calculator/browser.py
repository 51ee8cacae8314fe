"""The one crossing between JavaScript and Python: ``respond(json) -> json``, text both ways.

A request is ``{"do": verb, …}``; its answer is ``{verb's result: …}``, ``{"problem": {…}}`` for what a person can
mend, or ``{"error": "…"}`` for a request that cannot be read. There is never a traceback in an answer.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from calculator import coursenumber
from calculator.answers import ISO, AnswerError, is_empty, read_date
from calculator.cycle import cycle_end
from calculator.estimate import as_json, estimate
from calculator.ledger import UnreadableLedgerError, upgraded
from calculator.reader import number_sentence
from calculator.rulebook import Rulebook, load

type Answer = dict[str, Any]


class RequestError(Exception):
    """A request this release cannot read: a fault of the caller, worded for a developer."""


def respond(request: str) -> str:
    """Answer a request, JSON text in and out. Verbs: estimate, upgrade, cycle, course-numbers."""
    try:
        answer = _answer(parse(request))
    except UnreadableLedgerError as fault:
        sentence = load().problems[fault.code].format(**fault.detail)
        answer = {"error": sentence, "problem": {"code": fault.code, "message": sentence}}
    except RequestError as fault:
        answer = {"error": str(fault)}
    return json.dumps(answer, ensure_ascii=False)


def _answer(asked: object) -> Answer:
    if not isinstance(asked, dict) or not isinstance(asked.get("do"), str) or asked["do"] not in VERBS:
        raise RequestError(f"a request is an object whose “do” is one of: {', '.join(VERBS)}")
    return VERBS[asked["do"]](asked, load())


def parse(text: str) -> Any:  # noqa: ANN401 - JSON is any of its types
    """Read JSON text, numbers as Decimal. Raises RequestError for what is not JSON, NaN and deep nesting included."""
    try:
        return json.loads(text, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError) as fault:
        reason = "it is nested too deeply" if isinstance(fault, RecursionError) else str(fault)
        raise RequestError(load().problems["not-json"].format(detail=reason)) from None


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is not a number in JSON")


def _estimate(asked: Mapping[str, Any], rulebook: Rulebook) -> Answer:
    return {"estimate": as_json(estimate(asked.get("ledger"), rulebook, _today(asked)))}


def _today(asked: Mapping[str, Any]) -> date:
    value = asked.get("today")
    try:
        if isinstance(value, str) and ISO.fullmatch(value):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise RequestError("“today” must be a date such as 2026-11-24")


def _upgrade(asked: Mapping[str, Any], _rulebook: Rulebook) -> Answer:
    return {"ledger": upgraded(asked.get("ledger"))}


def _cycle(asked: Mapping[str, Any], rulebook: Rulebook) -> Answer:
    """Answer with the last day of a cycle that starts on a day as typed, or null while that cannot be told."""
    start = asked.get("start")
    try:
        day = None if is_empty(start) else read_date(rulebook.fields["cycle.start"], start)
    except AnswerError:
        day = None
    years = int(rulebook.amount("cycle-years", rulebook.newest))
    return {"cycle": {"end": f"{cycle_end(day, years):%m/%d/%Y}" if day else None}}


def _course_numbers(asked: Mapping[str, Any], rulebook: Rulebook) -> Answer:
    typed = asked.get("numbers")
    if not isinstance(typed, list) or not all(isinstance(one, str) for one in typed):
        raise RequestError("“numbers” must be a list of texts")
    verdicts = [(one, coursenumber.examine(one)) for one in typed]
    return {
        "course_numbers": [
            {
                "typed": one,
                "number": verdict.number,
                "usual": verdict.usual,
                "repair": verdict.repair,
                "message": "" if verdict.usual else number_sentence(rulebook, one, verdict),
            }
            for one, verdict in verdicts
        ]
    }


VERBS: Mapping[str, Callable[[Mapping[str, Any], Rulebook], Answer]] = {
    "estimate": _estimate,
    "upgrade": _upgrade,
    "cycle": _cycle,
    "course-numbers": _course_numbers,
}
