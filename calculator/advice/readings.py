"""What each answer to ACE's open questions would give: least and most over every combination, and what matters.

Entries bear on one another only inside a group: those of one way to earn, and courses by their number. So each group is
run by itself under the answers that can bear on it, and figures add up; of all questions only that on the months of
grace is asked of every group. What needs no CECs, the current certificate, is a group without entries.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import product
from typing import Any

from calculator.estimate.awarding import Alone
from calculator.estimate.standing import REQUIREMENTS, Standing, standing
from calculator.estimate.whatif import edition_of
from calculator.ledger.document import Certification, Entry, Ledger, by_id
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, today
from calculator.rulebook import Clause, Rulebook
from calculator.values.amounts import ZERO, written
from calculator.values.cycle import months_after
from calculator.values.quoting import told

type Answers = tuple[str | None, ...]  # to each question of a group, none for ours
type Outcome = tuple[Decimal, ...]  # assured, possible and planned total; then, as 0 or 1, what each need is
type Bears = Callable[[Sequence[Entry], Certification, Decimal], bool]

SUMS = ("assured_total", "possible_total", "planned_total")
TOLD = 2  # of these, what is not only planned
GRACE, CURRENT = "grace-period", "cpr-aed-current"
NUMBERED = "courses"  # the group of all that has a course number


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``readings``: ``{"today", "ledger"}`` → ``{"readings": [{"certification", "as_read", "least", "most",
    "requirements", "settled", "questions"}]}``, one for each certification.

    ``as_read``, ``least``, ``most``: ``assured_total`` and ``possible_total`` in CECs, each by itself over every
    combination of answers. ``requirements``, ``{"id", "met"}``, are as read. ``settled``: the requirement is met by the
    assured total in all combinations, or missed by the possible total in all. ``questions``, that which moves most
    first: ``{"clause", "question", "source", "quote", "answers"}``, those only whose answer changes a figure or a
    requirement in some combination.
    An answer: ``{"answer", "means"}``, the totals it gives if every other question is read as ours,
    ``"requirements": [{"id", "met"}]``, and the ids of the ``entries`` it changes.
    """  # noqa: D205 - the shape of an answer needs two lines
    now = today(asked)
    ledger = read_ledger(asked.get("ledger"), rulebook, now).ledger
    return {"readings": [Row(ledger, one, rulebook, now).as_json() for one in ledger.certifications]}


# Whether another answer can bear on entries at all, for a certification: what is false here need not be run.
BEARS: Mapping[str, Bears] = {
    "cpr-aed-figures": lambda entries, *_: any(one.text("validity_years") == "1" for one in entries),
    "cpr-aed-per-certificate": lambda entries, *_: len(entries) > 1,
    "college-quarter-hour": lambda entries, *_: any(one.text("credit_system") == "quarter" for one in entries),
    "college-c-minus": lambda entries, *_: any(one.text("grade") == "C-" for one in entries),
    "college-pass-fail": lambda entries, *_: any(one.text("grade") == "pass" for one in entries),
    "college-one-submission": lambda entries, *_: len(entries) > 1,
    "ace-certification-itself": lambda entries, held, _grace: any(
        one.text("earned_certification") == held.id for one in entries
    ),
    "other-certification-each": lambda entries, *_: len(entries) > 1,
    "publication-together": lambda entries, *_: len(entries) > 1,
    "correspondence-course-together": lambda entries, *_: len(entries) > 1,
    GRACE: lambda entries, held, grace: any(
        cycle.end < one.date <= months_after(cycle.end, int(grace))
        for cycle in (held.cycle, *held.past)
        for one in entries
    ),
    "repeat-course": lambda entries, held, *_: bool(held.past and any(one.text("course_number") for one in entries)),
    CURRENT: lambda *_: True,
}


