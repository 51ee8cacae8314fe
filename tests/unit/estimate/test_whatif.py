"""A ledger that differs in a few entries."""

from dataclasses import replace
from datetime import date
from typing import Any

from people import entry, ledger

from calculator.estimate.whatif import award_of, changed, edition_of, minus, plus, standings
from calculator.ledger.document import Ledger
from calculator.ledger.reader import read_ledger
from calculator.rulebook import load

DAY = date(2025, 6, 1)


def held(*entries: dict[str, Any], rules: str = "auto") -> Ledger:
    return read_ledger({**ledger(*entries), "rules": rules}, load(), DAY).ledger


ABC = held(*(entry(name, "mentoring") for name in "abc"))


def test_what_is_added_comes_after_everything_held() -> None:
    """Among entries of one day the last added is the last counted, also where ids or places are missing between."""
    more = [replace(ABC.entries[0], id=name) for name in "xy"]
    assert [(one.id, one.position) for one in plus(minus(ABC, "b"), more).entries] == [
        ("a", 0),
        ("c", 2),
        ("x", 3),
        ("y", 4),
    ]
    assert [one.position for one in plus(held(), more).entries] == [0, 1]
    assert plus(ABC, []) == ABC


def test_what_is_taken_away_or_changed_leaves_the_rest_alone() -> None:
    """Only the entries named are gone or different; an id that is not there changes nothing."""
    assert [one.id for one in minus(ABC, ["a", "c", "z"]).entries] == ["b"]
    assert [one.title for one in changed(ABC, "b", lambda one: replace(one, title="new")).entries] == ["a", "new", "c"]
    assert changed(ABC, "z", lambda one: replace(one, title="new")) == ABC


def test_a_certification_is_read_by_the_edition_chosen_or_by_that_of_its_cycle() -> None:
    """Every certification stands by its edition, in the order of the ledger, on the day asked about."""
    assert [edition_of(ABC, one, load()) for one in ABC.certifications] == ["2023-09-13", "2023-09-13"]
    old = held(entry("p", "mentoring", status="planned"), rules="2013-05-01")
    found = standings(old, load(), DAY)
    assert [(one.certification.id, one.edition) for one in found] == [("cpt", "2013-05-01"), ("hc", "2013-05-01")]
    assert [str(one.totals.planned_total) for one in found] == ["0.1", "0.1"]


def test_an_entry_has_its_award_where_it_is_held() -> None:
    """The award is that of the id."""
    (trainer, _) = standings(ABC, load(), DAY)
    award = award_of(trainer, "b")
    assert (award.entry.id, award.cecs) == ("b", 0)
