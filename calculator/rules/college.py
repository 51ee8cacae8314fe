"""What a college course is worth: its hours, its grade, its subject."""

from __future__ import annotations

from dataclasses import replace

from calculator.rules.award import Award, Scope, Tier, clause, earn, note
from calculator.values.amounts import plain, written


def _college(award: Award, scope: Scope, name: str, parameter: str) -> Award:
    rate, hours = scope.amount(parameter), award.entry.amount("credit_hours")
    return earn(award, scope, name, "counts", rate * hours, hours=plain(hours), rate=written(rate))


@clause("college-credit-hour")
def college_credit_hour(award: Award, scope: Scope) -> Award:
    """Count semester credit hours."""
    if award.entry.text("credit_system") != "semester":
        return award
    return _college(award, scope, "college-credit-hour", "college-credit-hour")


@clause("college-quarter-unit")
def college_quarter_unit(award: Award, scope: Scope) -> Award:
    """Count quarter units at ACE's later figure."""
    if award.entry.text("credit_system") != "quarter":
        return award
    return _college(award, scope, "college-quarter-unit", "college-quarter-unit")


@clause("college-quarter-hour")
def college_quarter_hour(award: Award, scope: Scope) -> Award:
    """Count quarter hours as credit hours, where ACE had not told them apart."""
    if award.entry.text("credit_system") != "quarter":
        return award
    return _college(award, scope, "college-quarter-hour", "college-quarter-unit")


@clause("college-quarter-hour", "later-figure")
def college_quarter_hour_at_the_later_figure(award: Award, scope: Scope) -> Award:
    """Count quarter hours at the figure that ACE has stated since."""
    if award.entry.text("credit_system") != "quarter":
        return award
    rate = scope.rulebook.amount("college-quarter-unit", scope.rulebook.newest)
    hours = award.entry.amount("credit_hours")
    detail = {"hours": plain(hours), "rate": written(rate)}
    return earn(award, scope, "college-quarter-hour", "later-figure", rate * hours, **detail)


@clause("college-grade")
def college_grade(award: Award, scope: Scope) -> Award:
    """Refuse a grade lower than C."""
    grade = award.entry.text("grade")
    if not (grade.startswith(("D", "F")) or grade == "fail"):
        return award
    return award.refused(scope.reason("college-grade", "too-low", grade=grade.replace("-", "−")))


@clause("college-c-minus")
def college_c_minus(award: Award, scope: Scope) -> Award:
    """Refuse C−, read as lower than C."""
    if award.entry.text("grade") != "C-":
        return award
    return award.refused(scope.reason("college-c-minus", "too-low"))


@clause("college-c-minus", "counts")
def college_c_minus_as_c(award: Award, _scope: Scope) -> Award:
    """Count C− as C."""
    return award


@clause("college-pass-fail")
def college_pass_fail(award: Award, scope: Scope) -> Award:
    """Leave a pass or credit grade to ACE."""
    if award.entry.text("grade") != "pass":
        return award
    return replace(note(award, scope.reason("college-pass-fail", "depends")), tier=Tier.DEPENDS)


@clause("college-pass-fail", "counts")
def college_pass_fail_as_c(award: Award, _scope: Scope) -> Award:
    """Count a pass or credit grade as C."""
    return award


@clause("college-pass-fail", "refused")
def college_pass_fail_refused(award: Award, scope: Scope) -> Award:
    """Refuse a pass or credit grade."""
    if award.entry.text("grade") != "pass":
        return award
    return award.refused(scope.reason("college-pass-fail", "refused"))


@clause("college-related")
def college_related(award: Award, scope: Scope) -> Award:
    """Refuse a course in an unrelated subject."""
    if not award.entry.denied("related"):
        return award
    return award.refused(scope.reason("college-related", "unrelated"))


@clause("college-petition")
def college_petition(award: Award, scope: Scope) -> Award:
    """Say that a college course goes by petition."""
    return note(award, scope.reason("college-petition", "depends"))
