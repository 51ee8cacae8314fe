"""Ways to close the gap, held against trying every set in the engine itself."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations_with_replacement
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import COACH, TRAINER, ask, entry, ledger

from calculator.advice.plan.choices import Planner, read
from calculator.estimate.whatif import minus, plus, standings
from calculator.ledger.document import Entry, Ledger
from calculator.ledger.reader import read_ledger
from calculator.rulebook import load

TODAY = date(2025, 6, 1)
CARD = entry("card", "cpr-aed", "2025-05-01")
ETHICS = entry("ethics", "approved-course", "2025-05-01", cecs="0.1", ethics=True, course_number="CEP00001")


def ways(held: dict[str, Any], *choices: dict[str, Any], today: str = "2025-06-01") -> Any:  # noqa: ANN401
    return ask("ways", today=today, ledger=held, choices=list(choices))["ways"]


def told(answer: dict[str, Any]) -> list[list[tuple[str, str]]]:
    return [[(one["opportunity"], one["date"]) for one in found["entries"]] for found in answer["sets"]]


def test_one_certification_closes_both() -> None:
    """A further ACE certification reaches two certifications at once, and is dated while both cycles run."""
    answer = ways(ledger(CARD, ETHICS), {"opportunity": "ace-certification"}, {"opportunity": "mentoring"})
    assert told(answer) == [[("ace-certification", "2025-12-31")]]
    assert [one["planned_total"] for one in answer["sets"][0]["gives"]] == ["2.5", "2.5"]
    assert (answer["complete"], answer["sentences"]) == (True, ["The smallest way takes 1 entry."])


def test_caps_leave_no_way_and_the_reason_says_how_far_it_goes() -> None:
    """Where caps hold, the answer is that there is no way within these choices, and how far they reach."""
    answer = ways(ledger(CARD, ETHICS), {"opportunity": "mentoring"}, {"opportunity": "publication"})
    assert answer["sets"] == []
    assert answer["sentences"] == [
        "Within these choices Personal Trainer reaches at most 1.1 of 2.0 CECs by December 31, 2025.",
        "Within these choices Health Coach reaches at most 1.1 of 2.0 CECs by December 31, 2026.",
    ]


def test_the_cheapest_of_the_smallest_comes_first() -> None:
    """Sets with the same number of entries come by what they cost the person, then by their hours."""
    answer = ways(
        ledger(CARD, ETHICS, certifications=(TRAINER,)),
        {"opportunity": "approved-course", "cecs": "0.75", "cost": "90", "hours": "8"},
        {"opportunity": "approved-course", "cecs": "0.8", "cost": "60"},
        {"opportunity": "petition", "contact_hours": "8", "cost": "60", "hours": "1"},
    )
    assert [(len(one["entries"]), one["cost"], one["hours"]) for one in answer["sets"]] == [
        (2, "120", "0"),
        (2, "120", "1"),
        (2, "120", "2"),
        (2, "150", "8"),
        (2, "150", "9"),
    ]


def test_a_petition_is_planned_so_that_its_review_ends_in_the_cycle() -> None:
    """What goes by petition is dated 30 days before the first cycle's end, and no petition is planned after that."""
    held = ledger(CARD, ETHICS, certifications=(TRAINER,))
    choice = {"opportunity": "petition", "contact_hours": "16"}
    assert told(ways(held, choice)) == [[("petition", "2025-12-01")]]
    assert told(ways(held, choice, today="2025-12-01")) == [[("petition", "2025-12-01")]]
    late = ways(held, choice, today="2025-12-02")
    assert (late["sets"], len(late["sentences"])) == ([], 1)


def test_cycles_apart_take_an_entry_each() -> None:
    """Two cycles without a day in common are each served on a day of their own."""
    apart = {**COACH, "cycle": {"start": "2026-01-01", "end": "2027-12-31"}}
    held = ledger(CARD, ETHICS, certifications=(TRAINER, apart))
    answer = ways(held, {"opportunity": "college-course", "credit_hours": "3"}, {"opportunity": "cpr-aed"})
    assert told(answer)[0] == [
        ("college-course", "2025-12-01"),
        ("cpr-aed", "2025-12-31"),  # current to the last day of the second cycle
        ("college-course", "2027-12-01"),
    ]


def test_requirements_are_met_or_named() -> None:
    """A way also brings the ethics and the CPR/AED certificate that are lacking, or names what no choice brings."""
    held = ledger(certifications=(TRAINER,))
    course = {"opportunity": "approved-course", "cecs": "1.0"}
    answer = ways(held, course)
    assert [len(one["entries"]) for one in answer["sets"]] == [2]
    assert {one["id"] for one in answer["unmet"]} == {"cpr-aed-current", "ethics"}
    answer = ways(held, course, {"opportunity": "cpr-aed"}, {**course, "cecs": "0.1", "ethics": True})
    assert answer["unmet"] == []
    assert all(need["planned"] for one in answer["sets"] for given in one["gives"] for need in given["requirements"])


