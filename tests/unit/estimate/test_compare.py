"""The editions side by side."""

from dataclasses import replace
from typing import Any

from people import COACH, TODAY, TRAINER, ask, entry, ledger

from calculator.estimate import compare
from calculator.rulebook import load


def test_what_differs_is_marked() -> None:
    """Each entry stands under both editions, and those that differ in tier or amount are marked."""
    held = ledger(
        entry("q", "college-course", credit_hours="3", credit_system="quarter"),
        entry("a", "approved-course", "2025-05-01"),
        entry("b", "approved-course", "2025-05-02"),
        entry("m", "mentoring"),
        certifications=(TRAINER,),
    )
    answer = ask("compare", ledger=held)["compare"]
    assert [one["id"] for one in answer["editions"]] == ["2013-05-01", "2023-09-13"]
    trainer = answer["certifications"][0]
    assert [
        (one["entry"], one["differs"], [award["cecs"] for award in one["awards"]]) for one in trainer["entries"]
    ] == [
        ("q", True, ["3.0", "2.0"]),
        ("a", False, ["0.3", "0.3"]),
        ("b", True, ["0.3", "0"]),
        ("m", False, ["0.1", "0.1"]),
    ]
    assert [one["assured_total"] for one in trainer["totals"]] == ["3.6", "0.3"]
    assert [one["possible_total"] for one in trainer["totals"]] == ["3.7", "2.4"]
    assert trainer["edition"] == "2023-09-13"


def test_each_edition_says_what_an_estimate_by_it_says() -> None:
    """Nothing is told here that the estimate of a ledger with that edition chosen would not tell, and nothing less."""
    editions = sorted(load().editions)
    held = ledger(
        entry("q", "college-course", credit_hours="3", credit_system="quarter", title="Anatomy"),
        entry("a", "approved-course", "2025-05-01", ethics=True),
        entry("p", "petition", status="planned"),
    )
    by = [ask("estimate", ledger={**held, "rules": edition})["estimate"]["certifications"] for edition in editions]
    answer = ask("compare", ledger=held)["compare"]
    assert answer["editions"] == [
        {"id": one.id, "title": one.title, "note": load().fill(one.note, one.id)}
        for one in (load().editions[name] for name in editions)
    ]
    assert [set(one) for one in answer["certifications"]] == [{"id", "name", "edition", "totals", "entries"}] * 2
    for place, one in enumerate(answer["certifications"]):
        each = [estimated[place] for estimated in by]
        assert (one["id"], one["name"]) == (each[0]["id"], each[0]["name"])
        assert one["totals"] == [totals(stood) for stood in each]
        assert [(row["entry"], row["title"]) for row in one["entries"]] == [("q", "Anatomy"), ("a", "a"), ("p", "p")]
        assert [row["awards"] for row in one["entries"]] == [awards(each, row["entry"]) for row in one["entries"]]


def test_a_figure_in_the_note_of_an_edition_is_that_edition_s() -> None:
    """As everywhere else in its words."""
    figure = "{cecs:college-quarter-unit}"
    editions = {name: replace(one, note=figure) for name, one in load().editions.items()}
    told = compare.answer({"today": TODAY, "ledger": ledger()}, replace(load(), editions=editions))["compare"]
    assert [one["note"] for one in told["editions"]] == [load().fill(figure, name) for name in sorted(editions)]
    assert len({one["note"] for one in told["editions"]}) == len(editions)


def totals(stood: dict[str, Any]) -> dict[str, Any]:
    figures = {name: value for name, value in stood.items() if isinstance(value, str) and name not in {"id", "name"}}
    return {**figures, "requirements": [{"id": one["id"], "met": one["met"]} for one in stood["requirements"]]}


def awards(each: list[dict[str, Any]], entry_: str) -> list[dict[str, Any]]:
    found = []
    for stood in each:
        award = next(one for one in stood["awards"] if one["entry"] == entry_)
        kept = {name: award[name] for name in ("tier", "cecs", "reasons")}
        found.append({"edition": stood["edition"], **kept})
    return found


def test_the_edition_in_force_is_the_one_chosen_or_that_of_the_cycle_s_end() -> None:
    """Left to itself each certification has its own; chosen in the ledger, all have that one."""
    old = {**COACH, "cycle": {"start": "2021-01-01", "end": "2022-12-31"}}
    held = ledger(certifications=(TRAINER, old))
    for rules, expected in (("auto", ["2023-09-13", "2013-05-01"]), ("2013-05-01", ["2013-05-01"] * 2)):
        found = ask("compare", ledger={**held, "rules": rules})["compare"]["certifications"]
        assert [one["edition"] for one in found] == expected


def test_another_tier_is_a_difference_and_another_wording_is_none() -> None:
    """An entry that counts for nothing under both editions, for reasons of their own, does not differ."""
    held = ledger(
        entry("f", "college-course", grade="F", credit_system="quarter"),
        entry("m", "mentoring", status="planned"),
        certifications=(TRAINER,),
    )
    (trainer,) = ask("compare", ledger=held)["compare"]["certifications"]
    assert [one["differs"] for one in trainer["entries"]] == [False, False]
