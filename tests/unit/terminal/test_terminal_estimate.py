"""The same rules in a terminal: the table, the JSON, and one clear line for what cannot be read."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from people import COACH, TRAINER, ask, entry, ledger
from python import runtime

from calculator.__main__ import main


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """A file with a ledger of one CPR/AED card."""
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(ledger(entry("card", "cpr-aed"))), encoding="utf-8")
    return path


TABLE = """\
Personal Trainer, 2024-01-01 to 2025-12-31, rules of 2023-09-13
     0.4  assured  card
                   A two-year CPR/AED certificate is worth 0.4 CECs, CPR and AED together.
                   The date is inside the cycles of Personal Trainer and Health Coach, so the entry counts in full \
for each, never split.
     0.4  of 2.0 assured; 0.4 possible; 0.4 with what is planned
                   1.6 of 2.0 CECs remain to be earned by December 31, 2025.
       met  The CPR/AED certificate of March 1, 2025 is valid through March 1, 2027, \
which reaches the end of this cycle.
   not met  0 of 0.1 CECs on professional conduct and ethics so far. Mark the courses that cover them.

"""


def renewed(tmp_path: Path) -> str:
    """Return the path of a ledger with a past cycle, and an entry that lies in it and in another's current one."""
    past = [{"start": "2022-01-01", "end": "2023-12-31"}]
    coach = {**COACH, "cycle": {"start": "2023-01-01", "end": "2024-12-31"}}
    cards = [entry("card", "cpr-aed", "2022-03-01"), entry("both", "approved-course", "2023-03-01")]
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(ledger(*cards, certifications=({**TRAINER, "past": past}, coach))), encoding="utf-8")
    return str(path)


def test_a_past_cycle_has_a_line_before_the_current_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How far it came is all that is told of it unasked."""
    assert main(["estimate", renewed(tmp_path), "--today", "2025-06-01"]) == 0
    before, now, *_ = capsys.readouterr().out.split("\n\n")
    assert before == "Personal Trainer, past cycle, 2022-01-01 to 2023-12-31: 0.7 of 2.0 assured"
    assert now.startswith("Personal Trainer, 2024-01-01 to 2025-12-31")


def test_what_counted_once_is_told_once(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing stands at the end where no entry lies in two cycles."""
    path = saved.with_name("one.json")
    path.write_text(json.dumps(ledger(entry("card", "cpr-aed"), certifications=(TRAINER,))), encoding="utf-8")
    assert main(["estimate", str(path), "--today", "2025-06-01", "--past"]) == 0
    assert "What counted" not in capsys.readouterr().out


def test_a_ledger_without_entries_is_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As a program may write it."""
    path = tmp_path / "bare.json"
    path.write_text(json.dumps({"format": "cec-ledger", "version": 1}), encoding="utf-8")
    assert main(["estimate", str(path), "--today", "2025-06-01"]) == 0
    assert capsys.readouterr() == ("\n", "")


def test_a_certification_is_named_by_its_id_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Also where an entry has the same."""
    odd = {**TRAINER, "id": "x", "cycle": {"start": "2025-12-31", "end": "2024-01-01"}}
    path = tmp_path / "odd.json"
    path.write_text(json.dumps(ledger(entry("x", "mentoring", title="Walk"), certifications=(odd,))), encoding="utf-8")
    assert main(["estimate", str(path), "--today", "2025-06-01"]) == 2
    assert "odd.json: certification x, cycle.end: " in capsys.readouterr().err


