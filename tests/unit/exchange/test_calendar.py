"""The calendar, read as another program would read it."""

import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar, Event
from people import COACH, TRAINER, ask, entry, ledger

from calculator.exchange.ics import escape, fold
from calculator.rulebook import load

HELD = ledger(
    entry("card 1", "cpr-aed", "2024-02-29", title="CPR; AED, adult\\child\nand more", validity_years="1"),
    entry("p", "cpr-aed", "2025-09-01", status="planned"),
    entry("s", "petition", "2025-05-01"),
)


OWNER = "4f-a1"


def calendar(held: dict[str, Any], today: str = "2025-06-01", **more: object) -> tuple[str, list[Any]]:
    """Return a calendar's text, and the days in it that are no reminders."""
    text = ask("export", today=today, ledger=held, to="ics", **more)["export"]["text"]
    return text, [event for event in Calendar.from_ical(text).walk("VEVENT") if not is_reminder(event)]


def is_reminder(event: Event) -> bool:
    return str(event["UID"]).startswith("ahead-")


def reminders(held: dict[str, Any], today: str = "2025-06-01", about: str = "") -> list[Any]:
    text = ask("export", today=today, ledger=held, to="ics")["export"]["text"]
    found = [event for event in Calendar.from_ical(text).walk("VEVENT") if is_reminder(event)]
    return [event for event in found if str(event["UID"]).startswith(f"ahead-{about}")]