@dataclass
class _Group:
    """Entries that may bear on one another, and what they come to under each combination of answers."""

    entries: tuple[Entry, ...]
    asked: tuple[Clause, ...]
    stand: Callable[[tuple[Entry, ...], Mapping[str, str]], Standing]
    run: dict[Answers, tuple[Standing, Outcome]] = field(default_factory=dict)

    def under(self, answers: Mapping[str, str]) -> Standing:
        """Return where the group stands under some answers; those that cannot bear on it do not matter."""
        return self._run(answers)[0]

    def outcome(self, answers: Mapping[str, str]) -> Outcome:
        """Return what the group comes to: its sums, and its needs."""
        return self._run(answers)[1]

    def _run(self, answers: Mapping[str, str]) -> tuple[Standing, Outcome]:
        """Return both, from the engine once for each combination."""
        own = tuple([answers.get(clause.id) for clause in self.asked])
        if own not in self.run:
            given = {clause.id: answer for clause, answer in zip(self.asked, own, strict=True) if answer}
            found = self.stand(self.entries, given)
            flags = (Decimal(flag) for one in found.requirements for flag in (one.met, one.planned))
            self.run[own] = found, (*(getattr(found.totals, name) for name in SUMS), *flags)
        return self.run[own]

    def combinations(self, without: str) -> Iterator[dict[str, str]]:
        """Yield every combination of answers to the group's questions, but for one that is read as ours."""
        asked = [clause for clause in self.asked if clause.id != without]
        for chosen in product(*((None, *clause.answers) for clause in asked)):
            yield {clause.id: answer for clause, answer in zip(asked, chosen, strict=True) if answer}


