"""How far open questions reach, in a line; and the one e-mail that asks ACE."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from people import COACH, TRAINER, ask, entry, ledger

from calculator.advice.inquiry import letter, line
from calculator.ledger.reader import read_ledger
from calculator.rulebook import load

BOOK = load()
TWO = Decimal("2.0")


def gives(assured: str, possible: str) -> dict[str, str]:
    return {"assured_total": assured, "possible_total": possible}


def row(
    as_read: tuple[str, str],
    *questions: tuple[str, list[tuple[str, str]]],
    certification: str = "cpt",
) -> dict[str, Any]:
    """Return what ``readings`` answers of a certification whose questions do not bear on one another."""
    given = [as_read, *(answer for _, answers in questions for answer in answers)]
    totals = list(zip(*given, strict=True))
    return {
        "certification": certification,
        "as_read": gives(*as_read),
        "least": gives(*(min(one, key=Decimal) for one in totals)),
        "most": gives(*(max(one, key=Decimal) for one in totals)),
        "questions": [
            {
                "clause": clause,
                "question": BOOK.clauses[clause].question,
                "answers": [
                    {
                        "answer": f"a{place}",
                        "means": f"Answer {place} to {clause}.",
                        **gives(*one),
                    }
                    for place, one in enumerate(answers)
                ],
            }
            for clause, answers in questions
        ],
    }


CARDS = ("cpr-aed-per-certificate", [("0.2", "0.7")])
ARTICLES = ("publication-together", [("0.4", "1.2")])
LINES = [
    (row(("0.4", "0.4")), "readings-none", {}),
    (
        row(("0.4", "0.7"), CARDS, ARTICLES),
        *("readings-assured", {"least": "0.2", "most": "0.4", "sentences": "2"}),
    ),
    (row(("0.4", "0.7"), ARTICLES), "readings-possible", {"least": "0.7", "most": "1.2", "sentences": "1"}),
    (row(("2.0", "2.0"), ("publication-together", [("2.0", "2.5")])), "readings-reached", {"required": "2.0"}),
    (row(("2.2", "2.2"), ("cpr-aed-per-certificate", [("2.0", "2.0")])), "readings-reached", {"required": "2.0"}),
    (
        row(("2.0", "2.0"), ("cpr-aed-per-certificate", [("1.9", "1.9")])),
        *("readings-assured", {"least": "1.9", "most": "2.0", "sentences": "1"}),
    ),
    (
        row(("1.0", "1.0"), ("cpr-aed-per-certificate", [("1.0", "1.0")])),
        *("readings-planned", {"sentences": "1"}),
    ),
    (
        row(("2.0", "2.0"), ("cpr-aed-current", [("2.0", "2.0")])),
        *("readings-needs", {"sentences": "1"}),
    ),
]


@pytest.mark.parametrize(("one", "key", "detail"), LINES, ids=[f"{key} {n}" for n, (_, key, _) in enumerate(LINES)])
def test_one_line_says_how_far_the_answers_reach(one: dict[str, Any], key: str, detail: dict[str, str]) -> None:
    """Assured first, then possible, then what else is needed; once the goal is reached in all of them, that."""
    assert line(one, TWO, BOOK, moves_a_need=key == "readings-needs") == BOOK.advised(key, **detail)


def read(*held: dict[str, Any]) -> Any:  # noqa: ANN401 - a ledger, read
    return read_ledger(ledger(certifications=held), BOOK, date(2025, 6, 1)).ledger


def test_no_question_no_letter() -> None:
    """Nothing is asked of ACE for its own sake."""
    assert letter([row(("0.4", "0.4"))], read(TRAINER), BOOK) is None


def test_the_letter_asks_what_moves_most() -> None:
    """By what is assured, then by what is possible; among equals the first certification's first question."""
    wide = ("other-certification-each", [("0.4", "2.7")])
    held = read(TRAINER, COACH)
    for rows, asked in (
        ([row(("0.4", "0.7"), ARTICLES, CARDS)], "cpr-aed-per-certificate"),
        ([row(("0.4", "0.7"), ARTICLES, wide)], "other-certification-each"),
        ([row(("0.4", "0.7"), ARTICLES), row(("0.4", "0.7"), CARDS, certification="hc")], "cpr-aed-per-certificate"),
        ([row(("0.4", "0.7"), CARDS), row(("0.4", "0.7"), CARDS, certification="hc")], "cpr-aed-per-certificate"),
    ):
        made = letter(rows, held, BOOK)
        assert made
        assert made["clause"] == asked
    first = letter([row(("0.4", "0.7"), CARDS), row(("0.4", "0.7"), CARDS, certification="hc")], held, BOOK)
    assert first
    assert "my renewal cycle ends on December 31, 2025." in first["text"]


