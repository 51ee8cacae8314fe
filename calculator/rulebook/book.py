"""The rulebook as a whole: what is in force in an edition, and how its figures and days are written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from calculator.rulebook.parts import (
    Clause,
    Demand,
    Edition,
    Field,
    Opportunity,
    Parameter,
    Reminders,
    Route,
    Source,
    Step,
    TableWords,
)
from calculator.values.days import Names


class RulebookError(Exception):
    """The rulebook contradicts itself, or was asked for what it does not cover. A fault of ours, not a person's."""


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything the guide says and the calculator computes with."""

    sources: Mapping[str, Source]
    editions: Mapping[str, Edition]
    parameters: Mapping[str, Parameter]
    clauses: Mapping[str, Clause]
    fields: Mapping[str, Field]
    opportunities: Mapping[str, Opportunity]
    routes: Mapping[str, Route]
    tiers: Mapping[str, str]
    problems: Mapping[str, str]
    advice: Mapping[str, Step]
    demands: Mapping[str, Demand]
    headers: Mapping[str, tuple[str, ...]]
    tables: TableWords
    units: Mapping[str, frozenset[str]]
    names: Names
    reminders: Reminders
    carried_hash: str = ""

    @property
    def newest(self) -> str:
        """The id of the newest edition."""
        return max(self.editions)

    @property
    def first_day(self) -> date:
        """The first day on which a cycle can end and be covered by any edition."""
        return min(edition.first_day for edition in self.editions.values())

    @property
    def cycle_years(self) -> int:
        """How many years a renewal cycle lasts."""
        return int(self.amount("cycle-years", self.newest))

    def edition_for(self, cycle_end: date) -> str:
        """Return the id of the newest edition not later than a cycle's end.

        Raises RulebookError for a cycle that ends before the first edition: nothing is known of it.
        """
        covering = [edition.id for edition in self.editions.values() if edition.first_day <= cycle_end]
        if not covering:
            raise RulebookError(f"no rules are known for a cycle that ends on {cycle_end.isoformat()}")
        return max(covering)

    def amount(self, parameter: str, edition: str) -> Decimal:
        """Return a parameter's amount in an edition. Raises RulebookError where that edition states none."""
        amount = self.parameters[parameter].on(edition)
        if amount is None:
            raise RulebookError(f"the edition {edition} states no {parameter}")
        return amount

    def day(self, day: date) -> str:
        """Write a day for a person: March 1, 2025."""
        return f"{self.names.months[day.month - 1]} {day.day}, {day.year}"

    def fill(self, text: str, edition: str) -> str:
        """Put into a text what the rulebook states elsewhere.

        ``{cecs:parameter-id}`` becomes that parameter's value in an edition, ``{since:clause-id}`` the first day of the
        edition from which that clause holds, ``{screens:route-id}`` ACE's names for that route's screen, and
        ``{advice:advice-id}`` the text of that advice.
        """
        text = _ADVICE.sub(lambda match: self.advice[match[1]].text, text)
        text = _SINCE.sub(lambda match: self.day(self.editions[self.clauses[match[1]].since].first_day), text)
        text = _SCREENS.sub(lambda match: self.screens(match[1]), text)
        return _PARAMETER.sub(lambda match: self.parameters[match[1]].written(edition), text)

    def advised(self, key: str, **detail: str) -> str:
        """Word an advice, with what it is to say of the case at hand."""
        return self.fill(self.advice[key].text, self.newest).format(**detail)

    def screens(self, route: str) -> str:
        """Write what ACE calls the screen of a route: “My CECs” (later “Enter and Track my CECs”)."""
        first, *later = [f"“{screen.text}”" for screen in self.routes[route].screens]
        return f"{first} (later {', '.join(later)})" if later else first


_PARAMETER = re.compile(r"\{cecs:([a-z0-9-]+)\}")
_SINCE = re.compile(r"\{since:([a-z0-9-]+)\}")
_ADVICE = re.compile(r"\{advice:([a-z0-9-]+)\}")
_SCREENS = re.compile(r"\{screens:([a-z0-9-]+)\}")


def references(text: str) -> Iterator[str]:
    """Yield the ids of the parameters a text names as ``{cecs:parameter-id}``."""
    return (match[1] for match in _PARAMETER.finditer(text))


def dated(text: str) -> Iterator[str]:
    """Yield the ids of the clauses a text names as ``{since:clause-id}``."""
    return (match[1] for match in _SINCE.finditer(text))


def advising(text: str) -> Iterator[str]:
    """Yield the ids of the advice a text names as ``{advice:advice-id}``."""
    return (match[1] for match in _ADVICE.finditer(text))


def shown(text: str) -> Iterator[str]:
    """Yield the ids of the routes whose screens a text names as ``{screens:route-id}``."""
    return (match[1] for match in _SCREENS.finditer(text))
