"""The stories of ``tests/cases``: each a ledger, a day, and the part of the estimate that must come out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from downloads import conformance


@dataclass(frozen=True)
class Story:
    """One case: what the person has, and what they must see. ``tests/conformance/README.md`` explains the keys."""

    file: str
    case: Mapping[str, Any]
    document: dict[str, Any]
    today: date

    @property
    def answers(self) -> Mapping[str, str]:
        """The answers to ACE's open questions it is read by, where they are not ours."""
        answers: Mapping[str, str] = self.case.get("answers", {})
        return answers

    @property
    def name(self) -> str:
        """The story in a sentence, under the name of its file."""
        return f"{self.file}: {self.case['story']}"


@cache
def stories() -> tuple[Story, ...]:
    """Return every story of every file."""
    return tuple(
        Story(file, case, case["ledger"], date.fromisoformat(case["today"]))
        for file, cases in conformance.cases().items()
        for case in cases
    )
