"""How the work grows with a ledger, counted in function calls: a count is the same on every machine."""

import json
import sys

import pytest
from people import TODAY, entry, ledger

from calculator.browser import respond

CHOICES = [{"opportunity": "approved-course", "cecs": "0.3"}, {"opportunity": "mentoring"}, {"opportunity": "petition"}]


def calls(request: dict[str, object]) -> int:
    text, count = json.dumps({"today": TODAY, **request}), 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        respond(text)
    finally:
        sys.setprofile(before)
    return count


def person(entries: int) -> dict[str, object]:
    """Return a ledger of small courses, each with its own number, before the planner's day."""
    rows = [entry(f"e{at}", "approved-course", cecs="0.01", course_number=f"CEP{100000 + at}") for at in range(entries)]
    return ledger(*rows)


def undecided(entries: int) -> dict[str, object]:
    """Return a ledger that hangs on one petition, with talks and courses that count in the cycle or miss it."""
    kinds = [("presentation", "2025-03-01"), ("approved-course", "2023-03-01"), ("mentoring", "2023-03-01")]
    rows = [entry(f"e{at}", *kinds[at % 3]) for at in range(entries)]
    courses = [{**row, "course_number": f"CEP{100000 + at}"} for at, row in enumerate(rows) if "course_number" in row]
    rest = [row for row in rows if "course_number" not in row]
    return ledger(entry("p", "petition", contact_hours="16"), *courses, *rest)


def test_twice_the_refusals_and_changes_are_about_twice_the_work() -> None:
    """Neither trying a refusal nor looking for the smallest change reads the whole ledger again for each entry."""
    small, large = (calls({"do": "safety", "ledger": undecided(count)}) for count in (90, 180))
    assert large <= 2.3 * small


@pytest.mark.parametrize("do", ["worth", "ways", "timeline", "steps", "tidy", "export"])
def test_twice_the_entries_are_about_twice_the_work(do: str) -> None:
    """Twice as long a ledger takes no more than a little over twice the calls."""
    small, large = (calls({"do": do, "ledger": person(count), "choices": CHOICES, "to": "csv"}) for count in (80, 160))
    assert large <= 2.3 * small


def test_twice_the_people_are_about_twice_the_work() -> None:
    """A roster of twice as many ledgers takes no more than a little over twice the calls."""
    people = [{"name": str(at), "ledger": person(8)} for at in range(40)]
    small, large = (calls({"do": "roster", "ledgers": people[:count]}) for count in (20, 40))
    assert large <= 2.3 * small
