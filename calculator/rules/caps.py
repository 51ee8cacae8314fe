"""The most that entries of one kind earn together in a cycle.

Besides the award, a cap is told how many CECs entries of the kind that go before it have taken.
"""

from __future__ import annotations

from decimal import Decimal

from calculator.rules.award import Award, Scope, Tier, clause
from calculator.values.amounts import ZERO, written


def _capped(award: Award, scope: Scope, taken: Decimal, name: str, parameter: str) -> Award:
    cap = scope.amount(parameter)
    left = max(ZERO, cap - taken)
    if award.cecs <= left:
        return award
    detail = {"cap": written(cap), "used": written(min(cap, taken)), "worth": written(award.cecs)}
    reason = scope.reason(name, "capped", cecs=written(left), **detail)
    return Award(award.entry, award.tier if left else Tier.NONE, left, (*award.reasons, reason))


@clause("college-cap")
def college_cap(award: Award, scope: Scope, taken: Decimal) -> Award:
    """Limit college courses together."""
    return _capped(award, scope, taken, "college-cap", "college-cap")


@clause("presentation-cap")
def presentation_cap(award: Award, scope: Scope, taken: Decimal) -> Award:
    """Limit presentations together."""
    return _capped(award, scope, taken, "presentation-cap", "presentation-cap")


@clause("publication-together")
def publication_together(award: Award, scope: Scope, taken: Decimal) -> Award:
    """Limit publications together."""
    return _capped(award, scope, taken, "publication-together", "publication")


@clause("correspondence-course-together")
def correspondence_course_together(award: Award, scope: Scope, taken: Decimal) -> Award:
    """Limit correspondence courses together."""
    return _capped(award, scope, taken, "correspondence-course-together", "correspondence-course")


@clause("mentoring-cap")
def mentoring_cap(award: Award, scope: Scope, taken: Decimal) -> Award:
    """Limit mentoring and community outreach together."""
    return _capped(award, scope, taken, "mentoring-cap", "mentoring")
