"""In which order the days of a table are read: by its own proof, by its heads, or as it is answered."""

import pytest

from calculator.exchange.dayorder import Days
from calculator.exchange.questions import Questions
from calculator.rulebook import load
from calculator.values.days import DAY_FIRST, LONGEST, MONTH_FIRST

BOOK = load()
HEADS = {
    "Date (m/d/yyyy)": (MONTH_FIRST, False),
    "Date DMY": (DAY_FIRST, False),
    "Dummy date": (MONTH_FIRST, True),
    "Date": (MONTH_FIRST, True),
}


def days(*cells: str, head: str = "Date") -> tuple[Days, list[str]]:
    """Return the days of cells under a head, and the ids of the questions that are asked of them."""
    questions = Questions(BOOK)
    found = Days(cells, [head], BOOK, questions)
    return found, [one.id for one in questions.asked]


@pytest.mark.parametrize("head", HEADS)
def test_a_head_may_name_the_order(head: str) -> None:
    """By its letters, and by no other word."""
    found, asked = days("3/4/2025", head=head)
    assert (found.order, bool(asked)) == HEADS[head]


PROVED = [
    # the cells, the order they are read in, the one that is proved, and whether it is asked about
    (("25/3/2025",), MONTH_FIRST, DAY_FIRST, False),
    (("25/3/2025", "3/25/2025"), MONTH_FIRST, "", False),
    (("3/25/2025",), MONTH_FIRST, "", False),
    (("25/3/2025", "3/4/2025"), DAY_FIRST, DAY_FIRST, False),
    (("3/25/2025", "3/4/2025"), MONTH_FIRST, MONTH_FIRST, False),
    (("25/3/2025", "3/25/2025", "3/4/2025"), MONTH_FIRST, "", True),
    (("March 25, 2025", "3/4/2025"), MONTH_FIRST, "", True),
    (("2025-04-01", "25-03-08"), MONTH_FIRST, "", True),
]


@pytest.mark.parametrize(("cells", "order", "proved", "asked"), PROVED)
def test_a_day_that_fits_one_order_proves_it_for_all(
    cells: tuple[str, ...],
    order: str,
    proved: str,
    asked: bool,  # noqa: FBT001 - a table
) -> None:
    """Unless another proves the other."""
    found, questions = days(*cells)
    assert (found.order, found.proved, bool(questions)) == (order, proved, asked)


def test_a_long_cell_is_no_day() -> None:
    """With as many blanks as twice the longest day it may still be one."""
    found, _ = days()
    assert found.read("4/25/2025".ljust(2 * LONGEST)) == "2025-04-25"
    assert found.read("4/25/2025".ljust(2 * LONGEST + 1)) == "4/25/2025"


def test_numbers_of_different_lengths_are_answered_one_by_one() -> None:
    """Each as a spreadsheet may have made it."""
    questions = Questions(BOOK, {"day-numbers:5": "from-1900", "day-numbers:7": "day-first"})
    found = Days(["45748", "3082025"], ["Date"], BOOK, questions)
    assert [found.read(cell) for cell in ("45748", "3082025")] == ["2025-04-01", "2025-08-03"]
