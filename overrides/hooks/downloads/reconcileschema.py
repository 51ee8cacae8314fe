"""The answer to ``reconcile`` as JSON Schema: what either list lacks, what differs, and the answers that explain it."""

from typing import Any

from calculator.rulebook import Rulebook

type Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
ROW: Schema = {"type": "integer", "minimum": 1, "description": "Where it stands in the text; the first row is 1."}


def answer(rulebook: Rulebook, cecs: Schema) -> Schema:
    """Return the schema; ``cecs`` is that of an amount."""
    figure = {"anyOf": [cecs, {"type": "null"}], "description": "ACE's figure, or null where the row has none."}
    entry = {"entry": {**TEXT, "description": "Its id in the ledger."}, "title": TEXT}
    there = {"row": ROW, "course_number": TEXT, "date": TEXT, "cecs": figure, "title": TEXT}
    field = _closed({"field": {"enum": ["date", "course_number", "cecs"]}, "here": TEXT, "there": TEXT})
    asked = [clause for clause in rulebook.clauses.values() if clause.answers]
    told = _closed(
        {
            "clause": {"enum": [clause.id for clause in asked]},
            "question": TEXT,
            "answer": {"enum": sorted({name for clause in asked for name in clause.answers})},
            "means": TEXT,
        }
    )
    answers = {
        "sentence": TEXT,
        "sets": {**_list(_list(told)), "description": "All smallest sets of answers that give ACE's figures."},
        "unexplained": {**_list(TEXT), "description": "Entries whose figure no answers give, left out of the search."},
    }
    found = {
        "matched": _list(_closed({**entry, "row": ROW, "posted": figure})),
        "only_here": _list(_closed({**entry, "date": TEXT})),
        "only_there": _list(_closed(there)),
        "differs": _list(_closed({**entry, "row": ROW, "fields": {**_list(field), "minItems": 1}})),
        "answers": _closed(answers),
        "heads": _closed(dict.fromkeys(("matched", "only_there", "only_here", "differs"), TEXT)),
        "ledger": {"$ref": "ledger.schema.json", "description": "With statuses and figures as ACE has them."},
        "changes": {**_list(TEXT), "description": "The entries that this changes."},
    }
    return {"title": "Answer to reconcile", **_closed({"reconcile": _closed(found)})}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _closed(fields: Schema) -> Schema:
    """Return the schema of an object that has these fields, all of them and no other."""
    return {"type": "object", "required": list(fields), "properties": fields, "additionalProperties": False}
