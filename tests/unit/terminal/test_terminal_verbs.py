"""The terminal's verbs besides the estimate: a folder of ledgers, and a ledger out and in."""

import json
from pathlib import Path

import pytest
from people import TRAINER, ask, entry, ledger

from calculator.__main__ import main
from calculator.rulebook import load

CARD = entry("card", "cpr-aed", "2025-05-01")
ETHICS = entry("ethics", "approved-course", "2025-05-01", cecs="1.9", ethics=True)
DONE = ledger(CARD, ETHICS, certifications=(TRAINER,))
LESS = ledger(CARD, certifications=(TRAINER,))


def write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def indented(told: object) -> str:
    """Return JSON as people can read it."""
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def test_a_folder_in_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The terminal lists a folder, who is short first; what it cannot read it names, and ends with 2."""
    write(tmp_path / "a.json", json.dumps(DONE))
    write(tmp_path / "b.json", json.dumps(LESS))
    (tmp_path / "c.json").mkdir()
    (tmp_path / "d.json").write_bytes(b"\xff\xfe\x00")
    assert main(["roster", str(tmp_path), "--today", "2025-06-01"]) == 2
    out, err = capsys.readouterr()
    assert [line.split()[:2] for line in out.splitlines()] == [["short", "b.json"], ["ok", "a.json"]]
    assert [line.split(": ")[0].rsplit("/", 1)[1] for line in err.splitlines()] == ["c.json", "d.json"]


def test_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is not there is said so in one line."""
    assert main(["roster", str(tmp_path / "none")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


@pytest.mark.parametrize(
    ("to", "begins"), [("json", "{"), ("csv", "\ufeffkind,"), ("ics", "BEGIN:VCALENDAR"), ("sheet", "To enter")]
)
def test_export_in_the_terminal(
    to: str, begins: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """A ledger is written to standard output in each format, byte for byte."""
    assert main(["export", write(tmp_path / "l.json", json.dumps(DONE)), "--to", to, "--today", "2025-06-01"]) == 0
    text = capsysbinary.readouterr().out.decode()
    assert text.startswith(begins)
    assert text == ask("export", ledger=DONE, to=to)["export"]["text"]


def test_import_in_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A table becomes a ledger on standard output; what is to mend is told by row and column, with status 2."""
    good = write(tmp_path / "good.csv", "Course,Date,CECs\nA,3/1/2025,0.2\n")
    held = write(tmp_path / "l.json", json.dumps(LESS))
    assert main(["import", good, "--into", held, "--today", "2025-06-01"]) == 0
    out, err = capsys.readouterr()
    assert [one["id"] for one in json.loads(out)["entries"]] == ["card", "e-1"]
    assert "1 added, 0 changed, 0 unchanged" in err
    bad = write(tmp_path / "bad.csv", "Course,Date,CECs\nA,someday,0.2\n")
    assert main(["import", bad]) == 2
    out, err = capsys.readouterr()
    assert json.loads(out)["entries"][0]["date"] == "someday"
    assert "row 2, column Date: " in err


def test_an_answer_may_be_to_a_question_about_a_sign(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What stands behind the last equals sign is the answer."""
    table = write(tmp_path / "signs.csv", "Course,Date,CECs,Status\nA,3/25/2025,0.2,=\n")
    assert main(["import", table, "--today", "2025-06-01"]) == 2
    assert "--answer: status:==planned" in capsys.readouterr().err
    assert main(["import", table, "--today", "2025-06-01", "--answer", "status:==planned"]) == 0
    assert json.loads(capsys.readouterr().out)["entries"][0]["status"] == "planned"


@pytest.mark.parametrize("text", ["", "colour\nred\n", "{", '{"format": "other"}'])
def test_import_of_what_is_no_ledger(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is no ledger gets one clear line that names it, and 2."""
    assert main(["import", write(tmp_path / "x.csv", text)]) == 2
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert "x.csv: " in err


def test_readings_in_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What each answer would give stands below what it is as read; as JSON it is what the crossing answers."""
    course = entry("studies", "college-course", "2025-06-01", grade="C-")
    cards = ledger(CARD, course, certifications=(TRAINER, {"name": "Health Coach"}, 5))
    file = write(tmp_path / "l.json", json.dumps(cards))
    assert main(["readings", file, "--today", "2025-06-30"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Personal Trainer",
        "     0.4  assured, 0.4 possible: as read",
        "     0.4  assured, 0.4 possible: least",
        "     0.4  assured, 1.4 possible: most",
        "          Is C− a grade of “C” or higher?",
        "     0.4  assured, 1.4 possible: A course passed with C− counts like one passed with C.",
        "          cpr-aed-current met, ethics not met",
        "          On which day must the CPR/AED certificate be current?",
        "     0.4  assured, 0.4 possible: No day of the cycle may be without a current CPR/AED certificate.",
        "          cpr-aed-current not met, ethics not met",
        "",
    ]
    assert main(["readings", file, "--json", "--today", "2025-06-30"]) == 0
    assert capsys.readouterr().out == indented(ask("readings", today="2025-06-30", ledger=cards)["readings"])


def test_a_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is named in one line."""
    assert main(["export", "/nowhere.json", "--to", "csv"]) == 2
    assert capsys.readouterr().err == "/nowhere.json: No such file or directory\n"


def test_a_list_of_ace_s_in_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What either lacks, what differs and which answer explains it, in lines; as JSON; or set in the ledger."""
    card = entry("card", "cpr-aed", "2025-05-01", validity_years="1", title="Heart")
    held = ledger(card, {**ETHICS, "title": "Conduct"}, certifications=(TRAINER,))
    file = write(tmp_path / "l.json", json.dumps(held))
    rows = write(tmp_path / "rows.txt", "Title\tDate\tCECs\nHeart\t05/01/2025\t0.4\nOther\t06/01/2025\t0.1\n")
    asked = ["reconcile", file, rows, "--today", "2025-09-01"]
    assert main(asked) == 0
    question = load().clauses["cpr-aed-figures"]
    assert capsys.readouterr().out.splitlines() == [
        "Found among the entries: 1 row.",
        "ACE has it, and it is not entered here:",
        "  Other, 2025-06-01, 0.1",
        "Done, and not on ACE's list:",
        "  Conduct, 2025-05-01",
        "Here and at ACE, and not the same:",
        f"  Heart: {load().fields['cecs'].label} 0.2 / 0.4",
        load().advised("reconcile-found", number="1 answer"),
        f"  {load().fill(question.question, load().newest)}",
        f"    {load().fill(question.answers['faq'], load().newest)}",
        "",
    ]
    assert main([*asked, "--json"]) == 0
    out = capsys.readouterr().out
    assert json.loads(out)["changes"] == ["card"]
    assert out == indented(json.loads(out))
    assert main([*asked, "--set"]) == 0
    out = capsys.readouterr().out
    assert out == indented(json.loads(out))
    first, _ = json.loads(out)["entries"]
    assert (first["status"], first["posted_cecs"]) == ("posted", "0.4")
