"""The answer to ``reconcile`` as JSON Schema: what either list lacks, what differs, and the answers that explain it."""

from calculator.rulebook import Rulebook
from downloads.shapes import TEXT, Schema, closed, listed

ROW: Schema = {"type": "integer", "minimum": 1, "description": "Where it stands in the text; the first row is 1."}


def answer(rulebook: Rulebook, cecs: Schema) -> Schema:
    """Return the schema; ``cecs`` is that of an amount."""
    figure = {"anyOf": [cecs, {"type": "null"}], "description": "ACE's figure, or null where the row has none."}
    entry = {"entry": {**TEXT, "description": "Its id in the ledger."}, "title": TEXT}
    there = {"row": ROW, "course_number": TEXT, "date": TEXT, "cecs": figure, "title": TEXT}
    field = closed({"field": {"enum": ["date", "course_number", "cecs"]}, "here": TEXT, "there": TEXT})
    asked = [clause for clause in rulebook.clauses.values() if clause.answers]
    told = closed(
        {
            "clause": {"enum": [clause.id for clause in asked]},
            "question": TEXT,
            "answer": {"enum": sorted({name for clause in asked for name in clause.answers})},
            "means": TEXT,
        }
    )
    answers = {
        "sentence": TEXT,
        "sets": {**listed(listed(told)), "description": "All smallest sets of answers that give ACE's figures."},
        "unexplained": {**listed(TEXT), "description": "Entries whose figure no answers give, left out of the search."},
    }
    found = {
        "matched": listed(closed({**entry, "row": ROW, "posted": figure})),
        "only_here": listed(closed({**entry, "date": TEXT})),
        "only_there": listed(closed(there)),
        "differs": listed(closed({**entry, "row": ROW, "fields": {**listed(field), "minItems": 1}})),
        "answers": closed(answers),
        "heads": closed(dict.fromkeys(("matched", "only_there", "only_here", "differs"), TEXT)),
        "ledger": {"$ref": "ledger.schema.json", "description": "With statuses and figures as ACE has them."},
        "changes": {**listed(TEXT), "description": "The entries that this changes."},
    }
    return {"title": "Answer to reconcile", **closed({"reconcile": closed(found)})}
