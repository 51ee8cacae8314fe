"""A draft while it is being typed: what to mend in it, and what it would add."""

import json
from decimal import Decimal
from typing import Any

import pytest
from people import ask, entry, ledger

from calculator.browser import respond
from calculator.values.amounts import written


def test_a_draft_is_weighed_before_it_is_saved() -> None:
    """A draft adds to each certification what its award is, and displaces nothing it does not."""
    answer = ask("check", ledger=ledger(entry("a", "presentation")), entry=entry("b", "presentation"))["check"]
    assert answer["problems"] == []
    trainer = answer["worth"][0]
    assert (trainer["before"], trainer["after"], trainer["gain"], trainer["tier"]) == ("0.3", "0.5", "0.2", "depends")
    assert {reason["clause"] for reason in trainer["reasons"]} >= {"presentation", "presentation-cap"}


def test_a_draft_is_weighed_before_any_certification_is_entered() -> None:
    """By a cycle that holds its day, which is said; a cap counts there too. A day before all rules gives nothing."""
    bare = ledger(entry("a", "presentation", cecs="0.4"), certifications=())
    worth = ask("check", ledger=bare, entry=entry("b", "presentation", cecs="0.4"))["check"]["worth"]
    assert [(one["certification"], one["name"], one["gain"]) for one in worth] == [
        ("", "a certification whose cycle holds March 1, 2025", "0.1")
    ]
    first = ask("check", ledger=ledger(certifications=()), entry=entry("b", "cpr-aed"))["check"]["worth"]
    assert (first[0]["gain"], first[0]["tier"]) == ("0.4", "assured")
    for day, known in (("2011-05-01", False), ("2011-05-02", True), ("0001-01-01", False), ("9999-12-31", False)):
        old = ask("check", ledger=ledger(certifications=()), entry=entry("b", "cpr-aed", day))["check"]
        assert bool(old["worth"]) is known, day
    assert "name" not in ask("check", ledger=ledger(), entry=entry("b", "cpr-aed"))["check"]["worth"][0]


def test_a_draft_takes_the_place_of_the_entry_it_edits() -> None:
    """Editing an entry is weighed against the ledger without it."""
    held = ledger(entry("a", "approved-course"), entry("b", "mentoring"))
    answer = ask("check", ledger=held, entry=entry("a", "approved-course", cecs="0.5"))["check"]
    assert [(one["before"], one["after"]) for one in answer["worth"]] == [("0.1", "0.6"), ("0.1", "0.6")]


def test_a_draft_of_the_first_of_two_alike_stays_the_first() -> None:
    """Of two of one course number and day, the one that stands first is the one that counts."""
    held = ledger(entry("a", "approved-course"), entry("b", "approved-course"))
    answer = ask("check", ledger=held, entry=entry("a", "approved-course", cecs="0.5"))["check"]
    assert [(one["before"], one["after"], one["cecs"]) for one in answer["worth"]] == [("0.3", "0.5", "0.5")] * 2


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


@pytest.mark.parametrize("request_", [{"do": "check", "today": "2025-06-01"}, {"do": "worth", "today": "2025-02-30"}])
def test_a_request_that_lacks_something_is_refused_in_a_sentence(request_: dict[str, str]) -> None:
    """A request that cannot be answered gets an error, never a traceback."""
    answer = json.loads(respond(json.dumps({**request_, "ledger": ledger()})))
    assert list(answer) == ["error"]


def checked(held: dict[str, Any], **asked: object) -> Any:  # noqa: ANN401
    return ask("check", ledger=held, **asked)["check"]


@pytest.mark.parametrize("draft_id", [None, "", 7, "new", "m"])
def test_a_draft_is_weighed_as_the_estimate_weighs_it(draft_id: object) -> None:
    """Without an id, or with one that is none, it is new; each figure is that of the ledger with and without it."""
    held = ledger(entry("a", "mentoring"), entry("m", "mentoring", "2024-03-01"), entry("z", "mentoring"))
    draft = {**entry("x", "mentoring", "2025-02-01"), "id": draft_id}
    own = draft_id if isinstance(draft_id, str) and draft_id else "draft"
    kept = [one for one in held["entries"] if one["id"] != own]
    with_it = [{**draft, "id": own} if one["id"] == own else one for one in held["entries"]]
    if kept == held["entries"]:
        with_it.append({**draft, "id": own})
    without, after = (
        ask("estimate", ledger={**held, "entries": rows})["estimate"]["certifications"] for rows in (kept, with_it)
    )
    answer = checked(held, entry=draft)
    assert answer["entry"] == draft
    for one, was, then in zip(answer["worth"], without, after, strict=True):
        award = next(award for award in then["awards"] if award["entry"] == own)
        gain = Decimal(then["planned_total"]) - Decimal(was["planned_total"])
        assert one == {
            "certification": was["id"],
            "before": was["planned_total"],
            "after": then["planned_total"],
            "gain": written(gain),
            **{name: award[name] for name in ("tier", "cecs", "reasons")},
        }


def test_only_the_draft_s_own_faults_are_told() -> None:
    """Problems and warnings of other entries, and of certifications, stand elsewhere; a new draft's have no id."""
    other = entry("other", "approved-course", "someday", course_number="CX1")
    held = ledger(other, {**other, "id": "odd", "date": "2025-03-01"})
    draft = {**other, "date": "2025-03-01"}
    named = checked(held, entry=draft)
    new = checked(held, entry={key: value for key, value in draft.items() if key != "id"})
    for answer, own in ((named, "other"), (new, None)):
        assert answer["problems"] == []
        assert [(one["entry"], one["code"]) for one in answer["warnings"]] == [(own, "course-number-unusual")]
        assert len(answer["worth"]) == 2
    faulty = checked(held, entry={**draft, "id": "new", "date": "x", "cecs": "y"})
    assert [(one["entry"], one["field"]) for one in faulty["problems"]] == [("new", "date"), ("new", "cecs")]
    assert faulty["worth"] == []


def test_a_draft_of_something_else_than_an_object_in_the_ledger() -> None:
    """What is no object among the entries is passed by."""
    held = {**ledger(), "entries": [None, 7]}
    assert checked(held, entry=entry("a", "publication"))["worth"][0]["gain"] == "0.5"


@pytest.mark.parametrize("name", ["gfi", "", None, 7])
def test_a_draft_certification_is_looked_at_by_itself(name: object) -> None:
    """Its problems and warnings bear its own id, whatever that is; nothing else in the ledger is told of."""
    held = ledger(entry("a", "mentoring", "someday"))
    short = {"id": name, "name": "GFI", "cycle": {"start": "1/1/2025", "end": "6/30/2025"}}
    answer = checked(held, certification=short)
    assert answer["certification"] == {**short, "cycle": {"start": "2025-01-01", "end": "2025-06-30"}}
    assert answer["problems"] == []
    assert [(one["certification"], one["code"]) for one in answer["warnings"]] == [(name, "cycle-length-unusual")]
    faulty = checked(held, certification={**short, "name": ""})
    assert [(one["certification"], one["field"], one["code"]) for one in faulty["problems"]] == [
        (name, "name", "missing")
    ]
    assert set(answer) == {"certification", "problems", "warnings"}


def test_a_draft_that_is_no_object_is_refused() -> None:
    """The request names what it lacks."""
    assert ask("check", ledger=ledger(), entry=[]) == {"error": "“entry” must be an object"}
    assert ask("check", ledger=ledger(), certification=7) == {"error": "“certification” must be an object"}
