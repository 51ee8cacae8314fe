"""The order in which a sheet is worked through at ACE, and how one gets to ACE's screens."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, timedelta
from typing import Any

from calculator.ledger.document import Ledger
from calculator.rulebook import Rulebook
from calculator.values.amounts import counted


def reach(used: Mapping[str, list[Any]], rulebook: Rulebook) -> Iterator[dict[str, str]]:
    """Yield the step of each route in use that leads to its screen, in ACE's own names for it."""
    for route, items in used.items():
        named = f"{{screens:{route}}}"
        if items:
            step = next(step for step in rulebook.routes[route].steps if named in step.text)
            yield {"text": rulebook.fill(step.text, rulebook.newest), "source": step.source}


def unsent_by(ledger: Ledger, day: date, rulebook: Rulebook) -> Callable[[str], date | None]:
    """Return what tells the last day that leaves ACE its review of an entry's petition, if a cycle of it still runs."""
    days = timedelta(days=int(rulebook.amount("petition-review-days", rulebook.newest)))
    dated = {entry.id: entry.date for entry in ledger.entries}

    def by(name: str) -> date | None:
        ends = [one.cycle.end for one in ledger.certifications if dated[name] in one.cycle and one.cycle.end >= day]
        return max(day, min(ends) - days) if ends else None

    return by


def of(  # noqa: PLR0913, PLR0917 - the parts of a sheet
    lines: list[dict[str, Any]],
    records: list[dict[str, Any]],
    petitions: list[dict[str, Any]],
    counting: AbstractSet[str],
    by: Callable[[str], date | None],
    rulebook: Rulebook,
) -> list[dict[str, Any]]:
    """Return what is to be done at ACE, in order, as ``sheet.answer`` has it: of what counts, and is not sent yet."""

    def part(what: str, noun: str, found: list[dict[str, Any]], **more: str) -> Iterator[dict[str, Any]]:
        names = [one["entry"] for one in found if one["status"] != "submitted" and one["entry"] in counting]
        if names:
            sentence = rulebook.advised(f"sheet-{what}", number=counted(len(names), noun), **more)
            yield {"what": what, "sentence": sentence, "entries": names}

    unsent = (one["entry"] for one in petitions if one["status"] != "submitted" and one["entry"] in counting)
    days = [last for name in unsent if (last := by(name))]
    return [
        *part("find", "course number", [one for one in lines if not one["course_number"]]),
        *part("type", "row", [one for one in lines if one["course_number"]]),
        *part("card", "card", records),
        *(part("send", "petition", petitions, by=rulebook.day(min(days))) if days else ()),
    ]
