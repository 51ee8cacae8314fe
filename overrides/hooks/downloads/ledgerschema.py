"""The ledger document as JSON Schema, made of the rulebook's fields and of the very patterns the reader reads by.

It asks for the spellings a ledger is stored in. The reader forgives more (case, numbers for amounts), so a ledger that
fits has no problem of shape, and one with such a problem does not fit. What takes more than one field to tell, such as
a cycle that ends before it starts, no schema tells: an estimate answers it with a problem.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from calculator.ledger import proofs
from calculator.ledger.answers import AMERICAN, ISO, MOST_SESSIONS
from calculator.ledger.certification import MOST_PAST_CYCLES
from calculator.ledger.document import AUTO, FORMAT, VERSION
from calculator.rulebook import Choice, Field, Opportunity, Rulebook
from calculator.values.amounts import PLAIN_NUMBER

type Schema = dict[str, Any]

EMPTY: Schema = {"enum": ["", None]}
NAMED: Schema = {"type": "string", "minLength": 1}
TWO_DECIMALS = r"^[^.]*(\.[0-9]{0,2}0*\s*)?$"


def ledger(rulebook: Rulebook) -> Schema:
    """Return the schema of a ledger document."""
    parts = {"certification": _certification(rulebook), "entry": _entry(rulebook)}
    return {
        "title": "Ledger",
        "description": "One person's certifications and entries. Unknown keys are kept and written back.",
        "type": "object",
        "required": ["format", "version"],
        "properties": {
            "format": {"const": FORMAT},
            "version": {"type": "integer", "minimum": 1, "maximum": VERSION},
            "id": {"description": "Whose ledger it is: made once, by the page that first stores it."},
            "rules": {"enum": [AUTO, *rulebook.editions]},
            "certifications": {"type": "array", "items": {"$ref": "#/$defs/certification"}},
            "entries": {"type": "array", "items": {"$ref": "#/$defs/entry"}},
        },
        "$defs": {**parts, **{one.id: _opportunity(one, rulebook) for one in rulebook.opportunities.values()}},
    }


def field(asked: Field, rulebook: Rulebook) -> Schema:
    """Return the schema of one field's value; one that may be left empty may also be an empty text or null."""
    limit = f"At most {asked.at_most} {asked.unit}." if asked.at_most is not None else ""
    told = " ".join(part for part in (rulebook.fill(asked.hint, rulebook.newest), limit) if part)
    shape = _KINDS[asked.kind](asked)
    if asked.needed == "always":
        shape = {"allOf": [shape, {"pattern": r"\S"}]} if asked.kind == "text" else shape
    else:
        shape = {"anyOf": [shape, EMPTY]}
    return {"title": asked.label, **({"description": told} if told else {}), **shape}


def _certification(rulebook: Rulebook) -> Schema:
    """Return the schema of a certification. A cycle without its end, or the current without its start, is usual."""
    start, end = (field(rulebook.fields[name], rulebook) for name in ("cycle.start", "cycle.end"))
    days = {name: {"anyOf": [one, EMPTY]} for name, one in (("start", start), ("end", end))}
    cycle = {"type": "object", "properties": days, "anyOf": [_filled([name]) for name in days]}
    past_one = {"type": "object", "required": ["start"], "properties": {"start": start, "end": {"anyOf": [end, EMPTY]}}}
    over = {"type": "array", "maxItems": MOST_PAST_CYCLES, "items": past_one, "description": "Cycles that are over."}
    past = {"anyOf": [over, EMPTY]}
    return {
        "type": "object",
        "required": ["id", "name", "cycle"],
        "properties": {"id": NAMED, "name": field(rulebook.fields["name"], rulebook), "cycle": cycle, "past": past},
    }


def _entry(rulebook: Rulebook) -> Schema:
    """Return the schema of an entry: the fields it must have depend on its opportunity."""
    ways = list(rulebook.opportunities)
    branches = [{"if": _holds("opportunity", [way]), "then": {"$ref": f"#/$defs/{way}"}} for way in ways]
    return {
        "type": "object",
        "required": ["id", "opportunity"],
        "properties": {"id": NAMED, "opportunity": {"enum": ways}, proofs.KEY: _proofs()},
        "allOf": branches,
    }


