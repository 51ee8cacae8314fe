"""Sound requests of every verb with odd values in their places: an answer each time, and no row hides another."""

import csv
import io
import json
import os
from collections.abc import Iterator
from itertools import cycle, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from people import FIELDS, TODAY, ask, entry

from calculator.__main__ import main
from calculator.browser import VERBS, respond
from calculator.exchange import FORMATS
from calculator.exchange.merge import LISTS
from calculator.rulebook import load

OLD = {"start": "2020-01-01", "end": "2021-12-31"}
HELD = [  # one whose next cycle is due, two of one name that follow each other, and one that goes on
    {"id": "due", "name": "Health Coach", "cycle": {"start": "2023-07-01", "end": "2025-06-30"}, "past": [OLD]},
    {"id": "first", "name": "Trainer", "cycle": {"start": "2021-06-01", "end": "2023-05-31"}},
    {"id": "second", "name": "Trainer", "cycle": {"start": "2023-06-01", "end": "2025-05-31"}},
    {"id": "on", "name": "Group Fitness", "cycle": {"start": "2025-01-01", "end": "2026-12-31"}},
]
PROOF = {"id": "proof", "type": "application/pdf", "name": "a.pdf", "bytes": 900}
MORE = {"evidence": "a drawer", "proofs": [PROOF], "ticked": ["documents"], "provider": "ACE"}
KINDS = [
    *(entry(way, way) for way in FIELDS if way != "petition"),
    entry("sent", "petition", **MORE),
    entry("posted", "approved-course", "2025-02-03", "posted", posted_cecs="0.3", ethics=True),
    entry("planned", "mentoring", "2025-05-03", "planned"),
    entry("card", "cpr-aed", expires="05/2027"),
    entry("earned", "ace-certification", earned_certification="on"),
]
LEDGER = {"format": "cec-ledger", "version": 1, "rules": "auto", "id": "mine", "certifications": HELD, "entries": KINDS}
SMALL = {**LEDGER, "certifications": HELD[:1], "entries": [entry("course", "approved-course")]}
EXPORTED = json.loads(ask("export", ledger=SMALL, to="json")["export"]["text"])
BEFORE = ask("estimate", ledger={**SMALL, "entries": [entry("course", "approved-course", cecs="0.1")]})["estimate"]
SOUND: list[dict[str, Any]] = [
    *({"do": verb, "ledger": LEDGER} for verb in ("upgrade", "tidy", "timeline", "steps", "renewal", "verdict")),
    *({"do": verb, "ledger": LEDGER} for verb in ("readings", "inquiry", "safety", "compare", "sheet", "ways")),
    *({"do": "export", "ledger": LEDGER, "to": to, "release": "1"} for to in ("json", "csv", "ics", "sheet")),
    {"do": "estimate", "ledger": LEDGER, "answers": {"final-month-grace": "no"}},
    {"do": "record", "ledger": LEDGER, "release": "1"},
    {"do": "worth", "ledger": LEDGER, "choices": [{"opportunity": "approved-course", "cecs": "0.3"}]},
    {"do": "ways", "ledger": LEDGER, "choices": [{"opportunity": "mentoring"}]},
    {"do": "check", "ledger": LEDGER, "entry": KINDS[0]},
    {"do": "check", "ledger": LEDGER, "entry": KINDS[1]},
    {"do": "check", "ledger": LEDGER, "certification": HELD[0]},
    {"do": "held", "ledger": LEDGER, "before": BEFORE},
    {"do": "verify", "document": EXPORTED},
    {"do": "reconcile", "ledger": LEDGER, "text": "Course number\tDate\tCECs\nCEP123456\t03/01/2025\t0.3\n"},
    {"do": "import", "ledger": LEDGER, "text": json.dumps(EXPORTED), "mode": "merge"},
    {"do": "import", "ledger": LEDGER, "text": "title,date,kind\na,3/1/2025,b", "columns": {}, "answers": {}},
    {"do": "roster", "ledgers": [{"name": "a", "ledger": SMALL}], "to": "csv"},
    {"do": "days", "fields": {"cycle.end": "12/31/2026", "expires": "03/01/2027"}, "validity_years": "2"},
    {"do": "days", "fields": {"date": "04012025"}, "opportunity": "cpr-aed"},
    {"do": "cycle", "start": "06/01/2024"},
    {"do": "course-numbers", "numbers": ["CEP12345O"]},
    {"do": "certificate", "text": "ACE approved, 0.3 CECs, March 1, 2025, CEP123456"},
    {"do": "sessions", "text": "Core 0.2", "sessions": [{"title": "Core", "cecs": "0.2"}]},
    {"do": "example"},
]
ODD = st.sampled_from(
    [
        *(None, True, 0, 5, -1, 10**30, 1.5, "", " ", "x" * 3000, "\ud800", "abc", "5", "-0.3", "2025-02-30"),
        *([], [1], [[]], [None], {}, {"a": 1}, [{"id": []}], {"id": {}}, {"start": []}, "on", "due", "petition"),
        *(["on"], [{"title": [], "cecs": {}}], "0001-01-01", "9999-12-31", "02/2025", "__proto__", "json:[1]"),
    ]
)
ODDS = st.lists(ODD, min_size=5, max_size=11)  # taken in turn, so that a place meets another in each example
examples = settings(
    max_examples=int(os.environ.get("HOSTILE_FILES", "300")) // 300,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)


def named(request: dict[str, Any]) -> str:
    """Return what a case is called in the list of tests."""
    return "-".join([request["do"], *(key for key in request if key not in {"do", "ledger"})])


def spoiled(value: Any, odds: Iterator[Any]) -> Iterator[Any]:  # noqa: ANN401 - JSON is any of its types
    """Yield a value again and again, each time with an odd one in another place of it, itself included."""
    yield next(odds)
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from ({**value, key: one} for one in spoiled(inner, odds))
            yield {name: one for name, one in value.items() if name != key}
    elif isinstance(value, list):
        for at, inner in enumerate(value):
            yield from ([*value[:at], one, *value[at + 1 :]] for one in spoiled(inner, odds))
            yield [*value, inner]


def crowded(document: dict[str, Any], odds: Iterator[Any], *, again: bool) -> dict[str, Any]:
    """Return a ledger whose rows are followed by all of them spoiled: under their own ids ``again``, or others."""
    lists = {}
    for name in LISTS:
        rows = [one for row in document[name] for one in spoiled(row, odds)]
        for at, row in enumerate(rows):
            if isinstance(row, dict) and isinstance(row.get("id"), str) and not again:
                rows[at] = {**row, "id": f"{row['id']}{at}"}
        lists[name] = [*document[name], *rows]
    return {**document, **lists}


def answered(request: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON is any of its types
    """Ask, and insist on an object."""
    answer: dict[str, Any] = json.loads(respond(json.dumps(request)))
    assert isinstance(answer, dict)
    assert answer
    return answer


def test_every_verb_is_asked_in_full() -> None:
    """A new verb has to be given a sound request here, and each of them is answered."""
    assert {one["do"] for one in SOUND} == set(VERBS)
    for request in SOUND:
        assert "error" not in answered({"today": TODAY, **request}), request


def odd(test: Any) -> Any:  # noqa: ANN401 - what pytest makes of a test
    """Return a test of odd values: those that nothing can be looked up by in any case, and more by chance."""
    return examples(example([[]])(example([{}])(example([5])(given(ODDS)(test)))))


@pytest.mark.parametrize("request_", SOUND, ids=named)
@odd
def test_a_request_spoiled_in_any_one_place_is_answered(request_: dict[str, Any], odds: list[Any]) -> None:
    """What is no ledger: drafts, choices, figures of before, texts, days. A sentence, where it can be no answer."""
    turn, base = cycle(odds), {"today": TODAY, **request_, **({"ledger": SMALL} if "ledger" in request_ else {})}
    for key, value in base.items():
        for one in spoiled(value, turn) if key != "ledger" else ({**SMALL, name: next(turn)} for name in SMALL):
            answered({**base, key: one})


@pytest.mark.parametrize("request_", [one for one in SOUND if "ledger" in one], ids=named)
@odd
def test_spoiled_rows_of_a_ledger_leave_the_others_alone(request_: dict[str, Any], odds: list[Any]) -> None:
    """Every place of every kind of row holds something odd, or is missing, and the rest is answered all the same."""
    for again in (True, False):
        document = crowded(LEDGER, cycle(odds), again=again)
        assert "error" not in answered({"today": TODAY, **request_, "ledger": document})


# What keeps rows that are not read, or tells of them, is another's test.
FILES = {"upgrade", "tidy", "export", "import", "record", "reconcile"}
WHOLE = [one for one in SOUND if "ledger" in one and one["do"] not in FILES]


@pytest.mark.parametrize("request_", WHOLE, ids=named)
def test_a_later_row_of_an_id_that_is_taken_changes_no_answer(request_: dict[str, Any]) -> None:
    """Whatever it holds: beside the problem it is, only the first row of an id is there."""
    again = {name: [{**row, "id": one["id"]} for row, one in pairwise(LEDGER[name])] for name in LISTS}
    doubled = {**LEDGER, **{name: [*LEDGER[name], *again[name]] for name in LISTS}}
    one, other = (answered({"today": TODAY, **request_, "ledger": held}) for held in (LEDGER, doubled))
    for answer in (one, other):
        answer.get("estimate", {}).pop("problems", None)
    assert one == other


@odd
def test_spoiled_rows_of_a_file_are_taken_in_as_they_are(odds: list[Any]) -> None:
    """As JSON with its receipt, beside what was there; as an exported file; and as one of several people's ledgers."""
    carried = {key: EXPORTED[key] for key in EXPORTED if key not in SMALL}
    for again in (True, False):
        document = {**crowded(LEDGER, cycle(odds), again=again), **carried}
        for mode in ("merge", "replace"):
            taken = {"do": "import", "today": TODAY, "ledger": LEDGER, "text": json.dumps(document), "mode": mode}
            assert "error" not in answered(taken)
        assert "error" not in answered({"do": "verify", "document": document})
        people = [{"name": "a", "ledger": document}, {"name": "b", "ledger": LEDGER}]
        assert "error" not in answered({"do": "roster", "today": TODAY, "ledgers": people})


COMMANDS = [
    *(
        ["estimate", "F"],
        ["estimate", "F", "--past"],
        ["readings", "F"],
        ["import", "F"],
        ["import", "F", "--into", "F"],
    ),
    *(["reconcile", "F", "F"], ["reconcile", "F", "F", "--set"], ["verify", "F"], ["roster", "D"]),
    *(["export", "F", "--to", to] for to in FORMATS),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_terminal_prints_what_it_can_of_any_ledger(command: list[str], tmp_path: Path) -> None:
    """Of one that holds nothing, not even lists, as of one with odd values everywhere; never a traceback."""
    folder = tmp_path / "ledgers"
    folder.mkdir()
    bare = {"format": "cec-ledger", "version": 1}
    spoiled_ = [{**crowded(LEDGER, cycle(odds), again=True), "receipt": 5} for odds in ([[]], [{}], [5, "\ud800"])]
    for document in (bare, *spoiled_):
        file = folder / "ledger.json"
        file.write_text(json.dumps(document), encoding="utf-8")
        assert main([{"F": str(file), "D": str(folder)}.get(part, part) for part in command]) in {0, 2}


HEADS = [*dict.fromkeys(["kind", "item", "id", "name", "cycle.start", "past", "opportunity", "proofs", *load().fields])]


@pytest.mark.parametrize("kind", ["entry", "certification", "ledger", ""])
@odd
def test_a_table_with_odd_values_under_every_heading_is_read(kind: str, odds: list[Any]) -> None:
    """A value of JSON in a cell, as our own table writes what no cell could hold, one to a row."""
    turn, text = cycle(odds), io.StringIO()
    table = csv.DictWriter(text, HEADS)
    table.writeheader()
    for head in HEADS[1:]:
        for _ in range(2):
            table.writerow({"kind": kind, "title": "a", head: f"json:{json.dumps(next(turn))}"})
    for verb in ("import", "reconcile"):
        answered({"do": verb, "today": TODAY, "ledger": LEDGER, "text": text.getvalue()})
