"""Taking a file in: what it holds, what that would change, and what in it needs mending, before anything changes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from calculator.exchange import cells, merge, table
from calculator.ledger.answers import shown
from calculator.ledger.document import FORMAT, VERSION, Problem, UnreadableLedgerError
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, RequestError, parse, text, today
from calculator.ledger.tidy import tidied
from calculator.rulebook import Rulebook

MOST_MEGABYTES = 2  # 10,000 entries of a ledger, 20,000 rows of a table: more than a lifetime of them
MODES = ("merge", "replace")
EMPTY: Mapping[str, Any] = {"format": FORMAT, "version": VERSION}


@dataclass(slots=True)
class File:
    """What a file holds: a tidied document, where its items stood in a table, and remarks on the file as a whole."""

    document: dict[str, Any]
    rows: Mapping[tuple[str, int], int] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``import``: a preview, and the ledger as it would be.

    ``{"today", "ledger", "text" | "base64", "mode": "merge" | "replace"}`` → ``{"import": {"ledger", "added",
    "changed", "unchanged", "removed", "problems", "warnings"}}``. ``text`` is JSON or CSV; ``base64`` a file's bytes,
    whose encoding is then found out here. added, changed, unchanged and removed list ``{"list": "certifications" |
    "entries", "id", "title"}``; changed also has ``fields``, the ids of the fields that differ. A problem or warning
    has ``row`` (the header is row 1) and ``column`` (as the file heads it) besides, null where there is none; an item
    with a problem is taken in nevertheless, as it is. A file that cannot be read at all gives an error and a problem.
    """
    day, mode = today(asked), text(asked, "mode", "merge")
    if mode not in MODES:
        raise RequestError(f"“mode” must be one of: {', '.join(MODES)}")
    file = read(from_bytes(_bytes(asked)) if "base64" in asked else text(asked, "text"), rulebook)
    return {"import": preview(file, asked.get("ledger"), rulebook, day, replace=mode == "replace")}


def preview(file: File, ledger: object, rulebook: Rulebook, day: date, *, replace: bool) -> dict[str, Any]:
    """Return what the verb answers, for a file that has been read; a ledger of None is an empty one."""
    merged = merge.merged(tidied(ledger or EMPTY, rulebook), file.document, replace=replace)
    reading = read_ledger(merged.document, rulebook, day)
    added = set(merged.added)
    warnings = [_remark(code, rulebook.problems[code]) for code in file.remarks]
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
        "problems": _placed(reading.problems, file, merged),
        "warnings": [*_placed(reading.warnings, file, merged), *warnings],
    }


def read(content: "str | Decoded", rulebook: Rulebook) -> File:
    """Return what a file's text holds, JSON or CSV. Raises UnreadableLedgerError if it cannot be read at all."""
    decoded = content if isinstance(content, Decoded) else Decoded(content)
    typed = decoded.text.removeprefix("\ufeff")
    if len(typed.encode("utf-8", "replace")) > MOST_MEGABYTES * 1_000_000:
        raise UnreadableLedgerError("file-too-large", limit=str(MOST_MEGABYTES))
    if typed.lstrip()[:1] in {"{", "["}:
        return File(tidied(parse(typed), rulebook), remarks=decoded.remarks)
    if not cells.is_clean(typed):
        raise UnreadableLedgerError("file-not-text")
    held = table.read(typed, rulebook)
    return File(tidied(held.document, rulebook), held.rows, held.heads, decoded.remarks)


@dataclass(slots=True)
class Decoded:
    """A file's text, and remarks (codes of problems) on how it came to be text."""

    text: str
    remarks: list[str] = field(default_factory=list)


def from_bytes(content: bytes) -> Decoded:
    """Return a file's bytes as text: UTF-8, UTF-16 with its mark, else what Excel on Windows writes, with a remark.

    Raises UnreadableLedgerError for what is no text, or too large.
    """
    if len(content) > MOST_MEGABYTES * 1_000_000:
        raise UnreadableLedgerError("file-too-large", limit=str(MOST_MEGABYTES))
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return Decoded(content.decode("utf-16" if marked else "utf-8-sig"))
    except UnicodeDecodeError:
        pass
    try:
        if not marked and b"\x00" not in content:
            return Decoded(content.decode("cp1252"), ["encoding-guessed"])
    except UnicodeDecodeError:
        pass
    raise UnreadableLedgerError("file-not-text")


def _bytes(asked: Request) -> bytes:
    from base64 import b64decode  # noqa: PLC0415 - only a file picked by a person needs it

    try:
        return b64decode(text(asked, "base64"), validate=True)
    except ValueError:
        raise RequestError("“base64” must be a file in base64") from None


def _remark(code: str, message: str) -> dict[str, Any]:
    nowhere = {"row": None, "column": None, "entry": None, "certification": None, "field": ""}
    return {**nowhere, "code": code, "message": message}


def _placed(remarks: Iterable[Problem], file: File, merged: merge.Merged) -> list[dict[str, Any]]:
    """Return the remarks on the items the file brought, by row and column."""
    rows = {merged.ids[key]: row for key, row in file.rows.items() if key in merged.ids}
    ids = set(merged.ids.values())
    found = []
    for one in remarks:
        key = ("entries", one.entry) if one.entry is not None else ("certifications", one.certification or "")
        if key in ids or not key[1]:
            column = file.heads.get(one.field) or file.heads.get(one.field.partition(".")[0])
            found.append({"row": rows.get(key), "column": column, **one.as_json()})
    return found