def _proofs() -> Schema:
    """Return the schema of the proofs kept with an entry. The reader leaves out what is none, and never the entry."""
    texts = {name: {"type": "string"} for name in ("id", "name", "sha256", "added")}
    fields = {**texts, "type": {"enum": list(proofs.KINDS)}, "bytes": {"type": "integer", "minimum": 1}}
    told = "Files that the browser keeps beside the ledger, never inside it."
    return {"description": told, "type": "array", "items": {"type": "object", "properties": fields}}


def _opportunity(one: Opportunity, rulebook: Rulebook) -> Schema:
    asked = {each.id: each for each in one.fields}
    fields = asked.values()
    status = asked["status"]
    posted = _holds("status", _spellings(status, "posted"))
    planned = _holds("status", _spellings(status, "planned"))
    settled = _holds("status", [*_spellings(status, "planned"), *_spellings(status, "posted")])
    return {
        "title": one.title,
        "description": rulebook.fill(one.short, rulebook.newest),
        "required": [each.id for each in fields if each.needed == "always"],
        "properties": {each.id: field(each, rulebook) for each in fields},
        "allOf": [
            {"if": posted, "then": _filled(each.id for each in fields if each.needed == "if-posted")},
            {"if": planned, "else": _filled(each.id for each in fields if each.needed == "unless-planned")},
            {"if": settled, "else": _filled(each.id for each in fields if each.needed == "until-posted")},
        ],
    }


def _holds(name: str, values: list[Any]) -> Schema:
    return {"required": [name], "properties": {name: {"enum": values}}}


def _filled(names: Iterable[str]) -> Schema:
    listed = list(names)
    return {"required": listed, "properties": {name: {"not": EMPTY} for name in listed}}


def _spellings(asked: Field, value: str) -> list[Any]:
    return next(_written(choice) for choice in asked.choices if choice.value == value)


def _written(choice: Choice) -> list[Any]:
    """Return how a choice may be written: its value, its label and its other names; a number also as one."""
    number = [int(choice.value)] if choice.value.isdecimal() else []
    return list(dict.fromkeys([choice.value, *number, choice.label, *choice.also]))


def _text(_: Field) -> Schema:
    return {"type": "string"}


def _date(_: Field) -> Schema:
    return {"type": "string", "pattern": rf"^\s*(?:{ISO.pattern}|{AMERICAN.pattern})\s*$"}


def _expiry(asked: Field) -> Schema:
    """Return the schema of a day, or of a month as a card may name it."""
    return {"anyOf": [_date(asked), {"type": "string", "pattern": r"^\s*(?:0?[1-9]|1[0-2])/[1-9][0-9]{3}\s*$"}]}


def _amount(asked: Field) -> Schema:
    """Return the schema of a decimal text. What is more than 0 has a digit that is not 0."""
    patterns = [rf"^\s*(?:{PLAIN_NUMBER.pattern})\s*$", TWO_DECIMALS]
    if asked.more_than is not None:
        patterns.append("[1-9]")
    return {"type": "string", "allOf": [{"pattern": pattern} for pattern in patterns]}


def _choice(asked: Field) -> Schema:
    return {"enum": [spelling for choice in asked.choices for spelling in _written(choice)]}


def _flag(_: Field) -> Schema:
    return {"type": "boolean"}


def _sessions(asked: Field) -> Schema:
    fields = {"title": {"title": asked.part_label, "type": "string"}, "cecs": _amount(asked)}
    session = {"type": "object", "required": ["cecs"], "properties": fields}
    return {"type": "array", "minItems": 1, "maxItems": MOST_SESSIONS, "items": session}


_KINDS: Mapping[str, Callable[[Field], Schema]] = {
    "text": _text,
    "long-text": _text,
    "certification": _text,
    "course-number": _text,
    "date": _date,
    "expiry": _expiry,
    "amount": _amount,
    "choice": _choice,
    "flag": _flag,
    "sessions": _sessions,
}
