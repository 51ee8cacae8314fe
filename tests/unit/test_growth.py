"""How the work grows with a ledger, counted in calls and turns of loops: a count is the same on every machine."""

import gc
import json
import sys
from collections.abc import Callable
from datetime import date
from types import CodeType
from typing import Any

import pytest
from people import FIELDS, TODAY, TRAINER, ask, entry, ledger

from calculator.browser import VERBS, respond
from calculator.exchange.posted import Posted, matched
from calculator.ledger.document import Entry
from calculator.ledger.reader import KNOWN

CHOICES = [{"opportunity": "approved-course", "cecs": "0.3"}, {"opportunity": "mentoring"}, {"opportunity": "petition"}]
DAY = date(2025, 3, 1)
LITTLE_MORE = 2.3  # twice as much may be a little more than twice the work: what is sorted, what grows by doubling
watch = sys.monitoring


def work(request: dict[str, object]) -> int:
    """Return the work of an answer."""
    text, answers = json.dumps({"today": TODAY, **request}), []
    KNOWN.rows.clear()  # what was read of half as many entries is read again
    count = turns(lambda: answers.append(json.loads(respond(text))))
    assert "error" not in answers[0], f"give `about` what {request['do']} asks for, or name it in ALONE"
    return count


def turns(doing: Callable[[], object]) -> int:
    """Return how often something calls a function, goes on with a generator or turns in a loop.

    What is collected meanwhile may be another test's, and what that calls is no work of its own.
    """
    count = 0
    events = watch.events.PY_START | watch.events.PY_RESUME | watch.events.JUMP

    def note(_code: CodeType, _offset: int, _to: int = 0) -> None:
        nonlocal count
        count += 1

    gc.disable()
    tool = next(number for number in range(6) if watch.get_tool(number) is None)
    watch.use_tool_id(tool, "growth")
    try:
        for event in (watch.events.PY_START, watch.events.PY_RESUME, watch.events.JUMP):
            watch.register_callback(tool, event, note)
        watch.set_events(tool, events)
        doing()
    finally:
        watch.free_tool_id(tool)
        gc.enable()
    return count


def numbered(row: dict[str, Any], at: int) -> dict[str, Any]:
    return {**row, "course_number": f"CEP{100000 + at}"} if "course_number" in row else row


def courses(entries: int) -> list[dict[str, Any]]:
    """Return small courses, each with its own number, before the planner's day."""
    return [numbered(entry(f"e{at}", "approved-course", cecs="0.01"), at) for at in range(entries)]


def one_number(entries: int) -> list[dict[str, Any]]:
    """Return the same course again and again: one counts, and all others ask for the first."""
    return [entry(f"e{at}", "approved-course") for at in range(entries)]


def undecided(entries: int) -> list[dict[str, Any]]:
    """Return what hangs on one petition, with talks and courses that count in the cycle or miss it."""
    kinds = [("presentation", "2025-03-01"), ("approved-course", "2023-03-01"), ("mentoring", "2023-03-01")]
    rows = [numbered(entry(f"e{at}", *kinds[at % 3]), at) for at in range(entries)]
    return [entry("p", "petition", contact_hours="16"), *rows]


def posted_and_idle(entries: int) -> list[dict[str, Any]]:
    """Return talks that ACE has posted, beyond every cap, and as many that wait for room under it."""
    posted = {"status": "posted", "posted_cecs": "0.1"}
    return [entry(f"e{at}", "presentation", **(posted if at % 2 else {})) for at in range(entries)]


def of_every_kind(entries: int) -> list[dict[str, Any]]:
    """Return entries of every way to earn, done, handed in and planned, inside the cycles and outside."""
    kinds, days, states = list(FIELDS), ["2025-03-01", "2023-03-01", "2025-09-01"], ["completed", "submitted"]
    rows = [entry(f"e{at}", kinds[at % len(kinds)], days[at % 3], states[at % 2]) for at in range(entries)]
    return [numbered(row, at) for at, row in enumerate(rows)]


SHAPES = [courses, one_number, undecided, posted_and_idle, of_every_kind]
ALONE = {"cycle", "course-numbers", "days", "sessions", "certificate"}  # verbs that are asked about no ledger
WHOLE = set(VERBS) - ALONE
FORMATS = [("export", to) for to in ("json", "csv", "ics", "sheet")]
ASKED = sorted((verb, "") for verb in WHOLE - {"export"}) + FORMATS


