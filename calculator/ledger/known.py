"""What was found out for the question before: a page asks one after the other about a ledger that hardly changes."""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from calculator.ledger.document import Entry, Problem

UNSHARED = 2  # the newest version of marshal's format in which equal values have equal bytes


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of one row, or nothing if it is left out; and what is remarked of it."""

    item: Entry | None
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


@dataclass(slots=True)
class Known:
    """What was found out last, by what it was found out of: of each row, by the row as bytes, what was read of it.

    It lives as long as the rules do: on the page until it is left, on the terminal for one command.
    """

    circumstances: tuple[object, ...] = ()
    rows: dict[Any, Any] = field(default_factory=dict)

    def begin(self, *circumstances: object) -> dict[Any, Any]:
        """Return what was found out last, where all that it hangs on is the same; make way for what is found now."""
        before = self.rows if circumstances == self.circumstances else {}
        self.circumstances, self.rows = circumstances, {}
        return before


def name_of(row: Mapping[str, Any]) -> bytes:
    """Return what a row is known by, in which 1, true and "1" are three things; empty for one that cannot be known."""
    try:
        return marshal.dumps(dict(row), UNSHARED)
    except ValueError:  # nested too deeply, or nothing that JSON knows
        return b""
