"""Asking the engine again about a ledger that differs in a few entries.

A ledger may be long and be asked about often, so ``Bearing`` finds the few entries that a further or a changed entry
could meet: what it earns among those is what it earns among all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from calculator.estimate.past import past_standings
from calculator.estimate.standing import Standing, standing
from calculator.ledger.document import AUTO, Certification, Entry, Ledger
from calculator.rulebook import Rulebook
from calculator.rules import LOOKED_AT, Award, Tier
from calculator.values.amounts import ZERO


def edition_of(ledger: Ledger, certification: Certification, rulebook: Rulebook) -> str:
    """Return the id of the edition a certification is read under."""
    return rulebook.edition_for(certification.cycle.end) if ledger.rules == AUTO else ledger.rules


def standings(ledger: Ledger, rulebook: Rulebook, today: date) -> tuple[Standing, ...]:
    """Return where each certification stands, in the order of the ledger."""
    return tuple(
        standing(ledger, one, edition_of(ledger, one, rulebook), rulebook=rulebook, today=today)
        for one in ledger.certifications
    )


def history(ledger: Ledger, rulebook: Rulebook, today: date) -> tuple[Standing, ...]:
    """Return where each certification stood in each cycle that is over."""
    return tuple(past for one in ledger.certifications for past in past_standings(ledger, one, rulebook, today))


def award_of(one: Standing, entry: str) -> Award:
    """Return the award of an entry of the ledger (its id) in a standing."""
    return next(award for award in one.awards if award.entry.id == entry)


def awards_of(one: Standing) -> Mapping[str, Award]:
    """Return the awards of a standing by the id of their entry, for who looks up many."""
    return {award.entry.id: award for award in one.awards}


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


class Bearing:
    """What in a standing can bear on an entry that is added or changed; each list is short, however long the ledger.

    Entries meet under a cap, by a course number and in a requirement. Under a cap only those meet that count: what
    waits there for room gets none from one entry more.
    """

    def __init__(self, one: Standing, rulebook: Rulebook) -> None:
        """Look through a standing once."""
        self.rulebook = rulebook
        self.alike: defaultdict[str, list[Entry]] = defaultdict(list)
        self._capped: defaultdict[str, list[Entry]] = defaultdict(list)
        self._numbered: defaultdict[str, list[Entry]] = defaultdict(list)
        self._needed = {need.id: [a.entry for a in one.awards if LOOKED_AT[need.id](a)] for need in one.requirements}
        posted: defaultdict[tuple[str, str], list[Award]] = defaultdict(list)
        for award in sorted(one.awards, key=lambda award: award.entry.order):
            entry = award.entry
            self.alike[entry.opportunity].append(entry)
            cap, number = self._bonds(entry)
            if award.tier is Tier.POSTED and cap:
                posted[cap, entry.opportunity].append(award)
            elif cap and award.cecs:
                self._capped[cap].append(entry)
            if number and entry.date in one.certification.cycle and len(self._numbered[number]) < _FIRST_OF_A_NUMBER:
                self._numbered[number].append(entry)
        for (cap, _), awards in posted.items():
            self._capped[cap].append(_together(awards))

    def _bonds(self, entry: Entry) -> tuple[str, str]:
        return self.rulebook.opportunities[entry.opportunity].cap, entry.text("course_number")

    def on_amount(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries that bear on what an entry earns, which may be one of them."""
        cap, number = self._bonds(entry)
        return _once((*self._capped.get(cap, ()), *self._numbered.get(number, ())))

    def on_reasons(self, entry: Entry) -> tuple[Entry, ...]:
        """Return the entries that bear on what an entry earns and on how that is explained: all of its kind."""
        _, number = self._bonds(entry)
        return _once((*self.alike.get(entry.opportunity, ()), *self._numbered.get(number, ())))

    def on_needs(self, entry: Entry, needs: Iterable[str]) -> tuple[Entry, ...]:
        """Return the entries that bear on what an entry earns, and on whether these requirements (ids) are met."""
        return _once((*self.on_amount(entry), *(one for need in needs for one in self._needed[need])))


_FIRST_OF_A_NUMBER = 2  # the first counts; if that is the one that changes, the second does


def _together(posted: list[Award]) -> Entry:
    """Return one entry that takes as much of a cap as several that ACE has posted."""
    return replace(posted[0].entry, posted_cecs=sum((award.cecs for award in posted), ZERO))


def _once(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return each of the entries once, that of an id which came first."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry.id, entry)
    return tuple(found.values())
