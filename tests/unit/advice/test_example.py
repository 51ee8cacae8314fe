"""The examples that are opened before anything is entered."""

import pytest
from people import ask

from calculator.ledger.document import FORMAT, VERSION
from calculator.rulebook import load
from calculator.rules.award import Tier

DAYS = ["2023-09-13", "2024-02-29", "2026-11-27", "2027-08-31", "0001-01-01", "9999-12-31"]


@pytest.mark.parametrize("today", DAYS)
def test_an_example_is_read_without_a_problem_whatever_day_it_is(today: str) -> None:
    """Its cycles have begun and go on, and nothing in it is to fix or odd."""
    found = ask("example", today=today)["example"]
    assert [one["name"] for one in found] == ["Example 1", "Example 2", "Example 3"]
    now = today if "1000" < today < "9000" else load().newest
    for one in found:
        result = ask("estimate", today=now, ledger=one["ledger"])["estimate"]
        assert (result["problems"], result["warnings"]) == ([], [])
        assert all(held["cycle"]["start"] <= now <= held["cycle"]["end"] for held in one["ledger"]["certifications"])


def test_the_days_of_an_example_are_told_from_today() -> None:
    """A cycle goes on to the day before so many months are over, and what is done is so many months ago."""
    first, _, third = (one["ledger"] for one in ask("example", today="2026-11-27")["example"])
    assert (first["format"], first["version"], first["rules"]) == (FORMAT, VERSION, "auto")
    assert [one["cycle"]["end"] for one in (*first["certifications"], *third["certifications"])] == [
        *("2027-03-26", "2028-01-26", "2027-01-26")
    ]
    assert [one["date"] for one in third["entries"]] == ["2026-04-27", "2026-08-27"]


def test_the_first_example_shows_every_tier_and_each_person_another_state() -> None:
    """One is short with something planned, one is done, one has two certifications and little time for one of them."""
    today = "2026-11-27"
    found = [one["ledger"] for one in ask("example", today=today)["example"]]
    first, second, third = (ask("estimate", today=today, ledger=one)["estimate"]["certifications"] for one in found)
    assert {award["tier"] for award in first[0]["awards"]} == {Tier.ASSURED, Tier.DEPENDS, Tier.PLANNED}
    assert first[0]["remaining"] != "0"
    assert second[0]["remaining"] == "0"
    assert all(need["met"] for need in second[0]["requirements"])
    assert [one["remaining"] != "0" for one in third] == [True, True]


def test_what_was_done_is_the_rulebook_s_own_example() -> None:
    """Nothing of it is typed twice: the page of a way to earn tells the same."""
    entries = ask("example", today="2026-11-27")["example"][0]["ledger"]["entries"]
    assert [entry["status"] for entry in entries] == ["completed"] * 4 + ["planned"]
    for entry in entries[:-1]:
        example = load().opportunities[entry["opportunity"]].example
        assert entry["title"] == example["title"]
