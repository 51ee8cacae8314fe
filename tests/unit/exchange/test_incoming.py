"""A file on its way in: how large, in which encoding, of which kind; and each fault at its row and column."""

import io
import json
import zipfile
from base64 import b64encode
from contextlib import suppress
from typing import Any

import pytest
from people import COACH, TRAINER, ask, entry, ledger

from calculator.exchange.incoming import Decoded, from_bytes
from calculator.rulebook import load

SAY = load().problems
MOST = 2_000_000
BARE = json.dumps(ledger(certifications=()))
TABLE = "title,date,cecs\ncafé,2025-03-01,1"


def in_base64(content: bytes) -> dict[str, Any]:
    answer: dict[str, Any] = ask("import", ledger=None, base64=b64encode(content).decode())
    return answer


@pytest.mark.parametrize("how", ["text", "base64"])
def test_two_megabytes_are_taken_in_and_no_more(how: str) -> None:
    """A file of exactly the limit is read; one octet over is refused with the limit."""
    sizes = BARE.ljust(MOST), BARE.ljust(MOST + 1)
    asked = [{how: text if how == "text" else b64encode(text.encode()).decode()} for text in sizes]
    fits, over = (ask("import", ledger=None, **one) for one in asked)
    assert "import" in fits
    assert over["error"] == SAY["file-too-large"].format(limit="2")


def test_what_counts_is_octets_not_characters() -> None:
    """A text of fewer characters than the limit is too large if its octets are more."""
    answer = ask("import", ledger=None, text="date,note\n2025-03-01," + "é" * 999_990)
    assert answer["problem"]["code"] == "file-too-large"
    assert in_base64(BARE.ljust(1_000_000).encode("utf-16"))["problem"]["code"] == "file-too-large"


PLAIN = "Course,Date,CECs\n,2025-03-01,0.2\n"


def greek(letters: int) -> tuple[str, str]:
    """Return a table whose title has so many letters of Greek, and the title."""
    title = "ω" * letters
    return PLAIN.replace("\n,", f"\n{title},"), title


MANY, FEW, HALF = greek(60), greek(len(PLAIN) - 1), greek(len(PLAIN))


@pytest.mark.parametrize("letter", "ÀÁßé")
def test_accents_that_were_read_as_another_encoding_are_put_right(letter: str) -> None:
    """Also those that Windows has no sign for; in JSON what stands there stays, blanks in front or not."""
    wrong = letter.encode().decode("latin-1")
    found = from_bytes(PLAIN.replace("\n,", f"\n{wrong}nimo,").encode())
    assert (f"\n{letter}nimo," in found.text, found.remarks) == (True, ["encoding-mended"])
    for front in ("", " \n"):
        typed = f'{front}{{"title": "{wrong}"}}'
        assert from_bytes(typed.encode()) == Decoded(typed, [])


ENCODED = [
    # a file's octets, the first title, the remarks on the whole; or the code of the refusal
    (TABLE.encode(), "café", []),
    (b"\xff\xfe" + TABLE.encode("utf-16-le"), "café", []),
    (b"\xfe\xff" + TABLE.encode("utf-16-be"), "café", []),
    (b"\xff\xfe" + MANY[0].encode("utf-16-le"), MANY[1], []),
    (b"\xfe\xff" + MANY[0].encode("utf-16-be"), MANY[1], []),
    (FEW[0].encode("utf-16-le"), FEW[1], []),
    (FEW[0].encode("utf-16-be"), FEW[1], []),
    (PLAIN.replace("\n,", "\nā,").encode("utf-16-le"), "ā", []),
    (b"\x00\x01" + PLAIN.encode("utf-16-le"), None, "file-not-text"),
    (HALF[0].encode("utf-16-le"), None, "file-not-text"),
    (MANY[0].encode("utf-16-be"), None, "file-not-text"),
    (TABLE.encode("cp1252"), "café", ["encoding-guessed"]),
    (TABLE.encode("cp1252") + b"\x00", None, "file-not-text"),
    (TABLE.encode("cp1252") + b"\x81", None, "file-not-text"),
    (b"\xff\xfe" + TABLE.encode("utf-16-le") + b"\x00", None, "file-not-text"),
    (TABLE.encode() + b"\x00", None, "file-not-text"),
    (b"\xff\xfe" + TABLE.encode() + b"x", None, "file-not-text"),
    (b'{"a": "\xe9\x00"}', None, "file-not-text"),
]


