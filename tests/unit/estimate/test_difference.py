"""An estimate of before, held against these rules: what changed, by which clause; nothing where nothing did."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import TODAY, TRAINER, ask, entry, ledger
from strategies import ROWS, VALUE, numbered

from calculator.estimate.difference import figures
from calculator.rulebook import load

HELD = {**TRAINER, "past": [{"start": "2022-01-01", "end": "2023-12-31"}]}
MINE = ledger(
    entry("talk", "presentation", title="Cueing\u200f talk"),
    entry("card", "cpr-aed"),
    entry("old", "mentoring", "2023-03-01"),
    certifications=(HELD,),
)


def estimate() -> dict[str, Any]:
    """Return the estimate of a trainer with three entries, one of them in a cycle that is over."""
    return dict(ask("estimate", ledger=MINE)["estimate"])


def held(before: object) -> dict[str, Any]:
    """Return an estimate of before, held against these rules."""
    return dict(ask("held", ledger=MINE, before=before)["held"])


def award(before: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the award of an entry in an estimate, to be changed."""
    (one,) = before["certifications"]
    return next(a for s in (one, *one["past"]) for a in s["awards"] if a["entry"] == name and a["cecs"] != "0")


@given(ROWS)
def test_nothing_is_told_where_nothing_changed(rows: list[dict[str, Any]]) -> None:
    """Neither of a whole estimate, nor of the figures kept of it, which say no more when kept again."""
    document = ledger(*numbered(rows))
    before = ask("estimate", ledger=document)["estimate"]
    kept = figures(before)
    assert figures(kept) == kept
    for one in (before, kept):
        assert ask("held", ledger=document, before=one)["held"] == {"changes": [], "sentence": ""}


def test_a_changed_award_is_told_with_its_clause_and_source() -> None:
    """In the words for tiers that the page has, the title quoted as a person's."""
    before = estimate()
    talk = award(before, "talk")
    talk |= {"cecs": "0.5", "tier": "assured", "reasons": talk["reasons"][:1]}
    result = held(before)
    (change,) = result["changes"]
    assert result["sentence"] == "The rules of this release change one of your entries."
    assert (change["certification"], change["cycle_end"], change["entry"]) == ("cpt", "2025-12-31", "talk")
    assert change["requirement"] is None
    assert (change["before"], change["after"]) == (
        {"cecs": "0.5", "tier": "assured"},
        {"cecs": "0.3", "tier": "depends"},
    )
    assert change["sentence"].startswith(
        "Cueing talk, for Personal Trainer: 0.3 CECs (Up to ACE), before 0.5 CECs (Assured). "
    )
    assert change["clauses"]
    assert all(one["source"] for one in change["clauses"])


def test_the_clause_that_only_one_of_both_has_is_told_first() -> None:
    """It is what made the difference; a clause these rules no longer know cannot be told."""
    before = figures(estimate())
    (one,) = before["certifications"]
    card = next(a for a in one["awards"] if a["entry"] == "card")
    card |= {"cecs": "0.2", "clauses": ["cpr-aed-one-year", "of-old"]}
    (change,) = held(before)["changes"]
    assert [clause["clause"] for clause in change["clauses"]] == ["cpr-aed-two-year", "cpr-aed-one-year"]


def test_where_a_clause_that_is_gone_made_the_difference_those_that_stand_are_told() -> None:
    """The sentence ends with one that can be read, and not with the want of one."""
    before = figures(estimate())
    card = award(before, "card")
    card |= {"cecs": "0.2", "clauses": [*card["clauses"], "of-old"]}
    (change,) = held(before)["changes"]
    assert [clause["clause"] for clause in change["clauses"]] == card["clauses"][:-1]
    assert change["sentence"].endswith(f"(Assured). {load().clauses[card['clauses'][0]].title}.")


def test_a_tier_that_these_rules_do_not_have_is_told_as_it_was_called() -> None:
    """They have no other word for it."""
    before = estimate()
    award(before, "card")["tier"] = "likely\u200f"
    (change,) = held(before)["changes"]
    assert "before 0.4 CECs (likely). " in change["sentence"]


def test_an_entry_is_told_by_its_whole_id() -> None:
    """Whatever stands in it: ids of other programs have colons."""
    document = ledger(entry("app:card", "cpr-aed"), certifications=(TRAINER,))
    before = ask("estimate", ledger=document)["estimate"]
    before["certifications"][0]["awards"][0]["cecs"] = "0.2"
    (change,) = ask("held", ledger=document, before=before)["held"]["changes"]
    assert change["entry"] == "app:card"


