"""Several people at once: who is short comes first, and nobody is left out."""

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from people import COACH, TRAINER, ask, entry, ledger

from calculator.advice.roster import lines, of
from calculator.ledger.document import UnreadableLedgerError
from calculator.rulebook import load

CARD = entry("card", "cpr-aed", "2025-05-01")
ETHICS = entry("ethics", "approved-course", "2025-05-01", cecs="1.9", ethics=True)
DONE = ledger(CARD, ETHICS, certifications=(TRAINER,))
LESS = ledger(CARD, certifications=(TRAINER,))
LATER = ledger(certifications=(COACH,))


def names(answer: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(one["name"], one["short"]) for one in answer["people"]]


def test_who_is_short_comes_first() -> None:
    """Who is short comes first, the nearest cycle end before the others, then who lacks most."""
    held = {"done": DONE, "later": LATER, "less": LESS, "none": ledger(certifications=(TRAINER,))}
    answer = ask("roster", ledgers=[{"name": name, "ledger": one} for name, one in held.items()])["roster"]
    assert names(answer) == [("none", True), ("less", True), ("later", True), ("done", False)]
    row = answer["people"][1]["certifications"][0]
    assert (row["remaining"], row["end"], row["unmet"]) == ("1.6", "2025-12-31", ["ethics"])


@pytest.mark.parametrize("held", ["{", "[]", 7, None, '{"format": "cec-ledger", "version": 9}', "x" * 2_000_001])
def test_one_unreadable_ledger_never_stops_the_rest(held: object) -> None:
    """What cannot be read is named with its reason, and everyone else is listed."""
    held_ = {"text": held} if isinstance(held, str) else {"ledger": held}
    answer = ask("roster", ledgers=[{"name": "bad", **held_}, {"name": "less", "text": json.dumps(LESS)}])["roster"]
    assert names(answer) == [("less", True)]
    assert [one["name"] for one in answer["unreadable"]] == ["bad"]
    assert answer["unreadable"][0]["message"]


def test_the_roster_as_a_table_is_harmless_and_leaves_nobody_out() -> None:
    """A row for each certification, one for who has none, one for an unreadable file; no cell starts a formula."""
    held = [{"name": "=less", "ledger": LESS}, {"name": "none", "ledger": ledger(certifications=())}]
    text = ask("roster", ledgers=[*held, {"name": "bad", "text": "{"}], to="csv")["export"]["text"]
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [row["file"] for row in rows] == [*["'=less"] * len(LESS["certifications"]), "none", "bad"]
    assert rows[0]["short"] == "yes"
    assert "ethics" in rows[0]["missing"]
    assert "not a JSON file" in rows[-1]["missing"]


