"""A day as people type it: read where it can mean one day only, and told where it can mean two."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import ask

from calculator.rulebook import load
from calculator.values import daynumbers
from calculator.values.cleared import cleared
from calculator.values.days import DAY_FIRST, LONGEST, MONTH_FIRST, YEAR_FIRST, Meanings, meanings, month_end

NAMES = load().names
FIRST = date(2025, 4, 1)
ONE_DAY = [
    *("April 1, 2025", "Apr 1 2025", "apr. 1, 2025", "1 April 2025", "1-Apr-25", "01apr2025", "1st of April, 2025"),
    *("April 1st, 2025", "Apr 1 '25", "Apr-01-2025", "2025-Apr-01", "2025 April 1", "Tuesday, April 1, 2025"),
    *("2025-04-01", "2025-4-1", "2025/04/01", "2025.4.1", "20250401", "2025-04-01T00:00:00.000Z"),
    *("2025-04-01 00:00:00", "2025-04-01T14:30", "2025-04-01T23:00:00-05:00", "April 1, 2025 at 10:30 a.m."),
    *("Tue Apr 01 2025 00:00:00 GMT-0700 (Pacific Daylight Time)", "Tue 01/04/2025", "Tue, 4/1/2025 0:00 AM"),
    *("Apr. 1, ’25", "(April 1, 2025)", "[2025-04-01].", "2025.04.01.", "Apr 1 2025,"),
    *("2025-04-01 24:00", "2025-04-01 23:59:60.999", "April 1, 2025".ljust(LONGEST, ".")),
]


@pytest.mark.parametrize("typed", ONE_DAY)
def test_what_can_mean_one_day_only_is_that_day(typed: str) -> None:
    """Names, ordinals, a year in front, a weekday that decides, a time of day behind."""
    found = meanings(typed, NAMES)
    assert found
    assert (found.settled, found.zoned) == (FIRST, False)


U_S = ["04/01/2025", "4/1/2025", "04/01/25", "04-01-2025", "4.1.2025", "4 / 1 / 2025", "04 01 2025", "04012025"]


@pytest.mark.parametrize("typed", [*U_S, "040125", "4/1/2025 0:00", "4‑1‑2025", "4⁄1⁄2025"])
def test_three_numbers_are_two_days_until_an_order_is_known(typed: str) -> None:
    """In the order of the U.S. the one, with the day first the other; by themselves neither."""
    found = meanings(typed, NAMES)
    assert found
    assert (found.read(MONTH_FIRST), found.read(DAY_FIRST)) == (FIRST, date(2025, 1, 4))
    assert found.settled is None


def test_one_order_is_enough_where_the_other_gives_no_day() -> None:
    """A thirteenth month settles it, the same day and month does too, and what fits no order is no day."""
    turned, same, none = (meanings(typed, NAMES) for typed in ("31/12/2025", "5/5/25", "02/30/2025"))
    assert turned
    assert same
    assert none
    assert turned == Meanings({DAY_FIRST: date(2025, 12, 31)})
    assert turned.read(MONTH_FIRST) == date(2025, 12, 31)
    assert same.settled == date(2025, 5, 5)
    assert none == Meanings({})
    assert none.read(MONTH_FIRST) is None


def test_a_year_of_two_digits_may_stand_first_between_hyphens() -> None:
    """As in 25-03-08, which is two days; a year of two digits is one of 1970 to 2069."""
    hyphens, slashes = meanings("25-03-08", NAMES), meanings("25/03/08", NAMES)
    assert hyphens == Meanings({DAY_FIRST: date(2008, 3, 25), YEAR_FIRST: date(2025, 3, 8)})
    assert slashes == Meanings({DAY_FIRST: date(2008, 3, 25)})
    years = [meanings(f"1 May {year}", NAMES) for year in ("69", "70", "00", "99")]
    assert [one and one.settled and one.settled.year for one in years] == [2069, 1970, 2000, 1999]


@pytest.mark.parametrize("day", [date(1900, 1, 12), date(2025, 12, 31), date(2199, 12, 31)])
def test_eight_digits_in_a_row_are_read_where_their_year_is_one_of_ours(day: date) -> None:
    """Those of 1900 to 2199 in front; at the end they would be of another millennium."""
    assert meanings(day.strftime("%Y%m%d"), NAMES) == Meanings({YEAR_FIRST: day})


def test_a_time_of_greenwich_may_be_another_day_elsewhere() -> None:
    """At midnight it stands for the whole day; at another hour the day is read as written, and marked."""
    times = {
        "T00:00:00Z": False,
        "T00:00:01Z": True,
        " 23:00 UTC": True,
        "T06:00:11+00:00": True,
        "T06:00+01:00": False,
    }
    for time, zoned in times.items():
        assert meanings(f"2025-04-01{time}", NAMES) == Meanings({YEAR_FIRST: FIRST}, zoned), time


NO_DAY = [
    *("", "someday", "April 2025", "04/2025", "4/1", "4/1-2025", "1/4/202", "2025-03-011", "20250301T", "1234567"),
    *("18991231", "22000101", "Apr 12-13, 2025", "Smarch 1, 2025", "4/1/2025 25:00", "4/1/2025 10:60", "٣/١/٢٠٢٥"),
    *("Ma 1, 2025", "1 2 3 4", "4/1/2025 4/2/2025", "x" * LONGEST, "4/1/2025" + " " * LONGEST + "0:00", "CEP123456"),
    *("4/1/2025 10:30:61", "123/4/2025"),
]


@pytest.mark.parametrize("typed", NO_DAY)
def test_what_is_no_day_is_not_read_as_one(typed: str) -> None:
    """Months without a day, ranges, numbers of other things, other scripts, and whatever is too long to be a day."""
    assert meanings(typed, NAMES) is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("31411.5", []),
        ("31412.5", ["1990-01-01"]),
        ("32873.5", ["1994-01-01"]),
        ("32874.5", ["1990-01-01", "1994-01-02"]),
        ("49673.5", ["2035-12-30", "2039-12-31"]),
        ("49674.5", ["2035-12-31"]),
        ("51135.5", ["2039-12-31"]),
        ("51136.5", []),
    ],
)
def test_a_number_counts_days_of_which_somebody_keeps_a_list(typed: str, found: list[str]) -> None:
    """From the first day of 1990 to the last of 2039, from either day that spreadsheets begin with."""
    assert [day.isoformat() for day in daynumbers.meanings(typed).values()] == found


WRITTEN = [
    *("{y}-{m:02}-{d:02}", "{y}/{m}/{d}", "{m}/{d}/{y}", "{m:02}-{d:02}-{y}", "{m}.{d}.{y}", "{m:02}{d:02}{y}"),
    *("{m:02}/{d:02}/{short:02}", "{name} {d}, {y}", "{d} {name} {y}", "{d}-{name:.3}-{short:02}", "{y}{m:02}{d:02}"),
]
TIMES = ["", " 00:00", "T00:00:00Z", " 0:00:00 AM"]
SIGNS = ["{}", " {} ", '="{}"', "'{}", "\u200e{}\u200b", "\u00a0{}\ufeff"]


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)), *(st.sampled_from(one) for one in (WRITTEN, TIMES, SIGNS)))
def test_any_day_in_any_writing_is_read_in_the_order_it_is_in(day: date, way: str, time: str, signs: str) -> None:
    """Whatever else it could mean is kept beside it, and what is not seen makes no difference."""
    parts = {"y": day.year, "m": day.month, "d": day.day, "short": day.year % 100, "name": NAMES.months[day.month - 1]}
    found = meanings(cleared(signs.format(way.format(**parts) + time)), NAMES)
    assert found
    assert found.read(MONTH_FIRST) == day
    assert set(found.days.values()) - {day} == set() or found.settled is None


@given(st.text("0123456789/-. APMaprilT:,Z+'", max_size=LONGEST))
def test_any_text_is_read_or_is_no_day(text: str) -> None:
    """Never a fault, and never a day that has no order."""
    found = meanings(text, NAMES)
    assert found is None or set(found.days) <= {MONTH_FIRST, DAY_FIRST, YEAR_FIRST}


# --- said back ---


def said(opportunity: str = "", **fields: Any) -> Any:  # noqa: ANN401 - whatever was typed
    return ask("days", fields=fields, opportunity=opportunity)["days"]


def test_the_day_that_was_read_is_said_back() -> None:
    """In words, and how it was read where that may surprise; an empty field is passed over."""
    answer = said(date="04012025", **{"cycle.start": " ", "cycle.end": "31/12/2025"})
    one = {"date": "2025-04-01", "said": "April 1, 2025", "sentence": "April 1, 2025", "problem": ""}
    turned = "December 31, 2025: only with the day before the month is this a date."
    assert answer == {
        "date": one,
        "cycle.end": {"date": "2025-12-31", "said": "December 31, 2025", "sentence": turned, "problem": ""},
    }
    problem = load().problems["date-unreadable"].format(noun="the completion date", value="7")
    assert said(date=7)["date"] == {"date": None, "said": "", "sentence": "", "problem": problem}


FOLLOWS = [
    # the fields, how long a card is valid, and what follows
    ({"cycle.end": "05/31/2026"}, None, {"cycle.start": "06/01/2024"}),
    ({"cycle.end": "May"}, None, {}),
    ({"cycle.start": "06/01/2024"}, None, {}),
    ({"expires": "03/15/2027"}, "2", {"date": "03/15/2025"}),
    ({"expires": "02/29/2028"}, "1", {"date": "02/28/2027"}),
    ({"expires": "03/2027", "date": ""}, "2", {}),
    ({"expires": "03/15/2027"}, "", {}),
]


@pytest.mark.parametrize(("fields", "years", "follows"), FOLLOWS)
def test_what_follows_from_a_day_that_was_read(fields: dict[str, str], years: object, follows: dict[str, str]) -> None:
    """A cycle's start and a card's date; from a month alone no day follows."""
    assert ask("days", fields=fields, opportunity="cpr-aed", validity_years=years)["follows"] == follows


def test_what_can_be_two_days_is_asked_about_by_the_fields_own_name() -> None:
    """Both days are named; so is what cannot be read at all."""
    asked = said("cpr-aed", date="25-03-08")["date"]
    assert asked["date"] is None
    assert asked["problem"].startswith("“25-03-08” can be March 25, 2008 or March 8, 2025. Write the date on the cert")
    assert said(date="soon")["date"]["problem"] == load().problems["date-unreadable"].format(
        noun="the completion date", value="soon"
    )


def test_only_fields_of_days_can_be_said_back() -> None:
    """Whoever asks about another is told so."""
    for name in ("title", "odd"):
        assert ask("days", fields={name: "x"})["error"] == f"“{name}” is no field of a day"


def test_what_is_not_seen_is_left_out_and_the_rest_stays() -> None:
    """Spaces of all kinds become plain ones, a cell's formula its text; a quotation inside is no such formula."""
    assert cleared("\ufeff\u00a0CEP\u202f123456\u200b\u2066 ") == "CEP 123456"
    assert [cleared(one) for one in ('="0.3"', '= " 0.3 "', '="a"b"', "'=1", "''x")] == [
        "0.3",
        "0.3",
        '="a"b"',
        "=1",
        "'x",
    ]


