"""A table: its columns and rows as they are written, and what reading makes of what people have."""

from typing import Any

import pytest
from people import TRAINER, ask, entry, ledger

from calculator.exchange import table
from calculator.ledger.document import UnreadableLedgerError
from calculator.rulebook import load

BOOK = load()


def written(*entries: Any, **whole: object) -> list[str]:  # noqa: ANN401 - whatever was stored
    document = {**ledger(certifications=(TRAINER,)), **whole, "entries": list(entries)}
    return table.write(document, BOOK).split("\r\n")


def test_columns_come_in_the_order_of_the_form_and_unknown_ones_by_name() -> None:
    """The kind first, then what every item has, then the fields in use, then keys nobody here knows."""
    assert written(
        entry("a", "approved-course", ethics=True), entry("b", "mentoring", zebra="1", Apple=[], note="n")
    ) == [
        (
            "kind,id,Certification (name),Renewal cycle starts (cycle.start),Renewal cycle ends (cycle.end),"
            "Kind of activity (opportunity),What you did (title),Completion date (date),status,note,"
            "ACE course number (course_number),cecs,It covers professional conduct and ethics (ethics),Apple,zebra"
        ),
        "certification,cpt,Personal Trainer,2024-01-01,2025-12-31,,,,,,,,,,",
        "entry,a,,,,approved-course,a,2025-03-01,completed,,CEP123456,0.3,yes,,",
        "entry,b,,,,mentoring,b,2025-03-01,completed,n,,,,json:[],1",
        "",
    ]


def test_what_belongs_to_the_whole_has_a_row_of_its_own() -> None:
    """Chosen rules and unknown keys are kept in a row; rules left to choose themselves need none."""
    assert written(certifications=[], rules="2013-05-01", owner="me") == [
        "kind,owner,rules",
        "ledger,me,2013-05-01",
        "",
    ]
    assert written(certifications=[]) == ["kind", ""]


ODD = [
    # an item, the heads and the row it is written as
    ({"cycle": {"start": "x", "more": "y"}}, "kind,Renewal cycle starts (cycle.start),cycle.more", "entry,x,y"),
    ({"cycle": "z"}, "kind,cycle", "entry,z"),
    ({"cycle": {}}, "kind,cycle", "entry,json:{}"),
    ({"shelf": {"no": 3}}, "kind,shelf", 'entry,"json:{""no"": 3}"'),
    ({"opportunity": "odd", "name": "n"}, "kind,Certification (name),Kind of activity (opportunity)", "entry,n,odd"),
    (None, "kind,item", "entry,json:null"),
    ([1], "kind,item", "entry,json:[1]"),
    ({"": 1}, "kind,item", 'entry,"json:{"""": 1}"'),
    ({"Title": "t"}, "kind,item", 'entry,"json:{""Title"": ""t""}"'),
    ({"a\x00": "t"}, "kind,item", 'entry,"json:{""a\\u0000"": ""t""}"'),
    ({"kind": "x"}, "kind,item", 'entry,"json:{""kind"": ""x""}"'),
    ({"item": "x"}, "kind,item", 'entry,"json:{""item"": ""x""}"'),
    ({"opportunity": "Mentoring or community outreach"}, "kind,item", None),
]


@pytest.mark.parametrize(("item", "heads", "row"), ODD)
def test_an_item_that_no_row_can_hold_is_a_cell_of_json(item: object, heads: str, row: str | None) -> None:
    """Cells hold what comes back from them the same; anything else stands whole in one cell; and all comes back."""
    lines = written(item, certifications=[])
    assert lines[0] == heads
    assert row is None or lines[1] == row
    assert table.read("\r\n".join(lines), BOOK).document["entries"] == [item]


DONE = {"date": "d", "status": "completed"}
COURSE = {**DONE, "opportunity": "approved-course", "cecs": "1"}
READ = [
    # a table, the certifications and the entries it holds
    ("date,cecs\nd,1\n", [], [COURSE]),
    ("date;cecs;title\nd;1;a,b\n", [], [{**COURSE, "title": "a,b"}]),
    ("date\tcecs\nd\t1\n", [], [COURSE]),
    ("sep=|\ndate|cecs\nd|1", [], [COURSE]),
    ("sep=;\r\ndate;cecs\r\nd;1", [], [COURSE]),
    ('"date,;;;;","cecs",note\n,1,\n', [], [{"cecs": "1", "status": "completed", "opportunity": "approved-course"}]),
    ("\ufeffdate,cecs\nd,1", [], [COURSE]),
    ("\ufeffsep=;\ndate;cecs\nd;1", [], [COURSE]),
    ("date,cecs\rd,1\r", [], [COURSE]),
    ('date,cecs,note\r\nd,1,"a\r\nb"\r\n', [], [{**COURSE, "note": "a\r\nb"}]),
    (" (Date) ,CECs:\nd,1", [], [COURSE]),
    ("Date you presented,CECs you hope for,Proof you keep\nd,1,card", [], [{**COURSE, "evidence": "card"}]),
    ("ID,Opportunity,Date\na,petition,d", [], [{**DONE, "id": "a", "opportunity": "petition"}]),
    ("date,cecs,\nd,1,7,8\n", [], [COURSE]),
    ("date,cecs,colour\nd\n", [], [DONE]),
    (" Shoe size ,cecs,date\n44,1,d", [], [{**COURSE, "Shoe size": "44"}]),
    ("date,cecs,status,opportunity\nd,1,,\n", [], [{"date": "d", "cecs": "1", "opportunity": "approved-course"}]),
    ("type,date\nMENTORING or Community Outreach,d\n", [], [{**DONE, "opportunity": "mentoring"}]),
    ("type,date\npublications,d\nodd,d\n", [], [{**DONE, "opportunity": at} for at in ("publication", "odd")]),
    ("kind,date,type\nentry,d,petition\n", [], [{"date": "d", "opportunity": "petition"}]),
    ("kind,date\n Entry ,d\n,e\nother,f\n", [], [{"date": "d"}, {"date": "e"}, {"date": "f"}]),
    ("name,date\nTalk,\nWalk,d\n", [], [{"title": "Talk", "status": "completed"}, {**DONE, "title": "Walk"}]),
    (
        "kind,name,date\n,CPT,\n,CPT,d\n,x,\nentry,,\n",
        [{"name": "CPT"}, {"name": "x"}],
        [{"name": "CPT", "date": "d"}, {}],
    ),
    ("kind,date,type\n,d,Publications\n", [], [{"date": "d", "opportunity": "publication"}]),
    ("kind,name,type\nCertification,CPT,Publications\n", [{"name": "CPT", "opportunity": "Publications"}], []),
    ("kind,item,date\nentry,json:7,d\ncertification,json:8,\n", [8], [7]),
    ("item\n\njson:7\n , \n", [], [7]),
    ("kind,cycle.start,cycle.x\ncertification,a,b\n", [{"cycle": {"start": "a", "x": "b"}}], []),
]


