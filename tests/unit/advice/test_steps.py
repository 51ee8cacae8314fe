"""What to do next for each entry, in words, and by when."""

from typing import Any

import pytest
from people import COACH, TODAY, TRAINER, ask, entry, ledger

from calculator.rulebook import load

COURSE = entry("a", "approved-course")
PETITION = entry("a", "petition")
LIST = "“My CECs” (later “Enter and Track my CECs”)"
ADD = f"Add it under {LIST}: course number, CECs and completion date."
FIND = (
    f"Find its course number, on the certificate of completion or from the course provider, then add it under {LIST}."
)
REFRESH = f"Refresh the CEC list under {LIST}. When it shows ACE's figure, set the status to posted and enter it."
ANSWERED = "When it has, set the status to posted and enter ACE's figure."
MAY_END = (
    "ACE's review of up to 30 days may end after the cycle of Personal Trainer, on December 31, 2025, "
    "and ACE does not expedite it."
)
INSIDE = "so that ACE's 30-day review ends inside the cycle of Personal Trainer."
FIRST = "The cycle of Personal Trainer ends on December 31, 2025."
STEPS: list[tuple[dict[str, Any], str, str, str | None, str]] = [
    # the entry, the day, what to do, by when, and in words
    (
        {**COURSE, "status": "posted", "posted_cecs": "0.3"},
        *("2025-06-01", "posted", None, "ACE has posted it. Nothing is left to do."),
    ),
    (COURSE, "2025-06-01", "submit", "2025-12-31", f"{ADD} {FIRST}"),
    (
        {**COURSE, "course_number": ""},
        *("2025-06-01", "number", "2025-12-31"),
        f"{FIND} {FIRST}",
    ),
    ({**COURSE, "status": "submitted"}, "2025-06-01", "submitted", None, REFRESH),
    (
        {**COURSE, "date": "2026-03-01"},
        *("2026-06-01", "submit", "2026-12-31"),
        f"{ADD} The cycle of Health Coach ends on December 31, 2026.",
    ),
    ({**COURSE, "date": "2024-03-01"}, "2025-12-31", "submit", "2025-12-31", f"{ADD} {FIRST}"),
    (
        {**COURSE, "date": "2024-03-01"},
        *("2026-01-01", "over", None),
        "The cycle of Personal Trainer ended on December 31, 2025. Ask ACE whether this can still be added.",
    ),
    (
        COURSE,
        *("2027-01-01", "over", None),
        "The cycle of Health Coach ended on December 31, 2026. Ask ACE whether this can still be added.",
    ),
    (
        {**COURSE, "date": "2022-03-01"},
        *("2025-06-01", "nowhere", None, "It counts for none of your certifications as it stands."),
    ),
    *(
        (
            {**COURSE, "date": date, "status": status, "posted_cecs": "0.3"},
            *("2025-06-01", "plan", "2025-12-31"),
            "Complete it by December 31, 2025, when the cycle of Personal Trainer ends.",
        )
        for date, status in (
            ("2025-06-01", "planned"),
            ("2025-07-01", "planned"),
            ("2025-07-01", "posted"),
            ("2025-07-01", "submitted"),
        )
    ),
    (
        {**COURSE, "date": "2025-05-31", "status": "planned"},
        *("2025-06-01", "plan-past", None),
        "May 31, 2025 has passed. If it is done, set its status to completed; if not, give it a new date.",
    ),
    (
        entry("a", "ace-certification"),
        *("2025-06-01", "automatic", "2025-12-31"),
        f"Look under {LIST} whether the credit is there; if not, ask ACE. {FIRST}",
    ),
    (PETITION, "2025-06-01", "petition", "2025-12-01", f"Send the petition by December 1, 2025, {INSIDE}"),
    (PETITION, "2025-12-01", "petition", "2025-12-01", f"Send the petition by December 1, 2025, {INSIDE}"),
    (PETITION, "2025-12-02", "petition-late", "2025-12-31", f"Send the petition now: {MAY_END}"),
    (
        {**PETITION, "status": "submitted"},
        *("2025-06-01", "submitted-petition", None),
        f"ACE reviews a petition within 30 days of its arrival and answers by e-mail. {ANSWERED}",
    ),
    (
        {**PETITION, "date": "2025-07-01", "status": "planned"},
        *("2025-06-01", "plan-petition", "2025-12-01"),
        f"Complete it and send the petition by December 1, 2025, {INSIDE}",
    ),
    (
        {**PETITION, "date": "2025-12-20", "status": "planned"},
        *("2025-12-10", "plan-petition-late", "2025-12-31"),
        f"Complete it and send the petition as soon as you can: {MAY_END}",
    ),
]


