"""The rules: one small function for each clause of the rulebook, found by the clause's id.

A function gets what is known so far and returns it changed, with the reason, or as it was where the clause does not
apply. What a clause may see is in its Scope: one certification, under one edition, on one day, with every entry that
its cycle holds. Amounts and sentences come from the rulebook, never from here.
Must not know what awards add up to, how they are written, or who asks.
"""

from calculator.rules import college, needs, timing, together, worth  # noqa: F401 - importing registers their clauses
from calculator.rules.award import OTHERS, RULES, Award, Reason, Requirement, Rule, Scope, Tier
from calculator.rules.needs import LOOKED_AT, valid_through
from calculator.rules.timing import is_planned, named
from calculator.rules.together import ONE_COUNTS

__all__ = [
    "LOOKED_AT",
    "ONE_COUNTS",
    "OTHERS",
    "RULES",
    "Award",
    "Reason",
    "Requirement",
    "Rule",
    "Scope",
    "Tier",
    "is_planned",
    "named",
    "valid_through",
]
