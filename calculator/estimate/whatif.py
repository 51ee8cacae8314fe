"""Asking the engine again about a ledger that differs in a few entries."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from calculator.estimate.estimate import Standing, standing
from calculator.ledger.document import AUTO, Certification, Entry, Ledger
from calculator.rulebook import Rulebook
from calculator.rules import Award


def edition_of(ledger: Ledger, certification: Certification, rulebook: Rulebook) -> str:
    """Return the id of the edition a certification is read under."""
    return rulebook.edition_for(certification.cycle.end) if ledger.rules == AUTO else ledger.rules


def standings(ledger: Ledger, rulebook: Rulebook, today: date) -> tuple[Standing, ...]:
    """Return where each certification stands, in the order of the ledger."""
    return tuple(
        standing(ledger, one, edition_of(ledger, one, rulebook), rulebook=rulebook, today=today)
        for one in ledger.certifications
    )


def award_of(one: Standing, entry: str) -> Award:
    """Return the award of an entry of the ledger (its id) in a standing."""
    return next(award for award in one.awards if award.entry.id == entry)


def plus(ledger: Ledger, more: Iterable[Entry]) -> Ledger:
    """Return the ledger with entries added at its end."""
    place = max((entry.position for entry in ledger.entries), default=-1) + 1
    added = tuple(replace(entry, position=place + offset) for offset, entry in enumerate(more))
    return replace(ledger, entries=ledger.entries + added)


def minus(ledger: Ledger, ids: Iterable[str]) -> Ledger:
    """Return the ledger without the entries of these ids."""
    gone = set(ids)
    return replace(ledger, entries=tuple(entry for entry in ledger.entries if entry.id not in gone))


def changed(ledger: Ledger, entry: str, change: Callable[[Entry], Entry]) -> Ledger:
    """Return the ledger with one entry (its id) changed."""
    return replace(ledger, entries=tuple(change(e) if e.id == entry else e for e in ledger.entries))
