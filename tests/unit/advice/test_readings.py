"""What each answer to ACE's open questions would give: exact over every combination, and only what matters."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import COACH, TRAINER, ask, entry, ledger
from strategies import ENTRY, RULES, numbered

from calculator.advice.readings import lines
from calculator.estimate.estimate import estimate
from calculator.rulebook import load
from calculator.rules import OTHERS

BOOK = load()
SUMS = ("assured_total", "possible_total")
PAST = {"past": [{"start": "2022-01-01", "end": "2023-12-31"}]}
HELD = ({**TRAINER, **PAST}, COACH)
HOLDER = {"id": "cpt", "name": "Personal Trainer", "cycle": {"start": "2024-06-01", "end": "2026-05-31"}}
CARDS = (
    entry("first", "cpr-aed", "2024-06-01", validity_years="1"),
    entry("second", "cpr-aed", "2025-06-01", validity_years="1"),
)


def readings(*entries: dict[str, Any], held: tuple[dict[str, Any], ...] = (HOLDER,)) -> Any:  # noqa: ANN401 - JSON
    return ask("readings", today="2026-06-30", ledger=ledger(*entries, certifications=held))["readings"]


def figures(one: dict[str, Any]) -> tuple[str, ...]:
    return tuple(one[name] for name in SUMS)


def test_a_ledger_without_certifications_has_nothing_to_print() -> None:
    """On the terminal: no line, and no fault."""
    assert list(lines([], {})) == []


def test_two_cards_of_a_year() -> None:
    """As read 0.4; least 0.2, most 0.8; two questions move it, the one that moves most first."""
    (row,) = readings(*CARDS)
    assert row["certification"] == "cpt"
    assert [row[name] for name in ("as_read", "least", "most")] == [
        dict.fromkeys(SUMS, cecs) for cecs in ("0.4", "0.2", "0.8")
    ]
    assert row["settled"]
    needs = [{"id": "cpr-aed-current", "met": True}, {"id": "ethics", "met": False}]
    assert row["requirements"] == needs
    assert [one["clause"] for one in row["questions"]] == ["cpr-aed-figures", "cpr-aed-per-certificate"]
    clause = BOOK.clauses["cpr-aed-per-certificate"]
    asked = row["questions"][1]
    assert (asked["question"], asked["source"], asked["quote"]) == (clause.question, clause.source, clause.quote)
    assert asked["answers"] == [
        {
            "answer": name,
            "means": BOOK.fill(clause.answers[name], BOOK.newest),
            **dict.fromkeys(SUMS, cecs),
            "requirements": needs,
            "entries": changed,
        }
        for name, cecs, changed in (("one", "0.2", ["second"]), ("cap", "0.4", []))
    ]


@pytest.mark.parametrize(("cecs", "settled"), [("1.1", True), ("1.2", False), ("1.7", False), ("1.8", True)])
def test_what_is_settled_holds_in_every_combination(cecs: str, settled: bool) -> None:  # noqa: FBT001 - a table
    """The cards add from 0.2 to 0.8: missed even with the most, reached by it, missed with the least, reached by it."""
    (row,) = readings(*CARDS, entry("course", "approved-course", "2025-03-01", cecs=cecs))
    assert row["settled"] == settled


def test_what_is_up_to_ace_leaves_it_open_and_what_is_planned_does_not() -> None:
    """With ACE's consent the goal is reached: not settled. By a plan alone it is not: it is missed in every reading."""
    (row,) = readings(entry("studies", "college-course", "2025-03-01", credit_hours="3"))
    assert (figures(row["as_read"]), row["settled"]) == (("0", "2.0"), False)
    (row,) = readings(entry("course", "approved-course", "2026-05-31", cecs="2.0", status="planned", ethics=True))
    assert (figures(row["as_read"]), row["settled"]) == (("0", "0"), True)


def test_what_is_dated_after_the_cycle_is_asked_about() -> None:
    """A course and a card in the months of grace: nothing as read, all of it at most, and the ethics with it."""
    late = (entry("course", "approved-course", "2026-06-10", ethics=True), entry("card", "cpr-aed", "2026-06-11"))
    (row,) = readings(*late)
    assert [figures(row[key]) for key in ("as_read", "least", "most")] == [("0", "0"), ("0", "0"), ("0.7", "0.7")]
    (asked,) = row["questions"]
    assert asked["question"].startswith("Does credit earned in the 6 months after the cycle's end")
    (counts,) = asked["answers"]
    assert {one["id"]: one["met"] for one in counts["requirements"]} == {"cpr-aed-current": False, "ethics": True}
    assert counts["entries"] == ["course", "card"]


def test_the_months_of_grace_are_read_one_way_at_a_time() -> None:
    """If they count, a smaller course that ACE has goes before a larger one, and a card is added: never one alone."""
    rows = (
        entry("larger", "college-course", "2025-03-01"),
        entry("smaller", "college-course", "2026-06-10", "submitted", credit_hours="0.5"),
        entry("card", "cpr-aed", "2026-06-11", validity_years="1"),
    )
    (row,) = readings(*rows)
    assert [row[key]["possible_total"] for key in ("as_read", "least", "most")] == ["1.0", "0.7", "1.9"]


def test_questions_that_change_something_only_together_are_both_listed() -> None:
    """A C− is worth a course where each counts, and each counts where the second has a good grade."""
    rows = (entry("b", "college-course"), entry("minus", "college-course", "2025-04-01", grade="C-"))
    (row,) = readings(*rows)
    assert [figures(row[key]) for key in ("as_read", "least", "most")] == [("0", "1.0"), ("0", "1.0"), ("0", "2.0")]
    assert [one["clause"] for one in row["questions"]] == ["college-c-minus", "college-one-submission"]
    assert all(answer["entries"] == [] for one in row["questions"] for answer in one["answers"])


