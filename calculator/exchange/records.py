"""A table's text as records of cells: what separates them, and whether every quotation is closed."""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from calculator.ledger.document import UnreadableLedgerError

SEPARATORS = ",;\t|"
SAMPLE = 60  # records, in which a heading row, and what separates cells, shows
_END = "\ue000the end of the table"  # a line of its own, unless a quotation has swallowed it
_RULE = re.compile(r"[\s:+|=–—-]*")
type Cells = list[str]


def told_separator(text: str) -> tuple[str, str]:
    """Return the separator that Excel's first line names, and the text after that line; or nothing, and all of it."""
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"sep=(.)\r?", first)
    return (told[1], rest) if told else ("", text)


def split(text: str, separator: str) -> Iterator[Cells]:
    """Yield the records of a text. Raises UnreadableLedgerError for a quotation that is never closed, with its row."""
    ended = text if text.endswith("\n") else f"{text}\n"
    lines = csv.reader(io.StringIO(ended + _END, newline=""), delimiter=separator)
    held: Cells | None = None
    row = 0
    try:
        for record in lines:
            if held is not None:
                yield held
            held, row = record, row + 1
    except (csv.Error, ValueError, TypeError) as fault:
        raise UnreadableLedgerError("table-unreadable", detail=str(fault)) from None
    if held != [_END]:
        raise UnreadableLedgerError("table-open-quotation", row=str(row))


def sample(text: str, separator: str) -> list[Cells]:
    """Return the first records, as far as they can be read with a separator."""
    found: list[Cells] = []
    try:
        found.extend(islice(split(text, separator), SAMPLE))
    except UnreadableLedgerError:
        return found
    return found


def evenness(records: Sequence[Cells]) -> tuple[int, int]:
    """Return how many records have the most frequent number of cells above one, and that number."""
    widths = Counter(len(record) for record in records if len(record) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 1))


def is_blank(record: Cells) -> bool:
    """Tell whether a record holds nothing: no text, or a line drawn under the headings."""
    return all(_RULE.fullmatch(cell) for cell in record)


def swallows(record: Cells, separator: str) -> bool:
    """Tell whether a quotation in a record runs over lines that look like further records."""
    fewest = max(2, len(record) - 1)
    return any(
        line.count(separator) >= fewest for cell in record if "\n" in cell or "\r" in cell for line in cell.splitlines()
    )