@pytest.mark.parametrize(("text", "certifications", "entries"), READ)
def test_what_a_table_holds(text: str, certifications: list[Any], entries: list[Any]) -> None:
    """Separators, heads, kinds and gaps are read as they are meant, and every row becomes the item it tells of."""
    read = table.read(text, BOOK).document
    assert (read["certifications"], read["entries"]) == (certifications, entries)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_line_that_names_a_separator_is_none_above_the_headings(mark: str) -> None:
    """Nothing is told of it, whether a mark of the encoding stands in front of it or not."""
    assert table.read(f"{mark}sep=;\ndate;cecs\nd;1", BOOK).remarks == []


def test_where_each_item_stood() -> None:
    """Every item has its row, the header being row 1, and every field the head of its column."""
    read = table.read("kind,Name,Completed\n,CPT\n\nentry,,d\nledger,,\nentry,,e", BOOK)
    assert read.rows == {("certifications", 0): 2, ("entries", 0): 4, ("entries", 1): 6}
    assert read.heads == {"kind": "kind", "name": "Name", "date": "Completed"}


def test_a_row_for_the_whole_changes_nothing_that_is_not_its_own() -> None:
    """Rules and unknown keys are taken from it, format, version and lists are not; what is no object is an entry."""
    text = "Kind,Rules,owner,entries,version,item\nLedger,2013-05-01,me,x,9,\nledger,,,,,json:7\n"
    assert table.read(text, BOOK).document == {
        "format": "cec-ledger",
        "version": 1,
        "rules": "2013-05-01",
        "certifications": [],
        "entries": [7],
        "owner": "me",
    }
    assert table.read("date\n", BOOK).document["rules"] == "auto"


REFUSED = [
    ("", "table-empty", {}),
    ("\ufeff", "table-empty", {}),
    ("colour,shape\nred,round\n", "table-unknown-header", {}),
    ("kind,cecs,date,CEC\n", "table-double-column", {"column": "CEC"}),
    ("kind,x,date,x\n", "table-double-column", {"column": "x"}),
    (f"kind,{'x' * 50},date,{'x' * 50}\n", "table-double-column", {"column": "x" * 40 + "…"}),
    ('kind,cecs,"Completed\n on",date\n', "table-double-column", {"column": "date"}),
    ('kind,cecs,date,"Completed\n on"\n', "table-double-column", {"column": "Completed on"}),
]


@pytest.mark.parametrize(("text", "code", "detail"), REFUSED)
def test_what_is_no_table_is_refused(text: str, code: str, detail: dict[str, str]) -> None:
    """The refusal says what is wrong with it, and where two columns mean the same, which."""
    with pytest.raises(UnreadableLedgerError) as refusal:
        table.read(text, BOOK)
    assert (refusal.value.code, refusal.value.detail) == (code, detail)


def test_a_table_may_have_so_many_rows_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit itself is still read; blank rows count, the header does not; the refusal says how many may be."""
    monkeypatch.setattr(table, "MOST_ROWS", 1000)
    assert len(table.read("date\n" + "d\n" * 1000, BOOK).document["entries"]) == 1000
    with pytest.raises(UnreadableLedgerError) as refusal:
        table.read("date\n" + "\n" * 999 + "d\n" * 2, BOOK)
    assert (refusal.value.code, refusal.value.detail) == ("table-too-long", {"limit": "1,000"})


@pytest.mark.parametrize("head", ["kind", "item", "type", "completed", "cecs", "number", "certification"])
def test_any_column_that_tells_what_a_row_is_makes_a_table(head: str) -> None:
    """One known column is enough."""
    assert table.read(f"{head},colour\n", BOOK).document["entries"] == []


def test_a_quotation_that_cannot_be_read_is_told_in_words() -> None:
    """A cell too large for a table is refused with what the reader found."""
    refusal = ask("import", ledger=None, text="date,note\nd," + "x" * 200_000)
    assert refusal["error"] == BOOK.problems["table-unreadable"].format(detail="field larger than field limit (131072)")
