"""What a table leaves open and only its owner can tell: asked once, before anything is taken in."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from calculator.ledger.answers import shown
from calculator.rulebook import Rulebook

NAMED = 5  # titles or words that a question names; of more, how many there are
YES, NO = "yes", "no"


@dataclass(slots=True)
class Question:
    """One question: its id, its sentence, what can be answered, and what was; an empty answer is still open."""

    id: str
    sentence: str
    choices: list[tuple[str, str]]
    answer: str = ""

    def as_json(self) -> dict[str, Any]:
        """Return the question as plain data."""
        choices = [{"value": value, "label": label} for value, label in self.choices]
        return {"id": self.id, "sentence": self.sentence, "choices": choices, "answer": self.answer}


@dataclass(slots=True)
class Questions:
    """The questions of a table, and the answers that came with the request."""

    rulebook: Rulebook
    given: Mapping[str, str] = field(default_factory=dict)
    asked: list[Question] = field(default_factory=list)

    def ask(self, name: str, sentence: str, choices: Iterable[tuple[str, str]], **detail: str) -> str:
        """Ask a question, worded in the rulebook, and return its answer, empty if there is none yet."""
        one = Question(name, self.rulebook.advice[sentence].text.format(**detail), list(choices))
        one.answer = next((value for value, _ in one.choices if value == self.given.get(name)), "")
        self.asked.append(one)
        return one.answer

    def confirm(self, name: str, sentence: str, **detail: str) -> str:
        """Ask a question that is answered with yes or no."""
        words = self.rulebook.tables.labels
        return self.ask(name, sentence, [(YES, words[YES]), (NO, words[NO])], **detail)


def several(texts: Iterable[str]) -> str:
    """Return texts as a sentence names them, each once, and how many more there are."""
    different = list(dict.fromkeys(shown(text) for text in texts))
    more = f" and {len(different) - NAMED} more" if len(different) > NAMED else ""
    return ", ".join(f"“{text}”" for text in different[:NAMED]) + more


def rows_named(rows: Iterable[int]) -> str:
    """Return row numbers as a sentence names them: row 2; rows 2, 3 and 9.

    >>> rows_named([4]), rows_named([2, 3, 9])
    ('row 4', 'rows 2, 3 and 9')
    """
    listed = [str(row) for row in dict.fromkeys(rows)]
    if len(listed) > 2 * NAMED:
        listed = [*listed[: 2 * NAMED], f"{len(listed) - 2 * NAMED} more"]
    head, last = listed[:-1], listed[-1]
    return f"rows {', '.join(head)} and {last}" if head else f"row {last}"
