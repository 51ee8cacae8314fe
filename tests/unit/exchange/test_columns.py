"""What a column is judged by: its head, trimmed, and the first of its cells that say anything."""

from calculator.exchange.columns import gathered
from calculator.exchange.headings import Names
from calculator.exchange.records import SAMPLE
from calculator.rulebook import load


def test_a_column_is_judged_by_its_first_cells_that_say_anything() -> None:
    """Blank ones, dashes and words for nothing are passed over; a record may be longer than the heads."""
    first, second = gathered([" A "], [["x", "  "], ["n/a", "y"], [" ", "–"], *[["z"]] * SAMPLE], Names(load()))
    assert (first.head, first.cells) == ("A", ["x", *["z"] * (SAMPLE - 1)])
    assert (second.head, second.cells) == ("", ["y"])


def test_what_begins_far_down_a_table_is_not_looked_for() -> None:
    """After four times as many records a column counts as empty."""
    for blank, seen in ((4 * SAMPLE - 1, ["x"]), (4 * SAMPLE, [])):
        (column,) = gathered(["A"], [*[[""]] * blank, ["x"]], Names(load()))
        assert column.cells == seen