def test_a_whole_letter() -> None:
    """The question, every sentence of ACE's that bears on it with its address, each answer; and of the person a day."""
    clause, post, grace = BOOK.clauses["grace-period"], BOOK.sources["grace"], "grace-period"
    held = {**TRAINER, "name": "A name of one's own"}
    made = letter([row(("0.4", "0.7"), (grace, [("0.6", "0.7"), ("0.5", "0.7")]))], read(held), BOOK)
    cited = f"({post.title}, {post.dated}: {post.url})"
    assert made == {
        "clause": grace,
        "subject": BOOK.advised("inquiry-subject"),
        "text": BOOK.advised(
            "inquiry",
            end="December 31, 2025",
            question=clause.question,
            sentences=f"“{clause.quote}”\n{cited}\n\n“{clause.beside[0].quote}”\n{cited}",
            answers=f"- {clause.reading}.\n- Answer 0 to {grace}.\n- Answer 1 to {grace}.",
        ),
    }
    assert "one's own" not in made["text"]


def test_pages_that_disagree_are_both_quoted() -> None:
    """What was not kept word for word stands without quotation marks."""
    for name in ("cpr-aed-current", "other-certification-each"):
        clause = BOOK.clauses[name]
        made = letter([row(("0.4", "0.7"), (name, [("0.6", "0.7")]))], read(TRAINER), BOOK)
        assert made
        told = [f"“{clause.quote}”" if clause.quote else BOOK.fill(clause.states, BOOK.newest)]
        told += [f"“{other.quote}”" for other in (*clause.beside, *clause.disagrees) if other.quote]
        for words in told:
            assert f"{words}\n(" in made["text"]


def test_the_verb_has_a_line_for_each_certification_and_one_letter() -> None:
    """Two cards in both cycles: both lines matter, and the letter asks about the cards."""
    held = ledger(entry("a", "cpr-aed", validity_years="1"), entry("b", "cpr-aed", "2025-05-01", validity_years="1"))
    found = ask("inquiry", ledger=held)["inquiry"]
    assert [(one["certification"], one["matters"]) for one in found["lines"]] == [("cpt", True), ("hc", True)]
    assert found["lines"][0]["sentence"] == BOOK.advised("readings-assured", least="0.2", most="0.8", sentences="3")
    assert found["letter"]["clause"] in {"cpr-aed-figures", "cpr-aed-per-certificate"}
    bare = ask("inquiry", ledger=ledger(certifications=(TRAINER,)))["inquiry"]
    assert bare == {
        "lines": [{"certification": "cpt", "matters": False, "sentence": BOOK.advised("readings-none")}],
        "letter": None,
    }


GOAL = entry("course", "approved-course", "2025-05-01", cecs="2.0", ethics=True)
FROM_THE_START = entry("a", "cpr-aed", "2024-01-01")


@pytest.mark.parametrize(
    ("rows", "key", "detail"),
    [
        ((GOAL, FROM_THE_START, entry("b", "cpr-aed", "2025-05-01")), "readings-reached", {"required": "2.0"}),
        ((GOAL, entry("a", "cpr-aed", "2025-05-01")), "readings-needs", {"sentences": "1"}),
    ],
)
def test_the_line_knows_whether_an_answer_moves_a_need(
    rows: tuple[dict[str, Any], ...], key: str, detail: dict[str, str]
) -> None:
    """Two cards, current throughout: reached, whatever is answered. One from May on: not if each day needs one."""
    (told,) = ask("inquiry", ledger=ledger(*rows, certifications=(TRAINER,)))["inquiry"]["lines"]
    assert (told["matters"], told["sentence"]) == (True, BOOK.advised(key, **detail))
