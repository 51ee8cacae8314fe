r"""The sessions of a conference: read from pasted lines, and added up exactly.

A program names rooms, levels, times and the credits of several bodies. A number is taken for CECs only where a line
leaves no doubt; every other line is given back, with what keeps it from being read.

>>> from calculator.rulebook import load
>>> pasted = "Opening keynote\t0.1\n0.15  Strength for seniors\nCoffee break"
>>> read = answer({"text": pasted}, load())["sessions"]
>>> [row["title"] for row in read["rows"]], len(read["unread"]), read["sum"]
(['Opening keynote', 'Strength for seniors'], 1, '0.25')
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from calculator.exchange import credit
from calculator.exchange.credit import Credit
from calculator.ledger.answers import AnswerError, read_amount, shown
from calculator.ledger.request import Answer, Request, RequestError, text
from calculator.rulebook import Field, Rulebook
from calculator.values.amounts import ZERO, written

MOST_LINES = 200  # more than one person attends; 12 ms to read (benchmarks/limits.py)
LONGEST_LINE = (
    500  # characters; longer ones name no session. The worst takes 4 ms, one of 5,000 takes 200 (the same file)
)
_EDGES = " \t,;:|–—-=()[]/·•*"
_OWN_CELL = re.compile(r"\(?[0-9]{0,3}(?:\.[0-9]{1,4})?\)?", re.ASCII)
_SEPARATORS = "\t|;,"
_MOST_WORDS = 3  # of a head; with more of them, a comma is one of a sentence
_LEADERS = re.compile(r"(?:\s?[.…·_]){2,}$")  # dots that lead the eye to a number
_WORD = re.compile(r"[^\W\d_]+")
_TOTAL = {"total", "totals", "sum"}
_ABOUT_A_TOTAL = _TOTAL | {"grand", "overall", "all", "of", "for", "the", "this", "event", "conference", "session"}
_ABOUT_A_TOTAL |= {"sessions", "attended", "earned", "awarded", "approved", "available", "contact", "hour", "hours"}
_ABOUT_A_TOTAL |= {"ace", "cec", "cecs", "ceu", "ceus", "credit", "credits", "continuing", "education"}


class _Unread(Exception):  # noqa: N818 - it is no error: the line is given back
    """A line that names no session; ``why`` is the id of the advice that says why."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``sessions``: ``{"text", "sessions": [{"title", "cecs"}]}``, each of them optional → ``{"sessions":
    {"rows", "unread", "sum", "sentence", "remark"}}``.

    ``rows``: ``{"title", "cecs"}`` for each line of ``text`` that names CECs: ACE's, where it names those of others
    too. ``unread``: the other lines, as pasted; a line that only tells the total or heads the columns is in neither.
    ``sum``: of the sessions given and the rows together, in CECs, leaving out those whose CECs cannot be read.
    ``sentence`` says the sum; ``remark`` says of each line that was not read why, and of a total whether it agrees, a
    line for each. Both are empty where there is nothing to say.
    """  # noqa: D205 - the shape of an answer needs two lines
    given = asked.get("sessions", [])
    if not isinstance(given, list):
        raise RequestError("“sessions” must be a list")
    field = rulebook.fields["sessions"]
    pasted = _Pasted(field)
    for line in _lines(text(asked, "text", "")):
        pasted.take(line)
    amounts = [_amount(field, one.get("cecs")) for one in (*given, *pasted.rows) if isinstance(one, dict)]
    counted = [one for one in amounts if one is not None]
    total = sum(counted, ZERO)
    sum_of = rulebook.advice["sessions-sum"].text
    return {
        "sessions": {
            "rows": pasted.rows,
            "unread": [line for line, _ in pasted.unread],
            "sum": written(total),
            "sentence": sum_of.format(count=len(counted), cecs=written(total)) if counted else "",
            "remark": "\n".join(pasted.remarks(rulebook)),
        }
    }


def _lines(typed: str) -> Iterator[str]:
    lines = [line for line in typed.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        raise RequestError(f"at most {MOST_LINES} lines can be taken in at once")
    return iter(lines)


class _Pasted:
    """The lines of one paste, taken one after the other: a heading speaks for the columns under it."""

    def __init__(self, field: Field) -> None:
        self.field = field
        self.rows: list[dict[str, str]] = []
        self.unread: list[tuple[str, str]] = []
        self.totals: list[Decimal] = []
        self.columns: _Columns | None = None

    def take(self, line: str) -> None:
        """Take one line for a heading, a total or a session, or keep it as unread."""
        if columns := _heading(line):
            self.columns = columns
            return
        try:
            one = self._of_column(line) or _of_line(line)
        except _Unread as unread:
            self.unread.append((line, unread.why))
            return
        amount = _amount(self.field, one.amount)
        if one.is_total:
            self.totals.append(Decimal(one.amount))
        elif not one.title or amount is None:
            self.unread.append((line, "sessions-none"))
        else:
            self.rows.append({"title": one.title, "cecs": written(amount)})

    def _of_column(self, line: str) -> "_Line | None":
        """Return what a line says in the column that the heading named, if it has columns.

        Raises _Unread where nothing, or not one amount, stands there: what stands in others is no credit of ACE's.
        """
        if self.columns is None or self.columns.separator not in line or len(line) > LONGEST_LINE:
            return None
        cells = self.columns.cells(line)
        held = credit.found(cells.pop(self.columns.at)) if self.columns.at < len(cells) else []
        amounts = {one.amount for one in held if one.body in {"", credit.ACE} and one.unit != credit.HOURS}
        if len(amounts) != 1:
            raise _Unread("sessions-none")
        rest = " ".join(cell for cell in cells if not _OWN_CELL.fullmatch(cell.strip()))
        return _named(rest, amounts.pop(), is_total=_is_total(rest))

    def remarks(self, rulebook: Rulebook) -> Iterator[str]:
        """Yield why each line was not read, and whether a total agrees with the lines that were."""
        for line, why in self.unread:
            yield rulebook.advice[why].text.format(line=f"“{shown(line)}”")
        read = sum((Decimal(row["cecs"]) for row in self.rows), ZERO)
        for total in self.totals:
            key = "sessions-total" if total == read else "sessions-total-other"
            yield rulebook.advice[key].text.format(total=written(total), read=written(read))


class _Line(NamedTuple):
    """What a line names: a title, an amount of CECs as it stands there, and whether it is a total of others."""

    title: str
    amount: str
    is_total: bool = False


class _Columns(NamedTuple):
    """What stands between the cells of lines under a heading, how many there are, and the one of ACE's credits."""

    separator: str
    width: int
    at: int

    def cells(self, line: str) -> list[str]:
        """Return the cells of a line; a comma too many is one of the first cell, which is most often the title."""
        cells = line.split(self.separator)
        more = max(0, len(cells) - self.width) if self.separator == "," else 0
        return [self.separator.join(cells[: more + 1]), *cells[more + 1 :]]


