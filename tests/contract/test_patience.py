"""No test depends on how fast a machine is: what is waited for is a state, and never a time."""

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
FIXED = re.compile(r"wait_for_timeout|time\.sleep|\btimeout=\d")
WAITING = {
    "browser/patience.py",
    "browser/webkit.py",
    "browser/soak_person.py",
    "pyodide/counting.py",
}  # until something holds, by small steps


def test_only_what_waits_for_a_state_lets_time_pass() -> None:
    """A pause that is long enough here is too short elsewhere, and a limit of a test's own is a guess at a machine."""
    found = {
        path.relative_to(TESTS).as_posix() for path in TESTS.rglob("*.py") if FIXED.search(path.read_text("utf-8"))
    }
    assert found - {Path(__file__).relative_to(TESTS).as_posix()} == WAITING
