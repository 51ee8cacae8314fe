"""When and how often an entry counts: cycles, repeated courses, what ACE has posted, what is only planned."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from calculator.ledger.document import Certification, Entry
from calculator.rules.award import Award, Reason, Scope, Tier, clause, note
from calculator.values.amounts import ZERO, plain, written
from calculator.values.cycle import apart, months_after
from calculator.values.quoting import told

MOST_NAMED = 8  # certifications in a sentence
FAR = 3  # cycles away: what was done earlier is seldom still wanted, and a slip in the decade is ten years


@clause("current-cycle")
def current_cycle(award: Award, scope: Scope) -> Award:
    """Refuse what is dated before or after the cycle, saying by how much and where it would fit, or where it counts."""
    certification, day = scope.certification, award.entry.date
    if day in scope.counting:
        return award
    if past := certification.past_cycle(day):
        others = _fitting(award, scope)
        detail = {"date": scope.rulebook.day(day), "end": scope.rulebook.day(past.end)}
        return award.refused(scope.reason("current-cycle", "past", elsewhere=others and f" {others}", **detail))
    key = "before" if day < certification.cycle.start else "after"
    return award.refused(_outside(award, scope, "current-cycle", key))


@clause("grace-period")
def grace_period(award: Award, scope: Scope) -> Award:
    """Refuse what is dated in the months of grace after the cycle."""
    end, day = scope.certification.cycle.end, award.entry.date
    if day <= end or day > months_after(end, int(scope.amount("grace-months"))):
        return award
    return award.refused(_outside(award, scope, "grace-period", "after"))


@clause("grace-period", "counts")
def grace_period_counts(award: Award, scope: Scope) -> Award:
    """Count what is dated in the months of grace, for which the cycle that counts is as much longer."""
    if award.entry.date in scope.certification.cycle or award.entry.date not in scope.counting:
        return award
    end, day = scope.rulebook.day(scope.certification.cycle.end), scope.rulebook.day(award.entry.date)
    return note(award, scope.reason("grace-period", "counts", date=day, end=end))


def _outside(award: Award, scope: Scope, name: str, key: str) -> Reason:
    cycle, rulebook = scope.certification.cycle, scope.rulebook
    words = rulebook.clauses["current-cycle"].sentences
    elsewhere = _fitting(award, scope) or words["year" if _is_far(award.entry.date, scope) else "nowhere"]
    return scope.reason(
        name,
        key,
        date=rulebook.day(award.entry.date),
        days=apart(award.entry.date, cycle.start if key == "before" else cycle.end),
        start=rulebook.day(cycle.start),
        end=rulebook.day(cycle.end),
        months=plain(scope.amount("grace-months")),
        elsewhere=elsewhere,
    )


def _is_far(day: date, scope: Scope) -> bool:
    """Tell whether a day is so far from the cycle that another year was more likely meant."""
    cycle = scope.certification.cycle
    return abs(cycle.days_missed_by(day)) > FAR * cycle.days


def _fitting(award: Award, scope: Scope) -> str:
    """Say which other certifications have a cycle that holds the entry; empty where none has."""
    own = scope.certification.id
    others = [one for one in scope.holders(award.entry.date) if one.id != own]
    return scope.rulebook.clauses["current-cycle"].sentences["elsewhere"].format(names=named(others)) if others else ""


def named(certifications: Iterable[Certification]) -> str:
    """List certifications by name: A; A and B; A, B and C. Of more than a person holds, the first and how many more."""
    names = [certification.name for certification in certifications]
    *most, last = [told(name) for name in names[:MOST_NAMED]]
    if len(names) > MOST_NAMED:
        most, last = [*most, last], f"{len(names) - MOST_NAMED} more"
    return f"{', '.join(most)} and {last}" if most else last


@clause("several-certifications")
def several_certifications(award: Award, scope: Scope) -> Award:
    """Say that the entry counts in full for every certification whose cycle holds its date."""
    if not award.cecs:
        return award
    holders = scope.holders(award.entry.date)
    if len(holders) < 2:  # noqa: PLR2004 - several means two
        return award
    return note(award, scope.reason("several-certifications", "shared", names=named(holders)))


@clause("repeat-course")
def repeat_course(award: Award, scope: Scope) -> Award:
    """Refuse a course number that an earlier entry of the cycle has."""
    number = award.entry.text("course_number")
    first = scope.first_with.get(number)
    if first is None or first.id == award.entry.id:
        return award
    date_of_first = scope.rulebook.day(first.date)
    return award.refused(
        scope.reason("repeat-course", "repeated", number=told(number), title=told(first.title), date=date_of_first)
    )


@clause("repeat-course", "ever")
def repeat_course_ever(award: Award, scope: Scope) -> Award:
    """Refuse a course number that counts in a past cycle too, or that an earlier entry of this one has."""
    number = award.entry.text("course_number")
    before = scope.counted_before.get(number)
    if before is None:
        return repeat_course(award, scope)
    detail = {"number": told(number), "title": told(before.title), "date": scope.rulebook.day(before.date)}
    return award.refused(scope.reason("repeat-course", "ever", **detail))


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
    return Award(award.entry, Tier.PLANNED, award.cecs, (*award.reasons, reason))


def is_planned(entry: Entry, today: date) -> bool:
    """Tell whether an entry is only planned: by its status, or because its date is still to come."""
    return entry.status == "planned" or entry.date > today
