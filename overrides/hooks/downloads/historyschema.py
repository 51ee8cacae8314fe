"""The answers to ``renewal``, ``record``, ``held``, ``verify`` and ``roster`` as JSON Schema: one cycle after another.

What of a ledger they hand back as it is stored may hold more than anybody here knows.
"""

from typing import Any

from calculator.exchange.record import COLUMNS
from calculator.rulebook import Rulebook
from calculator.rules import Tier
from downloads.shapes import TEXT, Schema, closed, listed

FIGURES = ("assured_total", "possible_total", "planned_total", "remaining")
AMERICAN: Schema = {"type": "string", "pattern": "^[0-9]{2}/[0-9]{2}/[0-9]{4}$"}
STORED: Schema = {"type": "object", "description": "As it would be stored, with all that it holds."}
TOLD: Schema = {"type": "boolean"}


def renewal() -> Schema:
    """Return the schema of the answer to ``renewal``."""
    past = {"type": "array", "description": "Its past cycles with the one that goes, as they would be stored."}
    offer = closed(
        {
            "certification": TEXT,
            **dict.fromkeys(("sentence", "label", "dates"), TEXT),
            "cycle": {**closed({"start": AMERICAN, "end": AMERICAN}), "description": "The next one, as it may be."},
            "past": past,
        }
    )
    join = closed(
        {
            **dict.fromkeys(("sentence", "label"), TEXT),
            "certification": STORED,
            "drop": {**listed(TEXT), "minItems": 1, "description": "The ids of the certifications that go."},
            "entries": {**listed(STORED), "description": "Those that name one of these, as they would be."},
        }
    )
    return _answer("renewal", closed({"offers": listed(offer), "joins": listed(join)}))


def record(need: Schema) -> Schema:
    """Return the schema of the answer to ``record``; ``need`` is that of a requirement's id."""
    row = closed({"entry": TEXT, **dict.fromkeys(COLUMNS, TEXT)})
    needs = closed({"id": need, "met": TOLD, "sentence": TEXT})
    cycle = closed(
        {
            **dict.fromkeys(("certification", "heading", "total", "edition"), TEXT),
            "needs": listed(needs),
            "entries": listed(row),
        }
    )
    elsewhere = closed({"heading": TEXT, "entries": {**listed(row), "minItems": 1}})
    told = {
        **dict.fromkeys(("title", "made", "basis"), TEXT),
        "columns": listed(closed({"id": {"enum": list(COLUMNS)}, "label": TEXT})),
        "cycles": {**listed(cycle), "description": "The newest of a certification first."},
        "elsewhere": {"anyOf": [elsewhere, {"type": "null"}], "description": "What lies in no cycle."},
        "unread": {**TEXT, "description": "What had to be left out; empty where nothing had."},
    }
    return _answer("record", closed(told))


def held(rulebook: Rulebook, cecs: Schema, day: Schema, need: Schema) -> Schema:
    """Return the schema of the answer to ``held``; ``cecs`` is an amount's, ``day`` a day's, ``need`` as above."""
    told = {"changes": listed(_change(rulebook, cecs, day, need)), "sentence": TEXT}
    return _answer("held", closed(told))


def verify(rulebook: Rulebook, cecs: Schema, day: Schema, need: Schema) -> Schema:
    """Return the schema of the answer to ``verify``."""
    told = {
        "same": {"type": ["boolean", "null"], "description": "Null where there is no receipt that can be read."},
        "release": TEXT,
        "today": {"anyOf": [day, {"type": "null"}], "description": "The day on which the file was written."},
        "changes": listed(_change(rulebook, cecs, day, need)),
        "sentence": TEXT,
    }
    return _answer("verify", closed(told))


def _change(rulebook: Rulebook, cecs: Schema, day: Schema, need: Schema) -> Schema:
    """Return the schema of a change. The figure of before is of other rules, and so may be its tier."""
    clause = closed({"clause": {"enum": list(rulebook.clauses)}, "source": {"enum": list(rulebook.sources)}})
    met = closed({"met": TOLD})
    return closed(
        {
            "certification": TEXT,
            "cycle_end": day,
            "entry": {"type": ["string", "null"]},
            "requirement": {"anyOf": [need, {"type": "null"}]},
            "before": {"oneOf": [closed({"cecs": TEXT, "tier": TEXT}), met]},
            "after": {"oneOf": [closed({"cecs": cecs, "tier": {"enum": [str(tier) for tier in Tier]}}), met]},
            "clauses": listed(clause),
            "sentence": TEXT,
        }
    )


def roster(rulebook: Rulebook, cecs: Schema, day: Schema, need: Schema) -> Schema:
    """Return the schema of the answer to ``roster``."""
    figures: dict[str, Any] = {
        "edition": {"enum": list(rulebook.editions)},
        "required": cecs,
        **dict.fromkeys(FIGURES, cecs),
        "unmet": listed(need),
        "missing": {**listed(TEXT), "description": "What is not met, in sentences."},
    }
    past = closed({"cycle": closed({"start": day, "end": day}), **figures})
    certification = {"id": TEXT, "name": TEXT, "end": day, "left": TEXT, "short": TOLD, **figures}
    certification["past"] = {**listed(past), "description": "Cycles that are over, oldest first."}
    person = {"name": TEXT, "short": TOLD, "problems": {"type": "integer", "minimum": 0}}
    person["certifications"] = listed(closed(certification))
    people = {**listed(closed(person)), "description": "Who is short, and soonest, comes first."}
    return _answer("roster", closed({"people": people, "unreadable": listed(closed({"name": TEXT, "message": TEXT}))}))


def _answer(verb: str, told: Schema) -> Schema:
    return {"title": f"Answer to {verb}", **closed({verb: told})}
