"""What a head names and how well, and where in a table the heads stand."""

import pytest

from calculator.exchange.headings import EXACT, KNOWN, UNSURE, Heading, Names, alike, find, is_day, is_telling, score
from calculator.rulebook import load
from calculator.values.days import LONGEST

BOOK = load()
HEADS = [
    # a head, the field it names, how well, and which of the field's names it is
    ("title", "title", EXACT, 0),
    ("Kind", "kind", EXACT, 0),
    ("Course name (date)", "date", EXACT, 0),
    ("title or title", "title", EXACT, 0),
    ("Certification", "name", KNOWN, 0),
    ("Kind of activity", "opportunity", KNOWN, 0),
    ("kind or kind", "kind", KNOWN, 0),
    ("Number / #", "course_number", KNOWN, 7),
    ("Taken | When", "date", KNOWN, 14),
    ("remarks [dated]", "note", KNOWN, 4),
    ("The presentation", "title", KNOWN, 0),
    ("Total course number", "course_number", KNOWN, 1),
    ("my evidence", "evidence", KNOWN, 1),
    ("hours hrs", "contact_hours", KNOWN, 60),
    ("hours spent", "contact_hours", UNSURE, 60),
    ("When / banana", "date", UNSURE, 15),
    ("the item", "", 0, 0),
    ("Date or title", "", 0, 0),
    ("CECs of hours", "", 0, 0),
    ("The", "", 0, 0),
]


@pytest.fixture
def names() -> Names:
    """Return the names of columns, none of them met before."""
    return Names(BOOK)


@pytest.mark.parametrize(("head", "field", "sure", "rank"), HEADS)
def test_a_head_names_a_field_by_its_words(names: Names, head: str, field: str, sure: int, rank: int) -> None:
    """By its id, by a name for it, by one telling word; by none, where it names two or nothing."""
    assert tuple(names.match(head)) == (field, sure, rank)


def test_signs_alone_are_alike_as_they_are() -> None:
    """Words are alike in any case and between any signs."""
    assert [alike(text) for text in ("?  !", "Done!", " done")] == ["? !", "done", "done"]


def test_each_field_scores_by_the_surest_of_its_heads(names: Names) -> None:
    """Two for a name, one for a word in it; nothing where there are only words."""
    rows = [["When", "dated of x"], ["Course title", "hours spent"], ["hours spent"], ["The"]]
    assert [score(row, names) for row in rows] == [2, 3, 0, 0]


FOUND = [
    # the first records of a table, and where its heads are
    ([["kind", "x"], ["title", "date", "cecs"]], Heading(0, 1, ["kind", "x"])),
    ([["My courses"], ["title", "date"], ["A", "4/1/2025"]], Heading(1, 1, ["title", "date"])),
    (
        [["", "Course", "", "Contact"], ["When", "name", "code", "hrs", "x"]],
        Heading(0, 2, ["When", "Course name", "Course code", "Contact hrs", "Contact x"]),
    ),
    (
        [["Date of", "Total of", "Note"], ["completion", "cecs"]],
        Heading(0, 2, ["Date of completion", "Total of cecs", "Note"]),
    ),
    ([["Total", "", ""], ["2", "Course title", "When"]], None),
    ([], None),
    ([[]], None),
]


@pytest.mark.parametrize(("records", "heading"), FOUND)
def test_the_heads_are_those_that_name_the_most(
    names: Names, records: list[list[str]], heading: Heading | None
) -> None:
    """In one record or in two, none of them with what no head holds; the first of a table that was written here."""
    assert find(records, names) == heading


DAYS = {"4/1/2025": True, "April 1, 2025": True, "20250401": False, "someday": False, "02/30/2025": False}


@pytest.mark.parametrize("cell", DAYS)
def test_a_day_is_one_of_the_calendar(cell: str) -> None:
    """A number alone may be anything; a text that is longer than any day is none."""
    assert is_day(cell, BOOK) is DAYS[cell]
    assert is_day(cell.ljust(LONGEST), BOOK) is DAYS[cell]
    assert not is_day(cell.ljust(LONGEST + 1), BOOK)


TELLING = {"4/1/2025 to 4/2/2025": True, "CEP123456": True, "0.3": True, "x 3": False, "title": False, "": False}


@pytest.mark.parametrize("cell", TELLING)
def test_what_no_head_holds(cell: str) -> None:
    """A day in numbers, a course number, an amount; a text that is longer than these may be a head."""
    assert is_telling(cell) is TELLING[cell]
    assert is_telling(cell.ljust(LONGEST)) is TELLING[cell]
    assert not is_telling(cell.ljust(LONGEST + 1))
