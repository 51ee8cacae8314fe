"""Rows of ACE's own list: how they are read, and the entries that they are."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from people import entry, ledger

from calculator.exchange.posted import Posted, matched, read
from calculator.ledger.reader import read_ledger
from calculator.rulebook import load

BOOK = load()
TEXTS: dict[str, list[Posted]] = {
    "Number  Date  CECs\nCEP123456  3/25/2025  0.2\nCEP123457  3/26/2025  0.3\n": [
        Posted(2, "CEP123456", "2025-03-25", "", Decimal("0.2")),
        Posted(3, "CEP123457", "2025-03-26", "", Decimal("0.3")),
    ],
    "Number Date CECs\nCEP123456 3/25/2025 0.2\nCEP123457 3/26/2025 0.3\n": [
        Posted(2, "CEP123456", "2025-03-25", "", Decimal("0.2")),
        Posted(3, "CEP123457", "2025-03-26", "", Decimal("0.3")),
    ],
    "Title,Date,CECs\nCore training,3/25/2025,soon\n": [Posted(2, "", "2025-03-25", "Core training", None)],
    "Title\tCECs posted\tCECs\nCore\t0.2\t0.3\n": [Posted(2, "", "", "Core", Decimal("0.2"))],
    "Type\tTitle\tDate\tCECs\nConference\tSummit\t3/25/2025\t0.5\n": [
        Posted(2, "", "2025-03-25", "Summit", Decimal("0.5"))
    ],
    "Course number\tSessions you attended\nCEP123456\t[5]\n": [Posted(2, "CEP123456", "", "", None)],
    "Course number\tSessions you attended\nCEP123456\tjson:[5]\n": [Posted(2, "CEP123456", "", "", None)],
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_list_is_read_whatever_stands_between_its_cells(text: str) -> None:
    """Tabs, commas, two blanks or one; a figure of ACE's goes before another, and what is none is none."""
    assert read(text, BOOK) == TEXTS[text]


DAY, OTHER = "2025-03-25", "2025-03-26"


def row(number: str = "", day: str = "", title: str = "", at: int = 2) -> Posted:
    return Posted(at, number, day, title, None)


def held(name: str, title: str, day: str = DAY, number: str = "") -> dict[str, Any]:
    return entry(name, "approved-course", day, title=title, course_number=number)


MATCHED: list[tuple[list[Posted], list[dict[str, Any]], list[str]]] = [
    # the rows, the entries, and the entry that each row is
    ([row(day=DAY, title="B")], [held("a", "A"), held("b", "B")], ["b"]),
    ([row(title="b!")], [held("a", "A"), held("b", "B", OTHER)], ["b"]),
    ([row(day=DAY, title="X")], [held("a", "A", number="CEP123456")], ["a"]),
    ([row("CEP123456", DAY), row("CEP123456", DAY, at=3)], [held("a", "A", number="CEP123456")], ["a", ""]),
    ([row(day=DAY, title="T")], [held("a", "T", OTHER), held("b", "T"), held("c", "X")], ["b"]),
    ([row(day=DAY, title="A")], [held("a", "A", number="CEP123456"), held("b", "B")], ["a"]),
    (
        [row("CEP999999", DAY, "T"), row(day=DAY, title="T", at=3), row(day=DAY, title="T", at=4)],
        [held(name, "T", number=f"CEP12345{at}") for at, name in enumerate("abc")],
        ["", "a", "b"],
    ),
]


@pytest.mark.parametrize(("rows", "entries", "found"), MATCHED)
def test_a_row_is_the_entry_that_tells_it_best(
    rows: list[Posted], entries: list[dict[str, Any]], found: list[str]
) -> None:
    """By number and day, by either, by its day and title, by a day of its own; none twice, none of another number."""
    known = read_ledger(ledger(*entries), BOOK, date(2025, 6, 1)).ledger.entries
    pairs = matched(rows, known)
    assert [pairs[one].id if one in pairs else "" for one in rows] == found
