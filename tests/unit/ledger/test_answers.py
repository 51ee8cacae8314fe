"""Reading one field: what is taken for the same answer, and where it begins to be refused."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from calculator.ledger.answers import AnswerError, is_empty, read_answer, shown, wording
from calculator.ledger.document import Session
from calculator.rulebook import load

FIELDS = load().fields

READ = [
    # the field, what was typed, and what it is read as
    ("date", " 2025-3-1 ", date(2025, 3, 1)),
    ("date", "3/1/2025", date(2025, 3, 1)),
    ("cecs", " 0.250 ", Decimal("0.25")),
    ("cecs", "20", Decimal(20)),
    ("cecs", "0,25", Decimal("0.25")),
    ("cecs", "0.3 CECs", Decimal("0.3")),
    ("cecs", ".3CEU", Decimal("0.3")),
    ("cecs", '="0.3"', Decimal("0.3")),
    ("cecs", "\u00a00.3\u200b", Decimal("0.3")),
    ("contact_hours", "2 hrs.", Decimal(2)),
    ("contact_hours", "1,5 Contact  Hours", Decimal("1.5")),
    ("credit_hours", "3 units", Decimal(3)),
    ("date", "April 1, 2025", date(2025, 4, 1)),
    ("date", '="04/01/2025"', date(2025, 4, 1)),
    ("date", "31/12/2025", date(2025, 12, 31)),
    ("expires", "Feb 2028", date(2028, 2, 29)),
    ("posted_cecs", "0", Decimal(0)),
    ("credit_hours", 3, Decimal(3)),
    ("status", " SUBMITTED to ace ", "submitted"),
    ("validity_years", 2, "2"),
    ("grade", "b−", "B-"),
    ("grade", "Credit", "pass"),
    ("related", True, True),
    ("related", False, False),
    ("title", " Cueing ", "Cueing"),
    ("note", " Two\nlines ", "Two\nlines"),
    ("course_number", " cep 1 ", "cep 1"),
    ("earned_certification", " cpt ", "cpt"),
]


@pytest.mark.parametrize(("name", "typed", "read"), READ)
def test_what_is_meant_is_read(name: str, typed: object, read: object) -> None:
    """Spaces around it, capitals, and a number for a text make no difference."""
    found = read_answer(FIELDS[name], typed)
    assert found == read
    assert type(found) is type(read)


REFUSED = [
    # the field, what was typed, the code, and the sentence
    ("date", 20250301, "date-unreadable", "“20250301” is not a date."),
    ("date", "2025-03-011", "date-unreadable", "“2025-03-011” is not a date."),
    ("date", "٣/١/٢٠٢٥", "date-unreadable", "is not a date."),
    ("date", "02/30/2025", "date-impossible", "“02/30/2025” is not a day of the calendar. Check the completion date."),
    ("date", "01/01/9950", "date-impossible", "“01/01/9950” is not a day of the calendar. Check the completion date."),
    ("date", "25-03-08", "date-two-days", "can be March 25, 2008 or March 8, 2025. Write the completion date as MM/"),
    ("date", "45748", "date-numbered", "April 1, 2025 or April 2, 2029"),
    ("expires", 202602, "date-unreadable", "“202602” is not a date."),
    ("expires", "12/9999", "date-impossible", "“12/9999” is not a day of the calendar."),
    ("cecs", "2 hrs", "number-unreadable", "“2 hrs” is not one."),
    ("contact_hours", "2 CECs", "number-unreadable", "“2 CECs” is not one."),
    ("contact_hours", "1,000", "number-unreadable", "“1,000” is not one."),
    ("cecs", [1], "number-unreadable", "as a number, such as 0.4; “[1]” is not one."),
    ("contact_hours", "x", "number-unreadable", "as a number, such as 3; “x” is not one."),
    ("cecs", "0.125", "too-many-decimals", "at most two decimals; 0.125 has more."),
    ("cecs", "0", "number-not-positive", "must be more than 0."),
    ("posted_cecs", "-0.01", "number-negative", "cannot be less than 0."),
    ("cecs", "20.01", "number-too-large", "20.01 is more than the 20 CECs this can be."),
    ("status", "", "unknown-choice", "“” is not known here. Choose how far along it is: planned, completed, submitted"),
    ("status", ["planned"], "unknown-choice", "“['planned']” is not known here."),
    ("grade", "E", "unknown-grade", "The grade “E” is not known."),
    (
        "related",
        1,
        "not-yes-or-no",
        "Answer yes or no: whether the subject is exercise science, anatomy, health or fitness.",
    ),
    ("title", 5, "not-text", "Write what you did as text."),
]


@pytest.mark.parametrize(("name", "typed", "code", "sentence"), REFUSED)
def test_what_cannot_be_meant_is_refused_in_a_sentence(name: str, typed: object, code: str, sentence: str) -> None:
    """The code for programs, and for the person how to mend it, with what they typed."""
    with pytest.raises(AnswerError, match=f"^{code}$") as refusal:
        read_answer(FIELDS[name], typed)
    assert (refusal.value.code, refusal.value.part) == (code, "")
    assert sentence in wording(load(), FIELDS[name], refusal.value)


def test_words_behind_an_amount_are_those_of_its_unit_or_none() -> None:
    """Where the rulebook knows no words for a unit, there is only the number."""
    unnamed = replace(FIELDS["cecs"], unit="pages")
    assert read_answer(unnamed, "3") == Decimal(3)
    with pytest.raises(AnswerError, match=r"^number-unreadable$"):
        read_answer(unnamed, "3 pages")


def test_a_choice_is_asked_for_as_a_choice() -> None:
    """“Choose”, where something can be chosen; “Enter”, where it is typed."""
    asked = ("grade", "earned_certification", "related", "title")
    assert [wording(load(), FIELDS[name], AnswerError("missing")).split()[0] for name in asked] == [
        "Choose",
        "Choose",
        "Answer",
        "Enter",
    ]


def sessions(*rows: object) -> Any:  # noqa: ANN401 - a tuple of sessions
    return read_answer(FIELDS["sessions"], list(rows))


BLANK = {"title": " ", "cecs": None}


def test_lines_left_blank_between_sessions_are_passed_over() -> None:
    """The others keep their order; a title is text or left out."""
    read = sessions(BLANK, {"title": " Cueing ", "cecs": "0.2"}, {}, {"cecs": "0.15"}, {"title": 5, "cecs": 1})
    assert read == (Session("Cueing", Decimal("0.2")), Session("", Decimal("0.15")), Session("", Decimal(1)))


def test_a_session_at_fault_is_told_by_its_line() -> None:
    """Counted with the blank ones, as the person sees them."""
    for cecs, code in (("", "missing"), ("some", "number-unreadable"), ("0", "number-not-positive")):
        with pytest.raises(AnswerError) as refusal:
            sessions(BLANK, {"title": "Core", "cecs": cecs})
        assert (refusal.value.code, refusal.value.part) == (code, "1.cecs")
    with pytest.raises(AnswerError) as refusal:
        sessions({"cecs": "some"})
    assert refusal.value.detail == {"value": "some", "sample": "0.4"}


def test_sessions_have_limits_together() -> None:
    """Two hundred lines, blank ones aside, and twenty CECs; a hair more of either is refused."""
    tenth = {"cecs": "0.1"}
    assert len(sessions(*[tenth] * 200, BLANK)) == 200
    refused = {
        "not-text": [{"cecs": "0.01"}] * 201,
        "number-too-large": [tenth] * 199 + [{"cecs": "0.11"}],
        "missing": [BLANK],
    }
    for code, rows in refused.items():
        with pytest.raises(AnswerError) as refusal:
            sessions(*rows)
        assert (refusal.value.code, refusal.value.part) == (code, "")
    with pytest.raises(AnswerError) as refusal:
        sessions(*refused["number-too-large"])
    assert refusal.value.detail == {"value": "20.01", "limit": "20", "unit": "CECs"}


@pytest.mark.parametrize("odd", ["Cueing 0.2", {"cecs": "0.2"}, 5, ["Cueing 0.2"], [{"cecs": "0.2"}, 5]])
def test_sessions_are_a_list_of_sessions(odd: object) -> None:
    """Whatever else stands in its place, or among them, is refused as a whole."""
    with pytest.raises(AnswerError, match=r"^not-text$"):
        read_answer(FIELDS["sessions"], odd)


def test_what_was_typed_is_repeated_in_one_short_line() -> None:
    """Forty characters whole; of more, the first forty."""
    assert shown(" two\n  lines ") == "two lines"
    assert shown("x" * 40) == "x" * 40
    assert shown("x" * 41) == "x" * 40 + "…"


def test_what_counts_as_left_empty() -> None:
    """Nothing, spaces, an empty list; but neither a zero nor a no."""
    assert [is_empty(value) for value in (None, "", " \n", [])] == [True] * 4
    assert [is_empty(value) for value in (0, False, "0", {}, [""])] == [False] * 5
