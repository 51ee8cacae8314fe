from datetime import date

import pytest
from people import COACH, TRAINER, ask, entry, ledger

from calculator.ledger.document import Certification
from calculator.rules import named
from calculator.values.cycle import Cycle, apart, spell


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
        "From January 1, 2025 to December 31, 2025 one entry counts for both Personal Trainer and Health Coach."
    )
    third = {**COACH, "id": "third", "name": "Group Fitness Instructor"}
    several = ask("timeline", ledger=ledger(certifications=(TRAINER, COACH, third)))["timeline"]["shared"]
    assert several["sentence"].endswith("for all of Personal Trainer, Health Coach and Group Fitness Instructor.")
    apart = {**COACH, "cycle": {"start": "2026-01-01", "end": "2027-12-31"}}
    assert ask("timeline", ledger=ledger(certifications=(TRAINER, apart)))["timeline"]["shared"]["start"] is None
    assert ask("timeline", ledger=ledger(certifications=(TRAINER,)))["timeline"]["shared"] is None
    assert ask("timeline", ledger=ledger(certifications=()))["timeline"] is None


def test_cycles_that_share_one_day_share_it() -> None:
    """The last day of the one is the first of the other; a day later there is nothing in common."""
    for start, shared in (("2025-12-31", {"date": "2025-12-31", "at": 500}), ("2026-01-01", None)):
        next_one = {**COACH, "cycle": {"start": start, "end": "2027-12-31"}}
        found = ask("timeline", ledger=ledger(certifications=(TRAINER, next_one)))["timeline"]["shared"]
        assert (found["start"], found["end"]) == (shared, shared)
    assert found["sentence"] == "The cycles have no day in common, so no entry counts for both."


def test_the_shortest_axes_have_a_place_for_their_days() -> None:
    """A single day stands at the beginning; of two, the second at the end."""
    for end, place in (("2025-06-01", 0), ("2025-06-02", 1000)):
        short = {**TRAINER, "cycle": {"start": "2025-06-01", "end": end}}
        line = ask("timeline", ledger=ledger(certifications=(short,)))["timeline"]
        assert [line["today"]["at"], line["certifications"][0]["end"]["at"]] == [0, place]


ROW = {
    "id": "cpt",
    "name": "Personal Trainer",
    "start": {"date": "2024-01-01", "at": 0},
    "end": {"date": "2025-12-31", "at": 1000},
    "entries": [
        {"entry": "a", "title": "Cueing", "date": "2025-03-01", "at": 582, "tier": "assured", "cecs": "0.3"},
        {"entry": "b", "title": "b", "date": "2025-03-01", "at": 582, "tier": "depends", "cecs": "0.4"},
        {"entry": "c", "title": "c", "date": "2025-07-01", "at": 749, "tier": "planned", "cecs": "0.4"},
        {"entry": "d", "title": "d", "date": "2023-07-01", "at": None, "tier": "none", "cecs": "0"},
    ],
    "days_left": 214,
    "left": "7 months left",
    "pace": "1.7 CECs to go: 0.29 a month until December 31, 2025.",
    "sentence": "Personal Trainer, cycle from January 1, 2024 to December 31, 2025, 7 months left: "
    "0.3 of 2.0 CECs assured, 0.7 with what is up to ACE, 1.1 with what is planned, from 3 entries in this cycle.",
}


def test_a_row_and_the_same_in_words() -> None:
    """One sentence says of a certification all that its row shows; what lies outside its cycle is not counted."""
    held = [
        entry("a", "approved-course", title="Cueing"),
        entry("b", "presentation", cecs="0.4"),
        entry("c", "cpr-aed", "2025-07-01", status="planned"),
        entry("d", "mentoring", "2023-07-01"),
    ]
    assert ask("timeline", ledger=ledger(*held, certifications=(TRAINER,)))["timeline"]["certifications"] == [ROW]
    one = ask("timeline", ledger=ledger(held[0], certifications=(TRAINER,)))["timeline"]["certifications"][0]
    assert one["sentence"].endswith("from 1 entry in this cycle.")


