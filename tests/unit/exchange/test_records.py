"""A table's text as records: by the separator that is told, however the lines end."""

import pytest

from calculator.exchange.records import SAMPLE, evenness, sample, split, swallows, told_separator

TOLD = [
    # a text, the separator its first line names, and what follows
    ("sep=;\r\nA, B;C\nD", (";", "A, B;C\nD")),
    ("sep=|", ("|", "")),
    ("sep=;;\nA", ("", "sep=;;\nA")),
    ("A;B\nsep=;\n", ("", "A;B\nsep=;\n")),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_separator_is_told_by_the_first_line_alone(text: str, told: tuple[str, str]) -> None:
    """As Excel writes it for itself."""
    assert told_separator(text) == told


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_on_any_machine(end: str) -> None:
    """With an end behind the last one or without."""
    rows = [["a", "b"], ["c", "d"]]
    text = end.join(",".join(row) for row in rows)
    assert list(split(text, ",")) == list(split(text + end, ",")) == rows


def test_a_sample_is_as_long_as_what_shows_in_it() -> None:
    """What cannot be read to its end is read as far as it goes."""
    assert sample("a;b\n" * 2 * SAMPLE, ";") == [["a", "b"]] * SAMPLE
    assert sample('a;b\n"c', ";") == [["a", "b"]]


def test_records_are_as_even_as_the_most_of_one_width() -> None:
    """Of two widths as frequent, the wider; a single cell is no table."""
    assert evenness([["a", "b"], ["a"], ["a"], ["a", "b"], ["a", "b", "c"]]) == (2, 2)
    assert evenness([["a", "b"], ["a", "b", "c"]]) == (1, 3)
    assert evenness([["a"], ["b"]]) == evenness([]) == (0, 1)


SWALLOWED = [
    (["a", "b\nc,d,e"], True),
    (["a", "b\nc,d"], False),
    (["a", "b\rc,d,e"], True),
    (["a", "b,c,d,e"], False),
    (["a", "b", "c", "d\ne,f,g"], False),
    (["a", "b", "c", "d\ne,f,g,h"], True),
]


@pytest.mark.parametrize(("record", "swallowed"), SWALLOWED)
def test_a_quotation_swallows_lines_that_have_nearly_as_many_cells(record: list[str], swallowed: bool) -> None:  # noqa: FBT001 - a table
    """One less at most, as its own first cell may stand on the line before; and more than a comma in a sentence."""
    assert swallows(record, ",") is swallowed
