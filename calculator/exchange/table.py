"""CSV, losslessly: one row for each certification and entry, a header of field ids.

The first column, ``kind``, says what a row is: certification, entry, or ledger (what belongs to the whole). A key
nobody here knows is a column of its own; an item no row can hold is JSON in the column ``item``.
Reading takes what people have: no ``kind`` column (all rows are entries), other names for a column, commas,
semicolons or tabs between cells, Excel's ``sep=`` line and byte-order mark.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from calculator.exchange import cells
from calculator.ledger.answers import shown
from calculator.ledger.document import AUTO, FORMAT, VERSION, UnreadableLedgerError
from calculator.rulebook import Rulebook

KIND, ITEM = "kind", "item"
MOST_ROWS = 20_000  # as many as MOST_MEGABYTES holds at 95 bytes a row; 1.2 s to take in (benchmarks/limits.py)
_LISTS = {"certification": "certifications", "entry": "entries"}
_FIRST = (KIND, "id", "name", "cycle.start", "cycle.end", "opportunity", "title", "date", "status")
_OWN = {"format", "version", "certifications", "entries"}
_SEPARATORS = ",;\t"


@dataclass(frozen=True, slots=True)
class Table:
    """What a CSV text holds: a document, and where each of its items stood.

    ``rows`` gives the row of an item by (list, place in it), the header being row 1; ``heads`` what heads a field.
    """

    document: dict[str, Any]
    rows: Mapping[tuple[str, int], int]
    heads: Mapping[str, str]


def write(document: Mapping[str, Any], rulebook: Rulebook) -> str:
    """Return a ledger document as CSV text with CRLF line ends (RFC 4180)."""
    whole = {key: value for key, value in document.items() if key not in _OWN and (key, value) != ("rules", AUTO)}
    names = _Names(rulebook)
    rows = [_row("ledger", whole, names, rulebook)] if whole else []
    rows += [_row(kind, item, names, rulebook) for kind, name in _LISTS.items() for item in document[name]]
    known = [*_FIRST, *rulebook.fields]
    used = {name for row in rows for name in row}
    columns = [KIND, *(name for name in dict.fromkeys(known) if name in used and name != KIND)]
    columns += sorted(used - set(columns))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _row(kind: str, item: object, names: "_Names", rulebook: Rulebook) -> dict[str, str]:
    """Return an item as cells by column, or as JSON in one cell where cells would not give it back the same."""
    if isinstance(item, dict):
        row = {KIND: kind}
        for key, value in _flat(item):
            row[key] = cells.write(rulebook.fields.get(key), value)
        fit = all(cells.is_harmless(key) and names.field(key) == key for key in row)
        if fit and cells.same(_item(_named(row, names), rulebook), item):
            return row
    return {KIND: kind, ITEM: cells.as_json(item)}


def _flat(item: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in item.items():
        if key == "cycle" and isinstance(value, dict) and value:
            yield from ((f"cycle.{part}", one) for part, one in value.items())
        else:
            yield key, value


def _item(row: Mapping[str, str], rulebook: Rulebook) -> Any:  # noqa: ANN401 - whatever was written
    """Return the item of a row; an empty cell is a key left out."""
    if row.get(ITEM):
        return cells.read(None, row[ITEM])
    item: dict[str, Any] = {}
    for key, cell in row.items():
        if key == KIND or not cell:
            continue
        value = cells.read(rulebook.fields.get(key), cell)
        if key.startswith("cycle."):
            item.setdefault("cycle", {})[key.removeprefix("cycle.")] = value
        else:
            item[key] = value
    return item


def read(text: str, rulebook: Rulebook) -> Table:
    """Return what a CSV text holds. Raises UnreadableLedgerError if it is no table of entries, or too long."""
    lines = _lines(text.removeprefix("\ufeff"))
    header = next(lines, None)
    if header is None:
        raise UnreadableLedgerError("table-empty")
    names = _Names(rulebook)
    columns = [names.field(head) for head in header]
    if len(set(columns) - {""}) < len([column for column in columns if column]):
        double = next(head for at, head in enumerate(header) if columns[at] and columns[at] in columns[:at])
        raise UnreadableLedgerError("table-double-column", column=shown(double))
    if not {KIND, ITEM, "opportunity", "date", "cecs", "course_number", "name"} & set(columns):
        raise UnreadableLedgerError("table-unknown-header")
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION, "rules": AUTO}
    document |= {"certifications": [], "entries": []}
    places: dict[tuple[str, int], int] = {}
    for number, line in enumerate(lines, start=2):
        if number > MOST_ROWS + 1:
            raise UnreadableLedgerError("table-too-long", limit=f"{MOST_ROWS:,}")
        row = dict(zip(columns, line, strict=False))
        row.pop("", None)
        if any(cell.strip() for cell in line):
            _add(document, places, number, _named(row, names), rulebook)
    return Table(document, places, dict(zip(columns, header, strict=True)))


def _lines(text: str) -> Iterator[list[str]]:
    """Yield the rows of a CSV text; the separator is what its first line has most of, or what Excel's line says."""
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=(.)\r?", first)
    separator = told[1] if told else max(_SEPARATORS, key=re.sub(r'"[^"]*"', "", first).count)
    try:
        yield from csv.reader(io.StringIO(rest if told else text, newline=""), delimiter=separator)
    except (csv.Error, ValueError, TypeError) as fault:
        raise UnreadableLedgerError("table-unreadable", detail=str(fault)) from None


