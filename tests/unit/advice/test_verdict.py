"""Am I done? One sentence for each certification, with exactly what is left, in order."""

from typing import Any

import pytest
from hypothesis import given
from people import TRAINER, ask, entry, ledger
from strategies import ROWS, numbered

MAY_END = "ACE's review may end after December 31, 2025"
READY = "Ready, by what is entered: 2.0 of 2.0 CECs are assured, and every requirement checked here is met."
POSTED = entry("a", "approved-course", "2025-01-10", status="posted", posted_cecs="1.6", ethics=True)
CARD = entry("card", "cpr-aed", "2025-01-05", status="posted", posted_cecs="0.4")
COLLEGE = entry("b", "college-course", credit_hours="2")
UNTIL = "by December 31, 2025"
ETHICS_FORM = {"opportunity": "approved-course", "ethics": True}
CARD_FORM = {"opportunity": "cpr-aed"}
ETHICS = f"0.1 CECs on conduct and ethics {UNTIL}"
NO_CARD = "enter a CPR/AED certificate that is current on December 31, 2025"


def verdict(*entries: dict[str, Any], today: str = "2025-06-01") -> dict[str, Any]:
    """Return the verdict on a trainer whose cycle is 2024 and 2025."""
    (one,) = ask("verdict", today, ledger=ledger(*entries, certifications=(TRAINER,)))["verdict"]
    assert one["certification"] == "cpt"
    return dict(one)


def parts(one: dict[str, Any]) -> list[tuple[str, str | None, list[str]]]:
    """Return of each part what it is, by when, and the entries it concerns."""
    return [(part["what"], part["by"], part["entries"]) for part in one["left"]]


def test_ready_means_assured_and_every_requirement_met() -> None:
    """Nothing is left, and the sentence says by what."""
    one = verdict(POSTED, CARD)
    assert (one["ready"], one["ended"], one["left"], one["sentence"]) == (True, False, [], READY)


def test_with_nothing_entered_the_whole_requirement_is_left() -> None:
    """What no entry would give comes first, then each requirement."""
    one = verdict()
    assert one["sentence"] == f"Not ready yet. Left: 2.0 CECs more {UNTIL}; {NO_CARD}; {ETHICS}."
    assert [part["what"] for part in one["left"]] == ["earn", "cpr-aed-current", "ethics"]
    assert {part["by"] for part in one["left"]} == {"2025-12-31"}


def test_who_is_ready_is_told_what_has_still_to_reach_ace() -> None:
    """Entered here is not entered there."""
    course = {**POSTED, "status": "completed", "cecs": "1.6"}
    one = verdict(course, {**CARD, "status": "completed"})
    assert one["ready"]
    assert one["sentence"] == (
        f"{READY} Then: enter 1 entry at ACE {UNTIL}; record 1 entry in your ACE account {UNTIL}."
    )
    assert parts(one) == [("enter", "2025-12-31", ["a"]), ("record", "2025-12-31", ["card"])]


def test_petitions_are_to_be_sent_while_cecs_are_missing() -> None:
    """By the last day that leaves ACE its review; the college course is up to ACE, so it makes nobody ready."""
    presentation = entry("talk", "presentation")
    small = {**POSTED, "posted_cecs": "0.1"}
    one = verdict(small, CARD, COLLEGE, presentation)
    assert not one["ready"]
    assert one["sentence"] == "Not ready yet. Left: send 2 petitions by December 1, 2025."
    assert parts(one) == [("petition", "2025-12-01", ["b", "talk"])]


def test_where_the_cecs_are_reached_no_petition_is_asked_for() -> None:
    """It could bring nothing that is missing."""
    assert verdict(POSTED, CARD, COLLEGE)["left"] == []


def test_a_petition_that_counts_by_the_2013_post_has_to_be_sent_all_the_same() -> None:
    """There the college course is assured, but ACE does not hear of it by itself."""
    held = {**TRAINER, "cycle": {"start": "2013-01-01", "end": "2014-12-31"}}
    course, card = {**COLLEGE, "date": "2013-06-01"}, {**CARD, "date": "2014-01-01"}
    one = ask("verdict", "2014-06-01", ledger=ledger(course, card, certifications=(held,)))["verdict"][0]
    assert one["ready"]
    assert parts(one) == [("petition", "2014-12-01", ["b"])]


@pytest.mark.parametrize(
    ("today", "status", "what", "words"),
    [
        ("2025-06-01", "submitted", "wait", "wait for ACE's answer to 1 petition"),
        (
            "2025-12-15",
            "completed",
            "petition-late",
            "send 1 petition now; ACE's review may end after December 31, 2025",
        ),
        ("2025-02-01", "completed", "plan", "complete 1 planned entry by December 1, 2025"),
    ],
)
def test_what_a_petition_still_needs_depends_on_how_far_it_is(today: str, status: str, what: str, words: str) -> None:
    """Planned, completed late, or sent: each has a part of its own."""
    one = verdict({**POSTED, "posted_cecs": "0.5"}, CARD, {**COLLEGE, "status": status}, today=today)
    assert [(part["what"], part["sentence"]) for part in one["left"]][:1] == [(what, words)]