def test_asked_for_past_cycles_the_table_tells_all_of_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each with the edition of its time and what lies in it, and at the end what counted in which cycle."""
    assert main(["estimate", renewed(tmp_path), "--today", "2025-06-01", "--past"]) == 0
    before, now, _, heading, twice, *_ = capsys.readouterr().out.split("\n\n")
    assert before.splitlines()[:2] == [
        "Personal Trainer, past cycle, 2022-01-01 to 2023-12-31, rules of 2023-09-13",
        "     0.4  assured  card",
    ]
    assert "remain to be earned" not in before
    assert now.startswith("Personal Trainer, 2024-01-01 to 2025-12-31")
    assert (heading, twice.splitlines()) == (
        "What counted in which cycle",
        [
            "both",
            "     0.3  assured  Personal Trainer, 2022-01-01 to 2023-12-31",
            "     0.3  assured  Health Coach, 2023-01-01 to 2024-12-31",
        ],
    )


def test_the_table_says_what_each_entry_is_worth_and_why(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A block for each certification: awards with their reasons, what remains, what else is needed."""
    assert main(["estimate", str(saved), "--today", "2025-06-01"]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith(TABLE)
    assert shown.out[len(TABLE) :].startswith("Health Coach, 2025-01-01 to 2026-12-31, rules of 2023-09-13\n")
    assert shown.err == ""


def test_json_is_the_estimate(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What a program reads is what the page reads, laid out for people too; a mark in front of the file is no harm."""
    document = ledger(entry("é", "cpr-aed"))
    saved.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8-sig")
    assert main(["estimate", str(saved), "--today", "2025-06-01", "--json"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed) == ask("estimate", ledger=document)["estimate"]
    assert '\n          "entry": "é",\n' in printed


def test_the_edition_can_be_named(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Another edition than the cycle's own, on request."""
    assert main(["estimate", str(saved), "--today", "2025-06-01", "--rules", "2013-05-01", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    assert {one["edition"] for one in printed["certifications"]} == {"2013-05-01"}


def test_a_ledger_s_own_edition_gives_way_to_the_one_named(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """On request only; and what is no ledger gets no edition."""
    saved.write_text(json.dumps({**ledger(), "rules": "2013-05-01"}), encoding="utf-8")
    for words, edition in (([], "2013-05-01"), (["--rules", "auto"], "2023-09-13")):
        assert main(["estimate", str(saved), *words]) == 0
        assert f"rules of {edition}" in capsys.readouterr().out
    saved.write_text("[]", encoding="utf-8")
    assert main(["estimate", str(saved), "--rules", "auto"]) == 2
    assert capsys.readouterr().err == f"{saved}: This is JSON, but not a ledger: it is not an object.\n"


def test_what_is_to_mend_is_placed_as_well_as_can_be(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry or a certification by its id, its field besides; a field alone where it has none; or the ledger."""
    nameless = {"id": "x", "name": "", "cycle": {"start": "2024-01-01"}}
    document = ledger(entry("", "cpr-aed"), certifications=(TRAINER, nameless))
    saved.write_text(json.dumps({**document, "entries": [*document["entries"], 5]}), encoding="utf-8")
    assert main(["estimate", str(saved), "--today", "2025-06-01"]) == 2
    assert [line.removeprefix(f"{saved}: ") for line in capsys.readouterr().err.splitlines()] == [
        "certification x, name: Enter the name of the certification.",
        "id: Enter an id.",
        "ledger: Item 2 of the list is not an entry. Export the ledger, fix or remove the item, and import it again.",
    ]


def test_an_entry_to_mend_is_named_with_its_file_and_field(saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, and the rest is still estimated."""
    document = ledger(entry("card", "cpr-aed"), entry("slip", "cpr-aed", date="02/30/2025"))
    saved.write_text(json.dumps(document), encoding="utf-8")
    assert main(["estimate", str(saved), "--today", "2025-06-01"]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith(f"{saved}: entry slip, date: “02/30/2025” is not a day of the calendar.")
    assert "0.4  assured  card" in shown.out


UNREADABLE = {
    "not-json": (b"{", "This is not a JSON file"),
    "not-a-ledger": (b'{"format": "other"}', "This is JSON, but not a ledger"),
    "newer-version": (b'{"format": "cec-ledger", "version": 9}', "This ledger has version 9"),
    "not text": (b"\xff\xfe\x00", "it is not UTF-8 text"),
    "infinity": (b'{"format": Infinity}', "This is not a JSON file"),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_file_that_cannot_be_read_gets_one_line(what: str, saved: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence that names the file, and exit status 2."""
    content, sentence = UNREADABLE[what]
    saved.write_bytes(content)
    assert main(["estimate", str(saved)]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith(f"{saved}: {sentence}")
    assert shown.err.count("\n") == 1
    assert shown.out == ""


def test_a_missing_file_and_a_folder_get_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The system's own reason, after the name."""
    assert main(["estimate", str(tmp_path / "none.json")]) == 2
    assert main(["estimate", str(tmp_path)]) == 2
    assert capsys.readouterr().err.splitlines() == [
        f"{tmp_path / 'none.json'}: No such file or directory",
        f"{tmp_path}: Is a directory",
    ]


def test_the_wheel_that_ships_estimates_by_itself(saved: Path, tmp_path: Path) -> None:
    """The built wheel, with nothing else on the path, gives the same answer."""
    wheel = runtime.build_wheel(tmp_path)
    command = [
        sys.executable,
        "-I",
        "-c",
        f"import sys; sys.path.insert(0, {str(wheel)!r})\nimport runpy, calculator\n",
    ]
    command[-1] += "assert '.whl' in calculator.__file__\nrunpy.run_module('calculator', run_name='__main__')"
    asked = [*command, "estimate", str(saved), "--today", "2025-06-01", "--json"]
    answer = subprocess.run(asked, check=True, capture_output=True, text=True, encoding="utf-8").stdout  # noqa: S603 - our own arguments
    assert json.loads(answer)["certifications"][0]["assured_total"] == "0.4"


def test_an_entry_is_named_by_its_title_with_the_id_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In the table and where something is to mend; what would steer the terminal is left out."""
    rows = [
        entry("e1", "cpr-aed") | {"title": "CPR\x1b[31m for adults"},
        entry("e2", "mentoring") | {"title": "  "},
        entry("e3", "publication", "2025-02-30") | {"title": "An article"},
    ]
    path = tmp_path / "ledger.json"
    path.write_text(json.dumps(ledger(*rows)), encoding="utf-8")
    assert main(["estimate", str(path), "--today", "2025-06-01"]) == 2
    told = capsys.readouterr()
    assert "     0.4  assured  CPR[31m for adults (e1)\n" in told.out
    assert "     0.1  depends  e2\n" in told.out
    assert ": entry An article (e3), date: " in told.err
    assert "\x1b" not in told.out + told.err
