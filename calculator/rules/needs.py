"""What a renewal needs: enough CECs, none of them carried over, an hour of ethics, a current certificate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from calculator.ledger.document import Entry
from calculator.rules.award import Award, Reason, Requirement, Scope, Tier, clause
from calculator.rules.timing import is_planned
from calculator.values.amounts import ZERO, written
from calculator.values.cycle import years_after


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
def cpr_aed_current(_awards: Iterable[Award], scope: Scope) -> Requirement:
    """Require a CPR/AED certificate that is current at the cycle's end, even one earned before the cycle."""
    end = scope.certification.cycle.end
    held, planned = _certificates(scope)
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


@clause("cpr-aed-current", "every-day")
def cpr_aed_current_every_day(_awards: Iterable[Award], scope: Scope) -> Requirement:
    """Require that no day of the cycle is without a current CPR/AED certificate."""
    held, planned = _spans(scope)
    gap, still = _first_gap(held, scope), _first_gap([*held, *planned], scope)
    key, day = ("every-day", scope.certification.cycle.end) if gap is None else ("gap", gap)
    reason = scope.reason("cpr-aed-current", key, day=scope.rulebook.day(day))
    return Requirement("cpr-aed-current", met=gap is None, planned=still is None, reason=reason)


def _first_gap(spans: Iterable[Span], scope: Scope) -> date | None:
    """Return the first day of the cycle that none of the spans holds, or None."""
    day, end = scope.certification.cycle.start, scope.certification.cycle.end
    for start, expiry in sorted(spans):
        if start > day:
            break
        if expiry >= end:
            return None
        day = max(day, expiry + timedelta(days=1))
    return day


# Which awards a requirement looks at, by its clause: no other can bear on whether it is met.
LOOKED_AT: Mapping[str, Callable[[Award], bool]] = {
    "ethics": lambda one: bool(one.cecs and (one.entry.flag("ethics") or one.entry.amount("ethics_cecs"))),
    "cpr-aed-current": lambda one: one.entry.opportunity == "cpr-aed",
}


def valid_through(card: Entry) -> date:
    """Return the last day of a CPR/AED certificate: the one it names, or as long after its date as it is valid."""
    return card.when("expires") or years_after(card.date, int(card.text("validity_years")))


type Validity = tuple[date, date]
type Span = tuple[date, date]


def _certificates(scope: Scope) -> tuple[Validity | None, Validity | None]:
    """Return (expiry, date) of the certificate that lasts longest up to this cycle's end: held, and planned."""
    held, planned = ([(expiry, start) for start, expiry in spans] for spans in _spans(scope))
    return max(held, default=None), max(planned, default=None)


def _spans(scope: Scope) -> tuple[list[Span], list[Span]]:
    """Return (date, expiry) of each certificate dated up to this cycle's end: held, and planned."""
    held: list[Span] = []
    planned: list[Span] = []
    for entry in scope.entries:
        if entry.opportunity == "cpr-aed" and entry.date <= scope.certification.cycle.end:
            expiry = valid_through(entry)
            (planned if is_planned(entry, scope.today) else held).append((entry.date, expiry))
    return held, planned
