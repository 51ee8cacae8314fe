"""What one more entry would be worth, as things stand; and tidying what is stored."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from people import COACH, TRAINER, ask, entry, ledger

from calculator.advice.onemore import in_words, read_draft
from calculator.ledger.request import RequestError
from calculator.rulebook import load

ONE_MORE = [
    # what is in the ledger, the opportunity, (gain, most, capped) to the Personal Trainer, then to the Health Coach
    ([], "mentoring", ("0.1", "0.1", False), ("0.1", "0.1", False)),
    ([entry("a", "mentoring")], "mentoring", ("0", "0", True), ("0", "0", True)),
    ([entry("a", "mentoring", "2024-05-01")], "mentoring", ("0", "0", True), ("0.1", "0.1", False)),
    ([entry("a", "presentation")], "presentation", ("0.2", "0.2", True), ("0.2", "0.2", True)),
    (
        [entry("a", "presentation", "2024-05-01", cecs="0.1")],
        "presentation",
        ("0.3", "0.4", False),
        ("0.3", "0.5", False),
    ),
    ([], "college-course", ("2.0", "2.0", True), ("2.0", "2.0", True)),
    ([], "approved-course", ("0.3", None, False), ("0.3", None, False)),
    ([], "ace-certification", ("2.0", None, False), ("2.0", None, False)),
]


@pytest.mark.parametrize(("held", "opportunity", "trainer", "coach"), ONE_MORE)
def test_one_more(
    held: list[dict[str, object]], opportunity: str, trainer: tuple[object], coach: tuple[object]
) -> None:
    """One more of an opportunity is worth what its cap still leaves, for each certification by itself."""
    rows = {row["opportunity"]: row["certifications"] for row in ask("worth", ledger=ledger(*held))["worth"]}
    assert [(one["gain"], one["most"], one["capped"]) for one in rows[opportunity]] == [trainer, coach]


def test_one_more_names_the_cap() -> None:
    """Where a cap is reached, the reason says so in the clause's words."""
    rows = ask("worth", ledger=ledger(entry("a", "mentoring")))["worth"]
    reasons = next(row for row in rows if row["opportunity"] == "mentoring")["certifications"][0]["reasons"]
    assert "mentoring-cap" in {reason["clause"] for reason in reasons}


def test_one_more_says_of_what() -> None:
    """The example is named by the labels of the form: amounts, choices and the sum of sessions, nothing else."""
    rows = {row["opportunity"]: row["instance"] for row in ask("worth", ledger=ledger())["worth"]}
    assert rows["college-course"] == "Credit hours: 3; The college counts in: Quarter hours; Grade: B"
    assert rows["conference"] == "Sessions you attended: 0.2 + 0.15 + 0.2"
    assert not rows["publication"]


def test_one_more_after_the_cycle() -> None:
    """Once a cycle has ended, nothing adds to it, and the reason says by how much it is over."""
    rows = ask("worth", today="2026-03-01", ledger=ledger())["worth"]
    trainer = rows[0]["certifications"][0]
    assert (trainer["gain"], trainer["reasons"][0]["clause"]) == ("0", "grace-period")


AHEAD = {
    **COACH,
    "id": "gfi",
    "name": "Group Fitness Instructor",
    "cycle": {"start": "2026-01-01", "end": "2027-12-31"},
}
HELD = ledger(
    entry("a", "college-course", credit_hours="1"),
    entry("p", "presentation", status="planned", cecs="0.1"),
    entry("m", "mentoring", "2026-02-01", status="planned"),
    certifications=(TRAINER, COACH, AHEAD),
)


def told(document: dict[str, Any], more: dict[str, Any] | None = None) -> Any:  # noqa: ANN401
    held = {**document, "entries": [*document["entries"], *([more] if more else [])]}
    return ask("estimate", ledger=held)["estimate"]["certifications"]


@pytest.mark.parametrize("opportunity", load().opportunities.values(), ids=lambda one: one.id)
@pytest.mark.parametrize("rules", ["auto", "2013-05-01"])
def test_one_more_is_what_an_estimate_with_it_says(opportunity: Any, rules: str) -> None:  # noqa: ANN401
    """Planned for today, or for the first day of a cycle still to come, and for as much as the form takes."""
    held = {**HELD, "rules": rules}
    row = next(one for one in ask("worth", ledger=held)["worth"] if one["opportunity"] == opportunity.id)
    largest = {field.id: str(field.at_most) for field in opportunity.fields if field.kind == "amount"}
    largest = {name: most for name, most in largest.items() if name in row["example"]}
    for at, one in enumerate(row["certifications"]):
        day = max("2025-06-01", held["certifications"][at]["cycle"]["start"])
        more = {"id": "new", "opportunity": opportunity.id, "status": "planned", "date": day, **row["example"]}
        was, then, full = (told(held, new)[at] for new in (None, more, {**more, **largest}))
        gain, most = (Decimal(after["planned_total"]) - Decimal(was["planned_total"]) for after in (then, full))
        award = then["awards"][-1]
        assert (one["certification"], Decimal(one["gain"]), one["reasons"]) == (was["id"], gain, award["reasons"])
        capped = bool(opportunity.cap) and load().clauses[opportunity.cap].holds(was["edition"])
        assert (one["most"] and Decimal(one["most"])) == (most if capped else None)


