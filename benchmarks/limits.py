"""What the limits cost where they are reached: ``python benchmarks/limits.py``. Constants in the code name this file.

Processor time of this machine's Python in milliseconds, the least of some runs. Pyodide takes about twice as long.
"""

import base64
import json
import sys
import time
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from calculator.advice.plan import search
from calculator.exchange import incoming, sessions, table
from calculator.ledger import request
from calculator.rulebook import load

RUNS = 3
WORDS = ("Strength", "Mobility", "Nutrition", "Coaching", "Balance", "seniors", "runners", "youth", "clients", "teams")


def took(work: Callable[[], Any]) -> str:
    """Return the least processor time of some runs, in milliseconds."""
    least = 1e9
    for _ in range(RUNS):
        start = time.process_time()
        work()
        least = min(least, time.process_time() - start)
    return f"{least * 1000:8.1f} ms"


def entries(number: int) -> list[dict[str, str]]:
    """Return entries with all that a person types about a course."""
    chance = Random(1)  # the same ones each time
    return [
        {
            "id": f"{chance.getrandbits(50):x}",
            "opportunity": "approved-course",
            "title": f"{chance.choice(WORDS)} for {chance.choice(WORDS)} {one}",
            "date": f"2025-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
            "status": "completed",
            "course_number": f"CEP{chance.randrange(10**6):06}",
            "cecs": f"0.{chance.randrange(1, 9)}",
        }
        for one in range(number)
    ]


def packed(number: int) -> int:
    """Return the characters of a link that holds so many entries."""
    text = json.dumps({"format": "cec-ledger", "version": 1, "entries": entries(number)}, separators=(",", ":"))
    deflate = zlib.compressobj(wbits=-15)
    return len(base64.urlsafe_b64encode(deflate.compress(text.encode()) + deflate.flush()))


def taken_in(rows: int) -> int:
    """Take a table of so many entries in, as far as its preview; return its bytes."""
    columns = ("kind", "id", "opportunity", "title", "date", "status", "course_number", "cecs")
    lines = [",".join(columns), *(",".join(["entry", *list(one.values())]) for one in entries(rows))]
    content = "\n".join(lines).encode()
    incoming.preview(incoming.read(incoming.from_bytes(content), load()), None, load(), date(2026, 1, 1), replace=False)
    return len(content)


def hardest(steps: int) -> None:
    """Search for sets among items of which only many together suffice, until the steps are used up."""
    chance = Random(1)
    needs = (9_973, 9_967, 9_949)
    items = tuple(search.Item(tuple(chance.randrange(1, 600) for _ in needs), 8, kind) for kind in range(20))
    found = search.best(search.Problem(needs, items, {}), 5, steps)
    if found.complete:
        raise SystemExit("the search ends before its limit: give it a harder problem")


def main() -> None:
    """Print a line for each limit."""
    line = ("a 1, " * sessions.LONGEST_LINE)[: sessions.LONGEST_LINE]
    lines = "\n".join(f"Session {one}, room {one % 9}   0.{one % 9 + 1}" for one in range(sessions.MOST_LINES))
    deep = "[" * request.DEEPEST + "]" * request.DEEPEST
    print("sessions.LONGEST_LINE ", took(lambda: sessions.answer({"text": line}, load())))
    print("sessions.MOST_LINES   ", took(lambda: sessions.answer({"text": lines}, load())))
    print("request.DEEPEST       ", took(lambda: request.parse(deep)))
    print("search.MOST_STEPS     ", took(lambda: hardest(search.MOST_STEPS)))
    print(f"table.MOST_ROWS       {took(lambda: taken_in(table.MOST_ROWS))} for {taken_in(2_000) // 2_000} bytes a row")
    for number in (50, 100, 200, 250):
        print(f"link.js LONGEST       {packed(number):8} characters for {number} entries")


if __name__ == "__main__":
    main()
