"""The rules: one small function for each clause of the rulebook, found by the clause's id.

A function gets what is known so far and returns it changed, with the reason, or as it was where the clause does not
apply. What a clause may see is in its Scope: one certification, under one edition, on one day, with every entry that
its cycle holds. Amounts and sentences come from the rulebook, never from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from calculator.amounts import ZERO, plain, written
from calculator.cycle import months_after, years_after
from calculator.ledger import Certification, Entry
from calculator.reader import counted
from calculator.rulebook import Rulebook


class Tier(StrEnum):
    """How safe an award is, in the order in which caps are filled."""

    POSTED = "posted"
    ASSURED = "assured"
    DEPENDS = "depends"
    PLANNED = "planned"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an award is what it is: the clause, its source, and the sentence in words."""

    clause: str
    source: str
    sentence: str

    def as_json(self) -> dict[str, str]:
        """Return the reason as plain data."""
        return {"clause": self.clause, "source": self.source, "sentence": self.sentence}


@dataclass(frozen=True, slots=True)
class Award:
    """What one entry earns for one certification, in CECs, and the reasons that decided it."""

    entry: Entry
    tier: Tier
    cecs: Decimal = ZERO
    reasons: tuple[Reason, ...] = ()

    def refused(self, reason: Reason) -> Award:
        """Return this award at 0, for one reason alone: what it would have been no longer matters."""
        return replace(self, tier=Tier.NONE, cecs=ZERO, reasons=(reason,))


@dataclass(frozen=True, slots=True)
class Requirement:
    """Something a renewal needs besides CECs. ``planned``: what is planned would meet it."""

    id: str
    met: bool
    planned: bool
    reason: Reason


@dataclass(frozen=True)
class Scope:
    """One certification, under one edition, on one day: all that a clause may look at besides the award.

    ``places`` says of an entry which of how many of its opportunity it is in this cycle; ``first_with`` names the
    entry that counts for a course number; ``holders`` are the certifications whose cycle holds a day.
    """

    rulebook: Rulebook
    edition: str
    certification: Certification
    today: date
    places: Mapping[str, tuple[int, int]]
    first_with: Mapping[str, Entry]
    holders: Callable[[date], tuple[Certification, ...]]
    taken_before: Decimal = ZERO

    def amount(self, parameter: str) -> Decimal:
        """Return a parameter of the edition at hand."""
        return self.rulebook.amount(parameter, self.edition)

    def reason(self, clause: str, key: str, **detail: str) -> Reason:
        """Word a reason with one of the clause's sentences."""
        row = self.rulebook.clauses[clause]
        return Reason(clause, row.source, row.sentences[key].format(**detail))


type Rule = Callable[..., Any]
RULES: dict[str, Rule] = {}


def clause[Function: Callable[..., Any]](name: str) -> Callable[[Function], Function]:
    """Register the function of a clause. Raises ValueError if the clause has one already."""

    def register(function: Function) -> Function:
        if name in RULES:
            raise ValueError(f"the clause {name!r} has two functions")
        RULES[name] = function
        return function

    return register


def _earn(award: Award, scope: Scope, name: str, key: str, cecs: Decimal, **detail: str) -> Award:
    reason = scope.reason(name, key, cecs=written(cecs), **detail)
    return replace(award, cecs=cecs, reasons=(*award.reasons, reason))


def _note(award: Award, reason: Reason) -> Award:
    return replace(award, reasons=(*award.reasons, reason))


# --- what an entry is worth ---


@clause("approved-course")
def approved_course(award: Award, scope: Scope) -> Award:
    """Count the CECs on the certificate."""
    return _earn(award, scope, "approved-course", "counts", award.entry.amount("cecs"))


@clause("course-number")
def course_number(award: Award, _scope: Scope) -> Award:
    """Leave the award as it is: an unusual number is warned of when the ledger is read, never refused."""
    return award