def test_one_more_says_how_sure_it_is_by_the_edition_of_each_cycle() -> None:
    """What an edition does not know yet has no certainty in it."""
    before = {**COACH, "cycle": {"start": "2021-06-01", "end": "2023-05-31"}}
    rows = ask("worth", ledger=ledger(certifications=(TRAINER, before)))["worth"]
    told = {row["opportunity"]: [one["certainty"] for one in row["certifications"]] for row in rows}
    book = load()
    assert told == {
        one.id: [(known := one.certainty(edition)) and known.tier for edition in (book.newest, min(book.editions))]
        for one in book.opportunities.values()
    }
    assert told["correspondence-course"] == ["depends", None]


def test_one_more_is_told_with_the_words_of_its_opportunity() -> None:
    """Every way to earn, in the rulebook's order; the example is of its fields that one can choose."""
    known = load().opportunities.values()
    rows = ask("worth", ledger=HELD)["worth"]
    words = [(one.id, one.title, load().fill(one.short, load().newest)) for one in known]
    assert [(row["opportunity"], row["title"], row["short"]) for row in rows] == words
    own = {"date", "status", "title", "course_number"}
    assert [row["example"] for row in rows] == [
        {key: value for key, value in one.example.items() if key not in own} for one in known
    ]
    assert all(row["instance"] == in_words(load().opportunities[row["opportunity"]], row["example"]) for row in rows)
    parts = {"opportunity", "title", "short", "example", "instance", "certifications"}
    assert {frozenset(row) for row in rows} == {frozenset(parts)}
    assert {frozenset(one) for row in rows for one in row["certifications"]} == {
        frozenset({"certification", "certainty", "gain", "most", "capped", "reasons"})
    }


IN_WORDS = [
    ("approved-course", {"cecs": "0.3", "ethics": True}, "CECs: 0.3; It covers professional conduct and ethics"),
    ("approved-course", {"cecs": "0.3", "ethics": False, "course_number": "CA1", "note": "n"}, "CECs: 0.3"),
    ("college-course", {"related": True, "grade": "B", "status": "planned"}, "Grade: B"),
    ("cpr-aed", {"validity_years": "1"}, "The certificate is valid for: One year"),
    ("conference", {"sessions": [{"cecs": "0.2"}]}, "Sessions you attended: 0.2"),
    ("ace-certification", {"earned_certification": "cpt", "date": "2025-01-01"}, ""),
]


@pytest.mark.parametrize(("opportunity", "fields", "words"), IN_WORDS)
def test_what_sets_an_entry_apart(opportunity: str, fields: dict[str, Any], words: str) -> None:
    """Amounts, choices and sessions by their labels, and a tick that the opportunity does not ask for."""
    assert in_words(load().opportunities[opportunity], fields) == words


def test_a_draft_that_is_not_right_is_refused_in_the_words_of_its_problem() -> None:
    """What asks for a draft is told which field to mend."""
    field = load().fields["contact_hours"]
    with pytest.raises(RequestError) as refusal:
        read_draft({"opportunity": "petition", "contact_hours": "x"}, load(), date(2025, 6, 1))
    say = load().problems["number-unreadable"]
    assert str(refusal.value) == say.format(noun=field.noun, sample="3", value="x")


MESSY = {
    "format": "cec-ledger",
    "version": 1,
    "owner": {"shelf": 3},
    "certifications": [{"id": "cpt", "name": "X", "cycle": {"start": "1/1/2024", "end": "", "extra": 1}}, "no object"],
    "entries": [
        {"id": "a", "opportunity": "approved-course", "date": "03/01/2025", "cecs": 0.5, "course_number": "ca-23456"},
        {"id": "b", "opportunity": "college-course", "date": "someday", "credit_hours": 3, "grade": "b−", "x": 0.1},
        {
            "id": "c",
            "opportunity": "conference",
            "sessions": [{"title": "Y", "cecs": 0.25, "room": 1}, {"cecs": "?"}, 7],
        },
        {"id": "d", "opportunity": "nothing known", "date": "3/1/2025", "cecs": 0.5},
        None,
    ],
}


def test_tidy_keeps_everything() -> None:
    """Tidying spells what can be read in one way, and keeps what cannot be read, unknown keys and odd items."""
    tidy = ask("tidy", ledger=MESSY)["ledger"]
    assert tidy["owner"] == {"shelf": 3}
    assert tidy["certifications"] == [
        {"id": "cpt", "name": "X", "cycle": {"start": "2024-01-01", "end": "", "extra": 1}},
        "no object",
    ]
    assert tidy["entries"] == [
        {"id": "a", "opportunity": "approved-course", "date": "2025-03-01", "cecs": "0.5", "course_number": "CA23456"},
        {"id": "b", "opportunity": "college-course", "date": "someday", "credit_hours": "3", "grade": "B-", "x": 0.1},
        {
            "id": "c",
            "opportunity": "conference",
            "sessions": [{"title": "Y", "cecs": "0.25", "room": 1}, {"cecs": "?"}, 7],
        },
        {"id": "d", "opportunity": "nothing known", "date": "2025-03-01", "cecs": 0.5},
        None,
    ]
    assert ask("tidy", ledger=tidy)["ledger"] == tidy
