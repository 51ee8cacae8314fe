"""The answers to ``readings`` and ``inquiry`` as JSON Schema: what ACE's words leave open, what each answer gives."""

from typing import Any

from calculator.rulebook import Rulebook
from downloads.shapes import TEXT, Schema, closed, listed

FIGURES = ("assured_total", "possible_total")


def readings(rulebook: Rulebook, cecs: Schema, need: Schema) -> Schema:
    """Return the schema of an answer to ``readings``; ``cecs`` is an amount's, ``need`` that of a requirement's id."""
    open_ones = [clause for clause in rulebook.clauses.values() if clause.answers]
    sums = dict.fromkeys(FIGURES, cecs)
    needs = listed(closed({"id": need, "met": {"type": "boolean"}}))
    given = {
        "answer": {"enum": sorted({name for clause in open_ones for name in clause.answers})},
        "means": TEXT,
        **sums,
        "requirements": needs,
        "entries": {**listed(TEXT), "description": "Those whose award this answer changes, by itself."},
    }
    question = {
        "clause": {"enum": [clause.id for clause in open_ones]},
        "question": TEXT,
        "source": {"enum": list(rulebook.sources)},
        "quote": TEXT,
        "answers": {**listed(closed(given)), "minItems": 1},
    }
    row: dict[str, Any] = {
        "certification": TEXT,
        "as_read": {**closed(sums), "description": "Under our readings."},
        "least": {**closed(sums), "description": "The least of each figure over every combination of answers."},
        "most": {**closed(sums), "description": "The most of each figure over every combination of answers."},
        "requirements": needs,
        "settled": {"type": "boolean", "description": "Whether every combination says the same of the goal."},
        "questions": {
            **listed(closed(question)),
            "description": "Those that matter; what moves most comes first.",
        },
    }
    return {"title": "Answer to readings", **closed({"readings": listed(closed(row))})}


def inquiry(rulebook: Rulebook) -> Schema:
    """Return the schema of the answer to ``inquiry``."""
    clause = {"enum": [one.id for one in rulebook.clauses.values() if one.answers]}
    letter = closed({"clause": clause, "subject": TEXT, "text": TEXT})
    line = closed({"certification": TEXT, "matters": {"type": "boolean"}, "sentence": TEXT})
    told = {"lines": listed(line), "letter": {"anyOf": [letter, {"type": "null"}]}}
    return {"title": "Answer to inquiry", **closed({"inquiry": closed(told)})}
