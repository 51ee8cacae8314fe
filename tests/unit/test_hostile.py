"""Hostile documents, JSON, CSV and bytes: an answer in JSON, never an exception. ``make hostile`` tries 10,000."""

import json
import os
import tracemalloc
from base64 import b64encode
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import ITEM, TEXT, VALUE

from calculator.browser import respond
from calculator.ledger.request import DEEPEST, is_deeper

EMPTY = {"format": "cec-ledger", "version": 1, "certifications": [], "entries": []}
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
    max_examples=int(os.environ.get("HOSTILE_FILES", "300")) // 3,
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
    answered(do="import", ledger=EMPTY, text=text)


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "shift_jis"]


@many
@given(CSV | LEDGER.map(json.dumps), st.sampled_from(ENCODINGS), st.binary(max_size=4))
def test_any_bytes_are_taken_in_or_refused_in_a_sentence(text: str, encoding: str, more: bytes) -> None:
    """As a picked file comes from the page: in any encoding, with or without its mark, and with bytes that are none."""
    content = text.encode(encoding, "replace") + more
    answered(do="import", ledger=EMPTY, base64=b64encode(content).decode())


def depth(value: object) -> int:
    """How many levels a JSON value has."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else None
    return 0 if inner is None else 1 + max((depth(one) for one in inner), default=0)


BRACKETS = st.text('[]{}"\\aé', max_size=4)
NESTED = st.recursive(
    BRACKETS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(BRACKETS, inner, max_size=3), max_leaves=9
)


@given(NESTED, st.integers(0, 9), st.booleans())
def test_levels_are_counted_outside_strings(value: object, levels: int, ascii_only: bool) -> None:  # noqa: FBT001
    """Brackets, quotes and backslashes inside a string are no levels."""
    assert is_deeper(json.dumps(value, ensure_ascii=ascii_only), levels) == (depth(value) > levels)


LEVELS = [DEEPEST + 1, 1_000, 6_000, 10_000, 100_000]
NESTS = {"lists": ("[", "]"), "objects": ('{"a":', "}"), "unclosed": ('[{"a":', "")}


@pytest.mark.parametrize("levels", LEVELS)
@pytest.mark.parametrize(("opening", "closing"), NESTS.values(), ids=NESTS.keys())
def test_deep_nesting_is_refused_in_a_sentence(opening: str, closing: str, levels: int) -> None:
    """As a file, inside a ledger's unknown key, in a cell of a table, and as a request."""
    deep = f"{opening * levels}1{closing * levels}"
    inside = f'{{"format": "cec-ledger", "version": 1, "certifications": [], "entries": [], "x": {deep}}}'
    for text in (deep, inside):
        assert "nested too deeply" in answered(do="import", ledger=EMPTY, text=text)["error"]
    cell = '"json:' + deep.replace('"', '""') + '"'
    answered(do="import", ledger=EMPTY, text=f"title,note\nA,{cell}\n")
    for verb in ("estimate", "export", "tidy"):
        request = f'{{"do": "{verb}", "today": "2025-06-01", "to": "csv", "ledger": {inside}}}'
        assert json.loads(respond(request)).get("error", "") or levels < 2 * DEEPEST


@pytest.mark.parametrize("to", ["json", "csv"])
def test_what_is_as_deep_as_may_be_goes_out_and_comes_in(to: str) -> None:
    """The deepest file that is taken in can be estimated and written, and is the same when it comes back."""
    levels = DEEPEST - 4  # a ledger, its entries, an entry; and the list that a cell of a table stands in
    deep: Any = "x"
    for _ in range(levels):
        deep = [deep]
    held = {**EMPTY, "rules": "auto", "entries": [{"id": "a", "opportunity": "mentoring", "deep": deep}]}
    assert "estimate" in answered(do="estimate", ledger=held)
    text = answered(do="export", to=to, ledger=held)["export"]["text"]
    assert answered(do="import", ledger=EMPTY, text=text)["import"]["ledger"]["entries"] == held["entries"]


def test_of_a_key_that_stands_twice_the_last_counts() -> None:
    """As in every other reader of JSON: what is shown is what is stored."""
    text = (
        '{"format": "cec-ledger", "version": 1, "certifications": [], "entries": [],'
        ' "entries": [{"id": "a", "title": "first", "title": "last"}]}'
    )
    (taken,) = answered(do="import", ledger=EMPTY, text=text)["import"]["ledger"]["entries"]
    assert taken["title"] == "last"


SHAPES = {
    "columns": "title," + ",".join(f"c{n}" for n in range(20_000)) + "\n" + "x," * 20_000,
    "rows": "title,date\n" + "x,y\n" * 2_500,
    "one cell": "title\n" + "x" * 130_000,
    "quotes": "title\n" + '"' * 300_000,
    "items": json.dumps({"format": "cec-ledger", "version": 1, "entries": [{"id": str(n)} for n in range(7_500)]}),
    "digits": '{"format": "cec-ledger", "version": 1, "entries": [' + "9" * 300_000 + "]}",
    "decimals": '{"format": "cec-ledger", "version": 1, "entries": [{"id": "a", "cecs": 0.' + "1" * 300_000 + "}]}",
}


@pytest.mark.parametrize("text", SHAPES.values(), ids=SHAPES.keys())
def test_a_file_of_any_shape_needs_a_bounded_amount_of_memory(text: str) -> None:
    """Many rows, columns or items, long cells and numbers: an answer, within what any phone has to spare."""
    tracemalloc.start()
    answered(do="import", ledger=EMPTY, text=text)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 25_000_000
