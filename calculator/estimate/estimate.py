"""From a ledger, a rulebook and a day to an estimate: awards, totals, requirements, each with its reasons.

An entry is read against each certification's own cycle, so a ledger stands once for each certification it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from calculator.estimate.awarding import EARNING_TIERS, awarded, scope_of
from calculator.ledger.document import AUTO, Certification, Ledger, Problem
from calculator.ledger.reader import read_ledger
from calculator.rulebook import Rulebook
from calculator.rules import RULES, Award, Reason, Requirement, Tier
from calculator.values.amounts import ZERO, written

REQUIREMENTS = ("cpr-aed-current", "ethics")
SUMS = ("assured_total", "possible_total", "planned_total", "remaining", "surplus")  # properties of Totals


@dataclass(frozen=True, slots=True)
class Totals:
    """CECs by tier, added up, against what the cycle needs."""

    required: Decimal
    by_tier: Mapping[Tier, Decimal]

    @property
    def assured_total(self) -> Decimal:
        """Posted and assured together."""
        return self.by_tier[Tier.POSTED] + self.by_tier[Tier.ASSURED]

    @property
    def possible_total(self) -> Decimal:
        """The assured total, and what depends on ACE."""
        return self.assured_total + self.by_tier[Tier.DEPENDS]

    @property
    def planned_total(self) -> Decimal:
        """The possible total, and what is planned."""
        return self.possible_total + self.by_tier[Tier.PLANNED]

    @property
    def remaining(self) -> Decimal:
        """What the assured total lacks of the requirement."""
        return max(ZERO, self.required - self.assured_total)

    @property
    def surplus(self) -> Decimal:
        """What the assured total has over the requirement."""
        return max(ZERO, self.assured_total - self.required)

    def as_json(self) -> dict[str, str]:
        """Return every figure as a decimal string in CECs."""
        tiers = {str(tier): written(self.by_tier[tier]) for tier in EARNING_TIERS}
        return {"required": written(self.required), **tiers, **{name: written(getattr(self, name)) for name in SUMS}}


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one certification stands under one edition. ``awards`` follow the order of the ledger."""

    certification: Certification
    edition: str
    totals: Totals
    awards: tuple[Award, ...]
    requirements: tuple[Requirement, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Estimate:
    """The estimate of a ledger: a standing for each certification, and what the other editions would give."""

    standings: tuple[Standing, ...]
    others: Mapping[str, tuple[Standing, ...]]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def estimate(document: object, rulebook: Rulebook, today: date) -> Estimate:
    """Estimate a ledger document (format 1) as of a day. Raises UnreadableLedgerError if it is not one."""
    reading = read_ledger(document, rulebook, today)
    ledger = reading.ledger
    standings = []
    others: dict[str, tuple[Standing, ...]] = {}
    for certification in ledger.certifications:
        edition = rulebook.edition_for(certification.cycle.end) if ledger.rules == AUTO else ledger.rules
        stand = partial(standing, ledger, certification, rulebook=rulebook, today=today)
        standings.append(stand(edition))
        others[certification.id] = tuple(stand(other) for other in rulebook.editions if other != edition)
    return Estimate(tuple(standings), others, reading.problems, reading.warnings)


def standing(
    ledger: Ledger, certification: Certification, edition: str, *, rulebook: Rulebook, today: date
) -> Standing:
    """Return where a certification stands under an edition (its id)."""
    scope = scope_of(ledger, certification, edition, rulebook, today)
    awards = awarded(ledger, scope)
    by_tier = dict.fromkeys(Tier, ZERO)
    for award in awards:
        by_tier[award.tier] += award.cecs
    totals = Totals(scope.amount("required-cecs"), by_tier)
    reasons = (RULES["required-cecs"](totals.remaining, scope), RULES["no-carry-over"](totals.surplus, scope))
    requirements = [RULES[name](awards, scope) for name in REQUIREMENTS if rulebook.clauses[name].holds(edition)]
    kept = tuple(reason for reason in reasons if reason)
    return Standing(certification, edition, totals, tuple(awards), tuple(requirements), kept)


def as_json(result: Estimate) -> dict[str, Any]:
    """Return an estimate as plain data: amounts as decimal strings in CECs, dates as ISO."""
    return {
        "problems": [problem.as_json() for problem in result.problems],
        "warnings": [warning.as_json() for warning in result.warnings],
        "certifications": [_standing_json(one, result.others[one.certification.id]) for one in result.standings],
    }


def _standing_json(one: Standing, others: Iterable[Standing]) -> dict[str, Any]:
    cycle = one.certification.cycle
    return {
        "id": one.certification.id,
        "name": one.certification.name,
        "cycle": {"start": cycle.start.isoformat(), "end": cycle.end.isoformat()},
        "edition": one.edition,
        **one.totals.as_json(),
        "reasons": [reason.as_json() for reason in one.reasons],
        "requirements": [
            {"id": need.id, "met": need.met, "planned": need.planned, "reasons": [need.reason.as_json()]}
            for need in one.requirements
        ],
        "awards": [
            {
                "entry": award.entry.id,
                "tier": str(award.tier),
                "cecs": written(award.cecs),
                "reasons": [reason.as_json() for reason in award.reasons],
            }
            for award in one.awards
        ],
        "other_editions": [{"edition": other.edition, **other.totals.as_json()} for other in others],
    }
