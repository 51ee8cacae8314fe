"""From a ledger, a rulebook and a day to an estimate: awards, totals, requirements, each with its reasons.

An entry is read against each certification's own cycles, so a ledger stands once for each cycle it names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from calculator.estimate.past import past_standings
from calculator.estimate.standing import Standing, standing
from calculator.ledger.document import AUTO, Problem
from calculator.ledger.known import Known
from calculator.ledger.openly import read_answers
from calculator.ledger.reader import read_ledger
from calculator.rulebook import Rulebook
from calculator.values.amounts import written

EARNED = Known()  # what entries earn by themselves, by certification and edition
KEPT = 2  # times as much as there are entries: what is of others, or of their former state, is let go beyond that


@dataclass(frozen=True, slots=True)
class Estimate:
    """The estimate of a ledger: a standing for each certification, its past cycles, and what other editions would give.

    ``past`` and ``others`` are by the certification's id.
    """

    standings: tuple[Standing, ...]
    past: Mapping[str, tuple[Standing, ...]]
    others: Mapping[str, tuple[Standing, ...]]
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def estimate(
    document: object, rulebook: Rulebook, today: date, answers: Mapping[str, object] | None = None
) -> Estimate:
    """Estimate a ledger document (format 1) as of a day. Raises UnreadableLedgerError if it is not one.

    ``answers``, by clause, are those to ACE's open questions by which it is read, where they are not ours. One that is
    not known is left out, and told as a problem that names the known ones.
    """
    reading = read_ledger(document, rulebook, today)
    known, unknown = read_answers(answers or {}, rulebook)
    ledger = replace(reading.ledger, answers=known)
    before = EARNED.begin(rulebook, today, ledger.certifications)
    standings = []
    past: dict[str, tuple[Standing, ...]] = {}
    others: dict[str, tuple[Standing, ...]] = {}
    for certification in ledger.certifications:
        edition = rulebook.edition_for(certification.cycle.end) if ledger.rules == AUTO else ledger.rules
        stands = {}
        for other in rulebook.editions:
            alone = before.get((certification.id, other), {})
            stands[other] = standing(ledger, certification, other, rulebook=rulebook, today=today, alone=alone)
            if len(alone) <= KEPT * len(ledger.entries):
                EARNED.rows[certification.id, other] = alone
        standings.append(stands.pop(edition))
        past[certification.id] = past_standings(ledger, certification, rulebook, today)
        others[certification.id] = tuple(stands.values())
    return Estimate(tuple(standings), past, others, (*reading.problems, *unknown), reading.warnings)


def as_json(result: Estimate) -> dict[str, Any]:
    """Return an estimate as plain data: amounts as decimal strings in CECs, dates as ISO."""
    return {
        "problems": [problem.as_json() for problem in result.problems],
        "warnings": [warning.as_json() for warning in result.warnings],
        "certifications": [_certification(one, result) for one in result.standings],
    }


def _certification(one: Standing, result: Estimate) -> dict[str, Any]:
    id_ = one.certification.id
    return {
        "id": id_,
        "name": one.certification.name,
        **_standing(one),
        "reasons": [reason.as_json() for reason in one.reasons],
        "past": [_standing(cycle) for cycle in result.past[id_]],
        "other_editions": [{"edition": other.edition, **other.totals.as_json()} for other in result.others[id_]],
    }


def _standing(one: Standing) -> dict[str, Any]:
    return {
        "cycle": one.certification.cycle.as_json(),
        "edition": one.edition,
        **one.totals.as_json(),
        "requirements": [
            {"id": need.id, "met": need.met, "planned": need.planned, "reasons": [need.reason.as_json()]}
            for need in one.requirements
        ],
        "awards": [
            {
                "entry": award.entry.id,
                "tier": str(award.tier),
                "cecs": written(award.cecs),
                "field": award.field,
                "reasons": [reason.as_json() for reason in award.reasons],
            }
            for award in one.awards
        ],
    }
