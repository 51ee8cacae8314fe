"""What holds for every ledger, looked for among ledgers nobody wrote: sums, order, caps, additions, upgrades."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from people import COACH, TRAINER, ledger
from strategies import ENTRY, ROWS, RULES, UNDECIDED, VARIED, entries_of, numbered

from calculator.estimate.estimate import as_json, estimate
from calculator.ledger.document import upgraded
from calculator.rulebook import load
from calculator.rules import Tier

TODAY = date(2025, 6, 1)
BRIEF = settings(max_examples=60)


def estimated(rows: list[dict[str, Any]], rules: str = "auto") -> Any:  # noqa: ANN401 - plain data
    """Return the estimate of rows that have an id, all of which must have been read."""
    found = as_json(estimate({**ledger(*rows), "rules": rules}, load(), TODAY))
    assert found["problems"] == []
    return found


def test_every_way_to_earn_is_varied() -> None:
    """A new opportunity has to be looked at here too."""
    assert set(VARIED) == set(load().opportunities)


@BRIEF
@given(ROWS, RULES)
def test_every_total_is_the_sum_of_its_awards(rows: list[dict[str, Any]], rules: str) -> None:
    """Nothing is counted that no receipt shows, and nothing shown is left out."""
    for one in estimated(numbered(rows), rules)["certifications"]:
        by_tier = {tier: Decimal(0) for tier in Tier}
        for award in one["awards"]:
            by_tier[Tier(award["tier"])] += Decimal(award["cecs"])
        posted, assured, depends, planned, none = by_tier.values()
        assert none == 0
        sums = {
            "posted": posted,
            "assured": assured,
            "depends": depends,
            "planned": planned,
            "assured_total": posted + assured,
            "possible_total": posted + assured + depends,
            "planned_total": posted + assured + depends + planned,
            "remaining": max(Decimal(0), Decimal(one["required"]) - posted - assured),
            "surplus": max(Decimal(0), posted + assured - Decimal(one["required"])),
        }
        assert {name: Decimal(one[name]) for name in sums} == sums


@BRIEF
@given(ROWS, RULES)
def test_every_entry_has_one_award_with_a_reason(rows: list[dict[str, Any]], rules: str) -> None:
    """In the ledger's order, for each certification; 0 and the tier “none” mean the same."""
    held = numbered(rows)
    for one in estimated(held, rules)["certifications"]:
        assert [award["entry"] for award in one["awards"]] == [row["id"] for row in held]
        for award in one["awards"]:
            assert award["reasons"]
            assert (award["cecs"] == "0") == (award["tier"] == "none")


@BRIEF
@given(ROWS, RULES)
def test_what_ace_has_not_posted_never_exceeds_a_cap(rows: list[dict[str, Any]], rules: str) -> None:
    """A posted figure may be over the cap, and then it leaves nothing; all else fills what is left of it."""
    limits = {"publication-together": "publication", "mentoring-cap": "mentoring"}
    limits["correspondence-course-together"] = "correspondence-course"
    held = numbered(rows)
    kinds = {row["id"]: load().opportunities[row["opportunity"]] for row in held}
    for one in estimated(held, rules)["certifications"]:
        taken: dict[str, dict[bool, Decimal]] = {}
        for award in one["awards"]:
            cap = kinds[award["entry"]].cap
            if cap and load().clauses[cap].holds(one["edition"]):
                sums = taken.setdefault(cap, {True: Decimal(0), False: Decimal(0)})
                sums[award["tier"] == "posted"] += Decimal(award["cecs"])
        for cap, sums in taken.items():
            limit = load().amount(limits.get(cap, cap), one["edition"])
            assert sums[False] <= max(Decimal(0), limit - sums[True])


@BRIEF
@given(st.lists(ENTRY, max_size=9, unique_by=lambda row: row["date"]), RULES, st.randoms(use_true_random=False))
def test_the_order_of_entries_with_different_dates_does_not_matter(
    rows: list[dict[str, Any]],
    rules: str,
    random: Any,  # noqa: ANN401 - hypothesis's own Random
) -> None:
    """Only between entries of one date does the place in the ledger decide."""
    held = numbered(rows)
    shuffled = random.sample(held, len(held))
    for before, after in zip(
        estimated(held, rules)["certifications"], estimated(shuffled, rules)["certifications"], strict=True
    ):
        by_entry = {award["entry"]: award for award in after.pop("awards")}
        assert before.pop("awards") == [by_entry[row["id"]] for row in held]
        assert before == after