def test_what_is_planned_is_asked_for_only_where_it_is_needed() -> None:
    """What is up to ACE would do; then a plan is no part of what is left."""
    plan = entry("plan", "approved-course", "2025-08-01", "planned", course_number="CEP222222")
    assert [what for what, _, _ in parts(verdict({**POSTED, "posted_cecs": "0.1"}, CARD, COLLEGE, plan))] == [
        "petition"
    ]
    assert [what for what, _, _ in parts(verdict({**POSTED, "posted_cecs": "0.1"}, CARD, plan))] == ["earn", "plan"]
    enough = {**COLLEGE, "credit_hours": "1"}  # with it the CECs are just reached
    assert [what for what, _, _ in parts(verdict({**POSTED, "posted_cecs": "0.6"}, CARD, enough, plan))] == ["petition"]


@pytest.mark.parametrize(
    ("card", "words"),
    [
        (
            entry("card", "cpr-aed", "2023-06-01"),
            "renew the CPR/AED certificate, so that it is current on December 31, 2025",
        ),
        (
            entry("card", "cpr-aed", "2025-08-01", "planned"),
            f"complete the CPR/AED training that you plan {UNTIL}",
        ),
    ],
)
def test_a_card_that_will_not_do_is_to_be_renewed(card: dict[str, Any], words: str) -> None:
    """One held is renewed, one planned is to be completed; a new one is asked for only where there is none."""
    need = next(part for part in verdict(POSTED, card)["left"] if part["what"] == "cpr-aed-current")
    assert (need["sentence"], need["by"], need["entries"]) == (words, "2025-12-31", ["card"])


def test_ethics_that_are_planned_are_to_be_completed() -> None:
    """They are neither met nor missing."""
    plan = entry("plan", "approved-course", "2025-08-01", "planned", course_number="CEP222222", ethics=True)
    need = next(part for part in verdict({**POSTED, "ethics": False}, CARD, plan)["left"] if part["what"] == "ethics")
    assert need["sentence"] == f"complete what you plan on conduct and ethics {UNTIL}"


def test_a_cycle_that_has_ended_says_so() -> None:
    """What was missing, or that nothing was; what is not at ACE yet may be asked about."""
    one = verdict({**POSTED, "status": "completed", "cecs": "1.6"}, CARD, today="2026-01-10")
    assert one["ended"]
    assert one["sentence"] == (
        "This cycle ended 10 days ago, with 2.0 of 2.0 CECs assured and every requirement checked here met. "
        "Then: ask ACE whether 1 entry can still be added."
    )
    assert verdict(POSTED, CARD, today="2026-01-10")["sentence"].endswith("every requirement checked here met.")
    missing = verdict({**POSTED, "posted_cecs": "1.5"}, CARD, today="2026-01-10")
    assert missing["sentence"] == f"This cycle ended 10 days ago. What was missing: 0.1 CECs more {UNTIL}."


PLACES = [
    # what is entered, the day, and of each part where it is done and with what a form begins
    (
        (),
        "2025-06-01",
        [("earn", "ways", None), ("cpr-aed-current", "form", CARD_FORM), ("ethics", "form", ETHICS_FORM)],
    ),
    (
        (),
        "2025-12-31",
        [("earn", "ways", None), ("cpr-aed-current", "form", CARD_FORM), ("ethics", "form", ETHICS_FORM)],
    ),
    ((), "2026-01-10", [("earn", "", None), ("cpr-aed-current", "", None), ("ethics", "", None)]),
    ((POSTED, {**CARD, "date": "2023-06-01"}), "2025-06-01", [("cpr-aed-current", "form", CARD_FORM)]),
    (({**POSTED, "posted_cecs": "0.5"}, CARD, COLLEGE), "2025-06-01", [("petition", "sheet", None)]),
    (({**POSTED, "status": "completed", "cecs": "1.6"}, CARD), "2025-06-01", [("enter", "sheet", None)]),
    (({**POSTED, "status": "completed", "cecs": "1.6"}, CARD), "2025-12-31", [("enter", "sheet", None)]),
    (({**POSTED, "status": "completed", "cecs": "1.6"}, CARD), "2026-01-10", [("over", "entry", None)]),
    ((POSTED, {**CARD, "status": "completed"}), "2025-06-01", [("record", "sheet", None)]),
]


@pytest.mark.parametrize(("entries", "today", "places"), PLACES)
def test_each_part_says_where_it_is_done(
    entries: tuple[dict[str, Any], ...], today: str, places: list[tuple[str, str, object]]
) -> None:
    """What a form begins with would do; where nothing can be done any more, no place is named."""
    found = verdict(*entries, today=today)["left"]
    assert [
        (part["what"], part["place"], part["begins"]) for part in found if part["what"] in {what for what, *_ in places}
    ] == places


