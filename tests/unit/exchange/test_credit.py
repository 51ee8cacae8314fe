"""The numbers of credits in a line: where they stand with what belongs to them, whose they are, and of what."""

import pytest

from calculator.exchange.credit import CECS, HOURS, OTHER_UNIT, Credit, found, heads

LINES: dict[str, list[Credit]] = {
    "ACE 0.2 CECs / NASM 2.0": [Credit(0, 12, "0.2", "ACE", CECS), Credit(15, 23, "2.0", "NASM", "")],
    "0.2 ACE, 0.3 NASM CEUs": [Credit(0, 7, "0.2", "ACE", ""), Credit(9, 22, "0.3", "NASM", OTHER_UNIT)],
    "ACE CECs: 0.4": [Credit(0, 13, "0.4", "ACE", CECS)],
    "CECs earned: 0.4": [Credit(0, 16, "0.4", "", CECS)],
    "0.2 CECs ACE": [Credit(0, 12, "0.2", "ACE", CECS)],
    "room 4, ACE: 0.1": [Credit(5, 6, "4", "", ""), Credit(8, 16, "0.1", "ACE", "")],
    "0.2 CECs ACE; CEUs 0.3 CECs NASM": [Credit(0, 12, "0.2", "ACE", CECS), Credit(19, 32, "0.3", "NASM", CECS)],
    "ACE 0.2 NASM 0.3": [Credit(0, 7, "0.2", "ACE", ""), Credit(8, 16, "0.3", "NASM", "")],
    "2 contact hours": [Credit(0, 15, "2", "", HOURS)],
    "Level 2 - 0.3 CECs": [Credit(6, 7, "2", "", ""), Credit(10, 18, "0.3", "", CECS)],
    "10:30 and 50%": [],
}


@pytest.mark.parametrize("line", LINES)
def test_a_number_is_told_with_what_stands_beside_it(line: str) -> None:
    """In front of it or behind, as the first of a line that is named has it."""
    assert found(line) == LINES[line]


def test_a_head_of_credits_names_the_body_or_the_unit() -> None:
    """Hours head no credits, and neither does any other word."""
    cells = ("ACE CECs", "CECs", "CEUs", "Hours", "Course")
    assert [heads(cell) for cell in cells] == ["ACE", CECS, OTHER_UNIT, "", ""]
