"""What is printed may not arrive: a reader that has enough, a disk that is full. None of it is the ledger's fault."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from people import entry, ledger

from calculator.exchange import FORMATS

ROOT = Path(__file__).resolve().parents[3]
FULL = Path("/dev/full")
EXPORTS = [f"export {{}} --to {name}" for name in FORMATS]
VERBS = ["estimate {}", "estimate {} --json", "import {}", "roster {folder}", "roster {folder} --json", *EXPORTS]
NO_SPACE = "standard output: No space left on device\n"


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A ledger with more to print than a pipe or a buffer holds, and a remark to tell beside it."""
    rows = [entry(f"e{at}", "cpr-aed", "2026-03-01") for at in range(600)]
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(ledger(*rows)), encoding="utf-8")
    return path


def run(words: str, saved: Path, **streams: int) -> subprocess.CompletedProcess[str]:
    """Run the terminal on the ledger, with streams in place of those that are read here."""
    told = words.format(saved, folder=saved.parent).split()
    command = [sys.executable, "-m", "calculator", *told, "--today", "2025-06-01"]
    piped: dict[str, int] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.run(command, cwd=ROOT, text=True, check=False, **piped)  # type: ignore[call-overload,no-any-return]  # noqa: S603


@pytest.mark.parametrize("words", VERBS)
def test_a_reader_that_has_enough_is_no_fault(words: str, saved: Path) -> None:
    """As after ``| head``: nothing is told, and the status says that not all was written."""
    reading, writing = os.pipe()
    os.close(reading)
    done = run(words, saved, stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("words", VERBS)
def test_a_full_disk_is_told_as_what_it_is(words: str, saved: Path) -> None:
    """One line about the output, and no file is named."""
    with FULL.open("w") as full:
        done = run(words, saved, stdout=full.fileno())
    assert (done.returncode, done.stderr) == (1, NO_SPACE)


@pytest.mark.skipif(not FULL.exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize(("words", "status"), [("estimate {}", 0), ("import {}", 0), ("estimate nowhere.json", 2)])
def test_what_cannot_be_told_changes_neither_the_answer_nor_the_status(words: str, status: int, saved: Path) -> None:
    """Where the remarks go nowhere, what is printed is the same."""
    with FULL.open("w") as full:
        done = run(words, saved, stderr=full.fileno())
    assert (done.returncode, done.stdout) == (status, run(words, saved).stdout)


@pytest.mark.parametrize("closed", ["1", "2"])
@pytest.mark.parametrize("words", ["estimate {}", "export {} --to csv", "import {}"])
def test_a_closed_stream_is_told_or_left_alone(words: str, closed: str, saved: Path) -> None:
    """Without standard output there is a sentence; without the other, the answer as ever."""
    told = f"{sys.executable} -m calculator {words.format(saved)} --today 2025-06-01 {closed}>&-"
    done = subprocess.run(["/bin/sh", "-c", told], cwd=ROOT, text=True, capture_output=True, check=False)  # noqa: S603
    if closed == "1":
        assert (done.returncode, done.stderr) == (1, "standard output is closed\n")
    else:
        assert (done.returncode, done.stdout) == (0, run(words, saved).stdout)