@pytest.mark.parametrize(("content", "title", "said"), ENCODED)
def test_the_encoding_is_found_out(content: bytes, title: str | None, said: Any) -> None:  # noqa: ANN401
    """UTF-8, UTF-16 of either order by its mark, else Windows text with a remark; what is no text is refused."""
    answer = in_base64(content)
    if title is None:
        assert (answer["problem"]["code"], answer["error"]) == (said, SAY[said])
        return
    whole = [one for one in answer["import"]["warnings"] if one["entry"] is None]
    assert answer["import"]["ledger"]["entries"][0]["title"] == title
    nowhere = {"row": None, "column": None, "entry": None, "certification": None, "field": ""}
    assert whole == [{**nowhere, "code": code, "message": SAY[code]} for code in said]


def zipped(*names: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, f"{name} of a document")
    return content.getvalue()


OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
KINDS = [
    # a file's octets, the code of the refusal, what the sentence names
    (zipped("[Content_Types].xml", "xl/workbook.xml"), "file-spreadsheet", "(.xlsx)"),
    (zipped("mimetype/application/vnd.oasis.opendocument.spreadsheet"), "file-spreadsheet", "(.ods)"),
    (zipped("Index/Document.iwa"), "file-spreadsheet", "Numbers"),
    (OLD_OFFICE + "Workbook".encode("utf-16-le"), "file-spreadsheet", "(.xls)"),
    (
        b'<?xml version="1.0"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">',
        "file-spreadsheet",
        ".xml",
    ),
    (zipped("[Content_Types].xml", "word/document.xml"), "file-other", "formatting"),
    (OLD_OFFICE, "file-other", "formatting"),
    (b"{\\rtf1 CECs}", "file-other", "formatting"),
    (zipped("table.csv"), "file-other", "ZIP"),
    (b"%PDF-1.7\n%\xe2\xe3", "file-other", "PDF"),
    (b"\x89PNG\r\n\x1a\n\x00", "file-other", "picture"),
    (b"\xff\xd8\xff\xe0\x00\x10JFIF", "file-other", "picture"),
    (b"\xef\xbb\xbf\n<!DOCTYPE html><table><tr><td>Date", "file-other", "web page"),
    (b"BEGIN:VCALENDAR\r\n", "file-other", "calendar"),
    (b"\xef\xbb\xbfBEGIN:VCALENDAR\r\n", "file-other", "calendar"),
]


@pytest.mark.parametrize(("content", "code", "named"), KINDS)
def test_a_file_of_another_kind_is_told_from_its_content(content: bytes, code: str, named: str) -> None:
    """What it is, and how to get its table out of it; also where it is pasted as a text."""
    answer = in_base64(content)
    assert (answer["problem"]["code"], named in answer["error"], "CSV" in answer["error"]) == (
        code,
        True,
        code == "file-spreadsheet",
    )
    with suppress(UnicodeDecodeError):
        assert ask("import", ledger=None, text=content.decode())["error"] == answer["error"]


def test_a_table_that_begins_like_another_file_is_a_table() -> None:
    """A word is no mark of a kind."""
    for begins in ("PK courses", "PDF", "gif", "html"):
        assert "import" in in_base64(f"{begins},Course,Date,CECs\n,Core,2025-03-08,0.1\n".encode())


def test_a_ledger_of_another_encoding_is_remarked_on_too() -> None:
    """JSON in Windows text is read like a table, and so is said to be."""
    content = json.dumps(ledger(entry("a", "mentoring", title="café")), ensure_ascii=False).encode("cp1252")
    answer = in_base64(content)["import"]
    assert answer["ledger"]["entries"][0]["title"] == "café"
    assert [one["code"] for one in answer["warnings"]] == ["encoding-guessed"]


@pytest.mark.parametrize("text", [BARE, f"\ufeff{BARE}", f" \n{BARE}"])
def test_json_is_known_by_how_it_begins(text: str) -> None:
    """A mark of the encoding or white space in front does not make a ledger a table."""
    assert ask("import", ledger=None, text=text)["import"]["ledger"] == json.loads(BARE)


