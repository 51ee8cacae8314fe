"""The rulebook: what ACE has published, as typed data, read from ``rulebook.toml`` and checked once.

Every number, quotation and sentence of the domain comes from here. An edition is the rulebook as ACE had published it
by a date; editions are named by that date in ISO form, so that they sort and compare as text.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from calculator.amounts import plain, written


class RulebookError(Exception):
    """The rulebook contradicts itself, or was asked for what it does not cover. A fault of ours, not a person's."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page ACE has published: its title, place, date in words, address, and how much of it could be read."""

    id: str
    title: str
    where: str
    dated: str
    url: str
    read: str
    states: str
    date: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """The rulebook as ACE had published it by a date; ``id`` is that date in ISO form."""

    id: str
    title: str
    note: str

    @property
    def first_day(self) -> date:
        """The first day on which a cycle can end and be covered by this edition."""
        return date.fromisoformat(self.id)


@dataclass(frozen=True, slots=True)
class Value:
    """What a parameter amounts to from an edition on, and the source in which it stands."""

    since: str
    amount: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number of the domain, dated. ``unit`` says of what: CECs, contact hours, days and the like."""

    id: str
    title: str
    unit: str
    values: tuple[Value, ...]

    def on(self, edition: str) -> Decimal | None:
        """Return the amount in force in an edition (its id), or None where that edition states none."""
        known = [value for value in self.values if value.since <= edition]
        return known[-1].amount if known else None

    def written(self, edition: str) -> str:
        """Write the amount of an edition, or of the first to state one: CECs as 0.4 and 2.0, all else as 3 and 20."""
        amount = self.on(edition)
        if amount is None:
            amount = self.values[0].amount
        return written(amount) if self.unit == "CECs" else plain(amount)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Another sentence of ACE's that says something else, and what it would mean."""

    source: str
    quote: str
    means: str


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule: the sentence it rests on, whether that is ACE's word or our reading, and how a receipt words it.

    ``quote`` is ACE's, to the letter; ``states`` is what a page says that was not kept word for word. ``since`` and
    ``until`` bound the editions in which it holds. ``question`` and ``otherwise`` belong to a reading.
    """

    id: str
    title: str
    kind: str
    source: str
    sentences: Mapping[str, str]
    quote: str = ""
    states: str = ""
    since: str = ""
    until: str = ""
    question: str = ""
    otherwise: str = ""
    disagrees: tuple[Disagreement, ...] = ()

    def holds(self, edition: str) -> bool:
        """Tell whether the clause is part of an edition (its id)."""
        return self.since <= edition and (not self.until or edition < self.until)


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a field: the stored value, its label, and other spellings read as the same."""

    value: str
    label: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """Something a person types. ``needed``: always, unless-planned, if-posted, never. Limits are in ``unit``."""

    id: str
    label: str
    noun: str
    kind: str
    needed: str
    hint: str = ""
    unit: str = ""
    default: str = ""
    more_than: Decimal | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    choices: tuple[Choice, ...] = ()
    suggestions: tuple[str, ...] = ()
    part_label: str = ""
    part_amount_label: str = ""


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A way to earn CECs: its fields, the clauses that say what an entry is worth, its cap, and its guide texts."""

    id: str
    title: str
    plural: str
    short: str
    certainty: str
    certainty_word: str
    fields: tuple[Field, ...]
    worth: tuple[str, ...]
    limits: tuple[str, ...]
    counts: tuple[str, ...]
    excludes: tuple[str, ...]
    proof: tuple[str, ...]
    route: str
    example: Mapping[str, Any]
    counterexample: Mapping[str, Any]
    cap: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, and the source in which it stands; no source where it is our own advice."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """Something ACE asks of a petition, for all opportunities or for ``only`` these."""

    id: str
    text: str
    source: str
    only: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """How a credit reaches ACE, step by step."""

    id: str
    title: str
    steps: tuple[Step, ...]
    note: str = ""
    note_source: str = ""


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
    months: tuple[str, ...]

    @property
    def newest(self) -> str:
        """The id of the newest edition."""
        return max(self.editions)

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
        return f"{self.months[day.month - 1]} {day.day}, {day.year}"

    def fill(self, text: str, edition: str) -> str:
        """Put parameters into a text: ``{cecs:parameter-id}`` becomes that parameter's value in an edition."""
        return _PARAMETER.sub(lambda match: self.parameters[match[1]].written(edition), text)


