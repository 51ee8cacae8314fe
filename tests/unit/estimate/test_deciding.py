"""Which field decided that an entry earns nothing: what a page opens for whoever wants to look at it."""

from typing import Any

import pytest
from people import TRAINER, ask, entry, ledger

from calculator.rulebook import load

DECIDED = [
    (entry("a", "college-course", related=False), "related"),
    (entry("a", "college-course", grade="D"), "grade"),
    (entry("a", "college-course", grade="C-"), "grade"),
    (entry("a", "other-certification", accredited=False), "accredited"),
    (entry("a", "other-certification", fitness_related=False), "fitness_related"),
    (entry("a", "correspondence-course", sole_author=False), "sole_author"),
    (entry("a", "ace-certification", earned_certification="cpt"), "earned_certification"),
    (entry("a", "approved-course", "2023-12-30"), "date"),
    (entry("a", "approved-course", "2026-01-03"), "date"),
    (entry("a", "petition", status="posted", posted_cecs="0"), "posted_cecs"),
    (entry("a", "petition", status="posted", posted_cecs="0.4"), ""),
    (entry("a", "approved-course"), ""),
    (entry("a", "college-course", "2025-09-01", "planned", related=False), "related"),
]


def award(*entries: dict[str, Any], **more: object) -> dict[str, Any]:
    """Return what the last entry earns for a trainer whose cycle is 2024 and 2025."""
    asked = ask("estimate", "2026-02-01", ledger=ledger(*entries, certifications=(TRAINER,)), **more)
    return dict(asked["estimate"]["certifications"][0]["awards"][-1])


@pytest.mark.parametrize(("row", "field"), DECIDED)
def test_a_zero_names_the_field_that_decided(row: dict[str, Any], field: str) -> None:
    """And what earns something names none."""
    one = award(row)
    assert one["field"] == field
    assert (one["tier"] == "none") == bool(field)


def test_a_repeated_number_is_decided_by_the_number() -> None:
    """In the cycle, and, tried out, in an earlier one; what a cap leaves nothing of is decided by no field."""
    first, again = entry("a", "approved-course"), entry("b", "approved-course", "2025-05-01")
    assert award(first, again)["field"] == "course_number"
    talks = [entry(name, "presentation", cecs="0.5") for name in ("a", "b")]
    assert (award(*talks)["tier"], award(*talks)["field"]) == ("none", "")


def test_what_is_answered_otherwise_names_its_field_too() -> None:
    """A pass that ACE would refuse is decided by the grade."""
    passed = entry("a", "college-course", grade="pass")
    assert award(passed, answers={"college-pass-fail": "refused"})["field"] == "grade"


def test_each_field_that_decides_is_asked_for_by_the_way_to_earn() -> None:
    """A page that opens it finds it in the form of every entry the clause bears on."""
    book = load()
    for way in book.opportunities.values():
        asked = {field.id for field in way.fields}
        for clause in (*way.worth, *way.ever):
            assert set(book.clauses[clause].field.values()) <= asked, (way.id, clause)
