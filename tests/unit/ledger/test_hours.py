"""Hours typed as CECs are told with the CECs they would be; what a certificate can say is left alone."""

from typing import Any

import pytest
from people import ask, entry, ledger

TOLD = [
    # the way to earn, the field, what is typed, and the CECs of as many hours; none where there is no doubt
    ("approved-course", "cecs", "3", "0.3"),
    ("approved-course", "cecs", "3.0", "0.3"),
    ("approved-course", "cecs", "1", "0.1"),
    ("approved-course", "cecs", "0.99", None),
    ("approved-course", "cecs", "1.5", "0.15"),
    ("approved-course", "cecs", "1.25", None),
    ("approved-course", "cecs", "25", "2.5"),
    ("approved-course", "cecs", "200", "20.0"),
    ("approved-course", "cecs", "200.1", None),
    ("approved-course", "cecs", "300", None),
    ("approved-course", "cecs", "2 CECs", "0.2"),
    ("approved-course", "cecs", "some", None),
    ("approved-course", "cecs", "", None),
    ("presentation", "cecs", "1", "0.1"),
    ("conference", "ethics_cecs", "1", "0.1"),
    ("petition", "contact_hours", "30", None),
    ("college-course", "credit_hours", "3", None),
]


def doubts(row: dict[str, Any]) -> list[dict[str, str]]:
    """Return what a draft is doubted for."""
    found: list[dict[str, str]] = ask("check", ledger=ledger(), entry=row)["check"]["doubts"]
    return found


@pytest.mark.parametrize(("way", "field", "typed", "use"), TOLD)
def test_what_may_be_hours_is_told(way: str, field: str, typed: str, use: str | None) -> None:
    """From ten hours on; not where the field would not take the CECs either, nor where hours are asked for."""
    found = [(one["field"], one["use"]) for one in doubts({**entry("e", way), field: typed})]
    assert found == ([(field, use)] if use else [])


def test_the_doubt_says_how_many_hours_it_would_be() -> None:
    """In a sentence, with what to use instead; it is no problem, and a draft with another problem is told too."""
    row = {**entry("e", "approved-course", cecs="3"), "date": ""}
    (one,) = doubts(row)
    assert (one["code"], one["message"]) == (
        "hours-as-cecs",
        "3.0 CECs are 30 contact hours. Did you mean 0.3?",
    )
    codes = [problem["code"] for problem in ask("check", ledger=ledger(), entry=row)["check"]["problems"]]
    assert codes == ["missing"]


def test_each_session_is_looked_at_by_itself() -> None:
    """By its place among those that were typed; what is no session is passed over."""
    sessions = [{"title": "Cueing", "cecs": "0.2"}, {"title": "Core", "cecs": "2"}, "odd", {"title": "No"}]
    assert [(one["field"], one["use"]) for one in doubts({**entry("e", "conference"), "sessions": sessions})] == [
        ("sessions.1.cecs", "0.2")
    ]
    assert doubts({**entry("e", "conference"), "sessions": "2"}) == []


def test_what_is_no_way_to_earn_is_not_doubted() -> None:
    """Nothing is known of its fields."""
    assert doubts({"id": "e", "opportunity": "jogging", "cecs": "3"}) == []
    assert doubts({"id": "e", "opportunity": ["conference"], "cecs": "3"}) == []
