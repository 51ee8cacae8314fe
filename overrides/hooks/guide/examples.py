"""Worked examples for the guide: a person's ledger run by the very engine when the site is built.

Only the day on which that person's first cycle starts is chosen here; how long a cycle is says the rulebook.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from calculator.estimate.estimate import Estimate, estimate
from calculator.estimate.standing import Standing
from calculator.rulebook import Clause, Field, Opportunity, Rulebook
from calculator.rules import Award
from calculator.values.amounts import written
from calculator.values.cycle import Cycle, cycle_end

FIRST_DAY = date(2024, 6, 1)
HELD, EARNED = "Personal Trainer", "Health Coach"
LOOKING_BACK = timedelta(days=30)  # the examples are read so long after the cycle, when all that is entered is past


def cycle(rulebook: Rulebook, start: date = FIRST_DAY) -> Cycle:
    """Return a renewal cycle that starts on a day."""
    return Cycle(start, cycle_end(start, rulebook.cycle_years))


def held(rulebook: Rulebook) -> dict[str, Any]:
    """Return the certification of the examples, as a ledger holds it."""
    return _certification("held", HELD, cycle(rulebook))


def today(rulebook: Rulebook) -> date:
    """Return the day on which the examples are read."""
    return cycle(rulebook).end + LOOKING_BACK


def _certification(key: str, name: str, its: Cycle) -> dict[str, Any]:
    return {"id": key, "name": name, "cycle": its.as_json()}


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
    document = _both(rulebook, opportunity)
    counting, failing = document["entries"]
    result = _read(document, rulebook)
    examples = (_example(counting, opportunity, rulebook, result), _example(failing, opportunity, rulebook, result))
    if examples[1].award.cecs or not examples[0].award.cecs:
        raise ValueError(f"of the examples of {opportunity.id} the first must count, and the second must not")
    return examples


def _both(rulebook: Rulebook, opportunity: Opportunity) -> dict[str, Any]:
    """Return the ledger of an opportunity's two examples."""
    counting = {"id": "counting", "opportunity": opportunity.id, **opportunity.example}
    failing = {**counting, "id": "failing", **_dated(opportunity.counterexample, cycle(rulebook))}
    return {"certifications": [held(rulebook), *_earned(failing, rulebook)], "entries": [counting, failing]}


@dataclass(frozen=True)
class Answered:
    """A worked example that an open question bears on, and what it gives under each answer: ours, then the others."""

    opportunity: Opportunity
    title: str
    gives: tuple[str, ...]


def answered(rulebook: Rulebook, clause: Clause) -> list[Answered]:
    """Return the worked examples that another answer to a clause's question would change, run under each answer.

    Each is run beside the other one of its page, and by itself, where the other would count in its place.
    """
    found: dict[str, Answered] = {}
    answers: list[dict[str, str]] = [{}, *({clause.id: answer} for answer in clause.answers)]
    edition = max(edition for edition in rulebook.editions if clause.holds(edition))
    for opportunity in rulebook.opportunities.values():
        both = {**_both(rulebook, opportunity), "rules": edition}
        for document in (both, *({**both, "entries": [row]} for row in both["entries"])):
            results = [_read(document, rulebook, each) for each in answers]
            for row in document["entries"]:
                gives = tuple(_given(_example(row, opportunity, rulebook, one), clause) for one in results)
                if len(set(gives)) > 1:
                    found.setdefault(f"{opportunity.id} {row['id']}", Answered(opportunity, row["title"], gives))
    return list(found.values())


def _given(example: Example, clause: Clause) -> str:
    """Write what an example gives: its CECs, or whether the need is met that the clause is about."""
    need = next((one for one in example.standing.requirements if one.id == clause.id), None)
    if need:
        return "met" if need.met else "not met"
    return f"{written(example.award.cecs)} CECs"


def alone(rulebook: Rulebook, opportunity: Opportunity, edition: str) -> str:
    """Write what an opportunity's first example would earn by itself under an edition."""
    entry = {"id": "alone", "opportunity": opportunity.id, **opportunity.example}
    result = _read({"rules": edition, "certifications": [held(rulebook)], "entries": [entry]}, rulebook)
    return f"{written(result.standings[0].awards[0].cecs)} CECs"


def _read(document: Mapping[str, Any], rulebook: Rulebook, answers: Mapping[str, str] | None = None) -> Estimate:
    result = estimate({"format": "cec-ledger", "version": 1, **document}, rulebook, today(rulebook), answers)
    for problem in result.problems:
        raise ValueError(f"an example has a problem, in the field {problem.field}: {problem.message}")
    return result


def _dated(row: Mapping[str, Any], its: Cycle) -> dict[str, Any]:
    """Return a row with its day, where that is told by how far it lies outside the cycle."""
    told = {name: value for name, value in row.items() if name not in {"days_before", "days_after"}}
    if "days_before" in row:
        return {**told, "date": (its.start - timedelta(days=row["days_before"])).isoformat()}
    if "days_after" in row:
        return {**told, "date": (its.end + timedelta(days=row["days_after"])).isoformat()}
    return told


def _earned(row: Mapping[str, Any], rulebook: Rulebook) -> list[dict[str, Any]]:
    """Return the certification an entry says it created, if it does: its cycle starts on the day it was earned."""
    if "earned_certification" not in row:
        return []
    return [_certification(row["earned_certification"], EARNED, cycle(rulebook, date.fromisoformat(row["date"])))]


def _example(row: Mapping[str, Any], opportunity: Opportunity, rulebook: Rulebook, result: Estimate) -> Example:
    facts = [(field.label, _told(row[field.id], field, rulebook)) for field in opportunity.fields if field.id in row]
    concerned = row.get("earned_certification", "held")  # an exam is shown toward the certification it created
    standing = next(one for one in result.standings if one.certification.id == concerned)
    return Example(tuple(facts), standing, next(one for one in standing.awards if one.entry.id == row["id"]))


def _told(value: object, field: Field, rulebook: Rulebook) -> str:
    """Write what stands in a field as a person would say it."""
    if field.kind == "date":
        return rulebook.day(date.fromisoformat(str(value)))
    if field.kind == "flag":
        return "yes" if value else "no"
    if field.kind == "certification":
        return EARNED
    if isinstance(value, list):
        return ", ".join(f"{part['title']} {part['cecs']}" for part in value)
    return next((choice.label for choice in field.choices if choice.value == value), str(value))


def fragment(opportunity: Opportunity) -> str:
    """Return the part of an address that opens the calculator's form with the first example put in."""
    values = {key: _typed(value) for key, value in opportunity.example.items() if key not in {"date", "status"}}
    return urlencode({"add": opportunity.id, **values})


def begun(rulebook: Rulebook, opportunity: Opportunity) -> str:
    """Return the part of an address that opens the form on what a reader has done: what most would choose put in."""
    defaults = {field.id: field.default for field in opportunity.fields if field.default}
    usual = {name: rulebook.fill(value, rulebook.newest) for name, value in defaults.items()}
    return urlencode({"add": opportunity.id, **usual, "status": "completed"})


def _typed(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        parts = ",".join(f'{{"title":"{part["title"]}","cecs":"{part["cecs"]}"}}' for part in value)
        return f"[{parts}]"
    return str(value)
