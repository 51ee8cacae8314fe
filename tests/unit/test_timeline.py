from datetime import date

import pytest
from people import COACH, TRAINER, ask, entry, ledger

from calculator.timeline import spell


def test_every_day_has_its_place_on_one_axis() -> None:
    """Cycles, today and entries are placed in thousandths of the axis all cycles share."""
    held = ledger(entry("a", "approved-course", "2024-01-01"), entry("b", "mentoring", "2030-01-01", status="planned"))
    line = ask("timeline", ledger=held)["timeline"]
    assert (line["start"], line["end"], line["today"]) == (
        "2024-01-01",
        "2026-12-31",
        {"date": "2025-06-01", "at": 472},
    )
    trainer, coach = line["certifications"]
    assert [(one["start"]["at"], one["end"]["at"]) for one in (trainer, coach)] == [(0, 666), (334, 1000)]
    assert [(one["entry"], one["at"], one["tier"]) for one in trainer["entries"]] == [
        ("a", 0, "assured"),
        ("b", None, "none"),
    ]
    assert [(one["entry"], one["at"], one["tier"]) for one in coach["entries"]] == [
        ("a", 0, "none"),
        ("b", None, "none"),
    ]


def test_the_stretch_that_counts_for_all() -> None:
    """The days that all cycles share are named; with none that is said, and one certification needs no saying."""
    shared = ask("timeline", ledger=ledger())["timeline"]["shared"]
    assert (shared["start"]["date"], shared["end"]["date"]) == ("2025-01-01", "2025-12-31")
    assert shared["sentence"] == (
        "From January 1, 2025 to December 31, 2025 one entry counts for all of Personal Trainer and Health Coach."
    )
    apart = {**COACH, "cycle": {"start": "2026-01-01", "end": "2027-12-31"}}
    assert ask("timeline", ledger=ledger(certifications=(TRAINER, apart)))["timeline"]["shared"]["start"] is None
    assert ask("timeline", ledger=ledger(certifications=(TRAINER,)))["timeline"]["shared"] is None
    assert ask("timeline", ledger=ledger(certifications=()))["timeline"] is None


def test_the_row_in_words() -> None:
    """One sentence says of a certification all that its row shows."""
    row = ask("timeline", ledger=ledger(entry("a", "approved-course")))["timeline"]["certifications"][0]
    assert row["sentence"] == (
        "Personal Trainer, cycle from January 1, 2024 to December 31, 2025, 6 months and 30 days left: "
        "0.3 of 2.0 CECs assured, 0.3 with what is up to ACE, 0.3 with what is planned, from 1 entry in this cycle."
    )
    assert row["days_left"] == 214


@pytest.mark.parametrize(
    ("today", "left", "pace"),
    [
        ("2023-12-01", "starts in 1 month", "2.0 CECs to go: 0.09 a month until December 31, 2025."),
        ("2025-08-31", "4 months left", "2.0 CECs to go: 0.5 a month until December 31, 2025."),
        ("2025-12-19", "12 days left", "2.0 CECs to go: 12 days left."),
        ("2025-12-31", "today is the last day", "2.0 CECs to go: today is the last day."),
        ("2026-01-05", "ended 5 days ago", "2.0 CECs are missing, and the cycle ended on December 31, 2025."),
    ],
)
def test_time_left_and_pace(today: str, left: str, pace: str) -> None:
    """How long is left and what that asks for a month are said in words, rounded up."""
    row = ask("timeline", today=today, ledger=ledger(certifications=(TRAINER,)))["timeline"]["certifications"][0]
    assert (row["left"], row["pace"]) == (left, pace)


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2024, 1, 31), date(2024, 2, 29), "1 month"),
        (date(2024, 2, 29), date(2025, 2, 28), "12 months"),
        (date(2024, 1, 1), date(2026, 3, 5), "2 years and 2 months"),
        (date(2024, 1, 1), date(2024, 1, 1), "0 days"),
    ],
)
def test_spans(start: date, end: date, said: str) -> None:
    """A span is said in the largest units that read well."""
    assert spell(start, end) == said


STEPS = [
    # the entry, the day, what to do and by when
    (entry("a", "approved-course", status="posted", posted_cecs="0.3"), "2025-06-01", "posted", None),
    (entry("a", "approved-course"), "2025-06-01", "submit", "2025-12-31"),
    (entry("a", "approved-course", course_number=""), "2025-06-01", "number", "2025-12-31"),
    (entry("a", "approved-course", status="submitted"), "2025-06-01", "submitted", None),
    (entry("a", "approved-course", "2026-03-01"), "2026-06-01", "submit", "2026-12-31"),
    (entry("a", "approved-course", "2024-03-01"), "2026-06-01", "over", None),
    (entry("a", "approved-course", "2022-03-01"), "2025-06-01", "nowhere", None),
    (entry("a", "approved-course", "2025-07-01", status="planned"), "2025-06-01", "plan", "2025-12-31"),
    (entry("a", "approved-course", "2025-05-01", status="planned"), "2025-06-01", "plan-past", None),
    (entry("a", "ace-certification"), "2025-06-01", "automatic", "2025-12-31"),
    (entry("a", "petition"), "2025-06-01", "petition", "2025-12-01"),
    (entry("a", "petition"), "2025-12-01", "petition", "2025-12-01"),
    (entry("a", "petition"), "2025-12-02", "petition-late", "2025-12-31"),
    (entry("a", "petition", status="submitted"), "2025-06-01", "submitted-petition", None),
    (entry("a", "petition", "2025-07-01", status="planned"), "2025-06-01", "plan-petition", "2025-12-01"),
    (entry("a", "petition", "2025-12-20", status="planned"), "2025-12-10", "plan-petition-late", "2025-12-31"),
]


@pytest.mark.parametrize(
    ("one", "today", "action", "by"), STEPS, ids=[f"{action} {day}" for _, day, action, _ in STEPS]
)
def test_next_step(one: dict[str, object], today: str, action: str, by: str | None) -> None:
    """Each entry's next step follows from its status, its route, and the first deadline still ahead."""
    step = ask("steps", today=today, ledger=ledger(one))["steps"][0]
    assert (step["action"], step["by"]) == (action, by)
    assert "{" not in step["sentence"]


def test_each_certification_has_its_own_deadline() -> None:
    """An entry that counts for two certifications names the first deadline, and lists both."""
    step = ask("steps", ledger=ledger(entry("a", "petition")))["steps"][0]
    assert step["certifications"] == [{"id": "cpt", "by": "2025-12-01"}, {"id": "hc", "by": "2026-12-01"}]
    assert step["sentence"] == (
        "Send the petition by December 1, 2025, so that ACE's 30-day review ends inside the cycle of Personal Trainer."
    )
    assert (step["days"], step["soon"], step["source"]) == (183, False, "faq-petition")
