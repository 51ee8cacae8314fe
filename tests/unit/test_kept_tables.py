"""Tables as people write them, made by chance: what comes in is what was meant, or it is asked about or told.

Shuffled columns under any of their names, lines above the headings, sums below, separators, quotation marks, line
ends, encodings, and days and amounts in any writing. ``make hostile`` tries 10,000.
"""

import csv
import io
import os
from base64 import b64encode
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people import ask

from calculator.rulebook import load

HEADS = {
    "title": [
        "Course",
        "Course Title",
        "title",
        "Name",
        "Training Name",
        "Activity",
        "What you did",
        "Event name",
        "courseTitle",
    ],
    "date": ["Date", "Date Completed", "Completion date", "completed on", "Date:", "Course\nDate", "DATE"],
    "cecs": ["CECs", "CEUs", "cecs", "CEC", "Credits", "CEUs earned", "CECs (0.1 per hour)", "ACE CECs"],
    "course_number": ["Course #", "Course No.", "Course number", "CEP number", "course_number", "Course\nnumber"],
    "status": ["Status", "Progress"],
    "opportunity": ["Type", "Category", "Kind of activity"],
    "note": ["Notes", "Comments", "note"],
    "hall": ["Hall", "Where we met", ""],
    "count": ["No.", "#", "Row"],
}
WORDS = [
    "Cueing",
    "Core, again",
    'The "new" squat',
    "Yoga; Zone 2",
    "Éthos d’été",
    "Level 2",
    "Tempo | rhythm",
    "Plié–jeté",
]
DAYS = st.dates(date(2015, 1, 1), date(2029, 12, 31))
WRITTEN = {
    "iso": "{y}-{m:02}-{d:02}",
    "slashes": "{y}/{m}/{d}",
    "named": "{name} {d}, {y}",
    "short": "{d}-{name:.3}-{yy:02}",
    "midnight": "{y}-{m:02}-{d:02} 00:00:00",
    "month-first": "{m}/{d}/{y}",
    "dashed month-first": "{m:02}-{d:02}-{yy:02}",
    "day-first": "{d}.{m}.{y}",
    "padded day-first": "{d:02}/{m:02}/{yy:02}",
}
AMOUNTS = ["{}", "{} CECs", '="{}"', "\u00a0{} ", "{} CEU", "{comma}"]
NUMBERS = ["{}", "{low}", '="{}"', "{}\u200b", " {} "]
ABOVE = [[], ["Name:", "Jo"], ["My continuing education"], ["Member since:", "2019"], ["Printed", "", "by hand"]]
KINDS = ["Workshop", "webinar", "Course", "Online"]
ENTRY = st.fixed_dictionaries(
    {
        "title": st.builds(" ".join, st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)),
        "date": DAYS,
        "cecs": st.integers(1, 150).map(lambda hundredths: Decimal(hundredths) / 100),
        "course_number": st.integers(10_000, 999_999).map(lambda digits: f"CEP{digits}"),
        "status": st.sampled_from(["Completed", "planned", "submitted"]),
        "opportunity": st.sampled_from(KINDS),
        "note": st.sampled_from(["", "bring mat", "a, b\nc"]),
        "hall": st.sampled_from(["East", "12 b", ""]),
    }
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[bytes, str, list[str], list[dict[str, Any]]]:
    """Return a file's octets, the order its days are written in, its columns, and the entries meant."""
    meant = draw(st.lists(ENTRY, min_size=1, max_size=6))
    optional = draw(st.lists(st.sampled_from(list(HEADS)[3:]), unique=True, max_size=4))
    columns = draw(st.permutations(["title", "date", "cecs", *optional]))
    way = draw(st.sampled_from(list(WRITTEN)))
    amount, number = draw(st.sampled_from(AMOUNTS)), draw(st.sampled_from(NUMBERS))
    rows = [
        [_cell({**one, "count": at}, column, way, amount, number) for column in columns]
        for at, one in enumerate(meant, 1)
    ]
    heads = [draw(st.sampled_from(HEADS[column])) for column in columns]
    above = draw(st.lists(st.sampled_from(ABOVE), max_size=3))
    below = [["Total", *[""] * (len(columns) - 1)]] if draw(st.booleans()) and columns[0] == "title" else []
    again = [heads] if draw(st.booleans()) and "" not in heads else []
    text = io.StringIO(newline="")
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    writer = csv.writer(text, delimiter=draw(st.sampled_from(",;\t|")), quoting=quoting, lineterminator=end)
    writer.writerows([*above, heads, *rows[:1], *again, *rows[1:], *below])
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]))
    try:
        content = text.getvalue().encode(encoding)
    except UnicodeEncodeError:
        content = text.getvalue().encode()
    return content, way.split(" ")[-1], columns, meant


def _cell(entry: dict[str, Any], column: str, way: str, amount: str, number: str) -> str:
    """Return a value as its cell is written."""
    value = entry.get(column)
    if isinstance(value, date):
        months = load().names.months
        parts = {
            "y": value.year,
            "yy": value.year % 100,
            "m": value.month,
            "d": value.day,
            "name": months[value.month - 1],
        }
        return WRITTEN[way].format(**parts)
    if column == "cecs":
        return amount.format(value, comma=str(value).replace(".", ","))
    return number.format(value, low=value.lower()) if column == "course_number" and value else str(value)


@settings(
    max_examples=int(os.environ.get("HOSTILE_FILES", "200")),
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(tables())
def test_what_comes_in_is_what_was_meant(table: tuple[bytes, str, list[str], list[dict[str, Any]]]) -> None:
    """Once the order of days is told, if that is asked; and what has no field is kept or told."""
    content, order, columns, meant = table
    request = {"ledger": None, "base64": b64encode(content).decode()}
    answers = {"day-order": order, "headings": "yes"}
    answer = ask("import", **request, answers=answers)
    assert "import" in answer, answer
    answer = answer["import"]
    assert not answer["table"]["open"], answer["table"]["questions"]
    assert not answer["problems"]
    told = " ".join(one["message"] for one in answer["warnings"])
    entries = answer["ledger"]["entries"]
    assert len(entries) == len(meant), told
    for found, entry in zip(entries, meant, strict=True):
        assert (found["title"], found["date"]) == (entry["title"], entry["date"].isoformat())
        assert (Decimal(found["cecs"]), found["opportunity"]) == (entry["cecs"], "approved-course")
        assert found["status"] == (entry["status"].lower() if "status" in columns else "completed")
        if "course_number" in columns:
            assert found["course_number"] == entry["course_number"]
        for column in {"note", "hall"} & set(columns):
            assert (
                entry[column] in [*map(str, found.values()), ""]
                or f"“{entry[column]}”" in told
                or entry[column] in str(found.get("note"))
            )
    again = ask("import", **{**request, "ledger": answer["ledger"]}, answers=answers)["import"]
    assert (again["added"], again["changed"]) == ([], [])
