"""Reading the rulebook from the file that lies beside this package."""

import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from calculator.rulebook.book import Rulebook, RulebookError
from calculator.rulebook.parts import (
    Certainty,
    Choice,
    Clause,
    Demand,
    Disagreement,
    Edition,
    Field,
    Opportunity,
    Parameter,
    Quotation,
    Reminders,
    Route,
    Source,
    Step,
    TableWords,
    Value,
)
from calculator.values.days import Names

HASH_KEY = "hash"  # where a browser's rulebook, in JSON, carries the hash of the rules: see ``fingerprint``


@cache
def load() -> Rulebook:
    """Return the rulebook this package ships, read and checked once. Raises RulebookError if it contradicts itself.

    A browser's copy of the package holds it as JSON, made when it was checked at build: it is read in an
    eighth of the time.
    """
    try:
        return _assemble(json.loads(beside("rulebook.json")))
    except FileNotFoundError:
        return read(beside("rulebook.toml").decode())


def beside(name: str) -> bytes:
    """Return a file that lies beside this package, in a folder or in a wheel that is imported from as it is."""
    loader: Any = __spec__.loader
    try:
        # Cut by hand: importing pathlib would cost a browser as much as reading the whole rulebook.
        return bytes(loader.get_data(__file__.rpartition("rulebook")[0] + name))
    except OSError as fault:  # what a wheel raises has no number
        raise FileNotFoundError(name) from fault


def read(text: str) -> Rulebook:
    """Return the rulebook written in a TOML text. Raises RulebookError if it is incomplete or contradicts itself."""
    import tomllib  # noqa: PLC0415 - a browser's copy has no TOML to read,

    from calculator.rulebook.selfcheck import check  # noqa: PLC0415 - and was checked when it was built

    data = tomllib.loads(text)
    try:
        rulebook = _assemble(data)
    except (KeyError, TypeError) as fault:
        raise RulebookError(f"the rulebook is incomplete: {fault}") from fault
    check(rulebook)
    return rulebook


def _assemble(data: Mapping[str, Any]) -> Rulebook:
    return Rulebook(
        sources={key: Source(id=key, **row) for key, row in data["sources"].items()},
        editions={key: _edition(key, row) for key, row in data["editions"].items()},
        parameters={key: _parameter(key, row) for key, row in data["parameters"].items()},
        clauses={key: _clause(key, row, data["disagreements"]) for key, row in data["clauses"].items()},
        fields={key: _field(key, row) for key, row in data["fields"].items()},
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
        tables=TableWords(**data["tables"]),
        units={key: frozenset(row) for key, row in data["units"].items()},
        names=Names(data["months"]["names"], data["months"]["weekdays"]),
        reminders=_reminders(data["reminders"]),
        carried_hash=data.get(HASH_KEY, ""),
    )


def _reminders(row: Mapping[str, Any]) -> Reminders:
    return Reminders(**{**row, "ahead": {key: tuple(days) for key, days in row["ahead"].items()}})


def _edition(key: str, row: Mapping[str, Any]) -> Edition:
    return Edition(id=key, **{**row, "title": row["title"].format(year=key[:4])})


def _parameter(key: str, row: Mapping[str, Any]) -> Parameter:
    values = [
        Value(since=value["from"], amount=Decimal(value["value"]), source=value["source"]) for value in row["values"]
    ]
    dated = tuple(sorted(values, key=lambda value: value.since))
    return Parameter(key, row["title"], row["unit"], dated, row.get("reason", ""))


def _clause(key: str, row: Mapping[str, Any], others: Mapping[str, Mapping[str, Any]]) -> Clause:
    disagrees = tuple(Disagreement(**others[name]) for name in row.get("disagrees", ()))
    taken = row["title"] if row.get("kind") == "reading" else row.get("reading", "")
    beside = tuple(Quotation(**one) for one in row.get("beside", ()))
    return Clause(id=key, **{**row, "reading": taken, "disagrees": disagrees, "beside": beside})


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
    first = () if "date" in row["fields"] else ("date",)
    asked = ("title", *first, *row["fields"], "status", "posted_cecs", "provider", "evidence", "note")
    typed = {name: value for name, value in row.items() if name not in {"override", "fields", "certainty"}}
    typed["certainties"] = tuple(sorted((_certainty(one) for one in row["certainty"]), key=lambda one: one.since))
    typed |= {name: tuple(row.get(name, ())) for name in ("ever", "together")}
    for name in ("worth", "limits", "counts", "excludes", "proof"):
        typed[name] = tuple(row[name])
    typed["since"] = tuple(Step(**step) for step in row.get("since", ()))
    return Opportunity(id=key, fields=tuple(_field(f, {**fields[f], **own.get(f, {})}) for f in asked), **typed)


def _certainty(row: Mapping[str, Any]) -> Certainty:
    return Certainty(since=row["from"], tier=row["tier"], word=row["word"], clause=row["clause"])


def _route(key: str, row: Mapping[str, Any]) -> Route:
    lists = {name: tuple(Step(**step) for step in row.get(name, ())) for name in ("steps", "screens")}
    return Route(id=key, **{**row, **lists})
