"""What a request is read from and an answer is written to: JSON without floats, days, objects, texts."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculator.ledger import request
from calculator.ledger.request import RequestError


def test_numbers_are_read_to_the_digit() -> None:
    """As decimals, never as floats; whole numbers as such."""
    read = request.parse('{"cecs": 0.10, "hours": 3}')
    assert read == {"cecs": Decimal("0.10"), "hours": 3}
    assert [type(value) for value in read.values()] == [Decimal, int]


UNREADABLE = [
    ("{", "This is not a JSON file: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)."),
    ("[é]", "This is not a JSON file: Expecting value: line 1 column 2 (char 1)."),
    ("[NaN]", "This is not a JSON file: NaN is not a number in JSON."),
    ("[" * 100_000, "This is not a JSON file: it is nested too deeply."),
]


@pytest.mark.parametrize(("text", "sentence"), UNREADABLE, ids=["cut off", "no value", "no number", "deep"])
def test_what_is_not_json_is_refused_with_the_reason(text: str, sentence: str) -> None:
    """One sentence, without the trace of what went wrong inside."""
    with pytest.raises(RequestError) as refusal:
        request.parse(text)
    assert str(refusal.value) == sentence
    assert refusal.value.__suppress_context__


NESTED = [
    # a text, and how many levels it has
    ("5", 0),
    ("[]", 1),
    ('{"a": [1]}', 2),
    ('[[{}], {"b": 1}]', 3),
    ('["[[", "{{é"]', 1),
    (r'["a quotation mark: \"[[", "[["]', 1),
    (r'["a backslash: \\", [1], "\\\"[["]', 2),
    ("[{[", 3),
    ("]]]", 3),
]


@pytest.mark.parametrize(("text", "levels"), NESTED)
def test_levels_are_those_of_brackets_outside_texts(text: str, levels: int) -> None:
    """Closed or not, of either kind; whatever stands in a text is none."""
    assert [request.is_deeper(text, at) for at in range(levels + 2)] == [True] * levels + [False] * 2


def test_a_decimal_is_written_as_a_number_again() -> None:
    """Only a key unknown here still holds one; one that JSON has no number for is written as a text."""
    assert request.dump({"theirs": Decimal("0.50"), "far": Decimal("1E+400")}) == '{"theirs": 0.5, "far": "1E+400"}'
    assert request.dump([date(2025, 3, 1)]) == '["2025-03-01"]'
    assert request.dump(["é"]) == '["é"]'
    assert request.dump(["é"], ascii_only=True) == '["\\u00e9"]'
    assert request.dump([1], indent=2) == "[\n  1\n]"


def test_what_a_request_holds_is_returned() -> None:
    """A day, an object, a text, and what stands for a text that is left out."""
    asked = {"today": "2025-03-01", "entry": {"id": "e"}, "text": "a"}
    assert request.today(asked) == date(2025, 3, 1)
    assert request.row(asked, "entry") == {"id": "e"}
    assert [request.text(asked, "text"), request.text(asked, "to", "json")] == ["a", "json"]


REFUSED: list[tuple[Callable[[dict[str, Any]], object], dict[str, Any], str]] = [
    *((request.today, {"today": day}, "“today” must be a date such as 2026-11-24") for day in (None, 5, "2025-02-30")),
    *((request.today, {"today": day}, "“today” must be a date such as 2026-11-24") for day in ("20250301", "today")),
    (lambda asked: request.row(asked, "entry"), {"entry": []}, "“entry” must be an object"),
    (lambda asked: request.text(asked, "to"), {}, "“to” must be a text"),
    (lambda asked: request.text(asked, "to", "json"), {"to": 5}, "“to” must be a text"),
]


@pytest.mark.parametrize(("read", "asked", "sentence"), REFUSED)
def test_what_it_lacks_is_named(read: Callable[[dict[str, Any]], object], asked: dict[str, Any], sentence: str) -> None:
    """For a developer, with the key in question."""
    with pytest.raises(RequestError) as refusal:
        read(asked)
    assert str(refusal.value) == sentence
