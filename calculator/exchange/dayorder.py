"""In which order the days of a table are written: proved by its cells, said by a head, or asked about once."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from calculator.exchange.questions import NO, Questions
from calculator.rulebook import Rulebook
from calculator.values import daynumbers, days
from calculator.values.cleared import cleared

ORDERS = (days.MONTH_FIRST, days.DAY_FIRST, days.YEAR_FIRST)
_TWO_DIGITS = re.compile(r"[0-9]{1,2}(?![0-9a-z])", re.IGNORECASE)  # only such a beginning leaves an order open
_FORMAT = re.compile(r"[dmy][dmy/.-]*")
_LETTERS = {"m": days.MONTH_FIRST, "d": days.DAY_FIRST, "y": days.YEAR_FIRST}


class Days:
    """The days in the cells of a table, all in one order as far as that can be told."""

    def __init__(self, cells: Iterable[str], heads: Iterable[str], rulebook: Rulebook, questions: Questions) -> None:
        """Take the filled cells under heads of days, and those heads; ask where two orders are possible."""
        self.rulebook = rulebook
        self.zoned = False
        self.read_in: dict[str, days.Meanings | None] = {}
        proof: set[str] = set()
        open_: dict[str, Mapping[str, date]] = {}
        numbers: dict[str, Mapping[str, date]] = {}
        for cell in cells:
            meant = self._meanings(cell)
            if meant is None or not meant.days:
                if numbered := daynumbers.meanings(cleared(cell)):
                    numbers[cell] = numbered
                continue
            self.zoned = self.zoned or meant.zoned
            if meant.settled is None:
                open_[cell] = meant.days
            elif len(meant.days) == 1 and _TWO_DIGITS.match(cleared(cell)):
                proof |= {*meant.days}
        self.order = days.MONTH_FIRST
        self.proved = ""
        orders = {order for meant in open_.values() for order in meant}
        proved = [order for order in ORDERS if order in proof and order in orders]
        said = {order for order in map(_said, heads) if order}
        if not open_:
            self.proved = days.DAY_FIRST if days.DAY_FIRST in proof and days.MONTH_FIRST not in proof else ""
        elif len(proved) == 1 and self._fits(proved[0], open_):
            self.order = self.proved = proved[0]
        elif len(said) == 1 and not proved:
            self.order = said.pop()
        else:
            self.order = self._ask(open_, questions) or days.MONTH_FIRST
        self.numbered = self._ask_numbers(numbers, questions)

    def read(self, cell: str) -> str:
        """Return the day of a cell in ISO, or the cell as it is where none, or not one only, can be read."""
        meant = self._meanings(cell)
        day = meant.read(self.order) if meant else self.numbered.get(cell)
        return day.isoformat() if day else cleared(cell)

    def _meanings(self, cell: str) -> days.Meanings | None:
        if cell not in self.read_in:
            short = len(cell) <= 2 * days.LONGEST
            self.read_in[cell] = days.meanings(cleared(cell), self.rulebook.names) if short else None
        return self.read_in[cell]

    @staticmethod
    def _fits(order: str, open_: Mapping[str, Mapping[str, date]]) -> bool:
        return all(order in meant for meant in open_.values())

    def _ask(self, open_: Mapping[str, Mapping[str, date]], questions: Questions) -> str:
        cell, meant = next(iter(open_.items()))
        choices = [(order, self.rulebook.day(meant[order])) for order in ORDERS if order in meant]
        return questions.ask("day-order", "ask-day-order", choices, value=cleared(cell))

    def _ask_numbers(self, numbers: Mapping[str, Mapping[str, date]], questions: Questions) -> Mapping[str, date]:
        """Ask which days the numbers are that stand where days should, once for all of as many digits."""
        kinds: dict[int, dict[str, Mapping[str, date]]] = {}
        for cell, meant in numbers.items():
            kinds.setdefault(len(cleared(cell).partition(".")[0]), {})[cell] = meant
        read: dict[str, date] = {}
        for digits, alike in sorted(kinds.items()):
            most, meant = max(alike.items(), key=lambda one: len(one[1]))
            choices = [(how, self.rulebook.day(day)) for how, day in meant.items()]
            choices.append((NO, self.rulebook.tables.labels["neither"]))
            answer = questions.ask(f"day-numbers:{digits}", "ask-day-numbers", choices, value=cleared(most))
            read |= {cell: one[answer] for cell, one in alike.items() if answer in one}
        return read


def _said(head: str) -> str:
    """Return the order that a head names, as “Date (MM/DD/YYYY)” does."""
    words = re.split(r"[\s()\[\]:,]+", head.casefold())
    return next((_LETTERS[word[0]] for word in words if _FORMAT.fullmatch(word) and {"d", "m", "y"} <= set(word)), "")