@pytest.mark.parametrize(
    ("one", "today", "action", "by", "sentence"), STEPS, ids=[f"{step[2]} {step[1]}" for step in STEPS]
)
def test_next_step(one: dict[str, object], today: str, action: str, by: str | None, sentence: str) -> None:
    """Each entry's next step follows from its status, its route, and the first deadline still ahead."""
    step = ask("steps", today=today, ledger=ledger(one))["steps"][0]
    assert (step["entry"], step["action"], step["by"], step["sentence"]) == ("a", action, by, sentence)


def test_a_card_is_recorded_and_needs_no_time_for_a_review() -> None:
    """Up to the cycle's last day, with the sentence of ACE's that says so; no petition is spoken of in any state."""
    card = entry("a", "cpr-aed")
    for today in ("2025-06-01", "2025-12-02", "2025-12-31"):
        (step,) = ask("steps", today=today, ledger=ledger(card, certifications=(TRAINER,)))["steps"]
        assert (step["action"], step["by"], step["source"]) == ("record", "2025-12-31", "faq-cecs")
        assert step["sentence"] == (
            "Record it in your ACE account, and update your CPR/AED information there. "
            f"If there is no place for it, ask ACE. {FIRST}"
        )
    for status, action in (("submitted", "submitted"), ("planned", "plan")):
        (step,) = ask("steps", ledger=ledger({**card, "date": "2025-06-01", "status": status}))["steps"]
        assert step["action"] == action
        assert "petition" not in step["sentence"]


@pytest.mark.parametrize("way", load().opportunities)
def test_who_would_pay_for_a_petition_hears_that_it_is_our_reading(way: str) -> None:
    """Where no readable page of ACE's names the route, and while it is not paid for; nowhere else."""
    note = load().advised("route-reading")
    ours = load().opportunities[way].route_is_reading
    for status, told in (("completed", ours), ("planned", ours), ("submitted", False)):
        (step,) = ask("steps", ledger=ledger(entry("a", way, TODAY, status)))["steps"]
        before, found, _ = step["sentence"].partition(note)
        assert (bool(before.strip()), bool(found)) == (True, told), status


def test_each_certification_has_its_own_deadline() -> None:
    """An entry that counts for two certifications names the first deadline, and lists both."""
    course, petition = ask("steps", ledger=ledger(COURSE, {**PETITION, "id": "b"}))["steps"]
    assert course["certifications"] == [{"id": "cpt", "by": "2025-12-31"}, {"id": "hc", "by": "2026-12-31"}]
    assert petition["certifications"] == [{"id": "cpt", "by": "2025-12-01"}, {"id": "hc", "by": "2026-12-01"}]
    assert (course["source"], petition["source"]) == ("ace-2013", "faq-petition")


def test_certifications_of_one_deadline_are_named_together() -> None:
    """Those that end later are not, and one for which the entry counts nothing is left out."""
    another = {**TRAINER, "id": "gfi", "name": "Group Fitness Instructor"}
    early = {**TRAINER, "id": "old", "cycle": {"start": "2022-01-01", "end": "2023-12-31"}}
    step = ask("steps", ledger=ledger(COURSE, certifications=(COACH, TRAINER, early, another)))["steps"][0]
    assert step["sentence"].endswith("of Personal Trainer and Group Fitness Instructor ends on December 31, 2025.")
    assert [one["id"] for one in step["certifications"]] == ["hc", "cpt", "gfi"]


@pytest.mark.parametrize(
    ("today", "days", "soon"),
    [("2025-11-30", 31, False), ("2025-12-01", 30, True), ("2025-12-31", 0, True), ("2026-01-01", None, False)],
)
def test_a_deadline_is_soon_from_thirty_days_on(today: str, days: int | None, soon: bool) -> None:  # noqa: FBT001 - a table
    """Its own day included; where none is left, nothing is soon."""
    step = ask("steps", today=today, ledger=ledger(COURSE, certifications=(TRAINER,)))["steps"][0]
    assert (step["days"], step["soon"]) == (days, soon)