def test_a_cycle_that_is_over_is_held_against_its_own_figures() -> None:
    """The same entry has an award in each cycle; only the one that differs is told."""
    before = estimate()
    award(before, "old")["cecs"] = "0.5"
    award(before, "talk")["cecs"] = "0.1"
    result = held(before)
    assert result["sentence"] == "The rules of this release change 2 of your entries."
    assert {change["cycle_end"] for change in result["changes"]} == {"2023-12-31", "2025-12-31"}


@pytest.mark.parametrize(("was", "words"), [(True, "not met now, and was before"), (False, "met now, and was not")])
def test_a_changed_requirement_is_told(*, was: bool, words: str) -> None:
    """By its own clause, and of no entry."""
    before = estimate()
    (one,) = before["certifications"]
    need = next(need for need in one["requirements"] if need["met"] is not was)
    need["met"] = was
    result = held(before)
    assert result["sentence"] == "The rules of this release change what one of your certifications needs."
    (change,) = result["changes"]
    assert (change["entry"], change["requirement"]) == (None, need["id"])
    assert words in change["sentence"]
    assert change["sentence"].startswith(f"{load().clauses[need['id']].title}, for Personal Trainer: ")
    assert [clause["clause"] for clause in change["clauses"]] == [need["id"]]


def test_what_only_one_of_both_knows_is_no_change() -> None:
    """An entry entered or deleted since is no doing of the rules."""
    before = estimate()
    for standing in (before["certifications"][0], *before["certifications"][0]["past"]):
        standing["awards"][0]["entry"] = "gone"
    assert held(before) == {"changes": [], "sentence": ""}
    assert held({"certifications": []}) == {"changes": [], "sentence": ""}


def test_an_estimate_that_knew_no_past_cycles_is_held_by_the_current_one() -> None:
    """What a person had entered before there were any."""
    before = estimate()
    award(before, "talk")["cecs"] = "0.1"
    del before["certifications"][0]["past"]
    assert [change["entry"] for change in held(before)["changes"]] == ["talk"]


@pytest.mark.parametrize(
    "broken", [{}, {"certifications": 3}, {"certifications": [{}]}, {"certifications": ["x"]}, {"certifications": None}]
)
def test_what_is_no_estimate_is_refused_in_a_sentence(broken: object) -> None:
    """Whatever a file or a store may hold in its place."""
    assert ask("held", ledger=MINE, before=broken) == {
        "error": "“before” must be an estimate, as the verb estimate answers it"
    }


def test_any_part_of_an_estimate_may_be_missing() -> None:
    """Each key taken out in turn is an answer or a sentence, never a fault of ours."""
    for key in ("id", "cycle", "edition", "assured_total", "requirements", "awards", "past"):
        before = deepcopy(estimate())
        del before["certifications"][0][key]
        assert set(ask("held", TODAY, ledger=MINE, before=before)) <= {"held", "error"}


def places_of(value: object, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the way to every value inside a value."""
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield (*way, key)
        yield from places_of(one, (*way, key))


def otherwise() -> dict[str, Any]:
    """Return an estimate that differs in every award and every requirement."""
    before = estimate()
    for one in (before["certifications"][0], *before["certifications"][0]["past"]):
        for part in one["awards"]:
            part["cecs"] = "0.9"
        for need in one["requirements"]:
            need["met"] = not need["met"]
    return before


SPOILT = st.sampled_from([(one, way) for one in (otherwise(), figures(otherwise())) for way in places_of(one)])


@given(SPOILT, VALUE)
def test_any_part_of_an_estimate_may_be_anything(place: tuple[Any, tuple[Any, ...]], value: object) -> None:
    """What a file carries may be damaged or made up: it is answered or refused, and never a fault of ours."""
    before, (*way, last) = deepcopy(place[0]), place[1]
    at: Any = before
    for key in way:
        at = at[key]
    at[last] = value
    answer = ask("held", ledger=MINE, before=before)
    assert set(answer) in ({"held"}, {"error"})
    for change in answer.get("held", {"changes": []})["changes"]:
        assert change["before"].keys() == change["after"].keys()
        assert {type(one) for one in change["before"].values()} <= {str, bool}
