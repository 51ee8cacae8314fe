import json

import pytest
from people import ask, entry, ledger

from calculator.browser import respond

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


def test_a_draft_is_weighed_before_it_is_saved() -> None:
    """A draft adds to each certification what its award is, and displaces nothing it does not."""
    answer = ask("check", ledger=ledger(entry("a", "presentation")), entry=entry("b", "presentation"))["check"]
    assert answer["problems"] == []
    trainer = answer["worth"][0]
    assert (trainer["before"], trainer["after"], trainer["gain"], trainer["tier"]) == ("0.3", "0.5", "0.2", "depends")
    assert {reason["clause"] for reason in trainer["reasons"]} >= {"presentation", "presentation-cap"}


def test_a_draft_takes_the_place_of_the_entry_it_edits() -> None:
    """Editing an entry is weighed against the ledger without it."""
    held = ledger(entry("a", "approved-course"), entry("b", "mentoring"))
    answer = ask("check", ledger=held, entry=entry("a", "approved-course", cecs="0.5"))["check"]
    assert [(one["before"], one["after"]) for one in answer["worth"]] == [("0.1", "0.6"), ("0.1", "0.6")]


def test_a_draft_comes_back_tidied() -> None:
    """A draft's day, amount and course number come back in their one spelling, and unknown keys as they are."""
    typed = {
        "opportunity": "approved-course",
        "date": "3/1/2025",
        "status": "completed",
        "cecs": ".30",
        "course_number": "cep 123456",
        "colour": {"of": "binder"},
    }
    answer = ask("check", ledger=ledger(), entry=typed)["check"]
    assert answer["entry"] == {
        **typed,
        "date": "2025-03-01",
        "cecs": "0.3",
        "course_number": "CEP123456",
    }
    assert answer["problems"] == []


def test_a_draft_with_a_problem_is_worth_nothing_yet() -> None:
    """A draft that cannot be read comes back as typed, with its problem, and no figure."""
    answer = ask(
        "check", ledger=ledger(), entry={"opportunity": "mentoring", "date": "2/30/2025", "status": "completed"}
    )
    assert answer["check"]["entry"]["date"] == "2/30/2025"
    assert [(one["field"], one["code"], one["entry"]) for one in answer["check"]["problems"]] == [
        ("date", "date-impossible", None)
    ]
    assert answer["check"]["worth"] == []


def test_a_draft_certification() -> None:
    """A draft certification is tidied, and its problems stand at their fields."""
    typed = {"id": "gfi", "name": "Group Fitness Instructor", "cycle": {"start": "1/1/2025", "end": "12/31/2024"}}
    answer = ask("check", ledger=ledger(), certification=typed)["check"]
    assert answer["certification"]["cycle"] == {"start": "2025-01-01", "end": "2024-12-31"}
    assert [(one["certification"], one["field"]) for one in answer["problems"]] == [("gfi", "cycle.end")]


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


@pytest.mark.parametrize("request_", [{"do": "check", "today": "2025-06-01"}, {"do": "worth", "today": "2025-02-30"}])
def test_a_request_that_lacks_something_is_refused_in_a_sentence(request_: dict[str, str]) -> None:
    """A request that cannot be answered gets an error, never a traceback."""
    answer = json.loads(respond(json.dumps({**request_, "ledger": ledger()})))
    assert list(answer) == ["error"]
