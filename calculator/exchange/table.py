"""CSV, losslessly: one row for each certification and entry, under heads that name the fields.

The first column, ``kind``, says what a row is: certification, entry, or ledger (what belongs to the whole). The others
are headed by what people call a field, its id in brackets. A key nobody here knows is a column of its own; an item no
row can hold is JSON in the column ``item``. What each entry is worth stands beside it, and is not read back.
Reading takes what people have: headings wherever they stand, by other names or none, commas, semicolons, tabs or bars
between cells, Excel's ``sep=`` line and byte-order mark. What such a table leaves open is asked, never guessed.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from calculator.exchange import cells, earned, headings, records
from calculator.exchange.columns import WORTH, Assignment, Column, gathered
from calculator.exchange.dayorder import Days
from calculator.exchange.headings import ITEM, KIND, Heading, Names
from calculator.exchange.kinds import Kinds
from calculator.exchange.listed import Listed
from calculator.exchange.questions import NO, Question, Questions, rows_named, several
from calculator.exchange.records import Cells
from calculator.ledger.answers import shown
from calculator.ledger.document import AUTO, FORMAT, VERSION, UnreadableLedgerError
from calculator.rulebook import Rulebook

MOST_ROWS = 20_000  # as many as MOST_MEGABYTES holds at 95 bytes a row; 1.2 s to take in (benchmarks/limits.py)
_LISTS = {"certification": "certifications", "entry": "entries"}
_FIRST = (KIND, "id", "name", "cycle.start", "cycle.end", "opportunity", "title", "date", "status")
_OWN = {"format", "version", "certifications", "entries"}


@dataclass(slots=True)
class Table:
    """What a CSV text holds: a document, and where each of its items stood.

    ``rows`` gives the row of an item by (list, place in it), the text's first being row 1; ``heads`` what heads a
    field; ``guessed`` the keys of an item that no cell said. ``columns`` are what each column of a person's own table
    was taken for, ``heading`` the row its headings stand in (0: none), ``questions`` what it leaves open, ``remarks``
    what is to be told of the whole: the code of a problem, its sentence, and the row, if it is of one.
    """

    document: dict[str, Any]
    rows: dict[tuple[str, int], int] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)
    guessed: dict[tuple[str, int], set[str]] = field(default_factory=dict)
    columns: list[Column] = field(default_factory=list)
    heading: int = 0
    questions: list[Question] = field(default_factory=list)
    remarks: list[tuple[str, str, int | None]] = field(default_factory=list)


def write(document: Mapping[str, Any], rulebook: Rulebook, more: earned.Columns | None = None) -> str:
    """Return a ledger document as CSV text with CRLF line ends (RFC 4180), with what its entries are worth."""
    whole = {key: value for key, value in document.items() if key not in _OWN and (key, value) != ("rules", AUTO)}
    names, kinds = Names(rulebook), Kinds(rulebook)
    rows = [_row("ledger", whole, names, kinds)] if whole else []
    rows += [_row(kind, item, names, kinds) for kind, name in _LISTS.items() for item in document[name]]
    first, more = len(rows) - len(document["entries"]), more or {}
    known = [*_FIRST, *rulebook.fields]
    used = {name for row in rows for name in row}
    columns = [KIND, *(name for name in dict.fromkeys(known) if name in used and name != KIND)]
    columns += sorted(used - set(columns))
    for row, item in zip(rows[first:], document["entries"], strict=True):
        name = item.get("id") if isinstance(item, dict) else None
        row |= {head: one.get(name, "") if isinstance(name, str) else "" for head, one in more.items()}
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*columns, *more])
    writer.writerow({column: _head(column, names) for column in columns} | {head: head for head in more})
    writer.writerows(rows)
    return text.getvalue()


def _head(column: str, names: Names) -> str:
    """Return what heads a column: a person's word for the field, and its id, where these are not the same."""
    field = names.rulebook.fields.get(column)
    label = field.label if field else names.rulebook.tables.labels.get(column, "")
    if not label or headings.key(label) == headings.key(column):
        return column
    head = f"{label} ({column})"
    return head if names.own(head) == column else column


def _row(kind: str, item: object, names: Names, kinds: Kinds) -> dict[str, str]:
    """Return an item as cells by column, or as JSON in one cell where cells would not give it back the same."""
    if isinstance(item, dict):
        row, rulebook = {KIND: kind}, names.rulebook
        for key, value in _flat(item):
            row[key] = cells.write(rulebook.fields.get(key), value)
        fit = all(cells.is_harmless(key) and names.own(key) == key for key in row)
        if fit and cells.same(_item(_named(row, kinds), rulebook), item):
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


