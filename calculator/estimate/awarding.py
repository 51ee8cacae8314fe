"""What each entry of a ledger earns for one certification.

An award is made by the clauses of the entry's opportunity; then caps are filled tier by tier: posted, assured,
depends, planned; inside a tier by date, then by position.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from operator import attrgetter

from calculator.ledger.document import Certification, Entry, Ledger
from calculator.rulebook import Rulebook
from calculator.rules import Award, Rule, Scope, Tier, is_planned
from calculator.values.cycle import Cycle, months_after

type Alone = dict[tuple[str, Path], tuple[Award, Entry | None, Entry | None]]  # and who had its course number first
type Path = tuple[Tier, tuple[Rule, ...]]  # the tier an entry starts in, and the clauses it goes through

EARNING_TIERS = (Tier.POSTED, Tier.ASSURED, Tier.DEPENDS, Tier.PLANNED)
FIRST = ("grace-period", "current-cycle")
AFTER_WORTH = ("several-certifications", "not-yet-earned")
UNPROMISED = Tier.DEPENDS  # of what an edition does not know, until its first clause refuses it
_TIER_ORDER = {tier: order for order, tier in enumerate((*EARNING_TIERS, Tier.NONE))}


def scope_of(  # noqa: PLR0913, PLR0917 - a certification, and what it is read by
    ledger: Ledger,
    certification: Certification,
    edition: str,
    rulebook: Rulebook,
    today: date,
    entries: Sequence[Entry],
) -> Scope:
    """Return what the clauses may see: a certification, under an edition, with those of the entries in its cycle."""
    counting = counted_days(certification.cycle, ledger.answers, rulebook, edition)
    inside = sorted((entry for entry in entries if entry.date in counting), key=attrgetter("order"))
    first_with: dict[str, Entry] = {}
    for entry in inside:
        if number := entry.text("course_number"):
            first_with.setdefault(number, entry)
    holders = _holders(ledger.certifications)
    before = _counted_before(ledger, certification, rulebook, today)
    seen = (first_with, holders, counting, ledger.answers, before)
    return Scope(rulebook, edition, certification, today, ledger.entries, *seen)


def counted_days(cycle: Cycle, answers: Mapping[str, str], rulebook: Rulebook, edition: str) -> Cycle:
    """Return the days that count for a cycle: its own, and by another answer than ours the months of grace too."""
    if answers.get("grace-period") != "counts":
        return cycle
    return Cycle(cycle.start, months_after(cycle.end, int(rulebook.amount("grace-months", edition))))


def _counted_before(
    ledger: Ledger, certification: Certification, rulebook: Rulebook, today: date
) -> Mapping[str, Entry]:
    """Return the first entry of each course number that counts in a past cycle, if an answer asks for it.

    Where the months of grace count for the cycle before them, so does what was done in them.
    """
    found: dict[str, Entry] = {}
    if ledger.answers.get("repeat-course") != "ever":
        return found
    numbered = [entry for entry in ledger.entries if entry.text("course_number")]
    for cycle in certification.past:
        edition = rulebook.edition_for(cycle.end)
        counting = counted_days(cycle, ledger.answers, rulebook, edition)
        once = rulebook.clauses["repeat-course"].holds(edition)
        first: dict[str, Entry] = {}
        for entry in sorted((one for one in numbered if one.date in counting), key=attrgetter("order")):
            number = entry.text("course_number")
            leads = first.setdefault(number, entry) is entry or not once
            if entry.posted_cecs if _decided(entry, today) else leads and not is_planned(entry, today):
                found.setdefault(number, entry)
    return found


@lru_cache(maxsize=1)
def _holders(certifications: tuple[Certification, ...]) -> Callable[[date], tuple[Certification, ...]]:
    """Return what finds the certifications of which a cycle holds a day: once a day, for all standings of a ledger."""

    @cache
    def holders(day: date) -> tuple[Certification, ...]:
        return tuple([one for one in certifications if one.covers(day)])

    return holders


def awarded(entries: Iterable[Entry], scope: Scope, alone: Alone | None = None) -> list[Award]:
    """Return the award of each entry, in their order, caps filled.

    ``alone`` keeps what an entry earns by itself for who asks again of the same certification, under the same edition
    and on the same day: under other answers, which are in its path as the functions that it goes through, or with
    other entries beside it. Of those only one with its course number can bear on it before caps are filled.
    """
    paths, alone = _paths(scope), {} if alone is None else alone
    earned = []
    for entry in entries:
        path = paths(entry.opportunity, _decided(entry, scope.today))
        number = entry.text("course_number")
        first, before = scope.first_with.get(number), scope.counted_before.get(number)
        held = alone.get((entry.id, path))
        if held is None or held[0].entry is not entry or held[1] is not first or held[2] is not before:
            held = alone[entry.id, path] = _award(entry, path, scope), first, before
        earned.append(held[0])
    return _together(earned, scope)


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
        earning = ("posted",) if decided else ("repeat-course", *row.worth, *AFTER_WORTH)
        names = (*FIRST, *row.ever, *earning)
        rules = tuple(scope.rule(name) for name in names if scope.rulebook.clauses[name].holds(scope.edition))
        promise = row.certainty(scope.edition)
        return Tier(promise.tier) if promise else UNPROMISED, rules

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


def _together(awards: list[Award], scope: Scope) -> list[Award]:
    """Return the awards as they stand beside those of their kind: one of several, a cap filled tier by tier."""
    rulebook = scope.rulebook
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for place, award in enumerate(awards):
        if award.cecs:
            alike[award.entry.opportunity].append(place)
    for opportunity, places in alike.items():
        names = rulebook.opportunities[opportunity].bounds
        rules = [scope.rule(name) for name in names if rulebook.clauses[name].holds(scope.edition)]
        if rules:
            places.sort(key=lambda place: (_TIER_ORDER[awards[place].tier], *awards[place].entry.order))
            held = [awards[place] for place in places]
            for rule in rules:
                held = rule(held, scope)
            for place, award in zip(places, held, strict=True):
                awards[place] = award
    return awards