def test_the_days_that_matter() -> None:
    """Each cycle's end, the last petition day 30 days before, and each held certificate's expiry are events."""
    _, events = calendar(HELD)
    assert {(event.start, str(event["SUMMARY"])) for event in events} == {
        (date(2025, 12, 31), "ACE Personal Trainer: renewal cycle ends"),
        (date(2025, 12, 1), "ACE Personal Trainer: last day to send a petition"),
        (date(2026, 12, 31), "ACE Health Coach: renewal cycle ends"),
        (date(2026, 12, 1), "ACE Health Coach: last day to send a petition"),
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


def moved(held: dict[str, Any], cycle: dict[str, str]) -> dict[str, Any]:
    return {**held, "certifications": [{**held["certifications"][0], "cycle": cycle}]}


def test_a_changed_day_moves_the_event() -> None:
    """Same UID, later version, new day: a calendar moves it instead of showing both, even within a day."""
    held = {**ledger(certifications=(TRAINER,)), "id": OWNER}
    later = moved(held, {"start": "2024-01-01", "end": "2026-01-31"})
    _, (before,) = calendar(held, now="2025-06-01T08:30:00Z")
    _, (after,) = calendar(later, now="2025-06-01T10:30:01+02:00")
    assert before["UID"] == after["UID"]
    assert (before.start, after.start) == (date(2025, 12, 31), date(2026, 1, 31))
    assert after["SEQUENCE"] == before["SEQUENCE"] + 1
    assert str(after["DTSTAMP"].dt) == "2025-06-01 08:30:01+00:00"


def test_two_people_s_events_never_replace_each_other() -> None:
    """Told apart by the ledger's id; without one, by their certifications and the first of their entries."""
    people = [
        {**ledger(certifications=(TRAINER,)), "id": OWNER},
        {**ledger(certifications=(TRAINER,)), "id": "4f a1"},
        ledger(certifications=(TRAINER,)),
        ledger(entry("a", "mentoring"), certifications=(TRAINER,)),
        ledger(entry("a", "mentoring", title="B"), certifications=(TRAINER,)),
        moved(ledger(certifications=(TRAINER,)), {"start": "2024-02-01", "end": "2025-12-31"}),
        ledger(certifications=(TRAINER, {**COACH, "name": "Ä"})),
    ]
    names = [{str(event["UID"]) for event in calendar(held)[1]} for held in people]
    assert len(set().union(*names)) == sum(len(one) for one in names)


def test_people_s_tables_make_calendars_that_can_be_kept_in_one() -> None:
    """As the terminal takes them in: no ledger's id, and the same ids for what stands in the same rows."""
    field = Path(__file__).parents[2] / "data/field"
    held = [
        ask("import", ledger=None, text=(field / f"40-person-{one}-certs.csv").read_text())["import"]["ledger"]
        for one in "ab"
    ]
    (first, second) = ([str(event["UID"]) for event in calendar(one)[1]] for one in held)
    assert not set(first) & set(second)
    assert len(first) == len(second) == 1


def test_what_no_one_changed_keeps_its_identity_without_an_id() -> None:
    """More entries and a longer cycle are no other person."""
    held = ledger(entry("a", "mentoring"), certifications=(TRAINER,))
    more = moved(ledger(entry("a", "mentoring"), entry("b", "mentoring")), {"start": "2024-01-01", "end": "2026-05-01"})
    more["certifications"][0]["name"] = TRAINER["name"]
    assert {event["UID"] for event in calendar(held)[1]} == {event["UID"] for event in calendar(more)[1]}


FIRST = entry("a", "mentoring")
OTHERS = [
    ledger(FIRST, certifications=({**TRAINER, "name": "Coach"},)),
    ledger(FIRST, certifications=({**TRAINER, "cycle": {"start": "2024-02-01", "end": "2025-12-31"}},)),
    *(ledger({**FIRST, **own}, certifications=(TRAINER,)) for own in ({"opportunity": "publication"}, {"title": "B"})),
    ledger({**FIRST, "date": "2025-03-02"}, certifications=(TRAINER,)),
]


@pytest.mark.parametrize("other", OTHERS)
def test_another_person_is_told_by_any_of_what_changes_least(other: dict[str, Any]) -> None:
    """A certification's name and start, the first entry's kind, title and day; an id that is none says nothing."""
    one = ledger(FIRST, certifications=(TRAINER,))
    first, second = ({str(event["UID"]) for event in calendar(held)[1]} for held in (one, other))
    assert first
    assert not first & second
    assert calendar({**one, "id": 5})[0] == calendar({**one, "id": ""})[0] == calendar(one)[0]


def test_a_ledger_that_is_not_all_as_it_should_be_has_a_calendar() -> None:
    """A certification without a cycle, and a title that cannot be written."""
    odd = ledger(
        {**FIRST, "title": "\ud800"}, certifications=(TRAINER, {"id": "b", "name": "B"}, {"id": "c", "cycle": 5})
    )
    assert len(calendar(odd)[1]) == len(calendar(ledger(FIRST, certifications=(TRAINER,)))[1])


def test_a_stamp_is_of_greenwich_wherever_the_machine_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where none is given: then it is the day's first second there."""
    try:
        monkeypatch.setenv("TZ", "America/New_York")
        time.tzset()
        assert "DTSTAMP:20250601T000000Z" in calendar(HELD)[0]
        assert "DTSTAMP:20250601T083000Z" in calendar(HELD, now="2025-06-01T10:30:00+02:00")[0]
    finally:
        monkeypatch.undo()
        time.tzset()


def test_one_entry_that_is_unsent_is_one() -> None:
    """And two are two."""
    for number, said in ((1, "1 entry"), (2, "2 entries")):
        held = ledger(*(entry(f"e{at}", "presentation") for at in range(number)), certifications=(TRAINER,))
        assert said in str(reminders(held, about="cycle-end")[0]["DESCRIPTION"])


NO_TIME = "“now” must be a time such as 2026-11-24T08:30:00Z"


@pytest.mark.parametrize(
    ("now", "refusal"), [("soon", NO_TIME), ("2025-06-01T08:30:00", NO_TIME), (7, "“now” must be a text")]
)
def test_a_time_without_its_zone_is_refused(now: object, refusal: str) -> None:
    """A calendar's stamp is the same moment everywhere."""
    assert ask("export", ledger=HELD, to="ics", now=now) == {"error": refusal}


@pytest.mark.parametrize(("today", "number"), [("2019-06-01", 0), ("2020-01-02", 86_400), ("9998-12-31", 2**31 - 1)])
def test_a_version_is_a_number_that_a_calendar_can_hold(today: str, number: int) -> None:
    """From 2020 on they rise, until there are no more."""
    text = ask("export", today=today, ledger=ledger(certifications=(COACH,)), to="ics")["export"]["text"]
    assert f"SEQUENCE:{number}\r\n" in text


def test_one_person_with_one_certification_gets_two_days() -> None:
    """A petition that is still to be sent has a last safe day beside the cycle's end."""
    assert len(calendar(ledger(entry("s", "petition"), certifications=(COACH,)))[1]) == 2


@pytest.mark.parametrize(
    "one",
    [
        entry("a", "cpr-aed"),
        entry("a", "approved-course"),
        entry("a", "petition", status="submitted"),
        entry("a", "petition", status="posted", posted_cecs="0.3"),
        entry("a", "petition", "2023-12-31"),
    ],
    ids=["a card", "a course", "sent", "posted", "outside the cycle"],
)
def test_what_needs_no_petition_has_no_day_for_one(one: dict[str, Any]) -> None:
    """A calendar must not send a reader down a route that costs a fee and a review."""
    _, events = calendar(ledger(one, certifications=(TRAINER,)))
    assert not [event for event in events if "petition" in str(event["SUMMARY"])]


def test_a_whole_calendar() -> None:
    """One certificate of one person, held up to the letter: heads, stamps, days, words and sources."""
    say, sources = load().advice, load().sources
    held = ledger(entry("1 A", "cpr-aed", "2024-05-01", validity_years="1", title="CPR"), certifications=())
    held["id"] = OWNER
    text, _ = calendar(held)
    body, page = say["calendar-certificate-more"], sources[say["calendar-certificate-more"].source]
    about = body.text.format(date="May 1, 2024")
    assert text.replace("\r\n ", "").split("\r\n") == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//cec-tally//ledger//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        f"UID:calendar-certificate-1_20_A-{OWNER}@cec-tally",
        "DTSTAMP:20250601T000000Z",
        "SEQUENCE:170899200",
        "DTSTART;VALUE=DATE:20250501",
        "DTEND;VALUE=DATE:20250502",
        f"SUMMARY:{say['calendar-certificate'].text.format(title='CPR')}",
        "DESCRIPTION:" + escape(f"{about}\n{page.where}: {page.title} ({page.dated})\n{page.url}"),
        "TRANSP:TRANSPARENT",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "TRIGGER:PT9H",
        f"DESCRIPTION:{say['calendar-certificate'].text.format(title='CPR')}",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


def test_a_cycle_s_events_say_what_is_due_and_when() -> None:
    """The end names the CECs it needs, the petition's day the review; each names its day in words."""
    held = {**ledger(entry("s", "petition", status="planned"), certifications=(TRAINER,)), "id": OWNER}
    _, events = calendar(held)
    say = load().advice
    due = {"required": "2.0", "days": "30", "end": "December 31, 2025"}
    assert [(str(event["UID"]), str(event["DESCRIPTION"]).splitlines()[0]) for event in events] == [
        (f"{name}-cpt-{OWNER}@cec-tally", say[f"{name}-more"].text.format(**due))
        for name in ("calendar-cycle-end", "calendar-petition")
    ]


ESCAPED = [
    ("XCPR; AED, adult\\child", "XCPR\\; AED\\, adult\\\\child"),
    ("one\r\ntwo\rthree\nfour", "one\\ntwo\\nthree\\nfour"),
    ("bell\x07, tab\t, null\x00, lone \ud800", "bell\\, tab\\, null\\, lone ?"),
]


@pytest.mark.parametrize(("text", "written"), ESCAPED, ids=["signs", "line ends", "what no file may hold"])
def test_a_text_is_escaped_as_the_standard_wants_it(text: str, written: str) -> None:
    """Signs get a backslash, every line end is one, and control characters are left out."""
    assert escape(text) == written


def test_a_long_line_is_folded_at_75_octets_and_no_sooner() -> None:
    """The first piece takes 75 octets, the others 74 and a space; nothing left is no piece."""
    assert [len(piece) for piece in fold("x" * 225)] == [75, 75, 75, 3]
    assert list(fold("x" * 75)) == ["x" * 75]


DONE = ledger(
    entry("c", "approved-course", "2025-02-01", status="submitted", cecs="2.0", ethics=True),
    entry("a", "cpr-aed", "2025-01-31", status="submitted", validity_years="1"),
    certifications=(TRAINER,),
)


def without(held: dict[str, Any], *ids: str) -> dict[str, Any]:
    return {**held, "entries": [one for one in held["entries"] if one["id"] not in ids]}


def test_a_cycle_is_reminded_of_while_something_is_missing() -> None:
    """180, 90, 30 and 7 days before its end, each with what is missing as of the export; nothing missing, no event."""
    short = reminders(without(DONE, "c"), about="cycle-end")
    assert [event.start for event in short] == [
        date(2025, 7, 4),
        date(2025, 10, 2),
        date(2025, 12, 1),
        date(2025, 12, 24),
    ]
    assert str(short[0]["SUMMARY"]) == "ACE Personal Trainer: renewal cycle ends in 180 days"
    told = str(short[0]["DESCRIPTION"]).splitlines()
    assert "on June 1, 2025: 1.8 of 2.0 CECs remain to be earned by December 31, 2025. 0 of 0.1 CECs on" in told[0]
    assert told[-1] == load().sources["renewal-page"].url


def test_every_need_by_itself_is_something_missing() -> None:
    """CECs reached, a card that ends before the cycle is missing; all reached, what has not been handed in is."""
    expired = {**DONE, "entries": [{**one, "date": "2024-12-30"} for one in DONE["entries"]]}
    held = {"cycle": {"start": "2024-01-01", "end": "2025-12-31"}}
    unsent = {**DONE, "entries": [{**one, "status": "completed"} for one in DONE["entries"]]}
    lasting = {**DONE, "certifications": [{**TRAINER, **held}], "entries": [*DONE["entries"]]}
    lasting["entries"].append(entry("b", "cpr-aed", "2025-03-01", status="submitted", validity_years="2"))
    assert "CPR/AED" in str(reminders(expired, about="cycle-end")[0]["DESCRIPTION"])
    assert not reminders(lasting, about="cycle-end")
    unsent["entries"].append(lasting["entries"][-1])
    assert "Not marked as submitted yet: 2 entries." in str(reminders(unsent, about="cycle-end")[0]["DESCRIPTION"])


def test_what_reaches_ace_by_itself_is_not_missing() -> None:
    """Of a passed ACE exam ACE knows; nobody has to mark it as submitted."""
    held = ledger(
        entry("exam", "ace-certification", "2025-02-01"),
        entry("ethics", "approved-course", "2025-02-01", status="submitted", ethics=True),
        entry("card", "cpr-aed", "2025-01-31", status="submitted", validity_years="1"),
        certifications=(TRAINER,),
    )
    assert not reminders(held, about="cycle-end")


def test_no_reminder_lies_in_the_past() -> None:
    """A reminder of today is still one; one of yesterday is none."""
    held = without(DONE, "c")
    assert len(reminders(held, "2025-07-04", "cycle-end")) == 4
    assert len(reminders(held, "2025-07-05", "cycle-end")) == 3
    assert not reminders(held, "2025-12-25", "cycle-end")


def test_a_petition_that_is_unsent_is_reminded_of_two_weeks_ahead() -> None:
    """It names what is to be sent and the last safe day; of many titles the first five."""
    many = [entry(f"p{at}", "petition", "2025-03-01", title=f"Workshop {at}") for at in range(7)]
    (event,) = reminders(ledger(*many, certifications=(TRAINER,)), about="petition")
    assert event.start == date(2025, 11, 17)
    told = str(event["DESCRIPTION"])
    assert "“Workshop 0”" in told
    assert "“Workshop 4” and 2 more" in told
    assert "“Workshop 5”" not in told
    assert "the last day to send it is December 1, 2025" in told
    assert not reminders(DONE, about="petition")


def test_the_card_that_lasts_longest_is_reminded_of_sixty_days_ahead() -> None:
    """An older card has been followed by another, so nothing is to be done about it; a planned one follows none."""
    held = ledger(
        entry("old", "cpr-aed", "2024-08-01", validity_years="1"),
        entry("new", "cpr-aed", "2025-05-01", validity_years="1", title="Heart"),
        entry("next", "cpr-aed", "2026-05-01", status="planned", validity_years="2"),
    )
    (event,) = reminders(held, about="certificate")
    assert str(event["UID"]).startswith("ahead-certificate-60-new-")
    assert event.start == date(2026, 3, 2)
    assert str(event["SUMMARY"]) == "Heart: CPR/AED certificate expires in 60 days"
    assert "It is valid through May 1, 2026" in str(event["DESCRIPTION"])


def test_each_event_has_an_alarm_that_says_what_it_says() -> None:
    """At nine in the morning of its day, where a calendar honours it."""
    text = ask("export", today="2025-06-01", ledger=HELD, to="ics")["export"]["text"]
    for event in Calendar.from_ical(text).walk("VEVENT"):
        (alarm,) = event.walk("VALARM")
        assert alarm["DESCRIPTION"] == event["SUMMARY"]
        assert alarm["TRIGGER"].dt == timedelta(hours=9)


def test_no_two_events_share_a_name() -> None:
    """Neither of one calendar, nor a reminder and the day it is about."""
    text = ask("export", today="2024-01-02", ledger=HELD, to="ics")["export"]["text"]
    names = [str(event["UID"]) for event in Calendar.from_ical(text).walk("VEVENT")]
    assert len(names) == len(set(names)) > 10
