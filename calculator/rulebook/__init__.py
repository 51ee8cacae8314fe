"""The rulebook: what ACE has published, as typed data, read from ``rulebook.toml`` and checked once.

Every number, quotation and sentence of the domain comes from here. An edition is the rulebook as ACE had published it
by a date; editions are named by that date in ISO form, so that they sort and compare as text. Must not
know what a person did, nor what a rule makes of it.
"""

from calculator.rulebook.book import Rulebook, RulebookError, advising, dated, references, shown
from calculator.rulebook.loading import load, read
from calculator.rulebook.parts import (
    Certainty,
    Choice,
    Clause,
    Demand,
    Disagreement,
    Edition,
    Field,
    Opportunity,
    Parameter,
    Quotation,
    Route,
    Source,
    Step,
    Value,
)

__all__ = [
    "Certainty",
    "Choice",
    "Clause",
    "Demand",
    "Disagreement",
    "Edition",
    "Field",
    "Opportunity",
    "Parameter",
    "Quotation",
    "Route",
    "Rulebook",
    "RulebookError",
    "Source",
    "Step",
    "Value",
    "advising",
    "dated",
    "load",
    "read",
    "references",
    "shown",
]
