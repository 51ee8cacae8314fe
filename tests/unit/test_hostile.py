"""Hostile documents, JSON and CSV: always an answer in JSON, never an exception. ``make hostile`` tries 10,000."""

import json
import os
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import ITEM, TEXT, VALUE

from calculator.browser import respond

LEDGER = st.builds(
    lambda version, rules, certifications, entries: {
        "format": "cec-ledger",
        "version": version,
        "rules": rules,
        "certifications": certifications,
        "entries": entries,
    },
    st.sampled_from([1, 1, 1, 0, 2, "1", True, 10**30]),
    VALUE | st.just("auto"),
    st.lists(ITEM, max_size=2) | VALUE,
    st.lists(ITEM, max_size=4) | VALUE,
)
CELL = TEXT | st.sampled_from(["2025-03-01", "02/30/2025", '"', '""', "0,5", "cpr-aed"])
ROWS = st.lists(st.lists(CELL, max_size=5), max_size=5)
JOIN = st.tuples(st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n", "\r"]))
HEADS = st.permutations(["opportunity", "title", "date", "status", "cecs", "course_number"])
CSV = st.builds(lambda rows, head, join: join[1].join(join[0].join(row) for row in [head, *rows]), ROWS, HEADS, JOIN)
many = settings(
    max_examples=int(os.environ.get("HOSTILE_FILES", "300")) // 2,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def answered(**request: Any) -> dict[str, Any]:  # noqa: ANN401 - a request holds any of JSON's types
    """Ask, and insist on a result or a sentence."""
    answer: dict[str, Any] = json.loads(respond(json.dumps({"today": "2025-06-01", **request})))
    assert answer
    assert "Traceback" not in str(answer.get("error", ""))
    return answer


@many
@given(LEDGER)
def test_any_ledger_gets_an_estimate_or_a_sentence(document: object) -> None:
    """Wrong types, huge numbers, odd characters, prototype names, NaN: a value or a problem for each."""
    answered(do="estimate", ledger=document)


@many
@given(CSV | st.text(max_size=60) | LEDGER.map(json.dumps))
def test_any_file_is_taken_in_or_refused_in_a_sentence(text: str) -> None:
    """Tables in any dialect, with formulas and open quotes, JSON of any shape, and noise."""
    empty = {"format": "cec-ledger", "version": 1, "certifications": [], "entries": []}
    answered(do="import", ledger=empty, text=text)
