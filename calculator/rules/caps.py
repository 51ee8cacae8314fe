"""The most that entries of one kind earn together in a cycle."""

from __future__ import annotations

from dataclasses import replace

from calculator.amounts import ZERO, written
from calculator.rules.parts import Award, Scope, Tier, clause, note


def _capped(award: Award, scope: Scope, name: str, parameter: str) -> Award:
    cap = scope.amount(parameter)
    left = max(ZERO, cap - scope.taken_before)
    if award.cecs <= left:
        return award
    detail = {"cap": written(cap), "used": written(min(cap, scope.taken_before)), "worth": written(award.cecs)}
    reason = scope.reason(name, "capped", cecs=written(left), **detail)
    return replace(note(award, reason), cecs=left, tier=award.tier if left else Tier.NONE)


@clause("college-cap")
def college_cap(award: Award, scope: Scope) -> Award:
    """Limit college courses together."""
    return _capped(award, scope, "college-cap", "college-cap")


@clause("presentation-cap")
def presentation_cap(award: Award, scope: Scope) -> Award:
    """Limit presentations together."""
    return _capped(award, scope, "presentation-cap", "presentation-cap")


@clause("publication-together")
def publication_together(award: Award, scope: Scope) -> Award:
    """Limit publications together."""
    return _capped(award, scope, "publication-together", "publication")


@clause("mentoring-cap")
def mentoring_cap(award: Award, scope: Scope) -> Award:
    """Limit mentoring and community outreach together."""
    return _capped(award, scope, "mentoring-cap", "mentoring")
