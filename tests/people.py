"""A person of these tests: two certifications whose cycles overlap, and a ledger made of short rows."""

import json
from copy import deepcopy
from typing import Any

from calculator.browser import respond

TODAY = "2025-06-01"
TRAINER = {"id": "cpt", "name": "Personal Trainer", "cycle": {"start": "2024-01-01", "end": "2025-12-31"}}
COACH = {"id": "hc", "name": "Health Coach", "cycle": {"start": "2025-01-01", "end": "2026-12-31"}}
FIELDS: dict[str, dict[str, Any]] = {
    "approved-course": {"course_number": "CEP123456", "cecs": "0.3"},
    "conference": {"course_number": "CA23456", "sessions": [{"title": "Cueing", "cecs": "0.2"}]},
    "cpr-aed": {"validity_years": "2"},
    "college-course": {"credit_hours": "1", "credit_system": "semester", "grade": "B", "related": True},
    "ace-certification": {},
    "presentation": {"cecs": "0.3"},
    "other-certification": {"accredited": True, "fitness_related": True},
    "publication": {},
    "correspondence-course": {"sole_author": True},
    "mentoring": {},
    "petition": {"contact_hours": "6"},
}


def entry(
    name: str, opportunity: str, date: str = "2025-03-01", status: str = "completed", **more: object
) -> dict[str, Any]:
    """Return an entry that has no problem, with what is given in place of what it would hold."""
    fixed = {"id": name, "opportunity": opportunity, "title": name, "date": date, "status": status}
    return {**fixed, **FIELDS[opportunity], **more}


def ledger(*entries: dict[str, Any], certifications: tuple[dict[str, Any], ...] = (TRAINER, COACH)) -> dict[str, Any]:
    """Return a ledger document of these entries."""
    return {
        "format": "cec-ledger",
        "version": 1,
        "rules": "auto",
        "certifications": deepcopy(list(certifications)),
        "entries": list(entries),
    }


def ask(do: str, today: str = TODAY, **rest: object) -> Any:  # noqa: ANN401 - JSON is any of its types
    """Return what the crossing answers, read back from its JSON."""
    return json.loads(respond(json.dumps({"do": do, "today": today, **rest})))