class Row:
    """One certification under every answer."""

    def __init__(self, ledger: Ledger, held: Certification, rulebook: Rulebook, now: date) -> None:
        """Take what is read: a ledger, one of its certifications, and the day."""
        self.ledger, self.held, self.rulebook, self.now = ledger, held, rulebook, now
        self.edition = edition_of(ledger, held, rulebook)
        self.required = rulebook.amount("required-cecs", self.edition)
        self.alone: Alone = {}
        self.open = [one for one in rulebook.clauses.values() if one.answers and one.holds(self.edition)]

    @cached_property
    def groups(self) -> list[_Group]:
        """The groups of this ledger, with the questions that can bear on each."""
        found: dict[str, list[Entry]] = {}
        for entry in self.ledger.entries:
            fields = self.rulebook.opportunities[entry.opportunity].fields
            numbered = any(one.id == "course_number" for one in fields)
            found.setdefault(NUMBERED if numbered else entry.opportunity, []).append(entry)
        grace = self.rulebook.amount("grace-months", self.edition)
        groups = [self._group((), [one for one in self.open if one.id == CURRENT], REQUIREMENTS)]
        for name, entries in found.items():
            ways = [self.rulebook.opportunities[way] for way in {entry.opportunity for entry in entries}]
            names = {GRACE, *(["repeat-course"] if name == NUMBERED else [])}
            names |= {clause for way in ways for clause in (*way.worth, *way.bounds, *way.ever)}
            asked = [one for one in self.open if one.id in names and BEARS[one.id](entries, self.held, grace)]
            groups.append(self._group(tuple(entries), asked, ("ethics",) if name == NUMBERED else ()))
        return groups

    def _group(self, entries: tuple[Entry, ...], asked: Sequence[Clause], needs: tuple[str, ...]) -> _Group:
        def stand(read: tuple[Entry, ...], answers: Mapping[str, str]) -> Standing:
            ledger = replace(self.ledger, answers=answers)
            return standing(
                ledger,
                self.held,
                self.edition,
                rulebook=self.rulebook,
                today=self.now,
                entries=read,
                needs=needs,
                alone=self.alone,
            )

        return _Group(entries, tuple(asked), stand)

    def as_json(self) -> dict[str, Any]:
        """Return the row as plain data."""
        as_read = self._totals({})
        least, most = self._bounds(min), self._bounds(max)
        return {
            "certification": self.held.id,
            "as_read": _written(as_read),
            "least": _written(least),
            "most": _written(most),
            "requirements": self._requirements({}),
            "settled": least[0] >= self.required or most[1] < self.required,
            "questions": [self._question(clause) for clause in self.asked],
        }

    @cached_property
    def asked(self) -> list[Clause]:
        """The questions that matter, that which moves most first."""
        return sorted((one for one in self.open if self._matters(one)), key=self._moved, reverse=True)

    @property
    def moves_a_need(self) -> bool:
        """Whether any answer, every other question read as ours, changes if a requirement is met."""
        ours = self._requirements({})
        return any(self._requirements({one.id: name}) != ours for one in self.asked for name in one.answers)

    def _totals(self, answers: Mapping[str, str]) -> list[Decimal]:
        outcomes = [group.outcome(answers) for group in self.groups]
        return [sum((one[place] for one in outcomes), ZERO) for place in range(len(SUMS))]

    def _requirements(self, answers: Mapping[str, str]) -> list[dict[str, Any]]:
        whole = {need.id: need for need in self.groups[0].under(answers).requirements}
        for group in self.groups[1:]:
            whole |= {need.id: need for need in group.under(answers).requirements}
        return [{"id": need.id, "met": need.met} for need in whole.values()]

    def _bounds(self, which: Callable[..., Decimal]) -> list[Decimal]:
        """Return the least or the most of each sum: the months of grace are read one way for all groups at a time."""
        choices = [{}, *({GRACE: answer} for answer in self.rulebook.clauses[GRACE].answers)]
        return [which(self._bound(place, which, choice) for choice in choices) for place in range(len(SUMS))]

    def _bound(self, place: int, which: Callable[..., Decimal], choice: Mapping[str, str]) -> Decimal:
        every = (
            which(group.outcome({**one, **choice})[place] for one in group.combinations(GRACE)) for group in self.groups
        )
        return sum(every, ZERO)

    def _matters(self, clause: Clause) -> bool:
        """Tell whether any answer to a question changes anything in some combination of the others.

        What changes in one group is not made up for by another: only the months of grace are asked of several, and
        more days that count take something from a group in no more than some of its combinations.
        """
        return any(
            group.outcome({**others, clause.id: answer}) != group.outcome(others)
            for group in self.groups
            if clause in group.asked
            for others in group.combinations(clause.id)
            for answer in clause.answers
        )

    def _moved(self, clause: Clause) -> tuple[Decimal, ...]:
        """Return how far the answers to a question lie apart, sum by sum, every other read as ours."""
        given = [self._totals({}), *(self._totals({clause.id: answer}) for answer in clause.answers)]
        return tuple(max(amounts) - min(amounts) for amounts in zip(*given, strict=True))

    def _question(self, clause: Clause) -> dict[str, Any]:
        return {
            "clause": clause.id,
            "question": self.rulebook.fill(clause.question, self.edition),
            "source": clause.source,
            "quote": clause.quote,
            "answers": [self._answer(clause, name, means) for name, means in clause.answers.items()],
        }

    def _answer(self, clause: Clause, name: str, means: str) -> dict[str, Any]:
        answers = {clause.id: name}
        return {
            "answer": name,
            "means": self.rulebook.fill(means, self.edition),
            **_written(self._totals(answers)),
            "requirements": self._requirements(answers),
            "entries": self._changed(answers),
        }

    def _changed(self, answers: Mapping[str, str]) -> list[str]:
        """Return the ids of the entries that count otherwise under some answers, in the order of the ledger."""
        changed = {
            after.entry.id
            for group in self.groups
            for before, after in zip(group.under({}).awards, group.under(answers).awards, strict=True)
            if (before.tier, before.cecs) != (after.tier, after.cecs)
        }
        return [entry.id for entry in self.ledger.entries if entry.id in changed]


def _written(sums: Sequence[Decimal]) -> dict[str, str]:
    return {name: written(amount) for name, amount in zip(SUMS[:TOLD], sums[:TOLD], strict=True)}


def lines(rows: Sequence[Mapping[str, Any]], document: Mapping[str, Any]) -> Iterator[str]:
    """Yield readings, as plain data, line by line as they are printed; the names are in their document."""
    held = by_id(document.get("certifications", ()))
    for row in rows:
        yield told(str(held[row["certification"]]["name"]))
        for label, key in (("as read", "as_read"), ("least", "least"), ("most", "most")):
            yield f"{_figures(row[key])}: {label}"
        for question in row["questions"]:
            yield f"{'':10}{question['question']}"
            for one in question["answers"]:
                yield f"{_figures(one)}: {one['means']}"
                needs = (f"{need['id']} {'met' if need['met'] else 'not met'}" for need in one["requirements"])
                yield f"{'':10}{', '.join(needs)}"
        yield ""


def _figures(gives: Mapping[str, str]) -> str:
    return f"  {gives['assured_total']:>6}  assured, {gives['possible_total']} possible"