_PARAMETER = re.compile(r"\{cecs:([a-z0-9-]+)\}")


def references(text: str) -> Iterator[str]:
    """Yield the ids of the parameters a text names as ``{cecs:parameter-id}``."""
    return (match[1] for match in _PARAMETER.finditer(text))


@cache
def load() -> Rulebook:
    """Return the rulebook this package ships, read and checked once. Raises RulebookError if it contradicts itself.

    A browser's copy of the package holds it as JSON, made when it was checked at build: it is read in an
    eighth of the time.
    """
    try:
        return _assemble(json.loads(_beside("rulebook.json")))
    except FileNotFoundError:
        return read(_beside("rulebook.toml").decode())


def _beside(name: str) -> bytes:
    """Return a file that lies beside this module, in a folder or in a wheel that is imported from as it is."""
    loader: Any = __spec__.loader
    try:
        return bytes(loader.get_data(str(Path(__file__).with_name(name))))
    except OSError as fault:  # what a wheel raises has no number
        raise FileNotFoundError(name) from fault


def read(text: str) -> Rulebook:
    """Return the rulebook written in a TOML text. Raises RulebookError if it is incomplete or contradicts itself."""
    import tomllib  # noqa: PLC0415 - a browser's copy has no TOML to read

    from calculator.selfcheck import check  # noqa: PLC0415 - selfcheck needs the classes above

    data = tomllib.loads(text)
    try:
        rulebook = _assemble(data)
    except (KeyError, TypeError) as fault:
        raise RulebookError(f"the rulebook is incomplete: {fault}") from fault
    check(rulebook)
    return rulebook


def _assemble(data: Mapping[str, Any]) -> Rulebook:
    fields = {key: _field(key, row) for key, row in data["fields"].items()}
    return Rulebook(
        sources={key: Source(id=key, **row) for key, row in data["sources"].items()},
        editions={key: Edition(id=key, **row) for key, row in data["editions"].items()},
        parameters={key: _parameter(key, row) for key, row in data["parameters"].items()},
        clauses={key: _clause(key, row) for key, row in data["clauses"].items()},
        fields=fields,
        opportunities={key: _opportunity(key, row, data["fields"]) for key, row in data["opportunities"].items()},
        routes={key: _route(key, row) for key, row in data["routes"].items()},
        tiers=data["tiers"],
        problems=data["problems"],
        advice={key: Step(**row) for key, row in data["advice"].items()},
        demands={
            key: Demand(key, row["text"], row["source"], tuple(row.get("only", ())))
            for key, row in data["demands"].items()
        },
        headers={key: tuple(row) for key, row in data["headers"].items()},
        months=tuple(data["months"]["names"]),
    )


def _parameter(key: str, row: Mapping[str, Any]) -> Parameter:
    values = [
        Value(since=value["from"], amount=Decimal(value["value"]), source=value["source"]) for value in row["values"]
    ]
    return Parameter(key, row["title"], row["unit"], tuple(sorted(values, key=lambda value: value.since)))


def _clause(key: str, row: Mapping[str, Any]) -> Clause:
    disagrees = tuple(Disagreement(**other) for other in row.get("disagrees", ()))
    return Clause(id=key, **{**row, "disagrees": disagrees})


def _field(key: str, row: Mapping[str, Any]) -> Field:
    typed = dict(row)
    for limit in ("more_than", "at_least", "at_most"):
        if limit in typed:
            typed[limit] = Decimal(typed[limit])
    typed["choices"] = tuple(
        Choice(choice["value"], choice["label"], tuple(choice.get("also", ()))) for choice in row.get("choices", ())
    )
    typed["suggestions"] = tuple(row.get("suggestions", ()))
    return Field(id=key, **typed)


def _opportunity(key: str, row: Mapping[str, Any], fields: Mapping[str, Mapping[str, Any]]) -> Opportunity:
    own = row.get("override", {})
    asked = ("title", "date", *row["fields"], "status", "posted_cecs", "evidence", "note")
    typed = {name: value for name, value in row.items() if name not in {"override", "fields"}}
    for name in ("worth", "limits", "counts", "excludes", "proof"):
        typed[name] = tuple(row[name])
    return Opportunity(id=key, fields=tuple(_field(f, {**fields[f], **own.get(f, {})}) for f in asked), **typed)


def _route(key: str, row: Mapping[str, Any]) -> Route:
    return Route(id=key, **{**row, "steps": tuple(Step(**step) for step in row["steps"])})