@clause("conference")
def conference(award: Award, scope: Scope) -> Award:
    """Count the exact sum of the sessions attended."""
    sessions = award.entry.sessions
    terms = " + ".join(written(session.cecs) for session in sessions)
    return _earn(award, scope, "conference", "counts", sum((session.cecs for session in sessions), ZERO), terms=terms)


@clause("conference-date")
def conference_date(award: Award, scope: Scope) -> Award:
    """Say by which day the event was placed in the cycle."""
    return _note(award, scope.reason("conference-date", "counts", date=scope.rulebook.day(award.entry.date)))


@clause("cpr-aed-one-year")
def cpr_aed_one_year(award: Award, scope: Scope) -> Award:
    """Count a certificate valid for one year."""
    if award.entry.text("validity_years") != "1":
        return award
    return _earn(award, scope, "cpr-aed-one-year", "counts", scope.amount("cpr-aed-one-year"))


@clause("cpr-aed-two-year")
def cpr_aed_two_year(award: Award, scope: Scope) -> Award:
    """Count a certificate valid for two years."""
    if award.entry.text("validity_years") != "2":
        return award
    return _earn(award, scope, "cpr-aed-two-year", "counts", scope.amount("cpr-aed-two-year"))


def _one_of_several(award: Award, scope: Scope, name: str) -> Award:
    position, number = scope.places[award.entry.id]
    if number == 1 or not award.cecs:
        return award
    return _note(award, scope.reason(name, "counts", position=str(position), number=str(number)))


@clause("cpr-aed-per-certificate")
def cpr_aed_per_certificate(award: Award, scope: Scope) -> Award:
    """Count every certificate of the cycle, and say so where there are several."""
    return _one_of_several(award, scope, "cpr-aed-per-certificate")


def _college(award: Award, scope: Scope, name: str, parameter: str) -> Award:
    rate, hours = scope.amount(parameter), award.entry.amount("credit_hours")
    return _earn(award, scope, name, "counts", rate * hours, hours=plain(hours), rate=written(rate))


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


@clause("college-pass-fail")
def college_pass_fail(award: Award, scope: Scope) -> Award:
    """Leave a pass or credit grade to ACE."""
    if award.entry.text("grade") != "pass":
        return award
    return replace(_note(award, scope.reason("college-pass-fail", "depends")), tier=Tier.DEPENDS)


@clause("college-related")
def college_related(award: Award, scope: Scope) -> Award:
    """Refuse a course in an unrelated subject."""
    if award.entry.flag("related"):
        return award
    return award.refused(scope.reason("college-related", "unrelated"))


@clause("ace-certification")
def ace_certification(award: Award, scope: Scope) -> Award:
    """Count an additional ACE certification toward one already held."""
    return _earn(award, scope, "ace-certification", "counts", scope.amount("ace-certification"))


@clause("ace-certification-itself")
def ace_certification_itself(award: Award, scope: Scope) -> Award:
    """Refuse a certification toward itself."""
    if award.entry.text("earned_certification") != scope.certification.id:
        return award
    return award.refused(scope.reason("ace-certification-itself", "itself", certification=scope.certification.name))


@clause("presentation")
def presentation(award: Award, scope: Scope) -> Award:
    """Count what is hoped for; ACE decides."""
    return _earn(award, scope, "presentation", "depends", award.entry.amount("cecs"))


@clause("other-certification")
def other_certification(award: Award, scope: Scope) -> Award:
    """Count a fitness-related certification of another NCCA-accredited provider."""
    if not award.entry.flag("accredited"):
        return award.refused(scope.reason("other-certification", "not-accredited"))
    if not award.entry.flag("fitness_related"):
        return award.refused(scope.reason("other-certification", "unrelated"))
    return _earn(award, scope, "other-certification", "counts", scope.amount("other-certification"))


@clause("other-certification-each")
def other_certification_each(award: Award, scope: Scope) -> Award:
    """Count each newly obtained certification, and say so where there are several."""
    return _one_of_several(award, scope, "other-certification-each")


@clause("publication")
def publication(award: Award, scope: Scope) -> Award:
    """Count a publication; ACE decides."""
    return _earn(award, scope, "publication", "depends", scope.amount("publication"))