def test_what_is_planned_is_done_in_the_entry() -> None:
    """The one that would meet the requirement, and none beside it."""
    plan = entry("plan", "approved-course", "2025-08-01", "planned", course_number="CEP222222", ethics=True)
    other = entry("other", "approved-course", "2025-08-02", "planned", course_number="CEP222223")
    need = next(
        part for part in verdict({**POSTED, "ethics": False}, CARD, plan, other)["left"] if part["what"] == "ethics"
    )
    assert (need["place"], need["begins"], need["entries"]) == ("entry", None, ["plan"])
    early = {**plan, "status": "completed"}  # of a day still to come it is no more than a plan
    need = next(part for part in verdict({**POSTED, "ethics": False}, CARD, early)["left"] if part["what"] == "ethics")
    assert (need["place"], need["entries"]) == ("entry", ["plan"])


def test_the_sentence_is_what_leads_and_what_is_left() -> None:
    """A page shows the one before the other; only what has ended names something to read."""
    one, ended = verdict(), verdict(today="2026-01-10")
    assert one["sentence"] == f"{one['lead']} {'; '.join(part['sentence'] for part in one['left'])}."
    assert (one["lead"], ended["lead"]) == ("Not ready yet. Left:", "This cycle ended 10 days ago. What was missing:")
    assert verdict(POSTED, CARD)["lead"] == READY
    assert (one["next"], ended["next"]) == ("", "What counts, and what to do, once a cycle has ended")


def test_each_certification_has_its_own_last_day() -> None:
    """One course for two: it is to be entered before the cycle of each ends, and nothing has ended on the last day."""
    later = {**TRAINER, "id": "gfi", "name": "Group Fitness", "cycle": {"start": "2025-01-01", "end": "2026-12-31"}}
    course = {**POSTED, "status": "completed", "cecs": "1.6"}
    found = ask("verdict", "2025-12-31", ledger=ledger(course, certifications=(TRAINER, later)))["verdict"]
    assert [one["ended"] for one in found] == [False, False]
    assert [next(part["by"] for part in one["left"] if part["what"] == "enter") for one in found] == [
        "2025-12-31",
        "2026-12-31",
    ]


def test_what_has_ended_is_over_though_another_certification_still_asks_for_it() -> None:
    """It is to be entered for the one that runs, and asked about for the other; what is sent is awaited."""
    later = {**TRAINER, "id": "gfi", "name": "Group Fitness", "cycle": {"start": "2025-01-01", "end": "2026-12-31"}}
    course = {**POSTED, "status": "completed", "cecs": "0.4"}
    rows = [course, {**CARD, "status": "completed"}, {**COLLEGE, "status": "submitted", "date": "2025-03-01"}]
    ended, running = ask("verdict", "2026-01-10", ledger=ledger(*rows, certifications=(TRAINER, later)))["verdict"]
    assert [what for what, _, _ in parts(ended) if what not in {"earn", "ethics"}] == ["wait", "over"]
    assert [what for what, _, _ in parts(running) if what not in {"earn", "ethics"}] == ["wait", "enter", "record"]


def test_a_plan_whose_day_has_passed_is_asked_about() -> None:
    """It is neither done nor to come, and without it the CECs are missing."""
    plan = entry("plan", "approved-course", "2025-03-01", "planned", course_number="CEP222222", cecs="1.6")
    (part,) = verdict({**POSTED, "posted_cecs": "0.1"}, CARD, plan)["left"]
    assert (part["what"], part["by"], part["entries"], part["place"]) == ("plan-past", None, ["plan"], "entry")
    assert part["sentence"] == "say whether 1 planned entry of a day that has passed is done"


def test_a_plan_is_asked_about_after_the_cycle_has_ended() -> None:
    """Whether it was done comes before whether ACE still takes it."""
    plan = entry("plan", "approved-course", "2025-03-01", "planned", course_number="CEP222222", cecs="1.6")
    ended = verdict({**POSTED, "posted_cecs": "0.1"}, CARD, plan, today="2026-01-10")
    assert [one for one in parts(ended) if "plan" in one[2]] == [("plan-past", None, ["plan"])]


@given(ROWS)
def test_ready_is_what_the_estimate_says(rows: list[dict[str, Any]]) -> None:
    """Never ready with a need unmet or a CEC missing; never unready without something left."""
    document = ledger(*numbered(rows))
    estimate = ask("estimate", ledger=document)["estimate"]
    for one, standing in zip(ask("verdict", ledger=document)["verdict"], estimate["certifications"], strict=True):
        met = all(need["met"] for need in standing["requirements"])
        assert one["ready"] == (standing["remaining"] == "0" and met)
        assert one["ready"] or one["left"]
