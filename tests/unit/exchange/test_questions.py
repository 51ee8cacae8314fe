"""How a question about a table names what it is about: a few by name, of many how many more there are."""

from calculator.exchange.questions import NAMED, rows_named, several


def test_of_many_texts_a_few_are_named() -> None:
    """Each once, as it was typed; with one more than a sentence names, that there is one more."""
    texts = ["a", "b", "a", "c", "d", "e"]
    assert several(texts) == "“a”, “b”, “c”, “d”, “e”"
    assert several([*texts, "f", "f"]) == "“a”, “b”, “c”, “d”, “e” and 1 more"


def test_of_many_rows_twice_as_many_are_named() -> None:
    """A number is shorter than a title."""
    rows = range(1, 2 * NAMED + 1)
    assert rows_named([*rows, 1]) == "rows 1, 2, 3, 4, 5, 6, 7, 8, 9 and 10"
    assert rows_named([*rows, 11, 12]) == "rows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 2 more"
