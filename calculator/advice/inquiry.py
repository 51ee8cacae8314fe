"""How far ACE's open questions reach, in a line for each certification; and one e-mail that asks the widest of them."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from calculator.advice.readings import Row
from calculator.ledger.document import Ledger
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, today
from calculator.rulebook import Clause, Rulebook
from calculator.values.amounts import written

type Told = Mapping[str, Any]  # of one certification, as the verb readings answers it
SUMS = ("assured_total", "possible_total")


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``inquiry``: ``{"today", "ledger"}`` → ``{"inquiry": {"lines", "letter"}}``.

    ``lines``: ``{"certification", "matters", "sentence"}``, one for each certification; ``matters`` tells whether any
    answer to an open question changes a figure or a requirement of it. ``letter``: ``{"clause", "subject", "text"}``,
    the e-mail that asks ACE the question which moves most, or null where none moves anything.
    """
    ledger = read_ledger(asked.get("ledger"), rulebook, today(asked)).ledger
    found = [Row(ledger, one, rulebook, today(asked)) for one in ledger.certifications]
    rows = [one.as_json() for one in found]
    lines = [
        {
            "certification": row["certification"],
            "matters": bool(row["questions"]),
            "sentence": line(row, one.required, rulebook, moves_a_need=one.moves_a_need),
        }
        for row, one in zip(rows, found, strict=True)
    ]
    return {"inquiry": {"lines": lines, "letter": letter(rows, ledger, rulebook)}}


def line(row: Told, required: Decimal, rulebook: Rulebook, *, moves_a_need: bool) -> str:
    """Say how far the answers to open questions move what a certification has, in CECs, or that they do not."""
    least, most = row["least"], row["most"]
    apart = [name for name in SUMS if least[name] != most[name]]
    if not row["questions"]:
        key = "readings-none"
    elif not moves_a_need and Decimal(least["assured_total"]) >= required:
        key = "readings-reached"
    elif apart:
        key = {"assured_total": "readings-assured", "possible_total": "readings-possible"}[apart[0]]
    else:
        key = "readings-needs" if moves_a_need else "readings-planned"
    reach = {"least": least[apart[0]], "most": most[apart[0]]} if apart else {}
    return rulebook.advised(key, required=written(required), sentences=str(len(row["questions"])), **reach)


def letter(rows: Sequence[Told], ledger: Ledger, rulebook: Rulebook) -> dict[str, str] | None:
    """Return the e-mail that asks the question which moves most; of the person it tells a cycle's end alone."""
    asked = [(row, question) for row in rows for question in row["questions"]]
    if not asked:
        return None
    row, question = max(asked, key=lambda one: _moved(*one))
    clause = rulebook.clauses[question["clause"]]
    held = next(one for one in ledger.certifications if one.id == row["certification"])
    text = rulebook.advised(
        "inquiry",
        end=rulebook.day(held.cycle.end),
        question=question["question"],
        sentences="\n\n".join(_sentences(clause, rulebook)),
        answers="\n".join(
            f"- {means}" for means in (f"{clause.reading}.", *(one["means"] for one in question["answers"]))
        ),
    )
    return {"clause": clause.id, "subject": rulebook.advised("inquiry-subject"), "text": text}


def _moved(row: Told, question: Told) -> tuple[Decimal, ...]:
    """Return by how many CECs the answers to a question lie apart: assured first, then possible."""
    given = [row["as_read"], *question["answers"]]
    reach = ([Decimal(one[name]) for one in given] for name in SUMS)
    return tuple(max(amounts) - min(amounts) for amounts in reach)


def _sentences(clause: Clause, rulebook: Rulebook) -> Iterator[str]:
    """Yield each sentence of ACE's that bears on a question, with its page and address."""
    told = [(f"“{clause.quote}”" if clause.quote else rulebook.fill(clause.states, rulebook.newest), clause.source)]
    told += [(f"“{other.quote}”", other.source) for other in clause.beside]
    told += [(f"“{other.quote}”", other.source) for other in clause.disagrees if other.quote]
    for words, name in told:
        source = rulebook.sources[name]
        yield f"{words}\n({source.title}, {source.dated}: {source.url})"
