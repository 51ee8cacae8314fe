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


LONG = "This certifies that Alex Doe attended the whole of the event of our club in the old town hall of the city"
SAID: list[tuple[str, dict[str, str], list[str]]] = [
    # what stands in a text, what is filled in, and what is offered instead
    (f"{LONG}. Course: Core basics. Provider: City Fitness.", {"title": "Core basics", "provider": "City Fitness"}, []),
    ("Hello there. Course: Core training.", {}, []),
    ("y. Course: Core".rjust(120, "x"), {}, []),
    ("y. Course: Core".rjust(121, "x"), {"title": "Core"}, []),
    ("CEP123456 ".ljust(600, "x"), {"course_number": "CEP123456"}, []),
    ("CEP123456 ".ljust(601, "x"), {}, []),
    ("Date completed\n\n4/13/2025", {"date": "2025-04-13"}, []),
    ("Date completed\n: 4/13/2025", {"date": "2025-04-13"}, []),
    ("Date completed\nX 4/13/2025", {}, ["2025-04-13"]),
    ("ACE CECs: 25\nACE CECs: 0.2", {}, ["0.2"]),
    ("Required: 3 contact hours\nContact hours: 2", {}, ["2"]),
    ("Contact hours: 0\nContact hours: 2", {}, ["2"]),
    ("Completed Foo 12, 2025\nCompleted April 12, 2025", {"date": "2025-04-12"}, []),
    ("Issued for completion on April 13, 2025", {}, ["2025-04-13"]),
    ("Attended April 30-31, 2025", {"date": "2025-04-30"}, []),
    ("Attended April 12-13, 2025\nCompleted April 14, 2025", {}, ["2025-04-14", "2025-04-13", "2025-04-12"]),
    ("Date of the completion of this course is\nApril 13, 2025", {"date": "2025-04-13"}, []),
    ("Date of the completion of this course was\nApril 13, 2025", {}, ["2025-04-13"]),
    ("Completed April 1, 2025\nApril 13, 2025", {"date": "2025-04-01"}, []),
    ("Course title:\nCore training", {"title": "Core training"}, []),
    ("Core\nCourse title:", {}, []),
    ("Course: Core training 0.2 CECs", {"title": "Core training", "cecs": "0.2"}, []),
    ("Course: X-treme core", {"title": "X-treme core"}, []),
    ("Course: Core training on April 13, 2025", {"title": "Core training"}, ["2025-04-13"]),
    ("Course: Core training.", {"title": "Core training"}, []),
    ("Course: AB", {}, []),
    ("Course: number", {}, []),
    (f"Course: {'Core ' * 23}Cores", {"title": f"{'Core ' * 23}Cores"}, []),
    (f"Course: {'Core ' * 23}Coreses", {}, []),
    ("Provider: Room 12", {}, []),
]


@pytest.mark.parametrize(("text", "entry", "offered"), SAID)
def test_each_value_is_taken_where_its_words_say_what_it_is(
    text: str, entry: dict[str, str], offered: list[str]
) -> None:
    """By the line it stands in, the label above it, the sentence it is part of; to the letter."""
    answer = read(text)
    assert answer["entry"] == entry
    assert [one["value"] for each in answer["unsure"] for one in each["candidates"]] == offered


def test_a_label_and_what_stands_below_it_are_the_words_of_a_title() -> None:
    """Where it stands beside the label, the line is."""
    found = [read(text)["found"][0]["words"] for text in ("Course title:\nCore", "Course: Core\nHall 5")]
    assert found == ["Course title: Core", "Course: Core"]


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
