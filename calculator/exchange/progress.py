"""How far along the rows of a table are: by a word for it, by a tick, or asked once for each other word."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from calculator.exchange import cells
from calculator.exchange.headings import alike, key
from calculator.exchange.questions import Questions, several
from calculator.ledger.answers import AnswerError, read_answer, shown
from calculator.rulebook import Rulebook

DONE, PLANNED = "completed", "planned"
type Item = dict[str, Any]


class Progress:
    """What people call the statuses, from the rulebook, and the words of a table that are none of these."""

    def __init__(self, rulebook: Rulebook, questions: Questions, empty: str) -> None:
        """Take where questions go, and what a row is guessed to be that says nothing, if anything."""
        self.field, self.questions, self.empty = rulebook.fields["status"], questions, empty
        self.words = {key(word): status for status, said in rulebook.tables.statuses.items() for word in said}

    def read(self, cell: str) -> str:
        """Return the status that a cell names, or the cell itself, trimmed.

        >>> from calculator.rulebook import load
        >>> [Progress(load(), Questions(load()), "").read(cell) for cell in ("Done!", "no", "Posted by ACE", "soon")]
        ['completed', 'planned', 'posted', 'soon']
        """
        tick = cells.yes_or_no(cell)
        if tick is not None:
            return DONE if tick else PLANNED
        if (word := key(cell)) in self.words:
            return self.words[word]
        try:
            return str(read_answer(self.field, cell.strip()))
        except AnswerError:
            return cell.strip()

    def settle(self, items: Sequence[Item], guessed: Sequence[set[str]]) -> None:
        """Give a status to the items without one, as a guess, and ask about each word that names none."""
        known = {one.value for one in self.field.choices}
        unknown: defaultdict[str, list[Item]] = defaultdict(list)
        for item, keys in zip(items, guessed, strict=True):
            if not item.get("status") and self.empty:
                item["status"] = self.empty
                keys.add("status")
            elif item.get("status") and item["status"] not in known:
                unknown[alike(item["status"])].append(item)
        choices = [(one.value, one.label) for one in self.field.choices]
        for word, of in unknown.items():
            said = {"word": shown(of[0]["status"]), "titles": several(str(item.get("title", "")) or "—" for item in of)}
            answer = self.questions.ask(f"status:{word}", "ask-status", choices, **said)
            for item in of if answer else ():
                item["status"] = answer