def _totals(found: Any, name: str) -> list[Decimal]:  # noqa: ANN401 - plain data
    return [Decimal(one[name]) for one in found["certifications"]]


ONE_OF_SEVERAL = {"repeat-course", "college-one-submission"}
SINGLE = {"course_number": ""}


@BRIEF
@given(ROWS, ENTRY, RULES)
def test_one_more_entry_never_lowers_what_is_possible(
    rows: list[dict[str, Any]], more: dict[str, Any], rules: str
) -> None:
    """Whatever its tier, a posted figure that uses up a cap included: what it takes from others it brings itself.

    The exceptions are a repeated course number, where the earliest entry counts, and college courses, of which one
    does: see the test after the next.
    """
    assume(more["opportunity"] != "college-course")
    held, added = numbered(rows), {**more, "id": "more", **(SINGLE if "course_number" in more else {})}
    before, after = estimated(held, rules), estimated([*held, added], rules)
    for name in ("possible_total", "planned_total"):
        assert all(was <= becomes for was, becomes in zip(_totals(before, name), _totals(after, name), strict=True))


@BRIEF
@given(ROWS, entries_of(UNDECIDED), RULES)
def test_one_more_undecided_entry_never_lowers_what_is_assured(
    rows: list[dict[str, Any]], more: dict[str, Any], rules: str
) -> None:
    """Only what ACE posts goes before what is assured, so only that could."""
    held, added = numbered(rows), {**more, "id": "more", **(SINGLE if "course_number" in more else {})}
    before, after = (
        _totals(estimated(held, rules), "assured_total"),
        _totals(estimated([*held, added], rules), "assured_total"),
    )
    assert all(was <= becomes for was, becomes in zip(before, after, strict=True))


@BRIEF
@given(ROWS, ENTRY, RULES)
def test_only_where_one_of_several_counts_does_an_entry_lower_the_total(
    rows: list[dict[str, Any]], more: dict[str, Any], rules: str
) -> None:
    """Where a total is lower with one more entry, another has been refused as a repetition, or a second submission."""
    held, added = numbered(rows), {**more, "id": "more"}
    before, after = estimated(held, rules), estimated([*held, added], rules)
    for was, becomes in zip(before["certifications"], after["certifications"], strict=True):
        if Decimal(becomes["planned_total"]) < Decimal(was["planned_total"]):
            refused = [award for award in becomes["awards"] if award["reasons"][0]["clause"] in ONE_OF_SEVERAL]
            assert any(award["entry"] != "more" for award in refused)


@BRIEF
@given(ROWS, RULES)
def test_what_another_edition_would_give_is_what_it_gives(rows: list[dict[str, Any]], rules: str) -> None:
    """The totals shown beside an estimate are those of the estimate one gets by asking for that edition."""
    shown = estimated(numbered(rows), rules)["certifications"]
    for edition in load().editions:
        for one, asked in zip(shown, estimated(numbered(rows), edition)["certifications"], strict=True):
            (other,) = [row for row in [one, *one["other_editions"]] if row["edition"] == edition]
            assert other == {name: asked[name] for name in other}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
EXTRA = st.dictionaries(st.text(min_size=1, max_size=6).map(lambda name: f"x-{name}"), JSON, max_size=3)


@BRIEF
@given(ROWS, EXTRA, EXTRA, EXTRA, st.sets(st.sampled_from(["rules", "certifications", "entries"])))
def test_upgrading_twice_changes_nothing_and_nothing_unknown_is_dropped(
    rows: list[dict[str, Any]], top: dict[str, Any], each: dict[str, Any], held: dict[str, Any], left_out: set[str]
) -> None:
    """Whatever a later or another program has added to the document, its entries or its certifications is kept."""
    entries = [{**each, **row} for row in numbered(rows)]
    document = {**top, **ledger(*entries, certifications=({**held, **TRAINER}, {**held, **COACH}))}
    document = {name: value for name, value in document.items() if name not in left_out}
    once = upgraded(document)
    assert upgraded(once) == once
    assert once == {"rules": "auto", "certifications": [], "entries": [], **document}