def about(verb: str, document: dict[str, Any], to: str = "") -> dict[str, Any]:
    """Return a request that asks a verb about a ledger."""
    held: dict[str, Any] = {
        "ledger": document,
        "text": json.dumps(document),
        "entry": entry("draft", "petition"),
        "choices": CHOICES,
    }
    if verb == "held":
        held["before"] = ask("estimate", ledger=document)["estimate"]
    if verb == "reconcile":
        rows = ([row.get("course_number", ""), row["title"], row["date"], "0.1"] for row in document["entries"])
        held["text"] = "\n".join(map("\t".join, [["Course number", "Title", "Date", "CECs"], *rows]))
    if verb == "verify":
        held["document"] = json.loads(ask("export", ledger=document, to="json")["export"]["text"])
    return {"do": verb, **held, "ledgers": [{"name": "a", "ledger": document}], **({"to": to} if to else {})}


@pytest.mark.parametrize("rows", SHAPES, ids=lambda rows: rows.__name__)
@pytest.mark.parametrize(("verb", "to"), ASKED)
def test_twice_the_entries_are_about_twice_the_work(verb: str, to: str, rows: Any) -> None:  # noqa: ANN401 - a shape
    """For every verb and every shape of ledger: no verb reads the whole ledger again for each entry."""
    small, large = (work(about(verb, ledger(*rows(count)), to)) for count in (90, 180))
    assert large <= LITTLE_MORE * small


def held(number: int, same: bool) -> tuple[dict[str, Any], ...]:  # noqa: FBT001 - one of two shapes
    """Return certifications whose cycles all overlap: with one end, or each with its own."""
    ends = [1 if same else at + 1 for at in range(number)]
    cycles = [{"start": f"2024-01-{end:02}", "end": f"2025-12-{end:02}"} for end in ends]
    return tuple({"id": f"c{at}", "name": f"Certification {at}", "cycle": one} for at, one in enumerate(cycles))


@pytest.mark.parametrize("same", [True, False])
@pytest.mark.parametrize(("verb", "to"), [one for one in ASKED if one[0] != "ways"])
def test_twice_the_certifications_are_about_twice_the_work(verb: str, to: str, same: bool) -> None:  # noqa: FBT001
    """A sentence names a few of them, so that none grows with their number; ``ways`` takes so many and no more."""
    small, large = (
        work(about(verb, ledger(*of_every_kind(40), certifications=held(count, same)), to)) for count in (12, 24)
    )
    assert large <= LITTLE_MORE * small


def test_a_record_of_forty_past_cycles_is_read_entry_by_entry() -> None:
    """Twice the entries are about twice the work, and an entry is read in its own past cycle alone."""
    past = [{"start": f"{1984 + at}-01-01", "end": f"{1984 + at}-12-31"} for at in range(40)]
    held = {**TRAINER, "past": past}

    def record(entries: int) -> dict[str, object]:
        rows = [entry(f"e{at}", "publication", f"{2014 + at % 10}-03-01") for at in range(entries)]
        return {**ledger(*rows, certifications=(held,)), "rules": "2013-05-01"}

    small, large = (work({"do": "estimate", "ledger": record(count)}) for count in (80, 160))
    assert large <= LITTLE_MORE * small
    now = work({"do": "estimate", "ledger": {**record(160), "certifications": [TRAINER]}})
    assert large <= 2.5 * now


@pytest.mark.parametrize("head", ["Course,Date,CECs,Type,", "Where,When,How much,What,"])
def test_twice_the_rows_of_a_table_are_about_twice_the_work(head: str) -> None:
    """Also where every row is asked about, and where no heading is understood."""
    rows = [f"Course {at},3/{at % 28 + 1}/2025,0.1,Retreat {at}," for at in range(400)]
    texts = ["\n".join([head, *rows[:count]]) for count in (200, 400)]
    small, large = (work({"do": "import", "ledger": None, "text": text}) for text in texts)
    assert large <= LITTLE_MORE * small


@pytest.mark.parametrize("prefix", ["CEP", "CA", ""])
def test_twice_the_rows_of_ace_s_list_are_matched_in_about_twice_the_work(prefix: str) -> None:
    """Also where all are of one day and title: of the entries' own numbers, of others, and of none."""

    def matching(number: int) -> int:
        answers = ({"course_number": f"CEP{100000 + at}"} for at in range(number))
        entries = [
            Entry(f"e{at}", "approved-course", "Core", DAY, "completed", at, None, answer)
            for at, answer in enumerate(answers)
        ]
        rows = [Posted(at, prefix and f"{prefix}{199999 - at}", DAY.isoformat(), "Core", None) for at in range(number)]
        return turns(lambda: matched(rows, entries))

    small, large = (matching(number) for number in (100, 200))
    assert large <= LITTLE_MORE * small


def test_twice_the_people_are_about_twice_the_work() -> None:
    """A roster of twice as many ledgers takes no more than a little over twice the work."""
    people = [{"name": str(at), "ledger": ledger(*courses(8))} for at in range(40)]
    small, large = (work({"do": "roster", "ledgers": people[:count]}) for count in (20, 40))
    assert large <= LITTLE_MORE * small
