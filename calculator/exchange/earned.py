"""What each entry is worth, as columns of a table that goes out: to be read and added up, never to be taken in.

Their heads say that they are worked out, by which a table that comes back is not taken at its word for them.
"""

import re
from collections.abc import Mapping
from datetime import date
from itertools import count
from typing import Any

from calculator.estimate.whatif import standings
from calculator.exchange.cells import is_clean
from calculator.ledger.reader import read_ledger
from calculator.rulebook import Rulebook
from calculator.values.amounts import written

LABELS = ("worth", "worth-tier")  # what heads the CECs, and how sure they are
LONGEST = 60  # characters of a certification's name in a head
type Columns = Mapping[str, Mapping[str, str]]  # by a column's head, its cells by the id of an entry


def columns(document: Mapping[str, Any], rulebook: Rulebook, today: date) -> Columns:
    """Return two columns for each certification that can be read: the CECs of each entry, and how sure they are."""
    ledger = read_ledger(document, rulebook, today).ledger
    found: dict[str, dict[str, str]] = {}
    names: set[str] = set()
    for one in standings(ledger, rulebook, today):
        name = _unlike(one.certification.name, names)
        names.add(name)
        cecs, tier = (rulebook.tables.labels[label].format(name=name) for label in LABELS)
        found[cecs] = {award.entry.id: written(award.cecs) for award in one.awards}
        found[tier] = {award.entry.id: rulebook.tiers[award.tier] for award in one.awards}
    return found


def is_head(head: str, rulebook: Rulebook) -> bool:
    """Tell whether a column is headed as those are.

    >>> from calculator.rulebook import load
    >>> is_head("Worth for Personal Trainer (worked out)", load()), is_head("Worth for money", load())
    (True, False)
    """
    ends = (rulebook.tables.labels[label].split("{name}") for label in LABELS)
    return any(head.strip().startswith(front) and head.strip().endswith(back) for front, back in ends)


def _unlike(name: str, others: set[str]) -> str:
    """Return a certification's name as a head has it: one line, and not that of another."""
    line = " ".join(name.split())[:LONGEST] if is_clean(name) else ""
    line = re.sub(r"[(){}\[\]]", "", line).strip()
    return next(one for at in count(1) if (one := line if at == 1 else f"{line} {at}".strip()) not in others)