def test_what_takes_much_away_is_asked_before_what_adds_little() -> None:
    """One card less is 0.4, a course with C− is 0.3; with all of it current and ethics done, both stay so."""
    cards = (entry("first", "cpr-aed", "2024-06-01"), entry("second", "cpr-aed", "2025-06-01"))
    course = entry("minus", "college-course", grade="C-", credit_hours="0.3")
    (row,) = readings(*cards, course, entry("ethics", "approved-course", cecs="0.2", ethics=True))
    assert [one["clause"] for one in row["questions"]] == ["cpr-aed-per-certificate", "college-c-minus"]
    assert [one["met"] for one in row["requirements"]] == [True, True]
    assert figures(row["most"]) == ("1.0", "1.3")


def test_what_no_answer_bears_on_asks_nothing() -> None:
    """A course, a card that is current throughout: no question, and one figure only."""
    card = entry("card", "cpr-aed", "2024-06-01", validity_years="2")
    (row,) = readings(card, entry("course", "approved-course", "2025-03-01"))
    assert row["questions"] == []
    assert row["as_read"] == row["least"] == row["most"]


def test_a_question_that_changes_a_requirement_alone_is_listed() -> None:
    """A certificate current at the end, and none before it: figures stay, the need does not."""
    (row,) = readings(entry("card", "cpr-aed", "2025-06-01"))
    assert [one["clause"] for one in row["questions"]] == ["cpr-aed-current"]
    (every_day,) = row["questions"][0]["answers"]
    assert every_day["requirements"][0] == {"id": "cpr-aed-current", "met": False}
    assert figures(every_day) == figures(row["as_read"])


def test_a_certification_of_an_older_edition_is_asked_its_own_questions() -> None:
    """What a quarter hour is was a question of the 2013 edition alone."""
    course = entry("course", "college-course", "2013-03-01", credit_system="quarter")
    old = {**HOLDER, "cycle": {"start": "2012-06-01", "end": "2014-05-31"}}
    (row,) = readings(course, held=(old,))
    assert [one["clause"] for one in row["questions"]] == ["college-quarter-hour"]
    (row,) = readings({**course, "date": "2025-03-01"})
    assert row["questions"] == []


def test_every_other_answer_has_a_function_and_every_function_an_answer() -> None:
    """None without a word for what it means, none that cannot be run."""
    known = {(clause.id, answer) for clause in BOOK.clauses.values() for answer in clause.answers}
    assert known == set(OTHERS)


def told(document: dict[str, Any], answers: dict[str, str], place: int) -> tuple[Any, ...]:
    """Return every figure of a certification and what its needs are, by the whole engine."""
    one = estimate(document, BOOK, date(2025, 6, 1), answers).standings[place]
    needs = [(need.id, need.met, need.planned) for need in one.requirements]
    return (one.totals.assured_total, one.totals.possible_total, one.totals.planned_total, needs)


ASKED = ("cpr-aed", "college-course", "other-certification", "publication", "ace-certification")
ROWS = (
    st.lists(ENTRY, max_size=3)
    | st.lists(ENTRY.filter(lambda row: row["opportunity"] in ASKED), max_size=5)
    | st.lists(ENTRY.filter(lambda row: "course_number" in row), max_size=4)
)


@given(ROWS, RULES)
@settings(max_examples=40, deadline=None)
def test_against_every_combination_by_brute_force(rows: list[dict[str, Any]], rules: str) -> None:
    """Least and most are those of all combinations, and a question that is not listed changes nothing in any."""
    document = {**ledger(*numbered(rows), certifications=HELD), "rules": rules}
    found = ask("readings", ledger=document)["readings"]
    for place, row in enumerate(found):
        edition = estimate(document, BOOK, date(2025, 6, 1)).standings[place].edition
        asked = [one for one in BOOK.clauses.values() if one.answers and one.holds(edition) and _bears(one.id, rows)]
        every = {
            chosen: told(document, {one.id: name for one, name in zip(asked, chosen, strict=True) if name}, place)
            for chosen in product(*(("", *one.answers) for one in asked))
        }
        for at, name in enumerate(SUMS):
            amounts = [result[at] for result in every.values()]
            assert [Decimal(row[key][name]) for key in ("least", "most")] == [min(amounts), max(amounts)]
            assert min(amounts) <= Decimal(row["as_read"][name]) <= max(amounts)
        assert {one["clause"] for one in row["questions"]} == {
            one.id for at, one in enumerate(asked) if _moves(at, every)
        }
        for question in row["questions"]:
            for answer in question["answers"]:
                assured, possible, _, needs = told(document, {question["clause"]: answer["answer"]}, place)
                assert [Decimal(answer[name]) for name in SUMS] == [assured, possible]
                assert {one["id"]: one["met"] for one in answer["requirements"]} == {one[0]: one[1] for one in needs}


def _bears(clause: str, rows: list[dict[str, Any]]) -> bool:
    """Leave out, to save time, what asks about a way to earn that is not in the ledger at all."""
    ways = {name for name, one in BOOK.opportunities.items() if clause in (*one.worth, *one.bounds, *one.ever)}
    return not ways or bool(ways & {row["opportunity"] for row in rows})


def _moves(at: int, every: dict[tuple[str, ...], Any]) -> bool:
    """Tell whether two combinations that differ in one answer alone come to something else."""
    seen: dict[tuple[str, ...], list[Any]] = {}
    for chosen, result in every.items():
        seen.setdefault((*chosen[:at], *chosen[at + 1 :]), []).append(result)
    return any(one != results[0] for results in seen.values() for one in results)
