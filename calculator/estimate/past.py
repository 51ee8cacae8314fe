"""Cycles that are over: each stands by itself, under its own edition, with the entries that lie in it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from calculator.estimate.awarding import counted_days
from calculator.estimate.standing import Standing, standing
from calculator.ledger.document import Certification, Entry, Ledger
from calculator.rulebook import Rulebook
from calculator.values.cycle import Cycle


def past_standings(
    ledger: Ledger, certification: Certification, rulebook: Rulebook, today: date
) -> tuple[Standing, ...]:
    """Return where a certification stood in each of its past cycles, oldest first.

    What rules a ledger is read by is chosen for the current cycle alone: a past one keeps the edition of its time.
    """
    lying: defaultdict[Cycle, list[Entry]] = defaultdict(list)
    for entry in ledger.entries:
        if cycle := certification.past_cycle(entry.date):
            lying[cycle].append(entry)
    if ledger.answers.get("grace-period") == "counts":
        for cycle in certification.past:
            reach = counted_days(cycle, ledger.answers, rulebook, rulebook.edition_for(cycle.end))
            lying[cycle] = [entry for entry in ledger.entries if entry.date in reach]
    return tuple(
        standing(
            ledger,
            then,
            rulebook.edition_for(then.cycle.end),
            rulebook=rulebook,
            today=today,
            entries=lying[then.cycle],
        )
        for then in certification.before()
    )
