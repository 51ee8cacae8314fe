"""The calendar, read as another program would read it; and the sheet."""

from datetime import date
from typing import Any

import pytest
from icalendar import Calendar
from people import COACH, TRAINER, ask, entry, ledger

from calculator.exchange.calendar import fold
from calculator.rulebook import load

HELD = ledger(
    entry("card 1", "cpr-aed", "2024-02-29", title="CPR; AED, adult\\child\nand more", validity_years="1"),
    entry("p", "cpr-aed", "2025-09-01", status="planned"),
)


def calendar(held: dict[str, Any], today: str = "2025-06-01") -> tuple[str, list[Any]]:
    text = ask("export", today=today, ledger=held, to="ics")["export"]["text"]
    return text, list(Calendar.from_ical(text).walk("VEVENT"))


def test_the_days_that_matter() -> None:
    """Each cycle's end, the last safe petition day 30 days before, and each held certificate's expiry are events."""
    _, events = calendar(HELD)
    assert {(event.start, str(event["SUMMARY"])) for event in events} == {
        (date(2025, 12, 31), "ACE Personal Trainer: renewal cycle ends"),
        (date(2025, 12, 1), "ACE Personal Trainer: last safe day to send a petition"),
        (date(2026, 12, 31), "ACE Health Coach: renewal cycle ends"),
        (date(2026, 12, 1), "ACE Health Coach: last safe day to send a petition"),
        (date(2025, 2, 28), "CPR; AED, adult\\child\nand more: CPR/AED certificate expires"),
    }


def test_every_event_cites_its_source() -> None:
    """The description of each event ends with the address of the page it rests on."""
    _, events = calendar(HELD)
    assert all(str(event["DESCRIPTION"]).splitlines()[-1].startswith("https://www.acefitness.org/") for event in events)


def test_lines_are_as_the_standard_wants_them() -> None:
    """Every line ends with CRLF and has at most 75 octets, and nothing but line ends breaks a line."""
    text, _ = calendar(ledger(certifications=({**TRAINER, "name": "Trainer für Ältere 𝕏 " * 9},)))
    lines = text.split("\r\n")
    assert lines.pop() == ""
    assert all(len(line.encode()) <= 75 and "\n" not in line and "\r" not in line for line in lines)


@pytest.mark.parametrize("length", [74, 75, 76, 149, 150])
def test_folding_loses_nothing(length: int) -> None:
    """Unfolded again, a folded line is what it was."""
    pieces = list(fold("é" * length))
    assert pieces[0] + "".join(piece.removeprefix(" ") for piece in pieces[1:]) == "é" * length


def test_events_keep_their_identity() -> None:
    """Written again on another day, an event has the same UID and a new stamp, so that calendars update it."""
    (_, first), (_, second) = calendar(HELD), calendar(HELD, "2025-07-01")
    assert [event["UID"] for event in first] == [event["UID"] for event in second]
    assert len({event["UID"] for event in first}) == len(first)
    assert {event["DTSTAMP"].dt.date() for event in second} == {date(2025, 7, 1)}


def test_the_sheet_has_what_my_cecs_asks_for_in_its_order() -> None:
    """Course number, CECs and completion date stand as ACE wants them typed, and what is missing is said."""
    held = ledger(
        entry("a", "approved-course"),
        entry(
            "b",
            "conference",
            sessions=[{"title": "A", "cecs": "0.2"}, {"title": "B", "cecs": "0.15"}],
            course_number="",
        ),
        entry("c", "approved-course", "2020-01-01"),
        entry("d", "approved-course", status="posted", posted_cecs="0.3"),
        entry("e", "approved-course", "2025-08-01", status="planned"),
    )
    rows = ask("sheet", ledger=held)["sheet"]["entries"]
    fields = ("entry", "course_number", "cecs", "date", "ready")
    assert [tuple(row[name] for name in fields) for row in rows] == [
        ("a", "CEP123456", "0.3", "03/01/2025", True),
        ("b", "", "0.35", "03/01/2025", False),
        ("c", "CEP123456", "0.3", "01/01/2020", False),
    ]
    assert [len(row["missing"]) for row in rows] == [0, 1, 1]
    text = ask("export", ledger=held, to="sheet")["export"]["text"]
    assert "CEP123456       0.3  03/01/2025  a" in text


def test_a_petition_packet() -> None:
    """A petition lists what ACE asks for with its source: what the ledger tells, and what only the person can."""
    held = ledger(
        entry("a", "college-course", grade="D", evidence="transcript.pdf"), entry("b", "petition", "2025-02-01")
    )
    college, petition = ask("sheet", ledger=held)["sheet"]["petitions"]
    assert {one["id"]: one["done"] for one in college["checklist"]} == {
        "completed": True,
        "inside-cycle": True,
        "documents": True,
        "college-institution": None,
        "college-grade": False,
        "college-course": None,
        "college-transcript": None,
        "college-date": None,
    }
    assert {one["id"]: one["done"] for one in petition["checklist"]} == {
        "completed": True,
        "inside-cycle": True,
        "documents": False,
    }
    assert {one["source"] for one in college["checklist"]} == {"faq-petition"}


def test_one_person_with_one_certification_gets_two_days() -> None:
    """A ledger without entries still has its cycle's end and last petition day."""
    assert len(calendar(ledger(certifications=(COACH,)))[1]) == 2


def test_the_sheet_says_when_it_was_written_and_by_which_edition() -> None:
    """A printed sheet has its date, each cycle and the edition it is read by; a petition has a heading of its own."""
    sheet = ask("sheet", ledger=ledger(entry("talk", "petition"), certifications=(TRAINER,)))["sheet"]
    assert "06/01/2025" in sheet["title"]
    (held,) = sheet["certifications"]
    assert (held["name"], held["cycle"]) == ("Personal Trainer", "01/01/2024 – 12/31/2025")
    assert held["edition"] in {edition.title for edition in load().editions.values()}
    assert sheet["petitions"][0]["heading"] == "Petition: talk, completed 03/01/2025"
    text = ask("export", ledger=ledger(certifications=(TRAINER,)), to="sheet")["export"]["text"]
    assert f"Personal Trainer, 01/01/2024 – 12/31/2025: {held['edition']}" in text
