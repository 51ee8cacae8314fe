"""Cycles that are over: what lies in them stands as it did, and the current cycle knows where it is."""

from copy import deepcopy
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import COACH, TRAINER, ask, entry, ledger
from strategies import POSTED, UNDECIDED, entries_of, numbered

from calculator.ledger.certification import MOST_PAST_CYCLES
from calculator.ledger.document import Certification
from calculator.values.cycle import Cycle

PAST = [{"start": "2020-01-01", "end": "2021-12-31"}, {"start": "2022-01-01", "end": "2023-12-31"}]
LONG = {**TRAINER, "past": PAST}
DAYS = st.dates(date(2019, 11, 1), date(2026, 3, 1))


def test_a_day_is_in_one_past_cycle_at_most() -> None:
    """Each has both of its days; between two of them, before the first and after the last there is none."""
    first, second = Cycle(date(2018, 1, 1), date(2019, 12, 31)), Cycle(date(2022, 1, 1), date(2023, 12, 31))
    held = Certification("a", "A", Cycle(date(2024, 1, 1), date(2025, 12, 31)), (first, second))
    found = {
        date(2017, 12, 31): None,
        date(2018, 1, 1): first,
        date(2019, 12, 31): first,
        date(2020, 1, 1): None,
        date(2021, 12, 31): None,
        date(2022, 1, 1): second,
        date(2023, 12, 31): second,
        date(2024, 1, 1): None,
    }
    assert {day: held.past_cycle(day) for day in found} == found
    assert [day for day in found if held.covers(day)] == [
        *(day for day, cycle in found.items() if cycle),
        date(2024, 1, 1),
    ]
    assert list(held.before()) == [Certification("a", "A", first), Certification("a", "A", second, (first,))]


@settings(max_examples=60)
@given(st.lists(st.tuples(entries_of(UNDECIDED | POSTED), DAYS), max_size=8))
def test_a_past_cycle_is_what_it_would_be_as_the_current_one(rows: list[tuple[dict[str, Any], date]]) -> None:
    """Its totals, requirements and awards are those of a ledger in which it is the only one; each in its order."""
    entries = numbered([{**row, "date": day.isoformat()} for row, day in rows])
    whole = ask("estimate", "2025-06-01", ledger=ledger(*entries, certifications=(LONG, COACH)))
    past = whole["estimate"]["certifications"][0]["past"]
    assert [one["cycle"] for one in past] == PAST
    for one in past:
        alone = ledger(*entries, certifications=({**TRAINER, "cycle": one["cycle"]}, COACH))
        then = ask("estimate", "2025-06-01", ledger=alone)["estimate"]["certifications"][0]
        inside = {row["id"] for row in entries if one["cycle"]["start"] <= row["date"] <= one["cycle"]["end"]}
        then["awards"] = [award for award in then["awards"] if award["entry"] in inside]
        assert one == {name: then[name] for name in one}


@pytest.mark.parametrize(
    ("number", "problems"), [(MOST_PAST_CYCLES, []), (MOST_PAST_CYCLES + 1, ["too-many-past-cycles"])]
)
def test_as_many_past_cycles_are_read_as_there_may_be(number: int, problems: list[str]) -> None:
    """One more is told, and left out."""
    years = [{"start": f"{year}-01-01", "end": f"{year}-12-31"} for year in range(2023, 2023 - number, -1)]
    asked = ledger(certifications=({**TRAINER, "past": years},))
    told = ask("estimate", "2025-06-01", ledger=asked)["estimate"]
    assert [one["code"] for one in told["problems"]] == problems


def test_a_past_cycle_shows_what_is_dated_in_its_months_of_grace_only_where_those_count() -> None:
    """And nothing else of the ledger."""
    days = ("2023-12-31", "2024-06-30", "2024-07-01", "2021-12-31")
    rows = [entry(day, "approved-course", day, cecs="0.1", course_number="") for day in days]
    asked = ledger(*rows, certifications=(LONG,))
    for answers, shown in (({}, days[:1]), ({"grace-period": "counts"}, days[:2])):
        whole = ask("estimate", "2025-06-01", ledger=asked, answers=answers)["estimate"]
        assert [award["entry"] for award in whole["certifications"][0]["past"][1]["awards"]] == [*shown], answers