def _add(
    document: dict[str, Any], places: dict[tuple[str, int], int], number: int, row: dict[str, str], rulebook: Rulebook
) -> None:
    kind = row.get(KIND, "").strip().casefold()
    if not kind and row.get("name") and not row.get("date"):
        kind = "certification"
    item = _item(row, rulebook)
    if kind == "ledger" and isinstance(item, dict):
        document.update({key: value for key, value in item.items() if key not in _OWN})
        return
    name = _LISTS.get(kind, "entries")
    places[name, len(document[name])] = number
    document[name].append(item)


def _named(row: dict[str, str], names: "_Names") -> dict[str, str]:
    """Return a row with its opportunity's id for a title, and with what a plain list of courses leaves out."""
    if row.get(KIND, "").strip().casefold() not in {"entry", ""}:
        return row
    given = row.get("opportunity")
    row = {**row, "opportunity": names.opportunity(given)} if given else dict(row)
    if KIND in row or (row.get("name") and not row.get("date")):
        return row
    guesses = {"status": "completed"} | ({"opportunity": "approved-course"} if row.get("cecs") else {})
    return {**row, **{key: guess for key, guess in guesses.items() if key not in row}}


class _Names:
    """What people call a column or an opportunity, to its id: labels, titles and aliases of the rulebook."""

    def __init__(self, rulebook: Rulebook) -> None:
        opportunities = rulebook.opportunities.values()
        every = (*rulebook.fields.values(), *(field for one in opportunities for field in one.fields))
        self.fields = {_key(field.label): field.id for field in every}
        self.fields |= {_key(alias): name for name, aliases in rulebook.headers.items() for alias in aliases}
        self.fields |= {_key(name): name for name in (KIND, ITEM, "id", "opportunity", "rules", *rulebook.fields)}
        self.opportunities = {_key(word): one.id for one in opportunities for word in (one.plural, one.title, one.id)}

    def field(self, head: str) -> str:
        """Return the field a column's head names, or the head itself, trimmed, for a key of its own."""
        return self.fields.get(_key(head)) or head.strip()

    def opportunity(self, cell: str) -> str:
        """Return the id of the opportunity a cell names, or the cell as it is."""
        return self.opportunities.get(_key(cell), cell)


def _key(words: str) -> str:
    return re.sub(r"[\W_]+", "", words.casefold())
