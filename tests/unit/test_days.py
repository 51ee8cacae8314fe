"""Every verb, on any day a request or a document can name: the calendar has a first day and a last one."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from people import FIELDS, entry, ledger

from calculator.browser import VERBS, respond
from calculator.exchange import FORMATS

# The reader refuses what is within a hundred years of either end of the calendar; its own edges are the last it takes.
EDGES = ["0001-01-01", "0100-12-31", "0101-01-01", "2013-05-01", "2024-02-29", "9899-12-31", "9900-01-01", "9999-12-31"]
DAYS = st.sampled_from(EDGES) | st.dates().map(date.isoformat)
TYPED = DAYS | DAYS.map(lambda day: f"{day[5:7]}/{day[8:]}/{day[:4]}")


def requests(today: str, start: str, end: str, day: str) -> dict[str, Any]:
    """Return what any verb may be asked: a ledger of every way to earn, its cycle and entries on the days given."""
    held = {"id": "cpt", "name": "Personal Trainer", "cycle": {"start": start, "end": end}}
    rows = [entry(way, way, day, expires=day) for way in FIELDS]
    whole = ledger(*rows, certifications=(held,))
    return {
        "today": today,
        "ledger": whole,
        "ledgers": [{"name": "a", "ledger": whole}],
        "start": start,
        "entry": rows[2],
        "choices": [{"opportunity": way} for way in FIELDS],
        "numbers": [],
        "text": json.dumps(whole),
    }


@pytest.mark.parametrize("verb", VERBS)
@settings(max_examples=25)
@given(DAYS, TYPED, TYPED | st.just(""), TYPED)
@example("9999-12-31", "2025-06-01", "2027-05-31", "2025-06-01")
@example("2025-06-01", "9897-12-31", "", "9899-12-31")
@example("0001-01-01", "2025-06-01", "2027-05-31", "0101-01-01")
def test_no_day_ends_a_verb_in_an_exception(verb: str, today: str, start: str, end: str, day: str) -> None:
    """Whatever the day, in the document or of the request: an answer or a sentence."""
    asked = requests(today, start, end, day)
    for to in FORMATS if verb == "export" else ["csv"]:
        assert json.loads(respond(json.dumps({"do": verb, "to": to, **asked})))
