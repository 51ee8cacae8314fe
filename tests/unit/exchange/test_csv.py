"""A ledger through a table and back, and the tables people have."""

import codecs
import csv
import io
import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from people import ask, entry, ledger

from calculator.browser import respond

WHOLE = ledger(
    entry("a", "approved-course", evidence="binder; shelf 3", ethics=True),
    entry("b", "conference", sessions=[{"title": "Cueing", "cecs": "0.2"}, {"title": "a; b\nc", "cecs": "0.15"}]),
    entry("c", "college-course", grade="C-"),
    entry("d", "ace-certification", earned_certification="hc"),
    entry("e", "petition", note='=HYPERLINK("x")', colour="@red", shelf={"no": 3}),
    entry("f", "mentoring", status="posted", posted_cecs="0", title="'- quoted"),
)


def imported(text: str) -> Any:  # noqa: ANN401
    answer = ask("import", ledger=None, text=text, mode="replace")
    assert "import" in answer, answer
    return answer["import"]


def exported(document: dict[str, Any], to: str) -> str:
    return ask("export", ledger=document, to=to)["export"]["text"]


@pytest.mark.parametrize("to", ["json", "csv"])
def test_out_and_in_again_is_the_same(to: str) -> None:
    """A ledger written out and taken in again is the same ledger, whatever it holds."""
    assert imported(exported(WHOLE, to))["ledger"] == WHOLE


FILES = {
    "json": ("json", "application/json", '{\n  "'),
    "csv": ("csv", "text/csv", "\ufeffkind,"),
    "ics": ("ics", "text/calendar", "BEGIN:"),
    "sheet": ("txt", "text/plain", "To enter"),
}


@pytest.mark.parametrize("to", FILES)
def test_a_file_is_named_by_its_day_and_its_kind(to: str) -> None:
    """The name tells the day and opens the right program; the type is its media type."""
    ending, kind, begins = FILES[to]
    file = ask("export", ledger=WHOLE, to=to)["export"]
    assert (file["name"], file["type"]) == (f"cec-ledger-2025-06-01.{ending}", kind)
    assert file["text"].startswith(begins)


def test_what_there_is_no_format_for_is_refused() -> None:
    """The formats are named."""
    assert ask("export", ledger=WHOLE, to="pdf") == {"error": "“to” must be one of: json, csv, ics, sheet"}


def test_a_conference_reads_well_in_a_spreadsheet() -> None:
    """Sessions stand in one cell, a line each, as a person would write them."""
    text = exported(ledger(entry("b", "conference")), "csv")
    assert "0.2 Cueing" in text


def test_no_cell_is_a_formula() -> None:
    """No cell, the head of an unknown key's column included, begins with what a spreadsheet takes for a formula."""
    dangerous = [*"=+-@\t\r", "=1+1", "@SUM(1)", "-2", "'=x", "''"]
    document = ledger(
        *(entry(str(at), "mentoring", title=text, note=text, **{text: text}) for at, text in enumerate(dangerous))
    )
    text = exported(document, "csv")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {*"=+-@\t\r\n"}]
    assert imported(text)["ledger"] == document


TABLES = [
    # the text of a file, the entries it holds (what matters of each)
    (
        "Course,Date completed,ACE course number,CECs\nCueing,3/1/2025,cep 123456,0.30\n",
        [("approved-course", "2025-03-01", "completed", "CEP123456", "0.3")],
    ),
    (
        "\ufeffsep=;\r\nTitle;Date;Number;Credits\r\nCueing;03/01/2025;CA23456;.5\r\n",
        [("approved-course", "2025-03-01", "completed", "CA23456", "0.5")],
    ),
    ('title\tdate\tcecs\n\n"a\tb"\t2025-03-01\t1\n', [("approved-course", "2025-03-01", "completed", None, "1.0")]),
    (
        "Type,Date,Status\nMentoring or community outreach,2025-03-01,Planned\n",
        [("mentoring", "2025-03-01", "planned", None, None)],
    ),
]


@pytest.mark.parametrize(("text", "entries"), TABLES)
def test_a_table_as_people_have_them(text: str, entries: list[tuple[str | None, ...]]) -> None:
    """Other heads, other separators, Excel's mark and line, and courses that name no opportunity are understood."""
    answer = imported(text)
    keys = ("opportunity", "date", "status", "course_number", "cecs")
    assert [tuple(one.get(key) for key in keys) for one in answer["ledger"]["entries"]] == entries
    assert answer["problems"] == []


def test_faults_are_told_by_row_and_column() -> None:
    """A cell to mend is named by its row and its column's own head, and its row is kept all the same."""
    answer = imported("Course,Completed on,CECs\nA,2025-03-01,0.2\nB,someday,0.2\nC,2025-03-02,lots\n")
    assert [(one["row"], one["column"], one["code"]) for one in answer["problems"]] == [
        (3, "Completed on", "date-unreadable"),
        (4, "CECs", "number-unreadable"),
    ]
    assert [one["date"] for one in answer["ledger"]["entries"]] == ["2025-03-01", "someday", "2025-03-02"]


REFUSED = [
    ("", "table-empty"),
    ("colour,shape\nred,round\n", "table-unknown-header"),
    ("kind,date,completed on,cecs\n,1,2,3\n", "table-double-column"),
    ("date,note\n2025-03-01," + "x" * 2_000_000 + "\n", "file-too-large"),
    ("date,note\n2025-03-01," + "x" * 200_000 + "\n", "table-unreadable"),
    ("date,cecs\nna\ufffdve,1\n", "file-not-text"),
    ("{", None),
    ("[]", "not-a-ledger"),
    ('{"format": "cec-ledger", "version": 2}', "newer-version"),
]