def test_a_gap_of_ethics_alone_gets_a_way() -> None:
    """One course that covers them, told as such; where CECs are lacking too, the box is the person's to tick."""
    held = ledger(CARD, entry("done", "approved-course", cecs="2.0"), certifications=(TRAINER,))
    course = {"opportunity": "approved-course", "cecs": "0.1"}
    answer = ways(held, course, {"opportunity": "mentoring"})
    assert answer["unmet"] == []
    assert [[line["instance"] for line in one["lines"]] for one in answer["sets"]] == [
        ["CECs: 0.1; It covers professional conduct and ethics"]
    ]
    assert answer["sets"][0]["entries"][0]["ethics"] is True
    short = ways(ledger(CARD, certifications=(TRAINER,)), {**course, "cecs": "1.0"})
    assert {one["id"] for one in short["unmet"]} == {"ethics"}


def test_equal_entries_of_a_set_are_told_together() -> None:
    """A set is told in lines: how many, of what, with which amounts, by which day."""
    course = {"opportunity": "approved-course", "cecs": "0.5"}
    held = ledger(CARD, certifications=(TRAINER,))
    answer = ways(held, course, {**course, "ethics": True, "most": 1})
    assert answer["sets"][0]["lines"] == [
        {"times": 3, "title": "ACE-approved course", "instance": "CECs: 0.5", "date": "2025-12-31"},
        {
            "times": 1,
            "title": "ACE-approved course",
            "instance": "CECs: 0.5; It covers professional conduct and ethics",
            "date": "2025-12-31",
        },
    ]


def test_nothing_more_is_needed() -> None:
    """A ledger that reaches everything needs no further entry, and that is said."""
    answer = ways(ledger(CARD, ETHICS, entry("a", "ace-certification")), {"opportunity": "mentoring"})
    assert (answer["sets"], answer["needs"], len(answer["sentences"])) == ([], [], 1)


def test_a_cycle_that_is_over_is_named_and_left_out() -> None:
    """Nothing new can count for a cycle that has ended; the others are planned for all the same."""
    answer = ways(ledger(CARD, ETHICS), {"opportunity": "ace-certification"}, today="2026-02-01")
    assert told(answer) == [[("ace-certification", "2026-12-31")]]
    assert (
        answer["sentences"][0] == "The cycle of Personal Trainer ended on December 31, 2025; nothing new counts for it."
    )


def test_a_set_can_be_added_as_it_is() -> None:
    """The entries of a set, added to the ledger, have no problem and give what was foretold."""
    held = ledger(CARD, ETHICS, entry("plan-1", "presentation"))
    found = ways(
        held, {"opportunity": "conference"}, {"opportunity": "other-certification"}, {"opportunity": "petition"}
    )
    for one in found["sets"]:
        after = ask("estimate", ledger={**held, "entries": held["entries"] + one["entries"]})["estimate"]
        assert after["problems"] == []
        assert [cert["planned_total"] for cert in after["certifications"]] == [
            cert["planned_total"] for cert in one["gives"]
        ]


def test_choices_that_cannot_be_read() -> None:
    """A choice with a fault is told in the words of its field's problem."""
    assert "error" in ask("ways", ledger=ledger(), choices=[{"opportunity": "approved-course", "cecs": "many"}])
    assert "error" in ask("ways", ledger=ledger(), choices=[{"opportunity": "dancing"}])
    assert "error" in ask("ways", ledger=ledger(), choices=[{"opportunity": "mentoring", "cost": "-1"}])


CHOICES = st.sampled_from(
    [
        {"opportunity": "approved-course", "cecs": "0.5"},
        {"opportunity": "approved-course", "cecs": "0.75", "ethics": True},
        {"opportunity": "petition", "contact_hours": "7"},
        {"opportunity": "presentation", "cecs": "0.3"},
        {"opportunity": "presentation", "cecs": "0.2"},
        {"opportunity": "publication"},
        {"opportunity": "mentoring"},
        {"opportunity": "other-certification"},
        {"opportunity": "cpr-aed", "validity_years": "1"},
        {"opportunity": "cpr-aed", "validity_years": "2"},
        {"opportunity": "college-course", "credit_hours": "1"},
        {"opportunity": "college-course", "credit_hours": "1", "credit_system": "quarter"},
        {"opportunity": "ace-certification"},
    ]
)
HELD = st.lists(
    st.sampled_from(
        [
            entry("a", "approved-course", cecs="1.2", ethics=True),
            entry("b", "presentation", cecs="0.3"),
            entry("c", "presentation", "2024-03-01", cecs="0.4"),
            entry("d", "college-course", "2025-09-01", status="planned"),
            entry("e", "mentoring", "2024-03-01"),
            entry("f", "cpr-aed", "2024-12-01"),
            entry("g", "publication", "2026-03-01", status="planned"),
        ]
    ),
    max_size=4,
    unique_by=lambda one: one["id"],
)
CYCLES = st.lists(st.tuples(st.integers(0, 40), st.sampled_from([20, 200, 500])), min_size=1, max_size=3)


