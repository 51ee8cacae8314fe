"""Files in and out of the terminal: what is written to standard output, and what is told beside it."""

import json
from pathlib import Path

import pytest
from people import TRAINER, ask, entry, ledger

from calculator.__main__ import main

HELD = ledger(entry("card", "cpr-aed", title="Café"), certifications=(TRAINER,))
DAY = ("--today", "2025-06-01")


def write(path: Path, content: object) -> str:
    """Write a file as many an editor does, with a mark in front; return its name."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, encoding="utf-8-sig")
    return str(path)


def test_an_export_is_the_page_s_to_the_byte(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Whatever the console's encoding; half a character, which no encoding has, is replaced."""
    held = ledger(entry("card", "cpr-aed", title="Café \ud800"), certifications=(TRAINER,))
    path = tmp_path / "l.json"
    path.write_text(json.dumps(held), encoding="utf-8-sig")
    assert main(["export", str(path), "--to", "json", *DAY]) == 0
    shown = capsysbinary.readouterr()
    assert shown.out.decode() == ask("export", ledger=held, to="json")["export"]["text"].replace("\ud800", "?")
    assert shown.err == b""


def test_an_import_writes_the_ledger_and_tells_what_is_new(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Taken into a ledger that is held, in JSON for people to read; the counts go beside it."""
    held, more = write(tmp_path / "l.json", HELD), {**HELD, "entries": [entry("talk", "presentation")]}
    file = write(tmp_path / "more.json", more)
    assert main(["import", file, "--into", held, *DAY]) == 0
    out, err = capsysbinary.readouterr()
    preview = ask("import", ledger=HELD, text=json.dumps(more), mode="merge")["import"]
    assert out.decode() == json.dumps(preview["ledger"], ensure_ascii=False, indent=2) + "\n"
    assert err.decode() == f"{file}: 1 added, 0 changed, 1 unchanged\n"


def test_an_import_tells_figures_that_are_not_the_same_any_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a file that carries its figures; where they are the same there is nothing to tell."""
    document = json.loads(ask("export", ledger=HELD, to="json")["export"]["text"])
    assert main(["import", write(tmp_path / "same.json", document), *DAY]) == 0
    assert len(capsys.readouterr().err.splitlines()) == 1
    document["receipt"]["certifications"][0]["awards"][0]["cecs"] = "0.1"
    file = write(tmp_path / "other.json", document)
    assert main(["import", file, *DAY]) == 0
    _, first, change = (line.removeprefix(f"{file}: ") for line in capsys.readouterr().err.splitlines())
    assert first.endswith("but they give other figures: the entries were changed since.")
    assert change == (
        "Café, for Personal Trainer: 0.4 CECs (Assured), before 0.1 CECs (Assured). Two-year CPR/AED certificate."
    )


def test_an_import_by_itself_holds_only_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With warnings alone, the status is 0; one that belongs to no row stands without a place."""
    file = tmp_path / "café.csv"
    file.write_bytes("title,date,cecs\ncafé,2025-03-01,1".encode("cp1252"))
    assert main(["import", str(file), *DAY]) == 0
    out, err = capsys.readouterr()
    assert [one["title"] for one in json.loads(out)["entries"]] == ["café"]
    first, course, encoding = err.splitlines()
    assert first == f"{file}: 1 added, 0 changed, 0 unchanged"
    assert course.startswith(f"{file}: row 2: Without its course number")
    assert encoding == f"{file}: This file is not in UTF-8 and was read as Windows text. Check names with accents."


def test_a_cell_to_mend_is_told_by_row_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """And the status is 2."""
    file = write(tmp_path / "bad.csv", "Course,Date,CECs,Number\nA,someday,0.2,CA23456\n")
    assert main(["import", file, *DAY]) == 2
    assert capsys.readouterr().err == (
        f"{file}: 1 added, 0 changed, 0 unchanged\n"
        f"{file}: row 2, column Date: Write the completion date as MM/DD/YYYY, such as 03/01/2025; "
        "“someday” is not a date.\n"
    )


def test_a_folder_as_json_is_the_roster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As the page answers it, by the names of the files, in which a mark in front does no harm."""
    write(tmp_path / "b.json", HELD)
    write(tmp_path / "a.json", HELD)
    write(tmp_path / "notes.txt", "{")
    assert main(["roster", str(tmp_path), "--json", *DAY]) == 0
    out, err = capsys.readouterr()
    named = [{"name": name, "ledger": HELD} for name in ("a.json", "b.json")]
    assert out == json.dumps(ask("roster", ledgers=named)["roster"], ensure_ascii=False, indent=2) + "\n"
    assert err == ""


def test_a_folder_is_listed_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What could not be read is told by its whole name, after the list."""
    write(tmp_path / "a.json", HELD)
    write(tmp_path / "b.json", HELD)
    bad = write(tmp_path / "bad.json", "{")
    assert main(["roster", str(tmp_path), *DAY]) == 2
    out, err = capsys.readouterr()
    assert out == "".join(
        f"short  {name:<28} {'Personal Trainer':<26}    0.4 of 2.0   1.6 to go, until 2025-12-31  also: ethics\n"
        for name in ("a.json", "b.json")
    )
    assert err.startswith(f"{bad}: This is not a JSON file: ")


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line that says so."""
    file = write(tmp_path / "l.json", HELD)
    assert main(["roster", file]) == 2
    assert capsys.readouterr().err == f"{file}: this is not a folder\n"


def test_what_a_table_leaves_open_is_told_and_can_be_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each question with its answers as they are given; once all are, the file needs nothing more."""
    file = tmp_path / "list.csv"
    file.write_text("Course,Course number,Date,CECs\nCueing,CEP123456,03/08/2025,0.2\n", encoding="utf-8")
    assert main(["import", str(file), *DAY]) == 0
    asked = "day-order=month-first (March 8, 2025), day-order=day-first (August 3, 2025)"
    assert asked in capsys.readouterr().err
    assert main(["import", str(file), "--answer", "day-order=day-first", *DAY]) == 0
    written = capsys.readouterr()
    assert json.loads(written.out)["entries"][0]["date"] == "2025-08-03"
    assert "day-order" not in written.err
