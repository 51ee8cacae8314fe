"""One cell of a table: any value of a ledger as text, harmless in a spreadsheet, and back without a loss.

A text stays itself and a flag is yes or no. Sessions are one line each, the CECs and then the title. Whatever would
not come back the same is written as ``json:`` and its JSON. A cell that a spreadsheet could take for a formula gets an
apostrophe in front, which reading takes away again.
"""

import re
from typing import Any

from calculator.ledger.request import RequestError, dump, parse
from calculator.rulebook import Field
from calculator.values.cleared import seen

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")
JSON = "json:"
MARK = "\ufeff"  # in front of a table that goes out: without it, Excel takes UTF-8 for an alphabet of its own
_YES = {"yes", "y", "true", "x", "1", *"✓✔☑✅"}
_NO = {"no", "n", "false", "0", *"✗✘☐❌"}
_UNCLEAN = re.compile("[\x00\ufffd\ud800-\udfff]")
_SESSION = re.compile(r"([0-9.]+) (.*)", re.ASCII)


def write(field: Field | None, value: object) -> str:
    """Return a value as a cell's text."""
    plain = _plain(value)
    safe = f"'{plain}" if plain.startswith((*DANGEROUS, "'")) else plain
    if plain and is_clean(plain) and same(read(field, safe), value):
        return safe
    return as_json(value)


def as_json(value: object) -> str:
    """Return a value as a cell that holds its JSON, in ASCII."""
    return JSON + dump(value, ascii_only=True)


def is_clean(text: str) -> bool:
    """Tell whether a text may stand in a file as it is: no NUL, no lone surrogate, no mark of a wrong encoding."""
    return not _UNCLEAN.search(text)


def is_harmless(head: str) -> bool:
    """Tell whether a key may head a column: it is not empty, it is clean, and no spreadsheet takes it for a formula."""
    return bool(head) and is_clean(head) and not head.startswith(DANGEROUS)


def same(one: object, other: object) -> bool:
    """Tell whether two values are the same JSON, which 1, 1.0 and true are not."""
    return dump(one) == dump(other)


def read(field: Field | None, cell: str) -> Any:  # noqa: ANN401 - any value of a ledger
    """Return the value a cell's text stands for; a text that is not what its field asks for stays a text."""
    if cell.startswith(JSON):
        try:
            return parse(cell.removeprefix(JSON))
        except RequestError:
            return cell
    text = cell[1:] if cell.startswith("'") and cell[1:].startswith((*DANGEROUS, "'")) else cell
    if field and field.kind == "flag":
        said = yes_or_no(text)
        return text if said is None else said
    if field and field.kind == "sessions":
        return _sessions(text)
    return text


def yes_or_no(text: str) -> bool | None:
    """Return what a cell says that is ticked or not, or None for what is neither."""
    word = seen(text).strip().casefold()
    return True if word in _YES else False if word in _NO else None


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "\n".join(
            f"{row.get('cecs')} {row.get('title')}" if isinstance(row, dict) else str(row) for row in value
        )
    return value if isinstance(value, str) else ""


def _sessions(text: str) -> Any:  # noqa: ANN401 - sessions, or the text as it is
    lines = [_SESSION.fullmatch(line.strip()) for line in re.split(r"[\r\n;]+", text) if line.strip()]
    if not lines or not all(lines):
        return text
    return [{"title": line[2], "cecs": line[1]} for line in lines if line]