def _heading(line: str) -> _Columns | None:
    """Return where ACE's credits stand, or the only ones, if a line heads columns and holds no number."""
    if len(line) > LONGEST_LINE or credit.found(line):
        return None
    for separator in _SEPARATORS:
        cells = line.split(separator)
        if len(cells) == 1 or (separator == "," and any(len(cell.split()) > _MOST_WORDS for cell in cells)):
            continue
        heads = [credit.heads(cell) for cell in cells]
        own = [at for at, head in enumerate(heads) if head == credit.ACE]
        any_ = [at for at, head in enumerate(heads) if head]
        found = own if len(own) == 1 else any_ if len(any_) == 1 and heads[any_[0]] == credit.CECS else []
        if found and len(any_) < len([cell for cell in cells if cell.strip()]):
            return _Columns(separator, len(cells), found[0])
    return None


def _of_line(line: str) -> _Line:
    """Return what a line names by itself. Raises _Unread where its CECs are in doubt, or there are none."""
    if len(line) > LONGEST_LINE:
        raise _Unread("sessions-none")
    held = credit.found(line)
    one = _chosen(line, held)
    front = line[: min(each.start for each in held if each.start >= one.start or each.body)]
    return _named(front.strip(_EDGES) or line[one.end :], one.amount, is_total=_is_total(line))


def _named(title: str, amount: str, *, is_total: bool) -> _Line:
    name = _LEADERS.sub("", " ".join(title.split()).strip(_EDGES)).strip(_EDGES)
    return _Line(f"{name})" if name.count("(") > name.count(")") else name, amount, is_total)


def _is_total(words: str) -> bool:
    """Tell whether words only say that a number is a total, as those of “Total body conditioning” do not."""
    said = set(_WORD.findall(words.casefold()))
    return bool(said & _TOTAL) and not said - _ABOUT_A_TOTAL


def _chosen(line: str, held: list[Credit]) -> Credit:
    """Return ACE's credits among a line's numbers, or the only ones that can be. Raises _Unread."""
    own = [one for one in held if one.body == credit.ACE and one.unit != credit.HOURS]
    others = any(one.body for one in held)  # asked where none is ACE's
    nameless = [] if others else held
    named = own or [one for one in nameless if one.unit == credit.CECS]
    likely = named or [one for one in nameless if _is_likely(one, is_total=_is_total(line))]
    if len({Decimal(one.amount) for one in likely}) > 1:
        raise _Unread("sessions-several")
    if likely and (named or _stands_alone(line, likely[0])):
        return likely[0]
    hours = any(one.unit == credit.HOURS for one in held)
    raise _Unread("sessions-others" if others else "sessions-hours" if hours else "sessions-none")


def _is_likely(one: Credit, *, is_total: bool) -> bool:
    """Tell whether a number without a name can be one of CECs.

    A session is worth some tenths; a whole number, or one above 1, is more often a level, a room or a version.
    """
    return one.unit != credit.HOURS and (is_total or ("." in one.amount and Decimal(one.amount) < 1))


def _stands_alone(line: str, one: Credit) -> bool:
    """Tell whether a number has a unit, a cell of its own, or an end of the line."""
    before, after = line[: one.start], line[one.end :]
    cell = before.endswith("\t") and after.startswith("\t")
    return bool(one.unit) or cell or not before.strip(_EDGES) or not after.strip(_EDGES + ".")


def _amount(field: Field, value: object) -> Decimal | None:
    try:
        return read_amount(field, value)
    except AnswerError:
        return None