@clause("mentoring")
def mentoring(award: Award, scope: Scope) -> Award:
    """Count mentoring or community outreach; ACE decides."""
    return _earn(award, scope, "mentoring", "depends", scope.amount("mentoring"))


@clause("petition")
def petition(award: Award, scope: Scope) -> Award:
    """Say that a petition is up to ACE."""
    return _note(award, scope.reason("petition", "depends"))


@clause("contact-hours")
def contact_hours(award: Award, scope: Scope) -> Award:
    """Estimate a petition by its contact hours."""
    rate, hours = scope.amount("cecs-per-contact-hour"), award.entry.amount("contact_hours")
    return _earn(award, scope, "contact-hours", "counts", rate * hours, hours=plain(hours), rate=written(rate))


# --- when and how often it counts ---


@clause("current-cycle")
def current_cycle(award: Award, scope: Scope) -> Award:
    """Refuse what is dated before or after the cycle, saying by how much and where it would fit."""
    missed = scope.certification.cycle.days_missed_by(award.entry.date)
    if not missed:
        return award
    return award.refused(_outside(award, scope, "current-cycle", "before" if missed < 0 else "after"))


@clause("grace-period")
def grace_period(award: Award, scope: Scope) -> Award:
    """Refuse what is dated in the six months after the cycle."""
    end = scope.certification.cycle.end
    if not end < award.entry.date <= months_after(end, int(scope.amount("grace-months"))):
        return award
    return award.refused(_outside(award, scope, "grace-period", "after"))


def _outside(award: Award, scope: Scope, name: str, key: str) -> Reason:
    cycle, rulebook = scope.certification.cycle, scope.rulebook
    fitting = scope.holders(award.entry.date)
    words = rulebook.clauses["current-cycle"].sentences
    elsewhere = words["elsewhere"].format(names=named(fitting)) if fitting else words["nowhere"]
    return scope.reason(
        name,
        key,
        date=rulebook.day(award.entry.date),
        days=counted(abs(cycle.days_missed_by(award.entry.date)), "day"),
        start=rulebook.day(cycle.start),
        end=rulebook.day(cycle.end),
        elsewhere=elsewhere,
    )


def named(certifications: Iterable[Certification]) -> str:
    """List certifications by name: A; A and B; A, B and C."""
    *most, last = [certification.name for certification in certifications]
    return f"{', '.join(most)} and {last}" if most else last


@clause("several-certifications")
def several_certifications(award: Award, scope: Scope) -> Award:
    """Say that the entry counts in full for every certification whose cycle holds its date."""
    holders = scope.holders(award.entry.date)
    if len(holders) < 2 or not award.cecs:  # noqa: PLR2004 - several means two
        return award
    return _note(award, scope.reason("several-certifications", "shared", names=named(holders)))


@clause("repeat-course")
def repeat_course(award: Award, scope: Scope) -> Award:
    """Refuse a course number that an earlier entry of the cycle has."""
    number = award.entry.text("course_number")
    first = scope.first_with.get(number)
    if first is None or first.id == award.entry.id:
        return award
    date_of_first = scope.rulebook.day(first.date)
    return award.refused(
        scope.reason("repeat-course", "repeated", number=number, title=first.title, date=date_of_first)
    )


@clause("posted")
def posted(award: Award, scope: Scope) -> Award:
    """Let ACE's own figure stand, which may be 0."""
    cecs = award.entry.posted_cecs or ZERO
    reason = scope.reason("posted", "posted", cecs=written(cecs))
    return Award(award.entry, Tier.POSTED if cecs else Tier.NONE, cecs, (reason,))


@clause("not-yet-earned")
def not_yet_earned(award: Award, scope: Scope) -> Award:
    """Keep what is planned, or dated in the future, to the planned total."""
    if not award.cecs or not is_planned(award.entry, scope.today):
        return award
    key = "future" if award.entry.date > scope.today else "planned"
    reason = scope.reason("not-yet-earned", key, date=scope.rulebook.day(award.entry.date))
    return replace(_note(award, reason), tier=Tier.PLANNED)