def certifications(cycles: list[tuple[int, int]]) -> tuple[dict[str, Any], ...]:
    """Return certifications whose cycles start some months, and end some days, from this day."""
    found = []
    for number, (months, days) in enumerate(cycles):
        start, end = TODAY - timedelta(days=600 - 20 * months), TODAY + timedelta(days=days + 20 * months)
        cycle = {"start": start.isoformat(), "end": end.isoformat()}
        found.append({"id": f"c{number}", "name": f"C{number}", "cycle": cycle})
    return tuple(found)


def all_ways(document: dict[str, Any], rows: list[dict[str, Any]], largest: int) -> set[tuple[tuple[int, str], ...]]:
    """Return every set of up to some size that the engine finds sufficient and of which nothing can be spared."""
    rulebook = load()
    held = read_ledger(document, rulebook, TODAY).ledger
    choices = read(rows, rulebook, TODAY)
    planner = Planner(held, rulebook, TODAY)
    options = [(at, one) for at, choice in enumerate(choices) for one in planner.dated(choice)]
    open_ = {
        (one.certification.id, need.id)
        for one in planner.before
        for need in one.requirements
        if not need.planned
        and any(meets(held, one.certification.id, need.id, [with_day(dated)]) for _, dated in options)
    }

    def enough(picks: tuple[int, ...]) -> bool:
        entries = [replace(with_day(options[pick][1]), id=f"new{at}") for at, pick in enumerate(picks)]
        safe = [options[pick][1].safe for pick in picks]
        for one in planner.before:
            name = one.certification.id
            counted = [entry_ for entry_, names in zip(entries, safe, strict=True) if name in names]
            after = next(s for s in standings(plus(held, counted), rulebook, TODAY) if s.certification.id == name)
            if after.totals.planned_total < Decimal(2):
                return False
        return all(any(meets(held, name, need, [each]) for each in entries) for name, need in open_)

    found = set()
    for size in range(largest + 1):
        for picks in combinations_with_replacement(range(len(options)), size):
            numbers = [options[pick][0] for pick in picks]
            allowed = all(numbers.count(at) <= choice.most for at, choice in enumerate(choices))
            if allowed and enough(picks) and not any(enough(picks[:at] + picks[at + 1 :]) for at in range(size)):
                found.add(tuple(sorted((options[p][0], options[p][1].day.isoformat()) for p in picks)))
    return found


def with_day(dated: Any) -> Entry:  # noqa: ANN401
    return replace(dated.choice.entry, date=dated.day)


def meets(held: Ledger, certification: str, need: str, entries: list[Entry]) -> bool:
    after = standings(plus(minus(held, []), entries), load(), TODAY)
    one = next(one for one in after if one.certification.id == certification)
    return any(each.id == need and each.planned for each in one.requirements)


@settings(max_examples=60, deadline=None)
@given(HELD, CYCLES, st.lists(CHOICES, min_size=1, max_size=3, unique_by=str))
def test_the_ways_are_the_smallest_the_engine_knows(
    held: list[dict[str, Any]], cycles: list[tuple[int, int]], choices: list[dict[str, Any]]
) -> None:
    """No set of the same choices that the engine finds sufficient is smaller than the first way, and none is missed."""
    rows = [{"most": 3, **choice} for choice in choices]
    document = ledger(*held, certifications=certifications(cycles))
    answer = ways(document, *rows)
    assert answer["complete"]
    largest = min(4, len(answer["sets"][0]["entries"]) if answer["sets"] else 4)
    expected = all_ways(document, rows, largest)
    sizes = sorted(len(one) for one in expected)
    if not answer["needs"]:
        assert expected <= {()}
        return
    mine = [len(one["entries"]) for one in answer["sets"] if len(one["entries"]) <= largest]
    assert mine[:1] == [size for size in sizes if size][:1]


@pytest.mark.parametrize(
    ("cost", "sentence"),
    [
        ("much", "Write the cost of “Mentoring or community outreach” as a number, such as 3; “much” is not one."),
        ("-1", "Check the cost of “Mentoring or community outreach”: it cannot be less than 0."),
    ],
)
def test_a_cost_that_is_none_is_told_in_words(cost: str, sentence: str) -> None:
    """The person typed it, so the sentence says what to mend."""
    answer = ask("ways", ledger=ledger(), choices=[{"opportunity": "mentoring", "cost": cost}])
    assert answer == {"error": sentence}


def test_with_more_certifications_than_anyone_holds_it_says_so() -> None:
    """Every certification brings days of its own, each to be asked about for every other, and on its last day too."""
    cycle = TRAINER["cycle"]
    over = {"id": "over", "name": "Over", "cycle": {"start": "2021-01-01", "end": "2022-12-31"}}
    held = [over, *({"id": f"c{at}", "name": f"C{at}", "cycle": cycle} for at in range(21))]
    choices = [{"opportunity": "approved-course", "cecs": "2"}]
    answers = [
        ask("ways", cycle["end"], ledger=ledger(certifications=tuple(held[:count])), choices=choices)["ways"]
        for count in (21, 22)
    ]
    assert len(answers[0]["sets"]) == 1
    sentence = load().advice["ways-too-many"].text.format(most=20, count=21)
    assert answers[1] == {"sets": [], "complete": False, "sentences": [sentence], "needs": [], "unmet": []}
