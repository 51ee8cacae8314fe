"""The terminal around its verbs: help, what may be asked, and what a console can show."""

import io
import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest
from people import entry, ledger

import calculator.__main__ as terminal
from calculator.__main__ import main

FILE = ("file", "a ledger in JSON")
TODAY = ("--today TODAY", "the day to read it on, YYYY-MM-DD")
JSON = ("--json", "print all of it as JSON")
HELP = {
    "": [
        ("estimate", "what a ledger is worth, and why"),
        ("export", "write a ledger to standard output in another format"),
        ("import", "read a CSV or JSON file and write its ledger in JSON"),
        ("readings", "what other answers to ACE's open questions would give"),
        ("reconcile", "a ledger held against rows of ACE's own list"),
        ("verify", "whether these rules still give the figures a file carries"),
        ("roster", "who of a folder's ledgers is short, and until when"),
    ],
    "estimate": [
        FILE,
        TODAY,
        ("--rules {auto,2013-05-01,2023-09-13}", "the edition of the rules"),
        ("--past", "print past cycles entry by entry, too"),
        ("--json", "print the whole estimate as JSON"),
    ],
    "export": [FILE, TODAY, ("--to {json,csv,ics,sheet}", "the format")],
    "import": [
        ("file", "a file in CSV or JSON"),
        TODAY,
        ("--into LEDGER", "a ledger in JSON to merge the file into"),
        ("--answer ID=VALUE", "the answer to a question a table leaves open"),
    ],
    "readings": [FILE, TODAY, JSON],
    "reconcile": [
        FILE,
        ("list", "the rows, as text or CSV"),
        TODAY,
        JSON,
        ("--set", "write the ledger with what ACE has posted, in JSON"),
    ],
    "verify": [("file", "a ledger in JSON, as it was exported"), TODAY],
    "roster": [("DIR", "a folder of ledgers in JSON"), TODAY, ("--json", "print the whole roster as JSON")],
}
ABOUT = {"": "Estimate ACE CECs. Unofficial; ACE decides.", **dict(HELP[""])}


@pytest.mark.parametrize("verb", HELP)
def test_help_tells_what_can_be_asked(
    verb: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """How to call it, what it is for, and what each word means."""
    monkeypatch.setenv("COLUMNS", "200")
    with pytest.raises(SystemExit, match=r"^0$"):
        main([*verb.split(), "--help"])
    shown = re.sub(r"\n {20,}", "  ", capsys.readouterr().out)  # a long word has its meaning on the next line
    assert shown.startswith(f"usage: python -m calculator{' ' * bool(verb)}{verb} [-h]")
    lines = [tuple(re.split(r"  +", line.strip())) for line in shown.splitlines()]
    assert (ABOUT[verb],) in lines
    assert set(HELP[verb]) <= set(lines)


REFUSED = {
    "": "the following arguments are required: verb",
    "sing": "argument verb: invalid choice: 'sing'",
    "estimate": "the following arguments are required: file",
    "estimate l.json --rules 1999": "argument --rules: invalid choice: '1999'",
    "estimate l.json --today soon": "argument --today: 'soon' is not a date such as 2026-11-24",
    "export l.json": "the following arguments are required: --to",
    "export l.json --to pdf": "argument --to: invalid choice: 'pdf'",
}


@pytest.mark.parametrize("words", REFUSED)
def test_what_cannot_be_asked_is_told(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The usage, and which word is at fault."""
    with pytest.raises(SystemExit, match=r"^2$"):
        main(words.split())
    assert f"error: {REFUSED[words]}" in capsys.readouterr().err


class FirstOfJune(date):
    """A calendar on which it is always June 1, 2025."""

    @classmethod
    def today(cls) -> date:
        """Return that day."""
        return date(2025, 6, 1)


def test_the_day_is_today_unless_another_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is still to come then is told as such."""
    monkeypatch.setattr(terminal, "date", FirstOfJune)
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(ledger(entry("card", "cpr-aed", "2025-06-02"))), encoding="utf-8")
    assert main(["estimate", str(path)]) == 0
    assert capsys.readouterr().err == (
        f"{path}: entry card, date: June 2, 2025 is still to come, so this is read as planned.\n"
    )
    assert main(["estimate", str(path), "--today", "2025-06-02"]) == 0
    assert capsys.readouterr().err == ""


def test_a_console_without_a_sign_gets_its_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither what is printed nor what is told fails for a letter the console lacks."""
    streams = {name: io.TextIOWrapper(io.BytesIO(), encoding="ascii") for name in ("stdout", "stderr")}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(ledger(entry("é", "cpr-aed"), entry("ü", "cpr-aed", date=""))), encoding="utf-8")
    assert main(["estimate", str(path), "--today", "2025-06-01"]) == 2
    for stream in streams.values():
        stream.flush()
    printed, told = (stream.buffer.getvalue().decode("ascii") for stream in streams.values())  # type: ignore[attr-defined]
    assert "assured  \\xe9" in printed
    assert "entry \\xfc, date: Enter the date on the certificate." in told
