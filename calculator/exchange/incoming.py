"""Taking a file in: what it holds, what that would change, and what in it needs mending, before anything changes."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from calculator.exchange import cells, merge, otherfiles, receipt
from calculator.exchange import table as tables
from calculator.exchange.columns import TOLD
from calculator.exchange.table import Table
from calculator.ledger.answers import shown
from calculator.ledger.document import FORMAT, VERSION, Problem, UnreadableLedgerError
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, RequestError, parse, text, today
from calculator.ledger.tidy import tidied
from calculator.rulebook import Rulebook

MOST_MEGABYTES = 2  # 10,000 entries of a ledger, 20,000 rows of a table: more than a lifetime of them
_ACCENTED = re.compile("[^\\x00-\\x7f]+")
_LIKELY = re.compile("[\u00a0-\u00ff\u2010-\u2044\u20ac\u2122]+")  # of Latin-1, dashes, quotation marks and the like
MODES = ("merge", "replace")
EMPTY: Mapping[str, Any] = {"format": FORMAT, "version": VERSION}


@dataclass(slots=True)
class File:
    """What a file holds: a tidied document, the table it came from, and remarks (codes) on the file as a whole.

    ``receipt`` is that of its figures, which is no part of the document; None where it carries none.
    """

    document: dict[str, Any]
    table: Table | None = None
    remarks: list[str] = field(default_factory=list)
    receipt: Any = None


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``import``: a preview, and the ledger as it would be.

    ``{"today", "ledger", "text" | "base64", "mode": "merge" | "replace", "columns"?, "answers"?}`` → ``{"import":
    {"ledger", "added", "changed", "unchanged", "removed", "problems", "warnings", "table", "elsewhere", "verify"}}``.
    ``text`` is JSON or CSV; ``base64`` a file's bytes, whose encoding is then found out here. ``elsewhere`` tells that
    the file is a ledger whose id is another than the one's it would go into: it was begun in another browser, perhaps
    by another person. added, changed, unchanged and removed list ``{"list": "certifications" | "entries", "id",
    "title"}``; changed also has ``fields``, the ids of the fields that differ. A problem or
    warning has ``row`` (the file's first is row 1), ``column`` (as the file heads it) and, a problem, the item's
    ``title`` besides, null where there is none; an item with a problem is taken in nevertheless, as it is. A file that
    cannot be read at all gives an error and a problem.

    ``verify`` tells whether these rules give the figures the file carries: see ``receipt.answer``. It is null where the
    file carries none.

    ``table`` is null but for a table that somebody keeps: ``{"heading", "columns", "choices", "questions", "open"}``.
    ``heading`` is the row its headings stand in, 0 if it has none; a column is ``{"at", "head", "field", "how",
    "other", "sample"}`` (see ``columns.Column``), a choice what it can be taken for, ``{"value", "label"}``. A question
    is ``{"id", "sentence", "choices", "answer"}``; while any is ``open``, the preview is what would be the likeliest,
    and should not be taken in. In the request ``columns`` maps a column's ``at``, as a text, to a choice's value, and
    ``answers`` a question's id to the value of one of its choices.
    """
    day, mode = today(asked), text(asked, "mode", "merge")
    if mode not in MODES:
        raise RequestError(f"“mode” must be one of: {', '.join(MODES)}")
    chosen, answers = _texts(asked, "columns"), _texts(asked, "answers")
    file = read(from_bytes(_bytes(asked)) if "base64" in asked else text(asked, "text"), rulebook, chosen, answers)
    return {"import": preview(file, asked.get("ledger"), rulebook, day, replace=mode == "replace")}


def preview(file: File, ledger: object, rulebook: Rulebook, day: date, *, replace: bool) -> dict[str, Any]:
    """Return what the verb answers, for a file that has been read; a ledger of None is an empty one."""
    held = file.table or Table({})
    merged = merge.merged(tidied(ledger or EMPTY, rulebook), file.document, replace=replace, guessed=held.guessed)
    reading = read_ledger(merged.document, rulebook, day)
    added = set(merged.added)
    warnings = [_remark(code, rulebook.problems[code]) for code in file.remarks]
    warnings += [{**_remark(code, sentence), "row": row} for code, sentence, row in held.remarks]
    warnings += [
        {
            **_remark("id-taken", rulebook.problems["id-taken"].format(value=shown(old), new=shown(new))),
            "entry" if name == "entries" else "certification": new,
        }
        for (name, new), old in merged.renamed.items()
        if (name, new) in added
    ]
    return {
        "ledger": merged.document,
        **merged.preview(),
        "problems": _placed(reading.problems, held, merged),
        "warnings": [*_placed(reading.warnings, held, merged), *warnings],
        "table": _shown(held, rulebook) if held.columns else None,
        "elsewhere": _is_elsewhere(file.document, ledger),
        "verify": receipt.verified({**file.document, receipt.KEY: file.receipt}, rulebook) if file.receipt else None,
    }


def _is_elsewhere(taken: Mapping[str, Any], into: object) -> bool:
    own = into.get("id") if isinstance(into, dict) else None
    return isinstance(own, str) and isinstance(taken.get("id"), str) and taken["id"] != own


