"""Which way to earn a row is about: by a word for it, or by what else stands in the row."""

from typing import Any

import pytest

from calculator.exchange.kinds import Kinds
from calculator.rulebook import load

KINDS = Kinds(load())
WAYS = {"CPR": "cpr-aed", "my CPR day": "cpr-aed", "CPR at college": "", "Workshop": "", "": ""}


@pytest.mark.parametrize("cell", WAYS)
def test_a_cell_names_one_way_to_earn_or_none(cell: str) -> None:
    """By itself or among other words; of two it names neither."""
    assert KINDS.way(cell) == WAYS[cell]


CONTENT: list[tuple[dict[str, Any], str]] = [
    ({"sessions": [{"cecs": "0.1"}], "cecs": "0.1"}, "conference"),
    ({"cecs": "0.1", "grade": "B"}, "approved-course"),
    ({"course_number": "CEP123456"}, "approved-course"),
    ({"grade": "B", "contact_hours": "2"}, "college-course"),
    ({"credit_system": "semester"}, "college-course"),
    ({"contact_hours": "2"}, "petition"),
    ({"title": "Core", "cecs": "", "grade": ""}, ""),
]


@pytest.mark.parametrize(("item", "way"), CONTENT)
def test_what_stands_in_a_row_fits_one_way_to_earn_or_none(item: dict[str, Any], way: str) -> None:
    """The first that it fits; what is blank tells nothing."""
    assert KINDS.by_content(item) == way


def test_a_card_is_valid_for_as_long_as_its_cecs_say() -> None:
    """Those of one year or of two, and no others."""
    assert [KINDS.validity(cecs) for cecs in ("0.2", "0.4", "0.3", None)] == ["1", "2", "", ""]
