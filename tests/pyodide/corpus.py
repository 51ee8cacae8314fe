"""What the rules are asked while it is counted which of Python's functions run: all that the tests ask, and more.

The tests of ``tests/unit`` are run once and every request they make is noted, so that a new verb is in it as soon as it
has tests. ``random_ledger`` is for other tests too.
"""

import json
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import Any

import people

from calculator.browser import VERBS

ROOT = Path(__file__).resolve().parents[2]
TYPED = ("", "0", "0.1", "0.25", "1.05", "2", "3.5", "-1", "25", "x", "1e3", "C", "C-", "P", "ca-1234", "１２")
EACH = 120  # requests of a verb, at most: each is asked of a Python that is slowed by counting
LONGEST = 60_000  # characters of a request of the tests; long ones come from here
MANY, MOST = 60, 1_000  # entries of the long ledgers: of those that verbs are asked about, and of one more
NOTE = """
import json, sys
from calculator import browser
respond, noted = browser.respond, open(sys.argv[1], "w", encoding="utf-8")
def noting(request):
    noted.write(json.dumps(request) + "\\n")
    return respond(request)
browser.respond = noting
import pytest
sys.exit(pytest.main(["tests/unit", "-q", "-p", "no:cacheprovider", "-p", "no:xdist"]))
"""


def random_ledger(source: random.Random, most: int = 25) -> dict[str, Any]:
    """Return a ledger of some entries in and around two cycles, some of their fields mistyped."""
    entries = []
    for position in range(source.randrange(most + 1)):
        day = f"{source.randrange(2023, 2028)}-{source.randrange(1, 13):02}-{source.randrange(1, 31):02}"
        status = source.choice(("planned", "completed", "completed", "submitted", "posted"))
        row = people.entry(f"e{position}", source.choice(list(people.FIELDS)), day, status, posted_cecs="0.3")
        if source.random() < 0.3:
            row[source.choice(list(row))] = source.choice(TYPED)
        entries.append(row)
    return {**people.ledger(*entries), "rules": source.choice(("auto", "2013-05-01", "2023-09-13"))}


def asked(verb: str, ledger: dict[str, Any], **more: object) -> str:
    """Return a request about a ledger."""
    return json.dumps({"do": verb, "today": people.TODAY, "ledger": ledger, "ledgers": [ledger], **more})


def requests() -> list[str]:
    """Return all of it, the same each time for the same tests."""
    source = random.Random(18)  # noqa: S311 - the same each time
    by_verb: dict[str, set[str]] = defaultdict(set)
    for request in _of_the_tests():
        if len(request) < LONGEST:
            by_verb[_verb(request)].add(request)
    found = [one for _, some in sorted(by_verb.items()) for one in source.sample(sorted(some), min(EACH, len(some)))]
    for verb in VERBS:
        found += [asked(verb, random_ledger(source)) for _ in range(6)]
        found += [asked(verb, random_ledger(source, MANY))] if verb != "ways" else []
    long = people.ledger(*(people.entry(f"n{count}", "approved-course") for count in range(MOST)))
    calendar = asked("export", long, to="ics", now="2025-06-01T08:30:00.123Z")
    return [*found, asked("estimate", long), asked("export", long, to="csv"), calendar]


def _verb(request: str) -> str:
    try:
        made = json.loads(request)
    except (ValueError, RecursionError):
        return ""
    verb = str(made.get("do")) if isinstance(made, dict) else ""
    return verb if verb in VERBS else ""


def _of_the_tests() -> list[str]:
    with tempfile.TemporaryDirectory() as scratch:
        noted = Path(scratch) / "noted"
        command = [sys.executable, "-c", NOTE, noted]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode:
            raise AssertionError(done.stdout[-3000:])
        return [json.loads(line) for line in noted.read_text(encoding="utf-8").splitlines()]