def person(end: str, *entries: dict[str, Any], also: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    one = {**TRAINER, "cycle": {"start": "2024-01-01", "end": end}}
    return ledger(CARD, *entries, certifications=(one, *also))


ETHICAL = entry("e", "approved-course", "2025-05-01", cecs="0.1", ethics=True)
ORDERS = [
    # people, in the order they must come
    {"b": person("2025-12-31"), "a": DONE},
    {"b": person("2025-11-30", ETHICAL), "a": person("2025-12-31")},
    {"b": person("2025-12-31"), "a": person("2025-12-31", ETHICAL)},
    {"a": person("2025-12-31"), "b": person("2025-12-31"), "c": DONE, "d": {**DONE, "rules": "2013-05-01"}},
    {"b": person("2025-12-31", also=(COACH,)), "a": person("2026-03-31")},
    {
        "b": person("2025-12-31", ETHICAL, also=({**COACH, "cycle": {"start": "2026-01-01", "end": "2027-12-31"}},)),
        "a": person("2025-12-31", ETHICAL, also=(COACH,)),
    },
]


@pytest.mark.parametrize("people", ORDERS)
def test_the_order_of_people(people: dict[str, dict[str, Any]]) -> None:
    """Short before not short, then the nearest end of a cycle that lacks something, then most missing, then name."""
    for given in (list(people), list(reversed(people))):
        rows = [{"name": name, "ledger": people[name]} for name in given]
        assert [name for name, _ in names(ask("roster", ledgers=rows)["roster"])] == list(people)


def test_everything_told_of_a_person() -> None:
    """Each figure is the estimate's, the time left the timeline's; what cannot be read is counted."""
    held = ledger(
        entry("c", "approved-course", cecs="0.7"),
        entry("p", "petition"),
        entry("m", "mentoring", status="planned"),
        entry("x", "mentoring", "someday"),
        entry("y", "mentoring", "someday"),
    )
    estimated = ask("estimate", ledger=held)["estimate"]["certifications"]
    timed = ask("timeline", ledger=held)["timeline"]["certifications"]
    rows = []
    for one, time in zip(estimated, timed, strict=True):
        unmet = [need for need in one["requirements"] if not need["met"]]
        figures = ("edition", "required", "assured_total", "possible_total", "planned_total", "remaining")
        rows.append(
            {name: one[name] for name in ("id", "name", *figures)}
            | {"end": time["end"]["date"], "left": time["left"], "short": True}
            | {"unmet": [need["id"] for need in unmet]}
            | {"missing": [need["reasons"][0]["sentence"] for need in unmet], "past": []}
        )
    answer = ask("roster", ledgers=[{"name": "a.json", "text": "\ufeff" + json.dumps(held)}])
    told = {"name": "a.json", "short": True, "problems": 2, "certifications": rows}
    assert answer == {"roster": {"people": [told], "unreadable": []}}
    assert rows[0]["unmet"] == ["cpr-aed-current", "ethics"]


@pytest.mark.parametrize(
    ("today", "held", "short"),
    [
        ("2025-12-31", person("2025-12-31"), True),
        ("2026-01-01", person("2025-12-31"), False),
        ("2025-06-01", DONE, False),
        ("2025-06-01", ledger(CARD, entry("c", "approved-course", cecs="2.0"), certifications=(TRAINER,)), True),
        ("2025-06-01", {**LESS, "rules": "2013-05-01"}, True),
        ("2025-06-01", ledger(certifications=()), False),
    ],
    ids=["on the last day", "after it", "all done", "ethics missing", "CECs missing", "no certification"],
)
def test_who_is_short(today: str, held: dict[str, Any], short: bool) -> None:  # noqa: FBT001 - a column of the table
    """Who lacks CECs or a requirement while the cycle runs, its last day included; after it nothing can be done."""
    assert names(ask("roster", today=today, ledgers=[{"name": "a", "ledger": held}])["roster"]) == [("a", short)]


SAY = load().problems
UNREADABLE: list[tuple[object, str]] = [
    ("{}".ljust(2_000_001), SAY["file-too-large"].format(limit="2")),
    ("{}".ljust(2_000_000), SAY["not-a-ledger"].format(detail="its format is not cec-ledger")),
    (None, SAY["not-a-ledger"].format(detail="it is not an object")),
    ("[", SAY["not-json"].format(detail="Expecting value: line 1 column 2 (char 1)")),
]


@pytest.mark.parametrize(("held", "message"), UNREADABLE, ids=["too large", "just not", "nothing", "not JSON"])
def test_what_cannot_be_read_is_told_in_words(held: object, message: str) -> None:
    """The message is that of the problem, beside the file's name."""
    row = {"name": "a", "text": held} if held else {"name": "a"}
    assert ask("roster", ledgers=[row])["roster"] == {"people": [], "unreadable": [{"name": "a", "message": message}]}


def test_a_file_that_fails_while_it_is_opened_is_told_of() -> None:
    """The system's own words where it has some, else the fault's; the others are listed all the same."""

    def failing(fault: Exception) -> Callable[[], object]:
        def give() -> object:
            raise fault

        return give

    faults = {"a": OSError(13, "Permission denied"), "b": OSError("gone"), "c": UnreadableLedgerError("file-not-text")}
    files = [(name, failing(fault)) for name, fault in faults.items()]
    found = of([*files, ("d", lambda: DONE)], load(), date(2025, 6, 1))
    assert [one["message"] for one in found["unreadable"]] == ["Permission denied", "gone", SAY["file-not-text"]]
    assert [one["name"] for one in found["people"]] == ["d"]


@pytest.mark.parametrize("ledgers", [None, {}, "a", ["a"], [{"name": 1}], [{"ledger": {}}]])
def test_a_request_without_ledgers_is_refused(ledgers: object) -> None:
    """What is no list of named ledgers gets one sentence."""
    error = "“ledgers” must be a list of objects with a “name”"
    assert ask("roster", ledgers=ledgers) == {"error": error}


def test_a_whole_roster_as_a_table_and_in_lines() -> None:
    """The same people, the same order, the same figures; a name of several lines stands in one."""
    later = ledger(CARD, entry("c", "approved-course", cecs="2.0"), certifications=({**TRAINER, "name": "=T"},))
    rows = [
        {"name": "done.json", "ledger": DONE},
        {"name": "la\nter.json", "ledger": later},
        {"name": "none.json", "ledger": ledger(certifications=())},
        {"name": "@bad.json", "text": "{}"},
    ]
    roster = ask("roster", ledgers=rows)["roster"]
    (missing,) = roster["people"][0]["certifications"][0]["missing"]
    left = roster["people"][0]["certifications"][0]["left"]
    table = ask("roster", ledgers=rows, to="csv")["export"]
    assert (table["name"], table["type"]) == ("cec-roster-2025-06-01.csv", "text/csv")
    heads = (
        "file,short,certification,end,left,required,assured_total,possible_total,planned_total,remaining,missing,past"
    )
    assert table["text"].startswith(f"\ufeff{heads}\r\n")
    assert list(csv.reader(io.StringIO(table["text"].removeprefix("\ufeff"), newline=""))) == [
        heads.split(","),
        ["la\nter.json", "yes", "'=T", "2025-12-31", left, "2.0", "2.4", "2.4", "2.4", "0", missing, ""],
        ["done.json", "no", "Personal Trainer", "2025-12-31", left, "2.0", "2.3", "2.3", "2.3", "0", "", ""],
        ["none.json"],
        ["'@bad.json", *[""] * 9, SAY["not-a-ledger"].format(detail="its format is not cec-ledger")],
    ]
    assert list(lines(roster)) == [
        f"short  {'la ter.json':<28} {'=T':<26}    2.4 of 2.0     0 to go, until 2025-12-31  also: ethics",
        f"ok     {'done.json':<28} {'Personal Trainer':<26}    2.3 of 2.0     0 to go, until 2025-12-31",
        f"       {'none.json':<28} no certification is entered",
    ]


def test_several_missing_things_stand_in_one_cell() -> None:
    """They are told one after the other, and in a line by their ids."""
    held = [{"name": "a", "ledger": ledger(certifications=(TRAINER,))}]
    roster = ask("roster", ledgers=held)["roster"]
    first, second = roster["people"][0]["certifications"][0]["missing"]
    text = ask("roster", ledgers=held, to="csv")["export"]["text"]
    (row,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert row["missing"] == f"{first}; {second}"
    assert next(lines(roster)).endswith("  also: cpr-aed-current, ethics")


HELD = [{"start": "2020-01-01", "end": "2021-12-31"}, {"start": "2022-01-01", "end": "2023-12-31"}]
RENEWED = ledger(
    entry("then", "approved-course", "2022-05-01", cecs="0.7", ethics=True),
    entry("talk", "presentation", "2023-12-31"),
    certifications=({**TRAINER, "past": HELD},),
)


def test_past_cycles_are_no_part_of_who_is_short() -> None:
    """A person who has renewed is listed by the current cycle, and what lies in a past one counts for nothing in it."""
    rows = [
        ask("roster", ledgers=[{"name": "a", "ledger": held}])["roster"]
        for held in (RENEWED, ledger(certifications=(TRAINER,)))
    ]
    past = rows[0]["people"][0]["certifications"][0].pop("past")
    assert rows[1]["people"][0]["certifications"][0].pop("past") == []
    assert rows[0] == rows[1]
    assert len(past) == 2


def test_each_past_cycle_is_told_as_the_estimate_has_it() -> None:
    """Oldest first, by the edition of its time, with its days, its totals and what it lacked; a cell of the table."""
    (estimated,) = ask("estimate", ledger=RENEWED)["estimate"]["certifications"]
    held = [{"name": "a", "ledger": RENEWED}]
    (row,) = ask("roster", ledgers=held)["roster"]["people"][0]["certifications"]
    figures = ("cycle", "edition", "required", "assured_total", "possible_total", "planned_total", "remaining")
    needs = [[need for need in one["requirements"] if not need["met"]] for one in estimated["past"]]
    assert row["past"] == [
        {name: one[name] for name in figures}
        | {"unmet": [need["id"] for need in unmet], "missing": [need["reasons"][0]["sentence"] for need in unmet]}
        for one, unmet in zip(estimated["past"], needs, strict=True)
    ]
    assert [(one["cycle"], one["assured_total"], one["possible_total"]) for one in row["past"]] == [
        (HELD[0], "0", "0"),
        (HELD[1], "0.7", "1.0"),
    ]
    text = ask("roster", ledgers=held, to="csv")["export"]["text"]
    (cells,) = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")))
    assert cells["past"] == "2020-01-01 to 2021-12-31: 0 of 2.0; 2022-01-01 to 2023-12-31: 0.7 of 2.0"
