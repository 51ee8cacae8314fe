"""Standard output and what is told beside it, closed or full: in this process, as ``test_terminal_output`` outside."""

import errno
import io
import json
import os
import sys
from pathlib import Path

import pytest
from people import TRAINER, entry, ledger

from calculator.__main__ import main
from calculator.commands import tell

HELD = ledger(entry("card", "cpr-aed", "2025-05-01"), certifications=(TRAINER,))
FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(not FULL.exists(), reason="this system has no disk that is always full")


@pytest.fixture
def asked(tmp_path: Path) -> list[str]:
    """What is asked of a ledger, in words."""
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(HELD), encoding="utf-8")
    return ["estimate", str(path), "--today", "2025-06-01"]


def test_a_closed_output_is_told(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a sentence of its own, which blames no file."""
    monkeypatch.setattr(sys, "stdout", None)
    assert main(asked) == 1
    assert capsys.readouterr().err == "standard output is closed\n"


@needs_full
def test_a_full_disk_is_told_once(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What it could not take goes nowhere afterwards."""
    with FULL.open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        assert main(asked) == 1
    assert capsys.readouterr().err == "standard output: No space left on device\n"


def test_a_reader_that_has_enough_is_told_nothing(
    asked: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As after ``| head``."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        assert main(asked) == 1
    assert capsys.readouterr().err == ""


@needs_full
def test_what_cannot_be_told_goes_nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """At once: nothing is left to be tried again at the end."""
    with FULL.open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stderr", full)
        tell("A remark.")
        full.flush()


class Broken(io.StringIO):
    """A stream that takes nothing and is no file."""

    def write(self, _text: str) -> int:
        """Refuse."""
        raise OSError(errno.EIO, "no")


def test_a_stream_that_is_no_file_is_let_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where another program runs this one; so is one that is not there."""
    for stream in (Broken(), None):
        monkeypatch.setattr(sys, "stderr", stream)
        tell("A remark.")