type Chosen = Mapping[str, str]


def read(text: str, rulebook: Rulebook, columns: Chosen | None = None, answers: Chosen | None = None) -> Table:
    """Return what a CSV text holds. Raises UnreadableLedgerError if it is no table of entries, or too long.

    ``columns`` are what was chosen for columns of a person's own table, a field by the column's place; ``answers`` what
    was answered, by the id of the question.
    """
    separator, rest = records.told_separator(text.removeprefix("\ufeff"))
    names = Names(rulebook)
    separator = separator or max(records.SEPARATORS, key=lambda one: _promise(rest, one, names))
    rows = _rows(rest, separator)
    if not rows:
        raise UnreadableLedgerError("table-empty")
    lines = [line for _, line in rows]
    heading = headings.find(lines[: records.SAMPLE], names)
    if heading and _is_own(heading, lines, names):
        return _own(heading, rows, names)
    questions = Questions(rulebook, answers or {})
    table = _Persons(rows, heading, names, columns or {}, questions).read()
    for row, line in rows:
        if records.swallows(line, separator):
            table.remarks.append(("table-long-quotation", rulebook.problems["table-long-quotation"], row))
    return table


def _rows(text: str, separator: str) -> list[tuple[int, Cells]]:
    """Return the records that hold anything, with their rows."""
    found = list(islice(enumerate(records.split(text, separator), start=1), MOST_ROWS + 2))
    if len(found) > MOST_ROWS + 1:
        raise UnreadableLedgerError("table-too-long", limit=f"{MOST_ROWS:,}")
    return [(row, line) for row, line in found if not records.is_blank(line)]


def _promise(text: str, separator: str, names: Names) -> tuple[int, tuple[int, int]]:
    """Return how well a separator fits: what the headings then name, and how many records are alike."""
    sample = records.sample(text, separator)
    heading = headings.find(sample, names)
    return (headings.score(heading.heads, names) if heading else 0, records.evenness(sample))


# --- a table written here, or by another program that knows its columns ---


def _is_own(heading: Heading, lines: Sequence[Cells], names: Names) -> bool:
    """Tell whether a table says in a column of its own what each row is."""
    fields = [names.match(head) for head in heading.heads]
    below = lines[heading.first + heading.records :]
    for at, match in enumerate(fields):
        if match.sure == headings.EXACT and match.field in {KIND, ITEM}:
            filled = [line[at].strip() for line in below if at < len(line) and line[at].strip()]
            if match.field == ITEM and (not filled or any(cell.startswith(cells.JSON) for cell in filled)):
                return True
            if match.field == KIND and (not filled or {cell.casefold() for cell in filled} & {"ledger", *_LISTS}):
                return True
    return False


def _own(heading: Heading, rows: Sequence[tuple[int, Cells]], names: Names) -> Table:
    columns = [names.own(head) for head in heading.heads]
    worked_out = [head for head, column in zip(heading.heads, columns, strict=True) if not column and head.strip()]
    for at, column in enumerate(columns):
        if column and column in columns[:at]:
            raise UnreadableLedgerError("table-double-column", column=shown(heading.heads[at]))
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION, "rules": AUTO}
    heads = {column: head for column, head in zip(columns, heading.heads, strict=True) if column}
    table = Table(document | {"certifications": [], "entries": []}, heads=heads)
    kinds = Kinds(names.rulebook)
    for number, line in rows[heading.first + heading.records :]:
        row = dict(zip(columns, line, strict=False))
        row.pop("", None)
        _add(table, number, _named(row, kinds), names.rulebook)
    if worked_out:
        table.remarks.append(_not_taken(worked_out, names.rulebook))
    return table


def _not_taken(heads: Sequence[str], rulebook: Rulebook) -> tuple[str, str, None]:
    """Return what is told of columns that say what entries are worth."""
    return ("table-worth", rulebook.problems["table-worth"].format(columns=several(heads)), None)


def _add(table: Table, number: int, row: dict[str, str], rulebook: Rulebook) -> None:
    kind = row.get(KIND, "").strip().casefold()
    if not kind and row.get("name") and not row.get("date"):
        kind = "certification"
    item = _item(row, rulebook)
    if kind == "ledger" and isinstance(item, dict):
        table.document.update({key: value for key, value in item.items() if key not in _OWN})
        return
    name = _LISTS.get(kind, "entries")
    table.rows[name, len(table.document[name])] = number
    table.document[name].append(item)


