"""Files that are no table and no ledger, told by what they hold and never by their names, and what to do instead."""

from calculator.ledger.document import UnreadableLedgerError
from calculator.rulebook import load

BEGINNING = 1_000  # octets, in which a file of most kinds says what it is
SPREADSHEET, OTHER = "file-spreadsheet", "file-other"

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

# What a file begins with, what else it holds where that does not tell, the problem's code, and the rulebook's name.
_KINDS = (
    (_ZIP, b"xl/", SPREADSHEET, "xlsx"),
    (_ZIP, b"opendocument.spreadsheet", SPREADSHEET, "ods"),
    (_ZIP, b".iwa", SPREADSHEET, "numbers"),
    (_ZIP, b"word/", OTHER, "office"),
    (_ZIP, b"", OTHER, "zip"),
    (_OLE, "Workbook".encode("utf-16-le"), SPREADSHEET, "xls"),
    (_OLE, "Book".encode("utf-16-le"), SPREADSHEET, "xls"),
    (_OLE, b"", OTHER, "office"),
    (b"<?xml", b"spreadsheet", SPREADSHEET, "xml"),
    (b"%pdf-", b"", OTHER, "pdf"),
    (b"{\\rtf", b"", OTHER, "office"),
    (b"\x89png\r\n", b"", OTHER, "picture"),
    (b"\xff\xd8\xff", b"", OTHER, "picture"),
    (b"gif87a", b"", OTHER, "picture"),
    (b"gif89a", b"", OTHER, "picture"),
    (b"begin:vcalendar", b"", OTHER, "calendar"),
    *((tag, b"", OTHER, "page") for tag in (b"<!doctype html", b"<html", b"<table", b"<?xml")),
)


def refuse(content: bytes | str) -> None:
    """Raise UnreadableLedgerError for a file of another kind, with what it is and what to do with it.

    >>> refuse("title,date")
    >>> refuse(b"%PDF-1.7")
    Traceback (most recent call last):
    calculator.ledger.document.UnreadableLedgerError: file-other
    """
    if isinstance(content, str):
        content = content[:BEGINNING].encode(errors="replace")
    begins = content[:BEGINNING].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for start, within, code, name in _KINDS:
        if begins.startswith(start.lower()) and (within in content or within in begins):
            raise UnreadableLedgerError(code, kind=load().tables.files[name])