def _shown(held: Table, rulebook: Rulebook) -> dict[str, Any]:
    """Return what a preview shows of how a table was understood."""
    labels = rulebook.tables.labels
    choices = {name: labels[name] for name in ("opportunity", "id")}
    choices |= {one.id: one.label for one in rulebook.fields.values()} | {"keep": labels["keep"]}
    choices[""] = labels["out"]
    return {
        "heading": held.heading,
        "columns": [column.as_json() for column in held.columns[:TOLD]],
        "choices": [{"value": value, "label": label} for value, label in choices.items()],
        "questions": [question.as_json() for question in held.questions],
        "open": any(not question.answer for question in held.questions),
    }


def _texts(asked: Request, name: str) -> dict[str, str]:
    """Return an object of texts of a request, empty if it is not there."""
    value = asked.get(name, {})
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise RequestError(f"“{name}” must be an object of texts")
    return value


def read(
    content: "str | Decoded",
    rulebook: Rulebook,
    columns: Mapping[str, str] | None = None,
    answers: Mapping[str, str] | None = None,
) -> File:
    """Return what a file's text holds, JSON or CSV. Raises UnreadableLedgerError if it cannot be read at all.

    ``columns`` and ``answers`` are what its owner has chosen and answered; see ``table.read``.
    """
    decoded = content if isinstance(content, Decoded) else Decoded(content)
    typed = decoded.text.removeprefix("\ufeff")
    otherfiles.refuse(typed)
    if len(typed.encode("utf-8", "replace")) > MOST_MEGABYTES * 1_000_000:
        raise UnreadableLedgerError("file-too-large", limit=str(MOST_MEGABYTES))
    if typed.lstrip()[:1] in {"{", "["}:
        found = parse(typed)
        carried = found.get(receipt.KEY) if isinstance(found, dict) else None
        return File(tidied(receipt.without(found), rulebook), None, decoded.remarks, carried)
    if not cells.is_clean(typed):
        raise UnreadableLedgerError("file-not-text")
    held = tables.read(typed, rulebook, columns, answers)
    return File(tidied(held.document, rulebook), held, decoded.remarks)


@dataclass(slots=True)
class Decoded:
    """A file's text, and remarks (codes of problems) on how it came to be text."""

    text: str
    remarks: list[str] = field(default_factory=list)


def from_bytes(content: bytes) -> Decoded:
    """Return a file's bytes as text: UTF-8, UTF-16, else what Excel on Windows writes, with a remark.

    Raises UnreadableLedgerError for what is no text, or too large.
    """
    otherfiles.refuse(content)
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise UnreadableLedgerError("file-too-large", limit=str(MOST_MEGABYTES))
    for encoding in _encodings(content):
        with suppress(UnicodeDecodeError):
            found = content.decode(encoding)
            mended = found if found.lstrip()[:1] in {"{", "["} else _mended(found)
            remarks = ["encoding-guessed"] if encoding == "cp1252" else []
            return Decoded(mended, [*remarks, "encoding-mended"] if mended != found else remarks)
    raise UnreadableLedgerError("file-not-text")


def _encodings(content: bytes) -> Iterator[str]:
    """Yield the encodings a file's bytes may be in, the likeliest first."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield "utf-16"
    elif b"\x00" not in content:
        yield from ("utf-8-sig", "cp1252")
    elif len(content) % 2 == 0:
        # Without its mark, UTF-16 shows by every other octet of plain text being 0.
        for encoding, place in (("utf-16-le", 1), ("utf-16-be", 0)):
            if content[place::2].count(0) * 2 > len(content[place::2]) and 0 not in content[1 - place :: 2]:
                yield encoding


def _mended(text: str) -> str:
    """Return a text whose accents were once read in a wrong encoding, as it was; any other text as it is.

    Only where every accent of the text is of that kind: one sound letter, and nothing is touched.
    """
    runs = set(_ACCENTED.findall(text))
    mended = {run: _as_utf_8(run) for run in runs}
    return _ACCENTED.sub(lambda run: mended[run[0]], text) if all(mended.values()) else text


def _as_utf_8(run: str) -> str:
    """Return signs of Windows text as the UTF-8 they are, or nothing where they are none of the letters meant here."""
    try:
        read = b"".join(_octet(sign) for sign in run).decode()
    except UnicodeError:
        return ""
    return read if _LIKELY.fullmatch(read) else ""


def _octet(sign: str) -> bytes:
    """Return the octet a sign beyond ASCII is in Windows text; the five that it leaves free stand for themselves."""
    return bytes([ord(sign)]) if sign <= "\x9f" else sign.encode("cp1252")


def _bytes(asked: Request) -> bytes:
    from base64 import b64decode  # noqa: PLC0415 - only a file picked by a person needs it

    try:
        return b64decode(text(asked, "base64"), validate=True)
    except ValueError:
        raise RequestError("“base64” must be a file in base64") from None


def _remark(code: str, message: str) -> dict[str, Any]:
    nowhere = {"row": None, "column": None, "entry": None, "certification": None, "field": ""}
    return {**nowhere, "code": code, "message": message}


def _placed(remarks: Iterable[Problem], held: Table, merged: merge.Merged) -> list[dict[str, Any]]:
    """Return the remarks on the items the file brought, by row, column and title."""
    rows = {merged.ids[key]: row for key, row in held.rows.items() if key in merged.ids}
    ids = set(merged.ids.values())
    found = []
    for one in remarks:
        key = ("entries", one.entry) if one.entry is not None else ("certifications", one.certification or "")
        if key in ids or not key[1]:
            column = held.heads.get(one.field) or held.heads.get(one.field.partition(".")[0])
            title = merged.titles.get(key)
            found.append({"row": rows.get(key), "column": column, "title": title, **one.as_json()})
    return found
