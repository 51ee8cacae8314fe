"""Where one certification stands in one cycle under one edition: awards, totals, requirements, with their reasons."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator.estimate.awarding import EARNING_TIERS, Alone, awarded, scope_of
from calculator.ledger.document import Certification, Entry, Ledger
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


def standing(  # noqa: PLR0913 - a certification, and what it is read by
    ledger: Ledger,
    certification: Certification,
    edition: str,
    *,
    rulebook: Rulebook,
    today: date,
    entries: Sequence[Entry] | None = None,
    needs: Collection[str] = REQUIREMENTS,
    alone: Alone | None = None,
) -> Standing:
    """Return where a certification stands under an edition (its id), with the awards of these entries, or of all.

    ``needs`` are the requirements (ids) that are asked about; ``alone`` is told in ``awarded``.
    """
    read = ledger.entries if entries is None else entries
    scope = scope_of(ledger, certification, edition, rulebook, today, read)
    awards = awarded(read, scope, alone)
    by_tier = dict.fromkeys(Tier, ZERO)
    for award in awards:
        by_tier[award.tier] += award.cecs
    totals = Totals(scope.amount("required-cecs"), by_tier)
    reasons = (RULES["required-cecs"](totals.remaining, scope), RULES["no-carry-over"](totals.surplus, scope))
    requirements = [
        scope.rule(name)(awards, scope)
        for name in REQUIREMENTS
        if name in needs and rulebook.clauses[name].holds(edition)
    ]
    kept = tuple(reason for reason in reasons if reason)
    return Standing(certification, edition, totals, tuple(awards), tuple(requirements), kept)