FAULTY = [
    ({"text": BARE, "mode": "glue"}, "“mode” must be one of: merge, replace"),
    ({"base64": "e30=!"}, "“base64” must be a file in base64"),
    ({"base64": 7}, "“base64” must be a text"),
    ({}, "“text” must be a text"),
    ({"text": "[]"}, SAY["not-a-ledger"].format(detail="it is not an object")),
]


@pytest.mark.parametrize(("asked", "error"), FAULTY)
def test_a_request_with_a_fault_is_told_so(asked: dict[str, Any], error: str) -> None:
    """Whoever calls this is told which part of the request to mend."""
    assert ask("import", ledger=None, **asked)["error"] == error


def test_a_ledger_that_was_begun_elsewhere_is_told() -> None:
    """By the ids of both; without one, on either side, nothing is said."""
    mine, other, bare = {**ledger(), "id": "mine"}, {**ledger(), "id": "other"}, ledger()
    for held, taken, told in ((mine, other, True), (mine, mine, False), (bare, other, False), (mine, bare, False)):
        assert ask("import", ledger=held, text=json.dumps(taken))["import"]["elsewhere"] is told
    assert ask("import", ledger=mine, text=TABLE)["import"]["elsewhere"] is False


def test_merging_is_what_is_done_unless_said_otherwise() -> None:
    """Without a mode nothing that was held is lost."""
    answer = ask("import", ledger=ledger(entry("a", "mentoring")), text=BARE)["import"]
    assert [one["id"] for one in answer["ledger"]["entries"]] == ["a"]


def test_a_whole_preview_of_a_table() -> None:
    """Problems and warnings stand at the row and column of the file; the row is taken in all the same."""
    rows = [
        "kind,id,Certification,Cycle end,Cycle start,date,type,progress,sessions,cecs",
        "certification,cpt,Personal Trainer,12/31/2020,1/1/2024",
        "entry,a,,,,3/1/2025,conference,completed,json:[{}]",
        "",
        'entry,b,,,,3/1/2025,conference,completed,"json:[{""cecs"": ""much"", ""title"": ""x""}]"',
        "entry,c,,,,1/1/2026,approved-course,completed,,0.3",
        "entry,d,,,,3/1/2025,approved-course,completed",
    ]
    text = "\n".join(rows)
    answer = ask("import", ledger=ledger(entry("held", "mentoring", "2/30/2025"), certifications=()), text=text)
    found = {
        kind: [
            tuple(one[key] for key in ("row", "column", "entry", "certification", "field", "code"))
            for one in answer["import"][kind]
        ]
        for kind in ("problems", "warnings")
    }
    assert found == {
        "problems": [
            (2, "Cycle end", None, "cpt", "cycle.end", "cycle-backwards"),
            (3, "sessions", "a", None, "sessions", "missing"),
            (5, "sessions", "b", None, "sessions.0.cecs", "number-unreadable"),
            (7, "cecs", "d", None, "cecs", "missing"),
        ],
        "warnings": [
            (6, "date", "c", None, "date", "future-date"),
            (6, None, "c", None, "course_number", "course-number-missing"),
        ],
    }
    assert list(answer["import"]) == [
        "ledger",
        "added",
        "unchanged",
        "removed",
        "changed",
        "problems",
        "warnings",
        "table",
        "elsewhere",
        "verify",
    ]


def test_a_fault_of_a_ledger_in_json_has_neither_row_nor_column() -> None:
    """A ledger has no rows; an item that is no object is told of whole, and what was held is not told of again."""
    held = ledger(entry("held", "mentoring", "someday"), certifications=(COACH,))
    coming = {**ledger(entry("a", "mentoring", "soon"), certifications=(TRAINER,)), "entries": ["odd"]}
    coming["entries"].append(entry("a", "mentoring", "soon"))
    problems = ask("import", ledger=held, text=json.dumps(coming))["import"]["problems"]
    assert [(one["row"], one["column"], one["entry"], one["code"]) for one in problems] == [
        (None, None, None, "not-an-entry"),
        (None, None, "a", "date-unreadable"),
    ]
