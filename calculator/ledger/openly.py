"""Reading the answers to ACE's open questions that come with a request: by clause, those that the rulebook knows."""

from collections.abc import Mapping

from calculator.ledger.answers import shown
from calculator.ledger.document import Problem
from calculator.rulebook import Rulebook

FIELD = "answers"


def read_answers(given: Mapping[str, object], rulebook: Rulebook) -> tuple[dict[str, str], list[Problem]]:
    """Return the answers that are known, and a problem for each that is not: it names those that are."""
    asked = {clause.id: clause.answers for clause in rulebook.clauses.values() if clause.answers}
    known: dict[str, str] = {}
    problems = []
    for name, answer in given.items():
        if name not in asked:
            problems.append(_problem(rulebook, "unknown-question", shown(name), asked))
        elif not isinstance(answer, str) or answer not in asked[name]:
            problems.append(_problem(rulebook, "unknown-answer", shown(answer), asked[name], question=name))
        else:
            known[name] = answer
    return known, problems


def _problem(rulebook: Rulebook, code: str, value: str, choices: Mapping[str, object], **detail: str) -> Problem:
    message = rulebook.problems[code].format(value=value, choices=", ".join(choices), **detail)
    return Problem(code, message, FIELD)