MONTHS = [
    ("06/2026", date(2026, 6, 30)),
    ("6-2026", date(2026, 6, 30)),
    ("6 . 2026", date(2026, 6, 30)),
    ("2026-06", date(2026, 6, 30)),
    ("2028/2", date(2028, 2, 29)),
    ("02/2027", date(2027, 2, 28)),
    ("Dec 2026", date(2026, 12, 31)),
    ("december, 2026", date(2026, 12, 31)),
    ("12/9999", date(9999, 12, 31)),
    ("01/2026", date(2026, 1, 31)),
    ("00/2026", None),
    ("13/2026", None),
    ("06/26", None),
    ("06/0000", None),
    ("De 2026", None),
    ("Decamber 2026", None),
    ("06/10/2026", None),
    ("", None),
]


@pytest.mark.parametrize(("typed", "day"), MONTHS)
def test_a_card_that_names_a_month_is_valid_through_its_last_day(typed: str, day: date | None) -> None:
    """As cards print it; a whole date, or a month that is none, is not read so."""
    assert month_end(typed, load().names) == day


def test_the_last_day_of_a_month_is_said_back_where_a_card_names_it() -> None:
    """Only there: of a completion date a month is not enough."""
    told = ask("days", fields={"expires": "06/2026"}, opportunity="cpr-aed")["days"]["expires"]
    assert (told["date"], told["said"], told["problem"]) == ("2026-06-30", "June 30, 2026", "")
    told = ask("days", fields={"expires": "06/10/2026"}, opportunity="cpr-aed")["days"]["expires"]
    assert told["date"] == "2026-06-10"
    assert ask("days", fields={"date": "06/2026"})["days"]["date"]["problem"]