@pytest.mark.parametrize(("text", "code"), REFUSED, ids=[str(code) for _, code in REFUSED])
def test_a_file_that_cannot_be_read(text: str, code: str | None) -> None:
    """A file that is no ledger, or too large, is refused in one sentence."""
    answer = ask("import", ledger=ledger(), text=text)
    assert "import" not in answer
    assert "\n" not in answer["error"]
    assert (answer.get("problem") or {}).get("code") == code


@pytest.mark.parametrize(
    ("content", "title", "warned"),
    [
        ("title,date,cecs\ncafé,2025-03-01,1".encode("utf-8-sig"), "café", []),
        ("title,date,cecs\ncafé,2025-03-01,1".encode("utf-16"), "café", []),
        ("title,date,cecs\ncafé,2025-03-01,1".encode("cp1252"), "café", ["encoding-guessed"]),
    ],
)
def test_encodings(content: bytes, title: str, warned: list[str]) -> None:
    """A file's encoding is found out; where it had to be guessed, that is said."""
    answer = ask("import", ledger=None, base64=b64encode(content).decode())["import"]
    assert answer["ledger"]["entries"][0]["title"] == title
    assert [one["code"] for one in answer["warnings"] if one["entry"] is None] == warned


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-9, 9)
    | st.sampled_from([0.5, 1.0])
    | st.text(max_size=6)
    | st.sampled_from(["=1", "json:{", "yes", "'", "0.2 Cueing", "3/1/2025", " x ", "a\r\nb", "__proto__"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        "id",
        "date",
        "title",
        "cecs",
        "sessions",
        "status",
        "opportunity",
        "ethics",
        "cycle",
        "kind",
        "item",
        "Title",
        "",
        "x",
    ]
)
ITEMS = st.dictionaries(KEYS, JSON_VALUES, max_size=7) | JSON_VALUES
DOCUMENTS = st.fixed_dictionaries(
    {"format": st.just("cec-ledger"), "version": st.just(1), "rules": st.just("auto")},
    optional={"owner": JSON_VALUES, "kind": JSON_VALUES},
).flatmap(
    lambda head: st.fixed_dictionaries(
        {
            **{key: st.just(value) for key, value in head.items()},
            "certifications": st.lists(ITEMS, max_size=3),
            "entries": st.lists(ITEMS, max_size=4),
        }
    )
)


def with_ids(document: dict[str, Any]) -> dict[str, Any]:
    """Return the document with an id of its own for each item that is an object: importing would give it one."""
    for name in ("certifications", "entries"):
        rows = [{**row, "id": f"{name}{at}"} if isinstance(row, dict) else row for at, row in enumerate(document[name])]
        document = {**document, name: rows}
    return document


@settings(max_examples=300, deadline=None)
@given(DOCUMENTS, st.sampled_from(["json", "csv"]))
def test_any_document_out_and_in_again_is_the_same(document: dict[str, Any], to: str) -> None:
    """Whatever a stored ledger holds, even what no release ever wrote, comes back the same from JSON and CSV."""
    tidy = with_ids(ask("tidy", ledger=document)["ledger"])
    back = imported(exported(tidy, to))["ledger"]
    assert json.dumps(back, sort_keys=True) == json.dumps(ask("tidy", ledger=tidy)["ledger"], sort_keys=True)


LINES = st.lists(
    st.lists(
        st.sampled_from(
            ["kind", "date", "cecs", "3/1/2025", '"', "'", "=", "json:[", "entry", "item", ";", "\x00", "٣"]
        )
        | st.text(max_size=5),
        max_size=5,
    ),
    max_size=6,
)


@settings(max_examples=300, deadline=None)
@given(LINES, st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_garbage_never_breaks_the_import(rows: list[list[str]], separator: str, end: str) -> None:
    """Whatever text is taken in gets an answer: a preview, or one sentence."""
    text = end.join(separator.join(row) for row in rows)
    answer = json.loads(respond(json.dumps({"do": "import", "today": "2025-06-01", "ledger": ledger(), "text": text})))
    assert set(answer) & {"import", "error"}


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_get_an_answer(content: bytes) -> None:
    """Whatever file is picked gets an answer: a preview, or one sentence."""
    answer = ask("import", ledger=ledger(), base64=b64encode(content).decode())
    assert set(answer) & {"import", "error"}


def test_accents_survive_a_spreadsheet_and_its_way_to_save() -> None:
    """The mark has Excel read UTF-8; what it then saves, with semicolons and in another, comes in as it was."""
    held = json.loads((Path(__file__).parents[2] / "data/field/52-accents.json").read_text(encoding="utf-8"))
    text = ask("export", ledger=held, to="csv")["export"]["text"]
    assert text.encode().startswith(codecs.BOM_UTF8)
    shown = list(csv.reader(io.StringIO(text.encode().decode("utf-8-sig"), newline="")))
    saved = "\r\n".join(";".join(cells) for cells in shown).encode("cp1252")
    for content in (text.encode(), saved):
        taken = ask("import", ledger=held, base64=b64encode(content).decode())["import"]
        assert taken["ledger"]["entries"] == held["entries"]
        assert (taken["added"], taken["changed"]) == ([], [])
