"""From a ledger, a rulebook and a day to an estimate: awards, totals, requirements, each with its reasons.

An entry is read against each certification's own cycle. Its award is made by the clauses of its opportunity, then
caps are filled tier by tier: posted, assured, depends, planned; inside a tier by date, then by position.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, partial
from operator import attrgetter
from typing import Any

from calculator.amounts import ZERO, written
from calculator.ledger import AUTO, Certification, Entry, Ledger, Problem
from calculator.reader import read_ledger
from calculator.rulebook import Rulebook
from calculator.rules import RULES, Award, Reason, Requirement, Rule, Scope, Tier, is_planned

type Path = tuple[Tier, tuple[Rule, ...]]  # the tier an entry starts in, and the clauses it goes through

REQUIREMENTS = ("cpr-aed-current", "ethics")
EARNING_TIERS = (Tier.POSTED, Tier.ASSURED, Tier.DEPENDS, Tier.PLANNED)
BEFORE_POSTED = ("grace-period", "current-cycle")
BEFORE_WORTH = (*BEFORE_POSTED, "repeat-course")
AFTER_WORTH = ("several-certifications", "not-yet-earned")
_TIER_ORDER = {tier: order for order, tier in enumerate((*EARNING_TIERS, Tier.NONE))}


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
        sums = ("assured_total", "possible_total", "planned_total", "remaining", "surplus")
        return {"required": written(self.required), **tiers, **{name: written(getattr(self, name)) for name in sums}}


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
    scope = _scope(ledger, certification, edition, rulebook, today)
    paths = _paths(scope)
    earned = [_award(entry, paths(entry.opportunity, _decided(entry, today)), scope) for entry in ledger.entries]
    awards = _capped(earned, scope)
    by_tier = dict.fromkeys(Tier, ZERO)
    for award in awards:
        by_tier[award.tier] += award.cecs
    totals = Totals(scope.amount("required-cecs"), by_tier)
    reasons = (RULES["required-cecs"](totals.remaining, scope), RULES["no-carry-over"](totals.surplus, scope))
    requirements = [RULES[name](awards, scope) for name in REQUIREMENTS if rulebook.clauses[name].holds(edition)]
    kept = tuple(reason for reason in reasons if reason)
    return Standing(certification, edition, totals, tuple(awards), tuple(requirements), kept)


def _scope(ledger: Ledger, certification: Certification, edition: str, rulebook: Rulebook, today: date) -> Scope:
    inside = sorted((entry for entry in ledger.entries if entry.date in certification.cycle), key=attrgetter("order"))
    siblings: defaultdict[str, list[Entry]] = defaultdict(list)
    first_with: dict[str, Entry] = {}
    for entry in inside:
        siblings[entry.opportunity].append(entry)
        if number := entry.text("course_number"):
            first_with.setdefault(number, entry)
    places = {e.id: (place, len(group)) for group in siblings.values() for place, e in enumerate(group, start=1)}

    def holders(day: date) -> tuple[Certification, ...]:
        return tuple([other for other in ledger.certifications if day in other.cycle])

    return Scope(rulebook, edition, certification, today, places, first_with, holders)


def _decided(entry: Entry, today: date) -> bool:
    """Tell whether ACE's own figure stands for an entry, so that only its cycle is left to ask about."""
    return entry.status == "posted" and not is_planned(entry, today)


def _paths(scope: Scope) -> Callable[[str, bool], Path]:
    """Return what finds the path of an entry by its opportunity, and by whether ACE has decided on it.

    A path is the same for all entries of a kind, so each is made once for a standing.
    """

    @cache
    def path(opportunity: str, decided: bool) -> Path:  # noqa: FBT001 - a key of the cache
        row = scope.rulebook.opportunities[opportunity]
        names = (*BEFORE_POSTED, "posted") if decided else (*BEFORE_WORTH, *row.worth, *AFTER_WORTH)
        rules = tuple(RULES[name] for name in names if scope.rulebook.clauses[name].holds(scope.edition))
        return Tier(row.certainty), rules

    return path


def _award(entry: Entry, path: Path, scope: Scope) -> Award:
    """Return what an entry is worth before caps: it goes through the clauses of its path until one refuses it."""
    tier, rules = path
    award = Award(entry, tier)
    for rule in rules:
        award = rule(award, scope)
        if award.tier is Tier.NONE:
            break
    return award


def _capped(awards: list[Award], scope: Scope) -> list[Award]:
    """Fill the caps tier by tier; a posted figure is never reduced, but uses up the cap."""
    rulebook = scope.rulebook
    caps = {
        opportunity.id: opportunity.cap
        for opportunity in rulebook.opportunities.values()
        if opportunity.cap and rulebook.clauses[opportunity.cap].holds(scope.edition)
    }
    bound = [place for place, award in enumerate(awards) if award.cecs and award.entry.opportunity in caps]
    taken: defaultdict[str, Decimal] = defaultdict(lambda: ZERO)
    for place in sorted(bound, key=lambda place: (_TIER_ORDER[awards[place].tier], *awards[place].entry.order)):
        award = awards[place]
        cap = caps[award.entry.opportunity]
        if award.tier is not Tier.POSTED:
            awards[place] = award = RULES[cap](award, scope, taken[cap])
        taken[cap] += award.cecs
    return awards


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
