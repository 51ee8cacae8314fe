"""What a certificate says of a course: everything that is filled in is right, and nothing is chosen between two."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from people import ask

TEXTS = tomllib.loads((Path(__file__).parents[2] / "data/certificates.toml").read_text("utf-8"))["text"]
FIELDS = {"course_number", "cecs", "contact_hours", "date", "title", "provider"}


def read(text: str) -> dict[str, Any]:
    answer: dict[str, Any] = ask("certificate", text=text)["certificate"]
    return answer


def test_there_are_enough_texts() -> None:
    """Certificates, confirmations and programs, with what each of them must not be taken for."""
    assert len(TEXTS) >= 40
    assert {field for one in TEXTS for field in one["found"]} == FIELDS


@pytest.mark.parametrize("one", TEXTS, ids=[one["story"] for one in TEXTS])
def test_what_is_filled_in_is_right(one: dict[str, Any]) -> None:
    """No more and no less than what the text says, and the fields for which something is offered."""
    answer = read(one["says"])
    assert answer["entry"] == one["found"]
    assert [each["field"] for each in answer["unsure"]] == one.get("unsure", [])


@pytest.mark.parametrize("one", TEXTS, ids=[one["story"] for one in TEXTS])
def test_each_value_comes_with_the_words_that_say_it(one: dict[str, Any]) -> None:
    """As they stand in the text, so that they can be found there; a candidate too."""
    answer = read(one["says"])
    plain = " ".join("".join(sign for sign in one["says"] if sign.isprintable() or sign.isspace()).split())
    assert [each["field"] for each in answer["found"]] == list(answer["entry"])
    words = [each["words"] for each in answer["found"]]
    words += [candidate["words"] for each in answer["unsure"] for candidate in each["candidates"]]
    assert all(" ".join(each.split()) in plain for each in words)
    assert all(len(each["candidates"]) == len({c["value"] for c in each["candidates"]}) for each in answer["unsure"])


def test_candidates_are_told_in_the_order_of_the_text() -> None:
    """Each value once, with the first words that say it."""
    (unsure,) = read("Live: CEP111111\nOnline: CEP222222\nAgain: CEP111111")["unsure"]
    assert unsure == {
        "field": "course_number",
        "candidates": [
            {"value": "CEP111111", "words": "Live: CEP111111"},
            {"value": "CEP222222", "words": "Online: CEP222222"},
        ],
    }


def test_a_request_without_a_text_is_refused() -> None:
    """And one with an empty text finds nothing."""
    assert ask("certificate") == {"error": "“text” must be a text"}
    assert read("") == {"entry": {}, "found": [], "unsure": []}
