"""What an estimate costs, by the length of the ledger: microseconds per entry, and how that grows.

Run by ``python benchmarks/engine.py``. Two certifications, both editions: an entry is read once and stands four times.
A figure is the least processor time of some runs, so that a busy machine changes it little; ``whole`` is the crossing
of the page, from a request's JSON to its answer's, and ``Pyodide`` the same in the built site's Python, in Node. Each
run asks of another day than the one before, so that nothing is known from that; ``again`` asks of the same day.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from roster import TODAY, person

from calculator.browser import respond
from calculator.estimate.standing import standing
from calculator.ledger.reader import read_ledger
from calculator.rulebook import load

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "overrides" / "hooks"))

from python import nodejs  # noqa: E402

SIZES = {20: 50, 50: 50, 1_000: 7, 50_000: 1}  # entries: runs
SMALL, LARGE = 1_000, 50_000
DAYS = (TODAY, "2025-06-02")


def best[Day](run: Callable[[Day], object], days: Sequence[Day], times: int) -> float:
    """Return the processor time of the shortest of some runs, one day after the other, in seconds.

    Before the first it is run as of the last day, so that what was measured before makes no difference.
    """
    taken = []
    run(days[-1])
    for asked in islice(cycle(days), times):
        start = time.process_time()
        run(asked)
        taken.append(time.process_time() - start)
    return min(taken)


def measure(entries: int, times: int) -> Mapping[str, float]:
    """Return what each part of an estimate takes for a ledger of so many entries, in seconds."""
    document, rulebook = person(1, entries), load()
    days = [date.fromisoformat(day) for day in DAYS]
    ledger = read_ledger(document, rulebook, days[0]).ledger
    each = [(one, edition) for one in ledger.certifications for edition in rulebook.editions]
    requests = crossings(entries)

    def stand(day: date) -> None:
        for certification, edition in each:
            standing(ledger, certification, edition, rulebook=rulebook, today=day)

    return {
        "reading": best(lambda day: read_ledger(document, rulebook, day), days, times),
        "standing": best(stand, days, times) / len(each),
        "whole": best(respond, requests, times),
        "again": best(respond, requests[-1:], times),
    }


def crossings(entries: int) -> list[str]:
    """Return the page's requests for an estimate of so many entries, as of one day after the other."""
    return [json.dumps({"do": "estimate", "today": day, "ledger": person(1, entries)}) for day in DAYS]


def in_pyodide(sizes: Mapping[int, int]) -> dict[int, float]:
    """Return what the crossing takes in the browser's Python, in seconds, by the number of entries."""
    jobs = json.dumps([{"requests": crossings(entries), "times": times} for entries, times in sizes.items()])
    script = ROOT / "benchmarks" / "engine.mjs"
    taken = nodejs.run(script, ROOT / "site", input=jobs, stdout=subprocess.PIPE, text=True).stdout
    return dict(zip(sizes, json.loads(taken), strict=True))


def imported() -> float:
    """Return how long a fresh Python takes to import the crossing, without its own start, in seconds."""
    timed = "import time; t = time.process_time(); import calculator.browser; print(time.process_time() - t)"
    return min(float(subprocess.check_output([sys.executable, "-c", timed])) for _ in range(7))


if __name__ == "__main__":
    names = ("reading", "standing", "whole", "again", "Pyodide")
    print("| entries | " + " | ".join(names) + " |  µs per entry; standing for one certification\n" + "|---" * 6 + "|")
    per_entry = {}
    browsers = in_pyodide(SIZES)
    for entries, times in SIZES.items():
        taken = {**measure(entries, times), "Pyodide": browsers[entries]}
        per_entry[entries] = {name: 1e6 * taken[name] / entries for name in names}
        print(f"| {entries:,} | " + " | ".join(f"{one:.1f}" for one in per_entry[entries].values()) + " |")
    for name, taken in per_entry[LARGE].items():
        print(f"{name}: an entry of {LARGE:,} costs {taken / per_entry[SMALL][name]:.2f} times one of {SMALL:,}")
    read = best(lambda _day: load.__wrapped__(), DAYS, 1)
    print(f"import of the crossing: {1000 * imported():.0f} ms; reading the rulebook: {1000 * read:.0f} ms")
