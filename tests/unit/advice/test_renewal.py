"""From one cycle to the next: when it is offered, with which days, and which cards of a name are one."""

from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import COACH, TRAINER, ask, entry, ledger

from calculator.ledger.certification import MOST_PAST_CYCLES
from calculator.rulebook import load

OFFERED = load().reminders.renewal
END = date(2025, 12, 31)  # of the trainer's cycle
EARLIER = {"id": "old", "name": " personal  TRAINER ", "cycle": {"start": "1/1/2022", "end": ""}}
PAST = {"start": "2022-01-01", "end": "2023-12-31"}


def renewal(held: dict[str, Any], today: str) -> Any:  # noqa: ANN401 - JSON is any of its types
    """Return the verb's answer."""
    return ask("renewal", today, ledger=held)["renewal"]


@pytest.mark.parametrize(("before", "offered"), [(OFFERED, 0), (OFFERED - 1, 1), (0, 1), (-1, 1), (-900, 1)])
def test_the_next_cycle_is_offered_in_the_last_days_of_a_cycle_and_ever_after(before: int, offered: int) -> None:
    """Not a day before: until then the cycle is simply the one to earn in."""
    held = ledger(certifications=(TRAINER,))
    found = renewal(held, (END - timedelta(days=before)).isoformat())
    assert (len(found["offers"]), found["joins"]) == (offered, [])
    if offered:
        (offer,) = found["offers"]
        assert offer["certification"] == "cpt"
        assert offer["cycle"] == {"start": "01/01/2026", "end": "12/31/2027"}
        assert offer["past"] == [TRAINER["cycle"]]
        ends = "ended on December 31, 2025. If" if before < 0 else "ends on December 31, 2025. When"
        assert f"Personal Trainer {ends}" in offer["sentence"]
        assert offer["dates"].startswith("Filled in: the day after December 31, 2025, and 2 years.")
        assert offer["label"] == "I renewed: start the next cycle"


def test_a_cycle_stored_without_its_end_goes_to_the_past_with_it_and_all_else_it_holds() -> None:
    """As a past one it must not change when the usual length does, and what nobody here knows is kept."""
    held = {**TRAINER, "cycle": {"start": "2/29/2024", "note": 1}, "past": [PAST]}
    (offer,) = renewal(ledger(certifications=(held,)), "2026-02-01")["offers"]
    assert offer["past"] == [PAST, {"start": "2024-02-29", "end": "2026-02-28", "note": 1}]
    assert offer["cycle"] == {"start": "03/01/2026", "end": "02/29/2028"}


@pytest.mark.parametrize(
    ("past", "offered"),
    [([], 1), (None, 1), ("", 1), ([PAST] * (MOST_PAST_CYCLES - 1), 1), ([PAST] * MOST_PAST_CYCLES, 0), ("soon", 0)],
)
def test_no_cycle_is_offered_where_no_more_can_be_kept(past: object, offered: int) -> None:
    """The last that can be kept, and what is no list: that is told as a problem, and first to be mended."""
    held = ledger(certifications=({**TRAINER, "past": past},))
    assert len(renewal(held, "2026-01-01")["offers"]) == offered


@given(st.dates(date(2011, 5, 1), date(2090, 1, 1)), st.integers(700, 760), st.integers(-59, 400))
def test_a_renewal_moves_the_cycle_and_loses_no_figure(start: date, days: int, later: int) -> None:
    """Taken as offered, the new ledger has no problem, and the old cycle stands in the past as it stood."""
    end = start + timedelta(days=days)
    if end < date(2013, 5, 1):
        return
    today = (end + timedelta(days=later)).isoformat()
    row = {**TRAINER, "cycle": {"start": start.isoformat(), "end": end.isoformat()}}
    card = entry("card", "cpr-aed", (start + timedelta(days=9)).isoformat())
    before = ask("estimate", today, ledger=ledger(card, certifications=(row,)))["estimate"]["certifications"][0]
    (offer,) = renewal(ledger(card, certifications=(row,)), today)["offers"]
    renewed = {**row, "cycle": offer["cycle"], "past": offer["past"]}
    after = ask("estimate", today, ledger=ledger(card, certifications=(renewed,)))["estimate"]
    assert after["problems"] == []
    (now,) = after["certifications"]
    (past,) = now["past"]
    assert past == {name: before[name] for name in past}
    assert now["cycle"]["start"] == (end + timedelta(days=1)).isoformat()


