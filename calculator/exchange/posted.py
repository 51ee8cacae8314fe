"""Rows of ACE's own list of credits, pasted, and the entries of a ledger that they are.

A row is matched by what tells it best: its course number and its day, its number, its day and title, its day where
nothing else is of that day, its title. No row and no entry is matched twice, and never against another number.
"""

import re
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from calculator.exchange import records, table
from calculator.exchange.headings import key
from calculator.ledger.answers import AnswerError, is_empty, read_answer
from calculator.ledger.document import Entry
from calculator.rulebook import Rulebook
from calculator.values import coursenumber

_GAP = re.compile(r"[ \xa0]{2,}")
_SPACES = re.compile(r"[ \xa0]+")


@dataclass(frozen=True, slots=True)
class Posted:
    """One row: where it stands in the text, its course number in normal form, its day, title and CECs.

    ``day`` is ISO, or what stands there if that is no day; ``cecs`` is None where the row has no figure.
    """

    row: int
    number: str
    day: str
    title: str
    cecs: Decimal | None


def read(text: str, rulebook: Rulebook) -> list[Posted]:
    """Return the rows of a pasted list, its columns in any order, with headings or without.

    A day that can be two is taken month first, as ACE writes it. Raises UnreadableLedgerError for what is no such list.
    """
    held = table.read(_tabbed(text), rulebook)
    items = enumerate(held.document["entries"])
    return [_posted(held.rows["entries", at], item, rulebook) for at, item in items if isinstance(item, dict)]


def _tabbed(text: str) -> str:
    """Return a text whose cells are set apart by blanks alone with tabs between them."""
    if any(sign in text for sign in records.SEPARATORS if sign != ","):
        return text
    if any(_GAP.search(line.strip()) for line in text.splitlines()):
        return "\n".join(_GAP.sub("\t", line.strip()) for line in text.splitlines())
    return text if "," in text else "\n".join(_SPACES.sub("\t", line.strip()) for line in text.splitlines())


def _posted(row: int, item: dict[str, object], rulebook: Rulebook) -> Posted:
    sessions = item.get("sessions")
    first = sessions[0] if isinstance(sessions, list) and sessions else {}
    session = first.get("cecs") if isinstance(first, dict) else None
    figures = (item.get("posted_cecs"), item.get("cecs"), session)
    given = next((figure for figure in figures if not is_empty(figure)), None)
    try:
        cecs: Decimal | None = read_answer(rulebook.fields["posted_cecs"], given)
    except AnswerError:
        cecs = None
    number = coursenumber.examine(str(item.get("course_number", ""))).number
    return Posted(row, number, str(item.get("date", "")), str(item.get("title", "")), cecs)


def matched(rows: Sequence[Posted], entries: Sequence[Entry]) -> dict[Posted, Entry]:
    """Return the entry of each row that has one."""
    return _Matching(rows, entries).found


class _Matching:
    def __init__(self, rows: Sequence[Posted], entries: Sequence[Entry]) -> None:
        self.rows, self.entries = list(rows), list(entries)
        self.found: dict[Posted, Entry] = {}
        self._by(lambda row: row.number and (row.number, row.day), lambda one: (_number(one), one.date.isoformat()))
        self._by(lambda row: row.number, _number)
        titled = lambda row: key(row.title) and (row.day, key(row.title))  # noqa: E731 - of this pass alone
        self._by(titled, lambda one: (one.date.isoformat(), key(one.title)))
        self._by(lambda row: row.day, lambda one: one.date.isoformat(), alone=True)
        self._by(lambda row: key(row.title), lambda one: key(one.title))

    def _by(
        self, of_row: Callable[[Posted], Hashable], of_entry: Callable[[Entry], Hashable], *, alone: bool = False
    ) -> None:
        """Match what has the same telling mark, in order; ``alone``: only where as many rows have it as entries."""
        marked: defaultdict[Hashable, _Waiting] = defaultdict(_Waiting)
        for entry in self.entries:
            marked[of_entry(entry)].add(entry)
        claims: defaultdict[Hashable, list[Posted]] = defaultdict(list)
        for row in self.rows:
            if mark := of_row(row):
                claims[mark].append(row)
        for mark, rows in claims.items():
            waiting = marked[mark]
            if alone and len(rows) != waiting.number:
                continue
            for row in rows:
                if fitting := waiting.take(row.number):
                    self.found[row] = fitting
        taken = {one.id for one in self.found.values()}
        self.rows = [row for row in self.rows if row not in self.found]
        self.entries = [one for one in self.entries if one.id not in taken]


def _number(entry: Entry) -> str:
    return entry.text("course_number")


class _Waiting:
    """Entries of one mark, in order, until a row takes them: by course number, for none is of another number."""

    def __init__(self) -> None:
        self.number = 0
        self.all: deque[tuple[int, Entry]] = deque()
        self.of: defaultdict[str, deque[tuple[int, Entry]]] = defaultdict(deque)
        self.gone: set[int] = set()

    def add(self, entry: Entry) -> None:
        """Let an entry wait behind the others."""
        for queue in (self.all, self.of[_number(entry)]):
            queue.append((self.number, entry))
        self.number += 1

    def take(self, number: str) -> Entry | None:
        """Return the first entry that a row of a course number, or of none, may be, or None; it waits no longer."""
        queues = (self.of[number], self.of[""]) if number else (self.all,)
        for queue in queues:
            while queue and queue[0][0] in self.gone:
                queue.popleft()
        place, entry = min((queue[0] for queue in queues if queue), key=lambda one: one[0], default=(-1, None))
        self.gone.add(place)
        return entry
