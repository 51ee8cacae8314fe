"""What the entries of one opportunity earn together in a cycle: one of several, or at most so much.

These clauses are given all awards of an opportunity that are worth something by themselves, in the order in which caps
are filled, and return them in the same order. What ACE has posted is never reduced, but it takes its part.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from calculator.rules.award import Award, Scope, Tier, clause, note
from calculator.values.amounts import ZERO, written
from calculator.values.quoting import told

ONE_COUNTS = frozenset({"college-one-submission"})  # clauses by which a second entry of a cycle earns nothing


def capped(awards: Sequence[Award], scope: Scope, name: str, parameter: str) -> list[Award]:
    """Fill a cap, award by award."""
    cap, taken, filled = scope.amount(parameter), ZERO, []
    for one in awards:
        award = one if one.tier is Tier.POSTED else _reduced(one, scope, name, cap, taken)
        taken += award.cecs
        filled.append(award)
    return filled


def _reduced(award: Award, scope: Scope, name: str, cap: Decimal, taken: Decimal) -> Award:
    left = max(ZERO, cap - taken)
    if award.cecs <= left:
        return award
    detail = {"cap": written(cap), "used": written(min(cap, taken)), "worth": written(award.cecs)}
    reason = scope.reason(name, "capped", cecs=written(left), **detail)
    return Award(award.entry, award.tier if left else Tier.NONE, left, (*award.reasons, reason))


def one_of_several(awards: Sequence[Award], scope: Scope, name: str) -> list[Award]:
    """Let one count: all that ACE has posted, or else what has come farthest, is worth most, and is earliest."""
    posted = [award for award in awards if award.tier is Tier.POSTED]
    counting = posted or [min(awards, key=_rank)]
    held = {award.entry.id for award in counting}
    first = counting[0].entry
    detail = {"title": told(first.title), "date": scope.rulebook.day(first.date)}
    refusal = scope.reason(name, "posted" if posted else "other", **detail)
    return [award if award.entry.id in held else award.refused(refusal) for award in awards]


def _rank(award: Award) -> tuple[bool, bool, Decimal, date, int]:
    planned = award.tier is Tier.PLANNED
    return (planned, not planned and award.entry.status != "submitted", -award.cecs, *award.entry.order)


def _placed(awards: Sequence[Award], scope: Scope, name: str) -> list[Award]:
    """Say of each which of how many it is, where there are several."""
    number = len(awards)
    if number == 1:
        return list(awards)
    placed = sorted(awards, key=lambda award: award.entry.order)
    place = {award.entry.id: str(at) for at, award in enumerate(placed, start=1)}
    reasons = (scope.reason(name, "counts", position=place[one.entry.id], number=str(number)) for one in awards)
    return [one if one.tier is Tier.POSTED else note(one, reason) for one, reason in zip(awards, reasons, strict=True)]


@clause("cpr-aed-per-certificate")
def cpr_aed_per_certificate(awards: Sequence[Award], scope: Scope) -> list[Award]:
    """Count every certificate of the cycle, and say so where there are several."""
    return _placed(awards, scope, "cpr-aed-per-certificate")


@clause("cpr-aed-per-certificate", "one")
def cpr_aed_one_certificate(awards: Sequence[Award], scope: Scope) -> list[Award]:
    """Count one certificate of the cycle."""
    return one_of_several(awards, scope, "cpr-aed-per-certificate")


@clause("cpr-aed-per-certificate", "cap")
def cpr_aed_cap(awards: Sequence[Award], scope: Scope) -> list[Award]:
    """Limit certificates together to what one of two years is worth."""
    return capped(awards, scope, "cpr-aed-per-certificate", "cpr-aed-two-year")


@clause("college-one-submission")
def college_one_submission(awards: Sequence[Award], scope: Scope) -> list[Award]:
    """Count one college course of the cycle."""
    return one_of_several(awards, scope, "college-one-submission")


@clause("college-one-submission", "each")
def college_each_submission(awards: Sequence[Award], _scope: Scope) -> list[Award]:
    """Count every college course of the cycle."""
    return list(awards)


@clause("college-cap")
def college_cap(awards: Sequence[Award], scope: Scope) -> list[Award]:
    """Limit college courses together."""
    return capped(awards, scope, "college-cap", "college-cap")


@clause("presentation-cap")
def presentation_cap(awards: Sequence[Award], scope: Scope) -> list[Award]:
    """Limit presentations together."""
    return capped(awards, scope, "presentation-cap", "presentation-cap")


@clause("other-certification-each")
def other_certification_each(awards: Sequence[Award], scope: Scope) -> list[Award]:
    """Count each newly obtained certification, and say so where there are several."""
    return _placed(awards, scope, "other-certification-each")


@clause("other-certification-each", "together")
def other_certifications_together(awards: Sequence[Award], scope: Scope) -> list[Award]:
    """Limit other certifications together to what one is worth."""
    return capped(awards, scope, "other-certification-each", "other-certification")


@clause("publication-together")
def publication_together(awards: Sequence[Award], scope: Scope) -> list[Award]:
    """Limit publications together."""
    return capped(awards, scope, "publication-together", "publication")


@clause("publication-together", "each")
def publications_each(awards: Sequence[Award], _scope: Scope) -> list[Award]:
    """Count every publication of the cycle."""
    return list(awards)


@clause("correspondence-course-together")
def correspondence_course_together(awards: Sequence[Award], scope: Scope) -> list[Award]:
    """Limit correspondence courses together."""
    return capped(awards, scope, "correspondence-course-together", "correspondence-course")


@clause("correspondence-course-together", "each")
def correspondence_courses_each(awards: Sequence[Award], _scope: Scope) -> list[Award]:
    """Count every correspondence course of the cycle."""
    return list(awards)


@clause("mentoring-cap")
def mentoring_cap(awards: Sequence[Award], scope: Scope) -> list[Award]:
    """Limit mentoring and community outreach together."""
    return capped(awards, scope, "mentoring-cap", "mentoring")
