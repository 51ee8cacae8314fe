"""What bears on an entry: asked about those few alone, the engine says what it says of the whole ledger."""

from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from people import entry, ledger
from strategies import ENTRY, RULES, UNDECIDED, entries_of, numbered

from calculator.estimate.standing import Standing, standing
from calculator.estimate.whatif import Bearing, award_of, awards_of, changed, plus, standings
from calculator.ledger.document import Entry, Ledger
from calculator.ledger.reader import read_ledger
from calculator.rulebook import load
from calculator.rules import Tier

TODAY = date(2025, 6, 1)
BOOK = load()
MANY = st.lists(ENTRY, max_size=14)
MORE = entries_of(UNDECIDED)


def read(rows: list[dict[str, Any]], rules: str = "auto") -> Ledger:
    found = read_ledger({**ledger(*rows), "rules": rules}, BOOK, TODAY)
    assert not found.problems
    return found.ledger


def stands(held: Ledger, one: Standing) -> Standing:
    return standing(held, one.certification, one.edition, rulebook=BOOK, today=TODAY)


def test_an_award_is_found_by_its_entry() -> None:
    """Each of the ledger's entries has one."""
    (one, _) = standings(read([entry("a", "mentoring"), entry("b", "petition")]), BOOK, TODAY)
    assert {name: award.entry.id for name, award in awards_of(one).items()} == {"a": "a", "b": "b"}


def test_what_has_the_same_number_bears_on_an_entry_of_another_kind() -> None:
    """A conference and a course may have one number, and then count once."""
    held = read([entry("a", "conference", course_number="CEP123456"), entry("b", "conference")])
    more = read([entry("new", "approved-course")]).entries[0]
    for one in standings(held, BOOK, TODAY):
        bearing = Bearing(one, BOOK)
        assert [near.id for near in bearing.on_amount(more)] == ["a"]
        assert [near.id for near in bearing.on_reasons(more)] == ["a"]


@settings(max_examples=150)
@given(MANY, MORE, RULES)
def test_what_one_more_adds_is_the_same_among_those_that_bear_on_it(rows: list[Any], more: Any, rules: str) -> None:  # noqa: ANN401
    """Its amount by the few that meet it; its reasons with those of its kind; the requirements with theirs."""
    whole = read(numbered(rows), rules)
    one_more = replace(read([{**more, "status": "planned", "id": "new"}], rules).entries[0], id="new")
    for one in standings(whole, BOOK, TODAY):
        bearing = Bearing(one, BOOK)
        after = stands(plus(whole, [one_more]), one)
        needs = [need.id for need in one.requirements if not need.planned]
        for near in (bearing.on_amount(one_more), bearing.on_needs(one_more, needs)):
            few = replace(whole, entries=near)
            gain = stands(plus(few, [one_more]), one).totals.planned_total - stands(few, one).totals.planned_total
            assert gain == after.totals.planned_total - one.totals.planned_total
        then = stands(plus(replace(whole, entries=bearing.on_needs(one_more, needs)), [one_more]), one)
        met = {need.id for need in after.requirements if need.planned}
        assert {need.id for need in then.requirements if need.planned} & set(needs) == met & set(needs)
        told = stands(plus(replace(whole, entries=bearing.on_reasons(one_more)), [one_more]), one)
        assert award_of(told, "new").reasons == award_of(after, "new").reasons


DAYS = st.integers(0, 900).map(lambda day: date.fromordinal(date(2023, 10, 1).toordinal() + day))


@settings(max_examples=150)
@given(MANY, DAYS, RULES)
def test_what_an_idle_entry_would_earn_is_the_same_among_those_that_bear_on_it(
    rows: list[Any], day: date, rules: str
) -> None:
    """On another day, without its number, with its boxes ticked and a grade."""
    whole = read(numbered(rows), rules)

    def mended(one: Entry) -> Entry:
        answers = {**one.answers, "course_number": "", "accredited": True, "fitness_related": True, "related": True}
        return replace(one, date=day, answers={**answers, "grade": "B"})

    for one in standings(whole, BOOK, TODAY):
        bearing = Bearing(one, BOOK)
        for idle in (award.entry for award in one.awards if award.tier is Tier.NONE):
            near = {each.id: each for each in (idle, *bearing.on_amount(idle))}
            few = replace(whole, entries=tuple(near.values()))
            earned = [award_of(stands(changed(held, idle.id, mended), one), idle.id).cecs for held in (whole, few)]
            assert earned[0] == earned[1]


def test_what_bears_on_an_entry_stays_few() -> None:
    """Of a thousand talks that ACE has posted one stands for all; of a thousand of one number, the first two."""
    posted = [entry(f"p{at}", "presentation", status="posted", posted_cecs="0.1") for at in range(100)]
    waiting = [entry(f"w{at}", "presentation") for at in range(100)]
    same = [entry(f"s{at}", "approved-course") for at in range(100)]
    whole = read([*posted, *waiting, *same])
    one = standings(whole, BOOK, TODAY)[0]
    bearing = Bearing(one, BOOK)
    (for_all,) = bearing.on_amount(whole.entries[0])
    assert for_all.posted_cecs == 10
    assert [each.id for each in bearing.on_amount(whole.entries[-1])] == ["s0", "s1"]
