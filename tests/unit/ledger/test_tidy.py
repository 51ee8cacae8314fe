"""One spelling for each value of a stored document; what cannot be read stays as it is."""

from typing import Any

import pytest
from people import ask

from calculator.ledger.tidy import tidy_value
from calculator.rulebook import load

SPELLED = [
    # the field, what was stored, and what is stored then
    ("date", " 3/1/2025 ", "2025-03-01"),
    ("date", "02/30/2025", "02/30/2025"),
    ("date", "", ""),
    ("cecs", ".50", "0.5"),
    ("cecs", 2, "2.0"),
    ("cecs", "lots", "lots"),
    ("cecs", " ", " "),
    ("credit_hours", "3.0", "3"),
    ("grade", "b−", "B-"),
    ("grade", "E", "E"),
    ("validity_years", 2, "2"),
    ("course_number", " cep-123456 ", "CEP123456"),
    ("course_number", 5, 5),
    ("course_number", "ask the provider", "ask the provider"),
    ("related", "yes", "yes"),
    ("title", " as typed ", " as typed "),
    ("sessions", "none", "none"),
    (
        "sessions",
        [{"cecs": ".50", "title": " A "}, {"cecs": ""}, {"title": "B"}, {"cecs": "lots"}, "C"],
        [{"cecs": "0.5", "title": " A "}, {"cecs": ""}, {"title": "B"}, {"cecs": "lots"}, "C"],
    ),
]


@pytest.mark.parametrize(("name", "stored", "spelled"), SPELLED)
def test_what_can_be_read_gets_its_one_spelling(name: str, stored: object, spelled: object) -> None:
    """Only where a spelling matters: what a person words is theirs."""
    done = tidy_value(load().fields[name], stored)
    assert done == spelled
    assert type(done) is type(spelled)


def tidied(part: str, row: object) -> Any:  # noqa: ANN401 - whatever was stored
    """Return one row of a document after tidying."""
    return ask("tidy", ledger={"format": "cec-ledger", "version": 1, part: [row]})["ledger"][part][0]


def test_the_days_of_a_cycle_are_tidied_and_nothing_is_added() -> None:
    """Whichever of them is there; a cycle that is none stays."""
    assert tidied("certifications", {"id": "x", "cycle": {"end": "5/31/2026", "shelf": 1}}) == {
        "id": "x",
        "cycle": {"end": "2026-05-31", "shelf": 1},
    }
    assert tidied("certifications", {"cycle": {"start": "6/1/2024"}}) == {"cycle": {"start": "2024-06-01"}}
    for odd in ({"id": "x"}, {"cycle": "6/1/2024"}, 5):
        assert tidied("certifications", odd) == odd


def test_of_an_unknown_way_to_earn_the_general_fields_are_tidied() -> None:
    """Its day, its status and ACE's figure; what else it holds has no meaning here."""
    stored = {"opportunity": "jogging", "date": "3/1/2025", "status": "Planned", "posted_cecs": ".5", "cecs": ".5"}
    general = {**stored, "date": "2025-03-01", "status": "planned", "posted_cecs": "0.5"}
    assert tidied("entries", stored) == general
    assert tidied("entries", {**stored, "opportunity": ["presentation"]}) == {
        **general,
        "opportunity": ["presentation"],
    }
    assert tidied("entries", {**stored, "opportunity": "presentation"}) == {
        **general,
        "opportunity": "presentation",
        "cecs": "0.5",
    }
