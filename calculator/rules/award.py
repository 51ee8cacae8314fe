"""What a clause works with: tiers, reasons, awards, requirements, its scope; and the registry of clauses."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from calculator.ledger.document import Certification, Entry
from calculator.rulebook import Rulebook
from calculator.values.amounts import ZERO, written
from calculator.values.cycle import Cycle


class Tier(StrEnum):
    """How safe an award is, in the order in which caps are filled."""

    POSTED = "posted"
    ASSURED = "assured"
    DEPENDS = "depends"
    PLANNED = "planned"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an award is what it is: the clause, its source, and the sentence in words.

    ``field`` is the entry's field that decided, where a sentence refuses by one.
    """

    clause: str
    source: str
    sentence: str
    field: str = ""

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

    @property
    def field(self) -> str:
        """The field of the entry that decided that it earns nothing; empty where none did, or where it earns."""
        return self.reasons[-1].field if self.tier is Tier.NONE and self.reasons else ""

    def refused(self, reason: Reason) -> Award:
        """Return this award at 0, for one reason alone: what it would have been no longer matters."""
        return Award(self.entry, Tier.NONE, ZERO, (reason,))


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

    ``entries`` are all of the ledger. ``first_with`` names the entry that counts for a course number; ``holders`` are
    the certifications of which a cycle, current or past, holds a day. ``counting`` is the cycle whose entries count.
    ``answers`` are those to open questions, by clause, where they are not ours; ``counted_before`` names, if one of
    them asks for it, the entry of a past cycle that counts for a course number.
    """

    rulebook: Rulebook
    edition: str
    certification: Certification
    today: date
    entries: Sequence[Entry]
    first_with: Mapping[str, Entry]
    holders: Callable[[date], tuple[Certification, ...]]
    counting: Cycle
    answers: Mapping[str, str]
    counted_before: Mapping[str, Entry]

    def rule(self, name: str) -> Rule:
        """Return the function of a clause: ours, or that of the answer by which the ledger is to be read."""
        answer = self.answers.get(name)
        return OTHERS[name, answer] if answer else RULES[name]

    def amount(self, parameter: str) -> Decimal:
        """Return a parameter of the edition at hand."""
        return self.rulebook.amount(parameter, self.edition)

    def reason(self, clause: str, key: str, **detail: str) -> Reason:
        """Word a reason with one of the clause's sentences."""
        row = self.rulebook.clauses[clause]
        return Reason(clause, row.source, row.sentences[key].format(**detail), row.field.get(key, ""))


type Rule = Callable[..., Any]
RULES: dict[str, Rule] = {}
OTHERS: dict[tuple[str, str], Rule] = {}  # of the other answers to a clause's question, by clause and answer


def clause[Function: Callable[..., Any]](name: str, answer: str = "") -> Callable[[Function], Function]:
    """Register the function of a clause, or of another answer to its question. Raises ValueError if there is one."""

    def register(function: Function) -> Function:
        if (name, answer) in OTHERS or (name in RULES and not answer):
            raise ValueError(f"the clause {name!r} has two functions")
        if answer:
            OTHERS[name, answer] = function
        else:
            RULES[name] = function
        return function

    return register


def earn(award: Award, scope: Scope, name: str, key: str, cecs: Decimal, **detail: str) -> Award:
    """Return the award at an amount of CECs, with the reason in one of the clause's sentences."""
    reason = scope.reason(name, key, cecs=written(cecs), **detail)
    return Award(award.entry, award.tier, cecs, (*award.reasons, reason))


def note(award: Award, reason: Reason) -> Award:
    """Return the award as it is, with one more reason."""
    return Award(award.entry, award.tier, award.cecs, (*award.reasons, reason))