def test_two_cards_of_one_name_that_follow_one_another_can_become_one() -> None:
    """The later stays, with its id; the earlier is its past; what named the one that goes names the other."""
    own = entry("own", "ace-certification", earned_certification="old")
    other = entry("other", "ace-certification", earned_certification="hc")
    held = ledger(own, other, certifications=({**TRAINER, "past": []}, COACH, {**EARLIER, "since": 2022}))
    found = renewal(held, "2025-06-01")
    (join,) = found["joins"]
    assert found["offers"] == []  # the next cycle of the earlier card is the other card
    assert join["sentence"].startswith("Personal Trainer is listed twice, ")
    assert join["label"] == "Make them one"
    assert join["certification"] == {**TRAINER, "past": [PAST], "since": 2022}
    assert (join["drop"], join["entries"]) == (["old"], [{**own, "earned_certification": "cpt"}])


def test_three_cards_become_one_with_their_past_cycles_in_order() -> None:
    """Whatever order they are listed in, and with the past cycles that any of them has."""
    first = {**EARLIER, "id": "first", "cycle": {"start": "2018-01-01", "end": "2019-12-31"}}
    second = {**EARLIER, "past": [{"start": "2020-01-01", "end": "2021-12-31"}]}
    held = ledger(certifications=(second, TRAINER, first))
    (join,) = renewal(held, "2025-06-01")["joins"]
    assert [cycle["start"] for cycle in join["certification"]["past"]] == ["2018-01-01", "2020-01-01", "2022-01-01"]
    assert (join["certification"]["id"], join["drop"]) == ("cpt", ["first", "old"])
    assert "is listed 3 times" in join["sentence"]


def test_past_cycles_that_cannot_be_read_go_before_all_and_keep_their_order() -> None:
    """None of them is lost: what is no cycle, one whose start is no text, and one without a start."""
    odd = ["odd", {"start": 5}, {"end": "2021-12-31"}]
    found = renewal(ledger(certifications=({**TRAINER, "past": odd}, EARLIER)), "2025-06-01")
    (join,) = found["joins"]
    assert join["certification"]["past"] == [*odd, PAST]


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Personal Trainers"},
        {"cycle": {"start": "2022-01-02"}},
        {"cycle": {"start": "2026-01-01"}},
        {"past": "soon"},
        {"cycle": {"start": "2022-06-01", "end": "2024-01-01"}},
        {"cycle": {"start": "soon"}},
    ],
)
def test_no_other_cards_are_joined(change: dict[str, Any]) -> None:
    """Another name, cycles that share a day, one that is still to come, and what cannot be read."""
    held = ledger(certifications=(TRAINER, {**EARLIER, **change}))
    assert renewal(held, "2025-06-01")["joins"] == []


def test_cards_that_hold_more_cycles_than_can_be_kept_stay_apart() -> None:
    """One less, and they become one."""
    years = [{"start": f"{year}-01-01", "end": f"{year}-12-31"} for year in range(2022 - MOST_PAST_CYCLES, 2022)]
    for past, joins in ((years, 0), (years[1:], 1)):
        held = ledger(certifications=(TRAINER, {**EARLIER, "past": deepcopy(past)}))
        assert len(renewal(held, "2025-06-01")["joins"]) == joins


def test_what_is_no_certification_is_passed_over() -> None:
    """A row that is no object, one without an id, and a calendar that ends."""
    far = {**COACH, "cycle": {"start": "9990-01-01", "end": "9991-12-31"}}
    held = ledger(certifications=(TRAINER, far))
    held["certifications"] += ["odd", {"name": "Personal Trainer"}]
    assert renewal(held, "2025-06-01") == {"offers": [], "joins": []}
    assert [one["certification"] for one in renewal(held, "9995-06-01")["offers"]] == ["cpt"]
