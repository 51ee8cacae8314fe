"""The JSON contract of ``calculator.browser.respond`` as JSON Schema 2020-12: ledger, request, answer, problem.

Ids, codes and figures' meanings are read from the rulebook and from the estimate itself. The answer's schema allows
nothing it does not name, so that a key nobody described is found.
"""

import inspect
import json

from calculator.browser import VERBS
from calculator.estimate.awarding import EARNING_TIERS
from calculator.estimate.standing import REQUIREMENTS, SUMS, Totals
from calculator.rulebook import Clause, Rulebook
from calculator.rules import Tier
from downloads import historyschema, ledgerschema, readingsschema, reconcileschema
from downloads.shapes import TEXT, Schema, closed, listed

DIALECT = "https://json-schema.org/draft/2020-12/schema"
CECS: Schema = {"type": "string", "pattern": r"^(0|[0-9]+\.([0-9]|[0-9]*[1-9]))$"}
DAY: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


def files(rulebook: Rulebook, address: str) -> dict[str, str]:
    """Return the schemas as JSON text by their file names; ``address`` is where they will be found."""
    need: Schema = {"enum": list(REQUIREMENTS)}
    made = {
        "ledger.schema.json": ledgerschema.ledger(rulebook),
        "request.schema.json": request(rulebook),
        "answer.schema.json": answer(rulebook),
        "problem.schema.json": problem(rulebook),
        "readings.schema.json": readingsschema.readings(rulebook, CECS, need),
        "inquiry.schema.json": readingsschema.inquiry(rulebook),
        "reconcile.schema.json": reconcileschema.answer(rulebook, CECS),
        "renewal.schema.json": historyschema.renewal(),
        "record.schema.json": historyschema.record(need),
        "held.schema.json": historyschema.held(rulebook, CECS, DAY, need),
        "verify.schema.json": historyschema.verify(rulebook, CECS, DAY, need),
        "roster.schema.json": historyschema.roster(rulebook, CECS, DAY, need),
    }
    heads = {name: {"$schema": DIALECT, "$id": f"{address}{name}"} for name in made}
    return {name: json.dumps({**heads[name], **made[name]}, indent=1, ensure_ascii=False) + "\n" for name in made}


def request(rulebook: Rulebook) -> Schema:
    """Return the schema of a request: a verb, and for an estimate the day, the ledger, and other answers than ours."""
    asked = {one.id: _answer(one, rulebook) for one in rulebook.clauses.values() if one.answers}
    answers = {
        "description": "To ACE's open questions, by clause; what is left out is read as we do.",
        **closed(asked, ()),
    }
    return {
        "title": "Request",
        "description": "What respond() is asked. A ledger that does not fit its schema is answered with problems.",
        "type": "object",
        "required": ["do"],
        "properties": {"do": {"enum": list(VERBS)}, "today": DAY, "ledger": {}, "answers": answers},
        "if": {"properties": {"do": {"const": "estimate"}}},
        "then": {"required": ["today", "ledger"]},
        "else": {
            "if": {"properties": {"do": {"const": "reconcile"}}},
            "then": {"required": ["today", "ledger", "text"], "properties": {"text": TEXT}},
        },
    }


def _answer(clause: Clause, rulebook: Rulebook) -> Schema:
    means = (
        {"const": name, "description": rulebook.fill(text, rulebook.newest)} for name, text in clause.answers.items()
    )
    return {"description": rulebook.fill(clause.question, rulebook.newest), "oneOf": list(means)}


def problem(rulebook: Rulebook) -> Schema:
    """Return the schema of a problem or a warning, with the sentence of every code."""
    worded = {**rulebook.problems, **rulebook.clauses["course-number"].sentences}
    codes = [{"const": code, "description": sentence} for code, sentence in worded.items()]
    owner = {"type": ["string", "null"], "description": "Its id, or null where the problem is not of one."}
    fields = {"entry": owner, "certification": owner, "field": TEXT, "code": {"oneOf": codes}, "message": TEXT}
    return {"title": "Problem", "description": "What a person can mend, in words.", **closed(fields)}


def answer(rulebook: Rulebook) -> Schema:
    """Return the schema of the answer to ``estimate``: the estimate, or why there is none."""
    problems = {"type": "array", "items": {"$ref": "problem.schema.json"}}
    standings = {"type": "array", "items": {"$ref": "#/$defs/standing"}}
    estimate = closed({"problems": problems, "warnings": problems, "certifications": standings})
    unreadable = closed({"code": {"enum": list(rulebook.problems)}, "message": TEXT})
    refused = {"error": TEXT, "problem": {**unreadable, "description": "Only where the ledger as a whole is refused."}}
    return {
        "title": "Answer to an estimate",
        "oneOf": [closed({"estimate": estimate}), closed(refused, required=["error"])],
        "$defs": _parts(rulebook),
    }


def _parts(rulebook: Rulebook) -> dict[str, Schema]:
    totals = _totals(rulebook)
    edition = {"enum": list(rulebook.editions)}
    reasons = {"type": "array", "items": {"$ref": "#/$defs/reason"}}
    clause, source = {"enum": list(rulebook.clauses)}, {"enum": list(rulebook.sources)}
    decided = {**TEXT, "description": "Of an award of 0: the field that decided, empty where none did."}
    award = {"entry": TEXT, "tier": {"enum": [str(tier) for tier in Tier]}, "cecs": CECS, "field": decided}
    award |= {"reasons": reasons}
    met, planned = {"type": "boolean"}, {"type": "boolean", "description": "Whether what is planned would meet it."}
    need = {"id": {"enum": list(REQUIREMENTS)}, "met": met, "planned": planned, "reasons": reasons}
    cycle = {"cycle": closed({"start": DAY, "end": DAY}), "edition": edition, **totals}
    cycle |= {"requirements": _list("requirement"), "awards": _list("award")}
    more = {"reasons": reasons, "past": _list("past"), "other_editions": _list("other")}
    return {
        "standing": closed({"id": TEXT, "name": TEXT, **cycle, **more}),
        "past": {"description": "A cycle that is over, with what lies in it.", **closed(cycle)},
        "award": closed(award),
        "requirement": closed(need),
        "reason": closed({"clause": clause, "source": source, "sentence": TEXT}),
        "other": closed({"edition": edition, **totals}),
    }


def _totals(rulebook: Rulebook) -> dict[str, Schema]:
    tiers = {str(tier): {**CECS, "description": rulebook.tiers[tier]} for tier in EARNING_TIERS}
    sums = {name: {**CECS, "description": inspect.getdoc(getattr(Totals, name))} for name in SUMS}
    return {"required": CECS, **tiers, **sums}


def _list(part: str) -> Schema:
    return listed({"$ref": f"#/$defs/{part}"})