@pytest.mark.parametrize(
    ("today", "days", "left", "pace"),
    [
        ("2023-12-01", 731, "starts in 1 month", "2.0 CECs to go: 0.09 a month until December 31, 2025."),
        ("2023-12-31", 731, "starts in 1 day", "2.0 CECs to go: 0.09 a month until December 31, 2025."),
        ("2024-01-01", 731, "2 years left", "2.0 CECs to go: 0.09 a month until December 31, 2025."),
        ("2025-08-31", 123, "4 months and 1 day left", "2.0 CECs to go: 0.5 a month until December 31, 2025."),
        ("2025-11-30", 32, "1 month and 2 days left", "2.0 CECs to go: 2.0 a month until December 31, 2025."),
        ("2025-12-01", 31, "1 month left", "2.0 CECs to go: 1 month left."),
        ("2025-12-30", 2, "2 days left", "2.0 CECs to go: 2 days left."),
        ("2025-12-31", 1, "today is the last day", "2.0 CECs to go: today is the last day."),
        ("2026-01-01", 0, "ended 1 day ago", "2.0 CECs are missing, and the cycle ended on December 31, 2025."),
        (
            "2028-02-03",
            0,
            "ended 2 years and 1 month ago",
            "2.0 CECs are missing, and the cycle ended on December 31, 2025.",
        ),
    ],
)
def test_time_left_and_pace(today: str, days: int, left: str, pace: str) -> None:
    """How long is left and what that asks for a month are said in words, rounded up."""
    row = ask("timeline", today=today, ledger=ledger(certifications=(TRAINER,)))["timeline"]["certifications"][0]
    assert (row["days_left"], row["left"], row["pace"]) == (days, left, pace)


def test_enough_needs_no_pace() -> None:
    """Whenever that is, even after the cycle."""
    enough = ledger(entry("a", "ace-certification"), certifications=(TRAINER,))
    for today in ("2025-06-01", "2026-06-01"):
        assert ask("timeline", today=today, ledger=enough)["timeline"]["certifications"][0]["pace"] == (
            "The 2.0 CECs are assured."
        )


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2024, 1, 31), date(2024, 2, 29), "1 month"),
        (date(2024, 2, 29), date(2025, 2, 28), "12 months"),
        (date(2024, 1, 2), date(2026, 1, 1), "23 months and 30 days"),
        (date(2024, 1, 1), date(2026, 1, 1), "2 years"),
        (date(2024, 1, 1), date(2026, 3, 5), "2 years and 2 months"),
        (date(2024, 1, 1), date(2027, 2, 1), "3 years and 1 month"),
        (date(2024, 1, 1), date(2024, 3, 2), "2 months and 1 day"),
        (date(2024, 1, 1), date(2024, 1, 1), "0 days"),
    ],
)
def test_spans(start: date, end: date, said: str) -> None:
    """A span is said in the largest units that read well."""
    assert spell(start, end) == said


@pytest.mark.parametrize(
    ("other", "said"), [("2024-01-02", "1 day"), ("2025-12-31", "730 days"), ("2026-01-01", "2 years")]
)
def test_a_distance_is_told_in_days_as_long_as_these_can_be_pictured(other: str, said: str) -> None:
    """In either order: a date is as far from the cycle as the cycle is from it."""
    one, two = date(2024, 1, 1), date.fromisoformat(other)
    assert apart(one, two) == apart(two, one) == said


@pytest.mark.parametrize(
    ("number", "names"), [(1, "C0"), (3, "C0, C1 and C2"), (8, "C7"), (9, "C7 and 1 more"), (60, "C7 and 52 more")]
)
def test_a_sentence_names_a_few_certifications(number: int, names: str) -> None:
    """All that a person holds; of more than that the first, and how many more there are."""
    cycle = Cycle(date(2024, 1, 1), date(2025, 12, 31))
    said = named(Certification(f"c{at}", f"C{at}", cycle) for at in range(number))
    assert said == names or (number > 3 and said.endswith(names) and said.startswith("C0, C1, C2, C3"))