def _named(row: dict[str, str], kinds: Kinds) -> dict[str, str]:
    """Return a row with its opportunity's id for a title of it."""
    given = row.get("opportunity")
    if not given or row.get(KIND, "").strip().casefold() not in {"entry", ""}:
        return row
    return {**row, "opportunity": kinds.names.get(headings.key(given), given)}


# --- a person's own table ---


class _Persons:
    """Reading a table that somebody keeps: its headings found, its columns taken for fields, its rows for entries."""

    def __init__(
        self, rows: list[tuple[int, Cells]], heading: Heading | None, names: Names, chosen: Chosen, questions: Questions
    ) -> None:
        self.rows, self.heading, self.names, self.questions = rows, heading, names, questions
        self.rulebook, self.kinds = names.rulebook, Kinds(names.rulebook)
        below = heading.first + heading.records if heading else 0
        self.below = rows[below:]
        heads = heading.heads if heading else []
        self.columns = gathered(heads, [line for _, line in self.below], names)
        self.assignment = Assignment(self.columns, names, self.kinds, chosen)
        document: dict[str, Any] = {"format": FORMAT, "version": VERSION, "rules": AUTO}
        self.table = Table(document | {"certifications": [], "entries": []}, columns=self.columns)
        self.table.heading = rows[heading.first][0] if heading else 0

    def read(self) -> Table:
        """Return what the table holds, what it leaves open and what is to be told."""
        if self.heading:
            self.assignment.by_heads()
            self._ask_columns()
        else:
            self._without_headings()
        table = self.table
        table.heads = {one.meant: one.head or f"{one.at + 1}" for one in self.columns}
        if self.assignment.certifications:
            self._certifications()
        else:
            listed = Listed(self.columns, self.names, self.kinds, self.questions)
            items, rows, guessed = listed.read(self.below, self.heading)
            table.document["entries"] = items
            table.rows = {("entries", at): row for at, row in enumerate(rows)}
            table.guessed = {("entries", at): keys for at, keys in enumerate(guessed)}
            table.remarks = [(code, sentence, None) for code, sentence in listed.remarks]
        if worked_out := [one.head for one in self.columns if one.how == WORTH]:
            table.remarks.append(_not_taken(worked_out, self.rulebook))
        self._tell_above()
        table.questions = self.questions.asked
        return table

    def _ask_columns(self) -> None:
        """Ask of each column that is taken for a field by a likeness only whether it is that."""
        for column in self.columns:
            if column.how == "unsure":
                noun = self.rulebook.fields[column.meant].noun
                detail = {"column": shown(column.head), "noun": noun}
                if self.questions.confirm(f"column:{column.at}", "ask-column", **detail) == NO:
                    column.take("note", "unknown")

    def _without_headings(self) -> None:
        self.assignment.by_cells()
        meant = {column.meant for column in self.columns}
        if not meant & {"date", "course_number"}:
            raise UnreadableLedgerError("table-unknown-header")
        if not any(column.how == "chosen" for column in self.columns):
            self.questions.confirm("headings", "ask-headings")

    def _certifications(self) -> None:
        table, found = self.table, self.table.document["certifications"]
        dated = [one for one in self.columns if one.meant in {"cycle.start", "cycle.end"}]
        filled = (
            line[one.at] for _, line in self.below for one in dated if one.at < len(line) and line[one.at].strip()
        )
        days = Days(filled, (one.head for one in dated), self.rulebook, self.questions)
        for row, line in self.below:
            named = {one.meant: line[one.at] for one in self.columns if one.at < len(line) and one.meant}
            named |= {one.meant: days.read(named[one.meant]) for one in dated if named.get(one.meant, "").strip()}
            table.rows["certifications", len(found)] = row
            found.append(_item({key: cell.strip() for key, cell in named.items()}, self.rulebook))

    def _tell_above(self) -> None:
        """Tell of the lines above the headings, which are not taken in."""
        above = [row for row, _ in self.rows[: self.heading.first]] if self.heading else []
        if above:
            sentence = self.rulebook.problems["table-above"].format(rows=rows_named(above).capitalize())
            self.table.remarks.append(("table-above", sentence, None))
