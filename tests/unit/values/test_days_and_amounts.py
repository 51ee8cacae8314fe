"""Days, amounts and course numbers, at the edges where a rule turns."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from calculator.ledger.answers import read_answer
from calculator.rulebook import load
from calculator.rules.award import OTHERS, RULES, clause
from calculator.values import amounts
from calculator.values.coursenumber import Verdict, examine
from calculator.values.cycle import Cycle, is_two_digit_safe, months_after, slashed

CYCLE = Cycle(date(2024, 6, 1), date(2026, 5, 31))


def test_a_cycle_counts_both_of_its_ends() -> None:
    """Two years are 730 days, the first and the last included; inside, nothing is missed."""
    assert CYCLE.days == 730
    missed = [CYCLE.days_missed_by(day) for day in (date(2024, 5, 31), CYCLE.start, CYCLE.end, date(2026, 6, 1))]
    assert missed == [-1, 0, 0, 1]


@pytest.mark.parametrize(("year", "safe"), [(100, False), (101, True), (9899, True), (9900, False)])
def test_a_day_needs_a_hundred_years_of_calendar_on_either_side(year: int, safe: bool) -> None:  # noqa: FBT001 - a table
    """Nearer to the ends of the calendar, adding years to it could fail."""
    assert is_two_digit_safe(date(year, 1, 1)) is safe


def test_a_minus_is_read_in_either_sign() -> None:
    """As a keyboard has it, and as a word processor sets it; what is no number at all is none."""
    assert [amounts.parse(typed) for typed in ("-1", "−1", 1.5, None, [])] == [
        Decimal(-1),
        Decimal(-1),
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(("typed", "count"), [("1", 0), ("100", 0), ("0.250", 2), ("0.5", 1), ("NaN", 0)])
def test_decimals_are_counted_without_trailing_zeros(typed: str, count: int) -> None:
    """So 0.250 is as good as 0.25."""
    assert amounts.decimals(Decimal(typed)) == count


VERDICTS = [
    ("CEP12345O", Verdict("CEP12345O", usual=False, repair="CEP123450", remark="")),
    ("CX12345", Verdict("CX12345", usual=False, repair="", remark="")),
    ("12345", Verdict("12345", usual=False, repair="CEP12345", remark="no-letters")),
    ("123456", Verdict("123456", usual=False, repair="CEP123456", remark="no-letters")),
    ("1234567", Verdict("1234567", usual=False, repair="", remark="no-letters")),
    ("1234", Verdict("1234", usual=False, repair="", remark="no-letters")),
    ("CP1234", Verdict("CP1234", usual=False, repair="", remark="")),
    ("CL1234567", Verdict("CL1234567", usual=False, repair="", remark="too-long")),
    ("CEP123458.", Verdict("CEP123458.", usual=False, repair="CEP123458")),
    ("(CEP123459)", Verdict("(CEP123459)", usual=False, repair="CEP123459")),
    ("CEP: 123450", Verdict("CEP:123450", usual=False, repair="CEP123450")),
    ("#CEP123451", Verdict("#CEP123451", usual=False, repair="CEP123451")),
    ("ACE CEP123452", Verdict("ACECEP123452", usual=False, repair="CEP123452")),
    ("ace course no. cs-00001 (online)", Verdict("ACECOURSENO.CS00001(ONLINE)", usual=False, repair="CS00001")),
    ("CEP123456, CEP 123456", Verdict("CEP123456,CEP123456", usual=False, repair="CEP123456")),
    ("CEP123456 or CEP123457", Verdict("CEP123456ORCEP123457", usual=False)),
    ("XCEP123456", Verdict("XCEP123456", usual=False)),
    ("CEP1234567.", Verdict("CEP1234567.", usual=False, remark="too-long")),
    ("#123456", Verdict("#123456", usual=False, repair="CEP123456", remark="no-letters")),
    ("(CEPl2345O)", Verdict("(CEPL2345O)", usual=False, repair="CEP123450")),
]


def test_course_numbers_as_they_stand_on_certificates_have_a_repair() -> None:
    """What stands around one is kept as typed, and what cannot be seen is dropped."""
    typed = (Path(__file__).parents[2] / "data/field/61-course-numbers.txt").read_text().splitlines()
    found = [(one.number if one.usual else one.repair) for one in map(examine, typed)]
    assert found == ["CEP123456", "CEP123457", "CEP123458", "CEP123459", "CEP123450", "CEP123451", "CEP123452"]


@pytest.mark.parametrize(("typed", "verdict"), VERDICTS, ids=[typed for typed, _ in VERDICTS])
def test_a_doubted_number_is_kept_and_repaired_where_that_is_likely(typed: str, verdict: Verdict) -> None:
    """The number as typed, that it is not usual, and at most one repair and one remark."""
    found = examine(typed)
    assert found == verdict
    assert found.usual is False


def test_a_clause_has_one_function() -> None:
    """A second function of a clause is a fault, told by the clause's name; a new one is registered as it is."""
    with pytest.raises(ValueError, match="the clause 'posted' has two functions"):
        clause("posted")(lambda: None)
    function = clause("of-a-test")(lambda: None)
    assert RULES.pop("of-a-test") is function
    other = clause("of-a-test", "else")(lambda: None)
    assert OTHERS.pop(("of-a-test", "else")) is other


def test_the_last_month_of_the_calendar_has_a_last_day() -> None:
    """Though there is no month after it."""
    assert months_after(date(9999, 10, 31), 2) == date(9999, 12, 31)
    assert months_after(date(9999, 10, 31), 1) == date(9999, 11, 30)


@pytest.mark.parametrize("day", [date(101, 1, 2), date(999, 12, 31), date(2024, 2, 29), date(9899, 12, 31)])
def test_a_written_day_is_read_as_the_same_day(day: date) -> None:
    """Also one whose year has fewer than four digits."""
    assert read_answer(load().fields["date"], slashed(day)) == day