def test_what_lies_in_a_past_cycle_is_not_shown_as_lost() -> None:
    """No change is looked for that would bring it into the current one; what misses every cycle still has one."""
    held = ledger(
        entry("then", "cpr-aed", "2022-05-01"), entry("never", "cpr-aed", "2019-05-01"), certifications=(LONG,)
    )
    mends = ask("safety", ledger=held)["safety"]["mends"]
    assert [mend["entry"] for mend in mends] == ["never"]


def test_what_lies_in_a_past_cycle_has_no_mark_on_the_picture_of_the_current_one() -> None:
    """A mark there would say that it counts for nothing; what misses every cycle of the certification has one."""
    rows = [entry("then", "cpr-aed", "2022-05-01"), entry("now", "cpr-aed"), entry("never", "cpr-aed", "2019-05-01")]
    found = ask("timeline", ledger=ledger(*rows, certifications=(LONG,)))["timeline"]["certifications"][0]
    assert [placed["entry"] for placed in found["entries"]] == ["now", "never"]


STEPS = [
    ({"status": "completed"}, "over", "The cycle of Personal Trainer ended on December 31, 2023."),
    ({"status": "posted", "posted_cecs": "0.3"}, "posted", "ACE has posted it."),
    ({"status": "submitted"}, "submitted", "Refresh the CEC list"),
]


@pytest.mark.parametrize(("more", "action", "words"), STEPS)
def test_the_next_step_of_what_counts_in_a_past_cycle(more: dict[str, Any], action: str, words: str) -> None:
    """It is that of a cycle that has ended, and never that it counts for nothing."""
    held = ledger(entry("e", "approved-course", "2023-05-01", **more), certifications=(LONG,))
    (step,) = ask("steps", ledger=held)["steps"]
    assert (step["action"], step["certifications"]) == (action, [{"id": "cpt", "by": "2023-12-31"}])
    assert step["sentence"].startswith(words)


def test_one_that_counts_in_a_past_and_in_a_current_cycle_has_the_current_one_s_step() -> None:
    """Where something can still be done, that is the next step."""
    other = {**COACH, "cycle": {"start": "2023-07-01", "end": "2025-06-30"}}
    held = ledger(entry("e", "approved-course", "2023-09-01"), certifications=(LONG, other))
    (step,) = ask("steps", ledger=held)["steps"]
    assert (step["action"], step["by"]) == ("submit", "2025-06-30")
    assert [one["id"] for one in step["certifications"]] == ["hc", "cpt"]


def test_the_sheet_holds_nothing_of_cycles_that_are_over() -> None:
    """What was renewed has nothing left to enter; what another certification can still use has."""
    other = {**COACH, "cycle": {"start": "2023-07-01", "end": "2025-06-30"}}
    rows = [entry("then", "approved-course", "2023-05-01"), entry("both", "approved-course", "2023-09-01")]
    for certifications, listed in (((LONG,), []), ((LONG, other), ["both"]), ((TRAINER,), ["then", "both"])):
        sheet = ask("sheet", ledger=ledger(*rows, certifications=certifications))["sheet"]
        assert [line["entry"] for line in sheet["entries"]] == listed


def test_past_cycles_are_tidied_and_nothing_of_them_is_lost() -> None:
    """Days get their one spelling; what is no cycle and what a cycle holds besides stay as they are."""
    past = [{"start": "1/1/2020", "end": "", "note": 1}, {"start": "soon"}, "odd", {}]
    held = {**LONG, "past": deepcopy(past)}
    (done,) = ask("tidy", ledger=ledger(certifications=(held,)))["ledger"]["certifications"]
    assert done == {**LONG, "past": [{"start": "2020-01-01", "end": "", "note": 1}, *past[1:]]}
    for odd in ("2022", None, {"start": "1/1/2020"}):
        (kept,) = ask("tidy", ledger=ledger(certifications=({**LONG, "past": odd},)))["ledger"]["certifications"]
        assert kept["past"] == odd
    (bare,) = ask("tidy", ledger=ledger(certifications=({"id": "a"},)))["ledger"]["certifications"]
    assert bare == {"id": "a"}