def is_planned(entry: Entry, today: date) -> bool:
    """Tell whether an entry is only planned: by its status, or because its date is still to come."""
    return entry.status == "planned" or entry.date > today


# --- caps ---


def _capped(award: Award, scope: Scope, name: str, parameter: str) -> Award:
    cap = scope.amount(parameter)
    left = max(ZERO, cap - scope.taken_before)
    if award.cecs <= left:
        return award
    detail = {"cap": written(cap), "used": written(min(cap, scope.taken_before)), "worth": written(award.cecs)}
    reason = scope.reason(name, "capped", cecs=written(left), **detail)
    return replace(_note(award, reason), cecs=left, tier=award.tier if left else Tier.NONE)


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


# --- what a renewal needs ---


@clause("required-cecs")
def required_cecs(remaining: Decimal, scope: Scope) -> Reason:
    """Say what is still to be earned, or that nothing is."""
    required = written(scope.amount("required-cecs"))
    end = scope.rulebook.day(scope.certification.cycle.end)
    key = "remaining" if remaining else "met"
    return scope.reason("required-cecs", key, remaining=written(remaining), required=required, end=end)


@clause("no-carry-over")
def no_carry_over(surplus: Decimal, scope: Scope) -> Reason | None:
    """Say that what is over the requirement is not carried over."""
    return scope.reason("no-carry-over", "surplus", surplus=written(surplus)) if surplus else None


@clause("ethics")
def ethics(awards: Iterable[Award], scope: Scope) -> Requirement:
    """Require professional conduct and ethics in the cycle."""
    required = scope.amount("ethics")
    earned = planned = ZERO
    for award in awards:
        about = award.cecs if award.entry.flag("ethics") else min(award.cecs, award.entry.amount("ethics_cecs"))
        if award.tier is Tier.PLANNED:
            planned += about
        else:
            earned += about
    met, would = earned >= required, earned + planned >= required
    key = "met" if met else "planned" if would else "unmet"
    reason = scope.reason("ethics", key, ethics=written(earned), required=written(required))
    return Requirement("ethics", met, would, reason)


@clause("cpr-aed-current")
def cpr_aed_current(awards: Iterable[Award], scope: Scope) -> Requirement:
    """Require a CPR/AED certificate that is current at the cycle's end, even one earned before the cycle."""
    end = scope.certification.cycle.end
    held, planned = _certificates(awards, scope)
    day = scope.rulebook.day
    if held and held[0] >= end:
        reason = scope.reason("cpr-aed-current", "met", date=day(held[1]), expiry=day(held[0]))
        return Requirement("cpr-aed-current", met=True, planned=True, reason=reason)
    if planned and planned[0] >= end:
        reason = scope.reason("cpr-aed-current", "planned", date=day(planned[1]), expiry=day(planned[0]))
        return Requirement("cpr-aed-current", met=False, planned=True, reason=reason)
    if held:
        detail = {"date": day(held[1]), "expiry": day(held[0]), "end": day(end)}
        reason = scope.reason("cpr-aed-current", "expires", **detail)
    else:
        reason = scope.reason("cpr-aed-current", "none", end=day(end))
    return Requirement("cpr-aed-current", met=False, planned=False, reason=reason)


type Validity = tuple[date, date]


def _certificates(awards: Iterable[Award], scope: Scope) -> tuple[Validity | None, Validity | None]:
    """Return (expiry, date) of the certificate that lasts longest up to this cycle's end: held, and planned."""
    held: list[Validity] = []
    planned: list[Validity] = []
    for award in awards:
        entry = award.entry
        if entry.opportunity == "cpr-aed" and entry.date <= scope.certification.cycle.end:
            expiry = years_after(entry.date, int(entry.text("validity_years")))
            (planned if is_planned(entry, scope.today) else held).append((expiry, entry.date))
    return max(held, default=None), max(planned, default=None)
