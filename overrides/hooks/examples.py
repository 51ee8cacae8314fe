"""Worked examples for the guide: a person's ledger run by the very engine when the site is built."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from calculator.estimate import Estimate, Standing, estimate
from calculator.rulebook import Field, Opportunity, Rulebook
from calculator.rules import Award

TODAY = date(2026, 6, 30)
HELD = {"id": "held", "name": "Personal Trainer", "cycle": {"start": "2024-06-01", "end": "2026-05-31"}}
EARNED = {"id": "earned", "name": "Health Coach", "cycle": {"start": "2025-06-20", "end": "2027-06-19"}}


@dataclass(frozen=True)
class Example:
    """One entry as a person would type it, and what it earns for one certification."""

    facts: tuple[tuple[str, str], ...]
    standing: Standing
    award: Award


def worked(rulebook: Rulebook, opportunity: Opportunity) -> tuple[Example, Example]:
    """Return an opportunity's two examples: one that counts, and one that does not.

    Both stand in one ledger, so that a repeated number or a used-up cap shows. Raises ValueError if the engine has a
    problem with an example, or if they do not turn out as announced.
    """
    counting = {"id": "counting", "opportunity": opportunity.id, **opportunity.example}
    failing = {**counting, "id": "failing", **opportunity.counterexample}
    document = {
        "format": "cec-ledger",
        "version": 1,
        "certifications": [HELD, EARNED] if "earned_certification" in failing else [HELD],
        "entries": [counting, failing],
    }
    result = estimate(document, rulebook, TODAY)
    if result.problems:
        raise ValueError(f"the example of {opportunity.id} has a problem: {result.problems[0].message}")
    examples = (_example(counting, opportunity, rulebook, result), _example(failing, opportunity, rulebook, result))
    if examples[1].award.cecs or not examples[0].award.cecs:
        raise ValueError(f"of the examples of {opportunity.id} the first must count, and the second must not")
    return examples


def _example(row: Mapping[str, Any], opportunity: Opportunity, rulebook: Rulebook, result: Estimate) -> Example:
    facts = [(field.label, _told(row[field.id], field, rulebook)) for field in opportunity.fields if field.id in row]
    concerned = row.get("earned_certification", HELD["id"])  # an exam is shown toward the certification it created
    standing = next(one for one in result.standings if one.certification.id == concerned)
    return Example(tuple(facts), standing, next(one for one in standing.awards if one.entry.id == row["id"]))


def _told(value: object, field: Field, rulebook: Rulebook) -> str:
    """Write what stands in a field as a person would say it."""
    if field.kind == "date":
        return rulebook.day(date.fromisoformat(str(value)))
    if field.kind == "flag":
        return "yes" if value else "no"
    if field.kind == "certification":
        return str(EARNED["name"] if value == EARNED["id"] else value)
    if isinstance(value, list):
        return ", ".join(f"{part['title']} {part['cecs']}" for part in value)
    return next((choice.label for choice in field.choices if choice.value == value), str(value))


def fragment(opportunity: Opportunity) -> str:
    """Return the part of an address that opens the calculator's form with the first example put in."""
    values = {key: _typed(value) for key, value in opportunity.example.items() if key not in {"date", "status"}}
    return urlencode({"add": opportunity.id, **values})


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        parts = ",".join(f'{{"title":"{part["title"]}","cecs":"{part["cecs"]}"}}' for part in value)
        return f"[{parts}]"
    return str(value)
