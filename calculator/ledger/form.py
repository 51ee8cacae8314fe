"""One row of a document while it is read: its answers, field by field, and what is remarked of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from calculator.ledger.answers import AnswerError, is_empty, read_answer, wording
from calculator.ledger.document import Problem
from calculator.rulebook import Field, Rulebook


@dataclass(frozen=True, slots=True)
class Remarks:
    """Where problems and warnings are collected while rows are read."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


class Form:
    """One row being read: its answers, and whether anything in it needs mending."""

    def __init__(self, rulebook: Rulebook, row: Mapping[str, Any], owner: str, remarks: Remarks) -> None:
        """Take the row, what it is of (``entry`` or ``certification``), and where its remarks go."""
        self.rulebook = rulebook
        self.row = row
        self.owner = owner
        self.remarks = remarks
        name = row.get("id")
        self.id: str = name if isinstance(name, str) else ""
        self.status = ""
        self.faulty = False

    def aside(self) -> Form:
        """Return a form of the same row whose problems leave the row itself in."""
        return Form(self.rulebook, self.row, self.owner, self.remarks)

    def answer(self, field: Field) -> Any:  # noqa: ANN401 - the kind of field decides the type
        """Return a field's typed value, or None if it was left empty or has a problem."""
        value = self.row.get(field.id)
        if is_empty(value):
            if self._needs(field):
                self._fault(field, AnswerError("missing"))
            return None
        try:
            return read_answer(field, value)
        except AnswerError as fault:
            self._fault(field, fault)
            return None

    def _needs(self, field: Field) -> bool:
        wanted = {
            "always": True,
            "unless-planned": self.status != "planned",
            "until-posted": self.status not in {"planned", "posted"},
            "if-posted": self.status == "posted",
            "never": False,
        }
        return wanted[field.needed]

    def _fault(self, field: Field, fault: AnswerError) -> None:
        name = f"{field.id}.{fault.part}" if fault.part else field.id
        self._add(self.remarks.problems, name, fault.code, wording(self.rulebook, field, fault))
        self.faulty = True

    def problem(self, field: str, code: str, **detail: str) -> None:
        """Note something to mend, which leaves this row out."""
        self._add(self.remarks.problems, field, code, self.rulebook.problems[code].format(**detail))
        self.faulty = True

    def warning(self, field: str, code: str, **detail: str) -> None:
        """Note something odd in the words of a problem's sentence; the row still counts."""
        self.warn(field, code, self.rulebook.problems[code].format(**detail))

    def warn(self, field: str, code: str, message: str) -> None:
        """Note something odd; the row still counts."""
        self._add(self.remarks.warnings, field, code, message)

    def _add(self, where: list[Problem], field: str, code: str, message: str) -> None:
        entry, certification = (self.id, None) if self.owner == "entry" else (None, self.id)
        where.append(Problem(code, message, field, entry, certification))
