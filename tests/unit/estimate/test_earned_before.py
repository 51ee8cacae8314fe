"""What an entry earned for the question before is used again, and no estimate differs by it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import COACH, TODAY, TRAINER, entry, ledger
from strategies import ENTRY, RULES, numbered

from calculator.estimate import awarding
from calculator.estimate import estimate as estimating
from calculator.ledger.known import Known
from calculator.rulebook import load
from calculator.rules import Award

type Asked = tuple[dict[str, Any], str, dict[str, str]]

BOOK = load()
ONE = (TRAINER,)
PAST = {"start": "2022-01-01", "end": "2023-12-31"}
PEOPLE = st.sampled_from(
    [ONE, ({**TRAINER, "past": [PAST]},), (TRAINER, COACH), (TRAINER, {**COACH, "name": "Renamed"})]
)
ANSWERED = [(one.id, answer) for one in BOOK.clauses.values() for answer in one.answers]
ANSWERS = st.sampled_from([{}, {"repeat-course": "ever"}]) | st.lists(st.sampled_from(ANSWERED), max_size=2).map(dict)


def asked(rows: list[dict[str, Any]]) -> st.SearchStrategy[Asked]:
    """Return a question about the first few of the rows, each where it was, so that it is known from the last time."""
    held = st.builds(
        lambda some, people, rules: {**ledger(*rows[:some], certifications=people), "rules": rules},
        st.integers(1, len(rows)),
        PEOPLE,
        RULES,
    )
    return st.tuples(held, st.sampled_from([TODAY, "2024-06-01"]), ANSWERS)


# Of few days and numbers, so that one often has the number of another.
COURSES = st.builds(
    lambda day, number: entry("?", "approved-course", day, course_number=f"CEP{number}"),
    st.sampled_from(["2023-05-01", "2023-06-01", "2024-05-01", "2025-05-01"]),
    st.integers(1, 2),
)
QUESTIONS = (
    st.lists(ENTRY | COURSES, min_size=2, max_size=9)
    .map(numbered)
    .flatmap(lambda rows: st.lists(asked(rows), min_size=3, max_size=6))
)


def answered(document: dict[str, Any], day: str = TODAY, answers: dict[str, str] | None = None) -> dict[str, Any]:
    return estimating.as_json(estimating.estimate(document, BOOK, date.fromisoformat(day), answers))


@given(QUESTIONS)
def test_an_estimate_is_as_if_it_were_the_first(questions: list[Asked]) -> None:
    """Whatever was asked before it: fewer entries or more, another day, other certifications, other answers."""
    known = [answered(*one) for one in questions]
    fresh = []
    for one in questions:
        estimating.EARNED.rows.clear()
        fresh.append(answered(*one))
    assert known == fresh


@pytest.fixture
def earning(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the entries that go through their clauses from here on, under one edition after the other."""
    found: list[str] = []
    plain = awarding._award  # noqa: SLF001 - what is counted

    def counting(one: Any, *rest: Any) -> Award:  # noqa: ANN401 - as it is called
        found.append(one.id)
        return plain(one, *rest)

    monkeypatch.setattr(awarding, "_award", counting)
    monkeypatch.setattr(estimating, "EARNED", Known())
    return found


def test_only_what_is_new_goes_through_its_clauses(earning: list[str]) -> None:
    """One entry more, and one that is changed; and an entry whose course number an earlier one has now."""
    rows = [entry(name, "mentoring") for name in "ab"]
    course = entry("course", "approved-course", "2025-02-01", course_number="CEP1")
    answered(ledger(*rows, course, certifications=ONE))
    earning.clear()
    answered(ledger(rows[0], {**rows[1], "status": "planned"}, course, entry("more", "petition"), certifications=ONE))
    assert earning == ["b", "more"] * len(BOOK.editions)
    earning.clear()
    earlier = entry("earlier", "approved-course", "2025-01-01", course_number="CEP1")
    answered(ledger(*rows, course, earlier, certifications=ONE))
    assert earning == ["b", "course", "earlier"] * len(BOOK.editions)


@pytest.mark.usefixtures("earning")
def test_a_course_of_a_past_cycle_that_is_new_refuses_the_one_that_counted() -> None:
    """By the answer that a course number counts once and for all, it is read against what was done long before."""
    person = {**TRAINER, "past": [PAST]}
    course = entry("course", "approved-course", "2025-02-01", course_number="CEP1")
    before = entry("before", "approved-course", "2023-02-01", course_number="CEP1")
    found = [
        answered(ledger(*rows, certifications=(person,)), answers={"repeat-course": "ever"})["certifications"][0]
        for rows in ((course,), (course, before))
    ]
    assert [one["awards"][0]["cecs"] for one in found] == ["0.3", "0"]


@pytest.mark.usefixtures("earning")
def test_whatever_an_award_hangs_on_finds_it_anew() -> None:
    """Another day, a cycle that moved, a rulebook of other words."""
    talk = ledger(entry("talk", "presentation", "2025-06-01"), certifications=ONE)
    moved = {**talk, "certifications": [{**TRAINER, "cycle": {"start": "2026-01-01", "end": "2027-12-31"}}]}
    clause = BOOK.clauses["presentation"]
    other = replace(
        BOOK, clauses={**BOOK.clauses, clause.id: replace(clause, sentences=dict.fromkeys(clause.sentences, "So."))}
    )
    asked_ = (
        (BOOK, "2025-07-01", talk),
        (BOOK, "2025-05-01", talk),
        (BOOK, "2025-05-01", moved),
        (other, "2025-05-01", talk),
    )
    found = [
        estimating.as_json(estimating.estimate(held, book, date.fromisoformat(day)))["certifications"][0]["awards"][0]
        for book, day, held in asked_
    ]
    assert [one["tier"] for one in found] == ["depends", "planned", "none", "planned"]
    assert ["So." in str(one["reasons"]) for one in found] == [False, False, False, True]


def test_what_entries_earned_that_are_gone_is_let_go(earning: list[str]) -> None:
    """A page that is open for months keeps no more than a few times what its ledger holds."""
    most = 0
    for name in range(20):
        answered(ledger(entry(f"of-day-{name}", "mentoring")))
        most = max([most, *(len(one) for one in estimating.EARNED.rows.values())])
    assert most == estimating.KEPT
    assert earning
