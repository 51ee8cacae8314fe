"""The roster of many ledgers in a folder, and the planner on ledgers of several sizes.

Run by ``python benchmarks/roster.py``. A figure is the median of five runs of a whole verb, JSON included; the roster
is run once.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from people import COACH, TRAINER, entry, ledger  # noqa: E402

from calculator.__main__ import main  # noqa: E402
from calculator.browser import respond  # noqa: E402

TODAY = "2025-06-01"
KINDS = ("approved-course", "conference", "cpr-aed", "presentation", "petition", "mentoring", "college-course")
CHOICES = [
    {"opportunity": "approved-course", "cecs": "0.3", "cost": "40"},
    {"opportunity": "approved-course", "cecs": "0.1", "cost": "12", "ethics": True},
    {"opportunity": "conference"},
    {"opportunity": "cpr-aed", "cost": "60"},
    {"opportunity": "presentation"},
    {"opportunity": "publication"},
    {"opportunity": "mentoring"},
    {"opportunity": "petition", "cost": "30"},
]


def person(number: int, entries: int = 8) -> dict[str, object]:
    """Return the ledger of one of many people: two certifications, entries spread over the last year."""
    day = date(2024, 6, 1).toordinal()
    rows = [
        entry(
            f"e{at}",
            KINDS[(number + at) % len(KINDS)],
            date.fromordinal(day + (number + 37 * at) % 360).isoformat(),
            course_number=f"CEP{100000 + at}",
        )
        for at in range(entries)
    ]
    return ledger(*rows, certifications=(TRAINER, COACH))


def median(run: Callable[[], object], times: int = 5) -> float:
    """Return the median of some runs, in seconds."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def roster(count: int) -> float:
    """Return how long a folder of ledgers takes, in seconds."""
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            Path(folder, f"{number:05}.json").write_text(json.dumps(person(number)))
        Path(folder, "broken.json").write_text("{")
        printed = sys.stdout
        with Path(folder, "out").open("w") as sys.stdout:
            taken = median(lambda: main(["roster", folder, "--today", TODAY]), times=1)
        sys.stdout = printed
        return taken


def verb(do: str, entries: int, **rest: object) -> float:
    """Return how long a verb takes on one ledger, in seconds."""
    request = json.dumps({"do": do, "today": TODAY, "ledger": person(1, entries), **rest})
    return median(lambda: respond(request))


if __name__ == "__main__":
    for count in (100, 1000, 10_000):
        taken = roster(count)
        print(f"roster of {count:>6} ledgers of 8 entries  {taken:8.2f} s  {taken / count * 1000:6.2f} ms each")
    for do, rest in (("worth", {}), ("ways", {"choices": CHOICES}), ("safety", {}), ("timeline", {}), ("steps", {})):
        for entries in (0, 20, 50, 500):
            print(f"{do:<9} with {entries:>4} entries  {verb(do, entries, **rest) * 1000:8.1f} ms")
