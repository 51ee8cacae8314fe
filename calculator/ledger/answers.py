"""Reading one field: what a person typed, into a typed value or the problem that says what to mend."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from calculator.ledger.document import Session, together
from calculator.rulebook import Choice, Field, Rulebook, load
from calculator.values import amounts, daynumbers, days
from calculator.values.cleared import cleared
from calculator.values.cycle import is_two_digit_safe
from calculator.values.quoting import told

ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", re.ASCII)
AMERICAN = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", re.ASCII)
_AMOUNT_AND_WORDS = re.compile(r"([0-9.,]{1,25})\s*([a-z][a-z ]{0,25})\.?", re.IGNORECASE | re.ASCII)
SHOWN_CHARACTERS = 40  # of what was typed, in a sentence about it: it has to stay on two lines of a phone
MOST_SESSIONS = 200  # of one event, as many as can be pasted at once (exchange.sessions)


class AnswerError(Exception):
    """A field does not hold what it should. ``code`` and ``detail`` word the problem, ``part`` narrows the field."""

    def __init__(self, code: str, part: str = "", **detail: str) -> None:
        """Take the id of the problem's sentence, the part of the field, and what fills the sentence."""
        super().__init__(code)
        self.code = code
        self.part = part
        self.detail = detail


def shown(value: object) -> str:
    """Return a typed value as a problem may repeat it: one line, not longer than a glance."""
    text = " ".join(str(value).split())
    return told(text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}…")


def is_empty(value: object) -> bool:
    """Tell whether a field was left empty."""
    return value is None or value == [] or (isinstance(value, str) and not value.strip())


def read_answer(field: Field, value: object) -> Any:  # noqa: ANN401 - the kind decides the type
    """Return a field's value, typed by its kind. Raises AnswerError if it cannot be read.

    date, expiry → date; amount → Decimal; choice → the choice's value; flag → bool; sessions → tuple of Session; else
    str.
    """
    return _READERS[field.kind](field, value)


def read_date(_field: Field, value: object) -> date:
    """Read a day however it is typed, as long as it can mean one day only.

    Three numbers that can be two days are one in the order of ACE's own form, the month first. What can be two days in
    other orders only is a problem that names both.
    """
    typed = cleared(value) if isinstance(value, str) else ""
    rulebook = load()
    meant = days.meanings(typed, rulebook.names)
    if meant is None:
        likely = sorted(set(daynumbers.meanings(typed).values()))
        if likely:
            named = " or ".join(rulebook.day(day) for day in likely)
            raise AnswerError("date-numbered", value=shown(value), days=named)
        raise AnswerError("date-unreadable", value=shown(value))
    read = meant.read(days.MONTH_FIRST)
    if read is None and meant.days:
        first, second = sorted(set(meant.days.values()))
        raise AnswerError("date-two-days", value=shown(value), first=rulebook.day(first), second=rulebook.day(second))
    if read is None or not is_two_digit_safe(read):
        raise AnswerError("date-impossible", value=shown(value))
    return read


def read_expiry(field: Field, value: object) -> date:
    """Read the day on which a card expires; one that names a month alone is valid through that month's last day."""
    last = days.month_end(cleared(value), load().names) if isinstance(value, str) else None
    if last is None:
        return read_date(field, value)
    if not is_two_digit_safe(last):
        raise AnswerError("date-impossible", value=shown(value))
    return last


def read_amount(field: Field, value: object) -> Decimal:
    """Read an amount, its unit named behind it or not, and hold it against the field's limits."""
    amount = amounts.parse(_without_unit(field, value))
    if amount is None:
        sample = "0.4" if field.unit == "CECs" else "3"
        raise AnswerError("number-unreadable", value=shown(value), sample=sample)
    if amounts.decimals(amount) > 2:  # noqa: PLR2004 - the sentence says "two"
        raise AnswerError("too-many-decimals", value=shown(value))
    if field.more_than is not None and amount <= field.more_than:
        raise AnswerError("number-not-positive")
    if field.at_least is not None and amount < field.at_least:
        raise AnswerError("number-negative")
    if field.at_most is not None and amount > field.at_most:
        raise AnswerError("number-too-large", value=shown(value), limit=amounts.plain(field.at_most), unit=field.unit)
    return amount


def _without_unit(field: Field, value: object) -> object:
    """Return what stands before the words for the field's own unit; before those for another it is no such amount."""
    found = _AMOUNT_AND_WORDS.fullmatch(cleared(value)) if isinstance(value, str) else None
    if found and " ".join(found[2].casefold().split()) in load().units.get(field.unit, ()):
        return found[1]
    return value


def _read_choice(field: Field, value: object) -> str:
    text = str(value).strip().casefold()
    for choice in field.choices:  # as it is stored, which is how most are read
        if value == choice.value:
            return choice.value
    for choice in field.choices:
        if text in _spellings(choice):
            return choice.value
    if field.id == "grade":
        raise AnswerError("unknown-grade", value=shown(value))
    raise AnswerError("unknown-choice", value=shown(value), choices=", ".join(choice.value for choice in field.choices))


def _spellings(choice: Choice) -> set[str]:
    return {spelling.casefold() for spelling in (choice.value, choice.label, *choice.also)}


def _read_flag(_field: Field, value: object) -> bool:
    if not isinstance(value, bool):
        raise AnswerError("not-yes-or-no")
    return value


def _read_text(_field: Field, value: object) -> str:
    if not isinstance(value, str):
        raise AnswerError("not-text")
    return value.strip()


def _read_sessions(field: Field, value: object) -> tuple[Session, ...]:
    if not isinstance(value, list):
        raise AnswerError("not-text")
    rows = [(place, row) for place, row in enumerate(value) if not _is_blank_session(row)]
    if len(rows) > MOST_SESSIONS or not all(isinstance(row, dict) for _, row in rows):
        raise AnswerError("not-text")
    if not rows:
        raise AnswerError("missing")
    read = tuple(_read_session(field, row, f"{place}.cecs") for place, row in rows)
    total = together(read)
    if field.at_most is not None and total > field.at_most:
        raise AnswerError(
            "number-too-large", value=amounts.written(total), limit=amounts.plain(field.at_most), unit=field.unit
        )
    return read


def _is_blank_session(row: object) -> bool:
    return isinstance(row, dict) and is_empty(row.get("title")) and is_empty(row.get("cecs"))


def _read_session(field: Field, row: Mapping[str, Any], part: str) -> Session:
    title, cecs = row.get("title"), row.get("cecs")
    if is_empty(cecs):
        raise AnswerError("missing", part)
    try:
        return Session(title.strip() if isinstance(title, str) else "", read_amount(field, cecs))
    except AnswerError as fault:
        raise AnswerError(fault.code, part, **fault.detail) from None


_READERS: Mapping[str, Callable[[Field, object], Any]] = {
    "text": _read_text,
    "long-text": _read_text,
    "certification": _read_text,
    "course-number": _read_text,
    "date": read_date,
    "expiry": read_expiry,
    "amount": read_amount,
    "choice": _read_choice,
    "flag": _read_flag,
    "sessions": _read_sessions,
}


def wording(rulebook: Rulebook, field: Field, fault: AnswerError) -> str:
    """Return the sentence that says how to mend a field."""
    missing = {"choice": "missing-choice", "certification": "missing-choice", "flag": "not-yes-or-no"}.get(field.kind)
    sentence = rulebook.problems[missing if missing and fault.code == "missing" else fault.code]
    return sentence.format(noun=field.noun, **fault.detail)
