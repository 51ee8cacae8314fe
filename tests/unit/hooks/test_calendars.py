"""The calendars to subscribe to, read as another program would read them."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from downloads import calendars
from finish import precache
from icalendar import Calendar

from calculator.rulebook import load
from calculator.values.cycle import years_after


@cache
def files() -> dict[str, bytes]:
    """Return all of them, made when the first test asks: to make them takes longer than to collect all tests."""
    return calendars.files(load())


def days(end: str) -> dict[str, date]:
    found = Calendar.from_ical(files()[f"calendars/{end}.ics"]).walk("VEVENT")
    return {str(event["UID"]): event.start for event in found}


def test_there_is_one_for_each_day_of_four_years() -> None:
    """From the rulebook's first day on, both ends included, and each of them parses."""
    first = date.fromisoformat(load().reminders.first)
    assert len(files()) == (years_after(first, 4) - first).days + 1
    assert min(files()) == f"calendars/{first}.ics"
    assert all(len(Calendar.from_ical(text).walk("VEVENT")) == 6 for text in files().values())


def test_the_same_sources_give_the_same_bytes() -> None:
    """No clock and no chance takes part; the whole folder is of a few megabytes."""
    assert calendars.files(load()) == files()
    assert sum(map(len, files().values())) < 7_000_000


@pytest.mark.parametrize("end", ["2027-05-31", "2028-02-29"])
def test_its_days_are_those_of_the_rules(end: str) -> None:
    """The reminders stand as far ahead as the rulebook says, the petition's before its last safe day."""
    rules, last = load(), date.fromisoformat(end)
    review = int(rules.amount("petition-review-days", rules.newest))
    assert days(end) == {
        **{f"cycle-days-ahead-{n}-{end}@cec-tally": last - timedelta(days=n) for n in (180, 90, 30, 7)},
        f"cycle-days-petition-14-{end}@cec-tally": last - timedelta(days=review + 14),
        f"cycle-days-end-0-{end}@cec-tally": last,
    }


def test_it_says_what_the_rules_of_that_day_ask_for() -> None:
    """So a changed rule reaches whoever subscribed; and it says that it is unofficial."""
    whole = Calendar.from_ical(files()["calendars/2027-05-31.ics"])
    told = str(whole.walk("VEVENT")[0]["DESCRIPTION"])
    assert told.startswith("By May 31, 2027: 2.0 CECs completed, 0.1 of them on professional conduct and ethics")
    assert str(whole["X-WR-CALDESC"]).startswith("Unofficial: ACE decides.")


def test_none_is_kept_for_offline_use(tmp_path: Path) -> None:
    """A reader's browser never downloads them."""
    (tmp_path / "calendars").mkdir()
    (tmp_path / "calendars" / "2027-05-31.ics").write_bytes(b"BEGIN")
    (tmp_path / "index.html").write_text("x")
    assert set(precache.release(tmp_path).guide) == {"index.html"}
