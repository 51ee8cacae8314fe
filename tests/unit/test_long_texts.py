"""Long texts made to be slow: in every field and every verb, four times the text is about four times the work.

A regular expression that goes back and forth is seen by nothing that counts Python's own steps, so processor time is
compared: with that of the same text at a quarter of its length, never with a clock.
"""

import json
import time
from typing import Any

import pytest
from people import TODAY, entry, ledger

from calculator.browser import VERBS, respond
from calculator.rulebook import load

LENGTHS = (100, 400, 1_600, 6_400, 25_600)
TOO_STEEP = 9  # four times the text: 4 where the work grows with it, 16 where it grows with its square
TELLING = 0.1  # seconds of processor time; what takes less cannot be compared, and is quick enough
TRIES = 3
UNITS = [
    *(
        " ",
        "0",
        "0.",
        ".",
        "-",
        "1 ",
        "0.1 ",
        "1/",
        "2025-",
        "9:00 ",
        "a",
        "A ",
        "ACE ",
        "ACE 0.1 ",
        "CEP1",
        "CEP ",
        "L",
    ),
    *(
        '"',
        '""',
        "(",
        "()",
        "[",
        "{",
        "[]",
        "\\",
        ",",
        ";",
        "\t",
        "|",
        "=",
        "'",
        "\n",
        "x\n",
        "x 0.1\n",
        "a,b\n",
        ",\n",
    ),
    *("\u200e", "é", "\u202e", "🏋", "json:", "Date: ", "March ", "on ", "for ", "of ", "hours ", "CECs ", "total "),
]
UNITS += [
    f"{unit * (490 // len(unit))}\n" for unit in ("9", ".", "0.", " ", "- ", "ACE ", "0.1 ", "(", "a", "1:", "/1")
]
ENDS = ["", "!", " 0.1", '"']


def filled(text: str) -> dict[str, Any]:
    """Return a ledger in which the text stands in a field of each kind, in a name, an id, a cycle and unknown keys."""
    kinds = {field.kind: (way.id, field.id) for way in load().opportunities.values() for field in way.fields}
    rows = [{**entry(f"e{at}", way), field: text} for at, (way, field) in enumerate(kinds.values())]
    session = {"title": text, "cecs": text}
    rows += [entry("session", "conference", sessions=[session]), entry(text, "petition"), {**rows[0], "unknown": text}]
    cycle = {"start": text, "end": text}
    card = {"id": "a", "name": text, "cycle": {"start": "2024-01-01", "end": "2025-12-31"}}
    return ledger(*rows, certifications=(card, {"id": "b", "name": "B", "cycle": cycle}))


def asked(verb: str, text: str) -> dict[str, Any]:
    """Return a request in which the text stands wherever the verb may look for one."""
    document, session = filled(text), {"title": text, "cecs": text}
    return {
        "do": verb,
        "today": TODAY,
        "ledger": document,
        "to": "csv",
        "entry": {**entry("x", "petition"), "title": text},
        "fields": {"date": text, "cycle.start": text},
        "text": text,
        "numbers": [text],
        "start": text,
        "sessions": [session],
        "choices": [{"opportunity": "petition", "note": text}],
        "ledgers": [{"name": text, "text": text}],
    }


def taken(request: str) -> float:
    start = time.process_time()
    respond(request)
    return time.process_time() - start


def steepest(verb: str, unit: str, end: str = "", head: str = "") -> str:
    """Return how the work grew too fast with a text of one unit again and again, or nothing."""
    before = None
    for length in (length for length in LENGTHS if length >= len(unit)):
        request = json.dumps(asked(verb, head + unit * (length // len(unit)) + end))
        now = taken(request)
        if before and now > TELLING and now > TOO_STEEP * max(taken(before), TELLING / TOO_STEEP):
            again = [(taken(before), taken(request)) for _ in range(TRIES)]
            if all(more > TOO_STEEP * max(less, TELLING / TOO_STEEP) for less, more in again):
                return f"{verb}: {length} characters of {head!r}, {unit!r}, {end!r}: {again}"
        before = request
    return ""


READING = {"estimate", "days", "course-numbers", "sessions", "certificate", "import", "export"}
LATER = 5  # the other verbs read by the same means; each is tried with a fifth of the texts, another one each


@pytest.mark.parametrize(("at", "verb"), list(enumerate(VERBS)))
def test_a_long_text_takes_no_more_than_its_length(at: int, verb: str) -> None:
    """Whatever is repeated in it, and however it ends."""
    units = list(enumerate(UNITS)) if verb in READING else list(enumerate(UNITS))[at % LATER :: LATER]
    steep = [found for place, unit in units if (found := steepest(verb, unit, ENDS[place % len(ENDS)]))]
    assert steep == []


HEADS = ["title,date\n", "title;note\n", "sep=,\ntitle,note\n", '{"format": "cec-ledger", "version": 1, "x": "', "["]


@pytest.mark.parametrize(("at", "head"), list(enumerate(HEADS)))
def test_a_long_file_takes_no_more_than_its_length(at: int, head: str) -> None:
    """As a table, as JSON that breaks off, and as one line that may be the heading."""
    steep = [found for unit in UNITS[at::LATER] if (found := steepest("import", unit, head=head))]
    assert steep == []
