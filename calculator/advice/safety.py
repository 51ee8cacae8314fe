"""What a refusal by ACE would do. Each refusal is tried in the engine, not argued from the rules."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import combinations
from typing import Any

from calculator.advice.mends import mends
from calculator.estimate.standing import Standing, standing
from calculator.estimate.whatif import minus, standings
from calculator.ledger.document import Entry, Ledger
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, today
from calculator.rulebook import Rulebook
from calculator.rules import Tier
from calculator.values.amounts import ZERO, written
from calculator.values.quoting import told

MOST_UNDECIDED = 30  # pairs of more would be more than a person can use


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``safety``: ``{"today", "ledger"}`` → ``{"safety": {"certifications", "mends"}}``.

    A certification: ``{"id", "undecided", "reaches", "one", "two", "hangs_on", "sentence"}``. ``undecided`` are the
    ids of entries that are up to ACE and count in it; ``reaches`` whether the possible total reaches the requirement;
    ``one`` and ``two`` whether it still does if ACE refuses any one, any two of them (null where there are fewer, or
    it does not reach it anyway); ``hangs_on`` lists the sets (of one id, else of two) whose refusal takes it below.

    ``mends``, one for each entry and certification where it counts for nothing: ``{"entry", "certification",
    "change", "values", "cecs", "sentence"}``: the smallest change found, as the id of what to change (null if none
    helps) with the fields' new values, and what the entry then counts, in CECs.
    """
    now = today(asked)
    ledger = read_ledger(asked.get("ledger"), rulebook, now).ledger
    found = standings(ledger, rulebook, now)
    return {
        "safety": {
            "certifications": [_row(one, ledger, rulebook, now) for one in found],
            "mends": [mend for one in found for mend in mends(one, ledger, rulebook, now)],
        }
    }


def _row(one: Standing, ledger: Ledger, rulebook: Rulebook, now: date) -> dict[str, Any]:
    undecided = [award.entry.id for award in one.awards if award.tier is Tier.DEPENDS]
    reaches = one.totals.possible_total >= one.totals.required
    margin = one.totals.possible_total - one.totals.required
    worth = {award.entry.id: award.cecs for award in one.awards}
    loss = _losses(one, ledger, rulebook, now)

    def fails(refused: Sequence[str]) -> bool:
        # A refusal takes away at most what it refuses; a cap that it frees can only give some of it back.
        return sum(worth[name] for name in refused) > margin and loss(refused) > margin

    singles = [[name] for name in undecided if reaches and fails([name])]
    pairs = []
    if reaches and not singles:
        pairs = [list(pair) for pair in combinations(_largest(worth, undecided), 2) if fails(pair)]
    enough = reaches and bool(undecided)
    row = {
        "id": one.certification.id,
        "undecided": undecided,
        "reaches": reaches,
        "one": not singles if enough else None,
        "two": not (singles or pairs) if enough and len(undecided) > 1 else None,
        "hangs_on": singles or pairs,
    }
    return {**row, "sentence": _sentence(row, one, rulebook)}


def _losses(one: Standing, ledger: Ledger, rulebook: Rulebook, now: date) -> Callable[[Sequence[str]], Decimal]:
    """Return what tells by how much a refusal lowers the possible total.

    Only entries under the same cap bear on each other here, for what is up to ACE has no course number: a refusal frees
    room for them alone. So each cap is asked about by itself, once for each refusal, and an entry under none is alone.
    """
    under = {entry.id: rulebook.opportunities[entry.opportunity].cap or entry.id for entry in ledger.entries}
    groups: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in ledger.entries:
        groups[under[entry.id]].append(entry)

    @cache
    def possible(group: str, refused: frozenset[str]) -> Decimal:
        left = minus(replace(ledger, entries=tuple(groups[group])), refused)
        return standing(left, one.certification, one.edition, rulebook=rulebook, today=now).totals.possible_total

    def loss(refused: Sequence[str]) -> Decimal:
        touched = {
            under[name]: frozenset(other for other in refused if under[other] == under[name]) for name in refused
        }
        return sum((possible(group, frozenset()) - possible(group, names) for group, names in touched.items()), ZERO)

    return loss


def _largest(worth: Mapping[str, Decimal], undecided: Sequence[str]) -> list[str]:
    """Return the undecided entries, or the largest of them where they are very many, in the order of the ledger."""
    kept = set(sorted(undecided, key=lambda name: -worth[name])[:MOST_UNDECIDED])
    return [name for name in undecided if name in kept]


def _sentence(row: Mapping[str, Any], one: Standing, rulebook: Rulebook) -> str:
    titles = {award.entry.id: told(award.entry.title) for award in one.awards}
    if one.totals.assured_total >= one.totals.required:
        key = "safe-assured"
    elif not row["reaches"]:
        key = "safe-short"
    elif row["one"] is False:
        key = "safe-hangs"
    elif row["two"] is False:
        key = "safe-one"
    else:
        key = "safe-two" if row["two"] else "safe-one-only"
    sets = [" + ".join(f"“{titles[name]}”" for name in names) for names in row["hangs_on"][:3]]
    more = f" (+{len(row['hangs_on']) - 3})" if len(row["hangs_on"]) > 3 else ""  # noqa: PLR2004 - three are enough to read
    return rulebook.advice[key].text.format(
        name=told(one.certification.name),
        possible=written(one.totals.possible_total),
        required=written(one.totals.required),
        entries=", ".join(sets) + more,
    )
