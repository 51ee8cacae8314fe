"""A ledger held against ACE's own list: what either lacks, what differs, and which answers would give ACE's figures.

ACE knows of a ledger what its list holds, so the rules are asked about the matched entries alone, as if ACE had not
decided on them yet. Entries bear on one another inside a group only (see ``readings``), so the smallest set of answers
is looked for in each group by itself, under each answer to the one question that all groups share.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from itertools import combinations, product
from typing import Any

from calculator.advice.readings import GRACE, Row
from calculator.exchange import posted
from calculator.exchange.incoming import MOST_MEGABYTES
from calculator.exchange.posted import Posted
from calculator.exchange.questions import several
from calculator.ledger.document import AUTO, Entry, Ledger, UnreadableLedgerError
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, text, today
from calculator.ledger.tidy import tidied
from calculator.rulebook import Clause, Rulebook
from calculator.rules import is_planned
from calculator.values.amounts import ZERO, counted, written
from calculator.values.quoting import told

type Given = dict[str, str]  # answers that are not ours, by clause
POSTED = "posted"
PARTS = ("only_there", "only_here", "differs")


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``reconcile``: ``{"today", "ledger", "text"}`` → ``{"reconcile": {"matched", "only_here", "only_there",
    "differs", "answers", "heads", "ledger", "changes"}}``. ``text`` are rows of ACE's list as pasted.

    ``matched``: ``{"entry", "title", "row", "posted"}``; ``row`` is where it stands in the text, the first being 1, and
    ``posted`` ACE's figure in CECs, null where the row has none. ``only_here``: ``{"entry", "title", "date"}``, what is
    done and not on the list. ``only_there``: ``{"row", "course_number", "date", "cecs", "title"}``. ``differs``:
    ``{"entry", "title", "row", "fields": [{"field", "here", "there"}]}``, of ``date``, ``course_number`` and ``cecs``,
    which here is what the rules give, the most for any certification.
    ``answers``: ``{"sentence", "sets", "unexplained"}``. Each of ``sets`` is a smallest set of answers to the open
    questions, ``[{"clause", "question", "answer", "means"}]``, that gives ACE's figures: all such sets, an empty one if
    ours do, none if no set does. ``unexplained`` are the ids of entries whose figure no answers give, left out of that.
    ``heads`` says in a sentence what each of the first four lists is.
    ``ledger`` is the document with the status and the figure of each matched entry as ACE has them, ``changes`` the ids
    of those it changes, in order.
    """  # noqa: D205 - the shape of an answer needs two lines
    typed, now = text(asked, "text"), today(asked)
    if len(typed.encode("utf-8", "replace")) > MOST_MEGABYTES * 1_000_000:
        raise UnreadableLedgerError("file-too-large", limit=str(MOST_MEGABYTES))
    ledger = read_ledger(asked.get("ledger"), rulebook, now).ledger
    return {"reconcile": _Held(ledger, posted.read(typed, rulebook), rulebook, now).as_json(asked.get("ledger"))}


class _Held:
    """A ledger held against rows of ACE's."""

    def __init__(self, ledger: Ledger, rows: Sequence[Posted], rulebook: Rulebook, now: date) -> None:
        self.ledger, self.rows, self.rulebook, self.now = ledger, rows, rulebook, now
        self.found = posted.matched(rows, ledger.entries)
        figures = {one.id: row.cecs for row, one in self.found.items() if row.cecs is not None}
        self.search = Search(ledger, figures, rulebook, now)

    def as_json(self, document: object) -> dict[str, Any]:
        """Return all of it as plain data."""
        known = {one.id for one in self.found.values()}
        pairs = [(row, self.found[row]) for row in self.rows if row in self.found]
        whole, changes = self._set(document)
        return {
            "matched": [{**_named(one), "row": row.row, "posted": _figure(row.cecs)} for row, one in pairs],
            "only_here": [
                {**_named(one), "date": one.date.isoformat()}
                for one in self.ledger.entries
                if one.id not in known and not is_planned(one, self.now)
            ],
            "only_there": [
                {
                    "row": row.row,
                    "course_number": row.number,
                    "date": row.day,
                    "cecs": _figure(row.cecs),
                    "title": row.title,
                }
                for row in self.rows
                if row not in self.found
            ],
            "differs": [
                {**_named(one), "row": row.row, "fields": fields}
                for row, one in pairs
                if (fields := self._fields(row, one))
            ],
            "answers": self._answers(),
            "heads": {
                "matched": self.rulebook.advised("reconcile-matched", number=counted(len(pairs), "row")),
                **{part: self.rulebook.advised(f"reconcile-{part.replace('_', '-')}") for part in PARTS},
            },
            "ledger": whole,
            "changes": changes,
        }

    def _fields(self, row: Posted, one: Entry) -> list[dict[str, Any]]:
        here = {"date": one.date.isoformat(), "course_number": one.text("course_number")}
        there = {"date": row.day, "course_number": row.number}
        here = {name: value for name, value in here.items() if there[name]}  # what the list leaves out says nothing
        if row.cecs is not None and self.ledger.certifications:
            here["cecs"], there["cecs"] = written(self.search.by_ours[one.id]), written(row.cecs)
        return [{"field": name, "here": here[name], "there": there[name]} for name in here if here[name] != there[name]]

    def _answers(self) -> dict[str, Any]:
        sets, unexplained = self.search.smallest(), self.search.unexplained
        titles = several(one.title for one in self.ledger.entries if one.id in unexplained)
        say = self.rulebook.advised
        if not self.ledger.certifications or not self.search.figures:
            sentence = ""
        elif not sets:
            sentence = say("reconcile-none")
        elif sets[0]:
            sentence = say("reconcile-found", number=counted(len(sets[0]), "answer"))
        else:
            sentence = "" if unexplained else say("reconcile-ours")
        if unexplained:
            sentence = " ".join(part for part in (sentence, say("reconcile-unexplained", titles=titles)) if part)
        return {
            "sentence": sentence,
            "sets": [[self._told(clause, name) for clause, name in one.items()] for one in sets],
            "unexplained": [one.id for one in self.ledger.entries if one.id in unexplained],
        }

    def _told(self, clause: str, name: str) -> dict[str, str]:
        one, newest = self.rulebook.clauses[clause], self.rulebook.newest
        question, means = self.rulebook.fill(one.question, newest), self.rulebook.fill(one.answers[name], newest)
        return {"clause": clause, "question": question, "answer": name, "means": means}

    def _set(self, document: object) -> tuple[dict[str, Any], list[str]]:
        """Return the document with what ACE has posted set, and the ids of the entries that changes."""
        whole = tidied(document, self.rulebook)
        figures = {one.position: written(row.cecs) for row, one in self.found.items() if row.cecs is not None}
        changes = []
        for at, figure in sorted(figures.items()):
            item = whole["entries"][at]
            if (item.get("status"), item.get("posted_cecs")) != (POSTED, figure):
                whole["entries"][at] = {**item, "status": POSTED, "posted_cecs": figure}
                changes.append(item["id"])
        return whole, changes


def _named(one: Entry) -> dict[str, str]:
    return {"entry": one.id, "title": one.title}


def _figure(cecs: Decimal | None) -> str | None:
    return None if cecs is None else written(cecs)


@dataclass(frozen=True, slots=True)
class _Group:
    """Entries that may bear on one another, what may be asked of them, and the same group for each cycle."""

    entries: tuple[Entry, ...]
    asked: tuple[Clause, ...]
    parts: tuple[Any, ...]

    def figures(self, answers: Mapping[str, str]) -> dict[str, Decimal]:
        """Return what each entry earns under some answers: the most in any cycle of any certification."""
        most = dict.fromkeys((one.id for one in self.entries), ZERO)
        for part in self.parts:
            for award in part.under(answers).awards:
                most[award.entry.id] = max(most[award.entry.id], award.cecs)
        return most

    def answers(self) -> Iterator[Given]:
        """Yield every set of other answers to the group's own questions, the smallest first."""
        own = [clause for clause in self.asked if clause.id != GRACE]
        for size in range(len(own) + 1):
            for chosen in combinations(own, size):
                for names in product(*(clause.answers for clause in chosen)):
                    yield {clause.id: name for clause, name in zip(chosen, names, strict=True)}


class Search:
    """The smallest sets of answers under which the rules give figures that ACE has posted."""

    def __init__(self, ledger: Ledger, figures: Mapping[str, Decimal], rulebook: Rulebook, now: date) -> None:
        """Take a ledger, and ACE's figures by the ids of entries: only those entries are looked at."""
        entries = tuple(replace(one, status="submitted") for one in ledger.entries if one.id in figures)
        self.figures = figures
        self.ledger, self.rulebook, self.now = replace(ledger, entries=entries), rulebook, now

    @cached_property
    def groups(self) -> list[_Group]:
        """The groups of all certifications, each in its current cycle and in those that are over."""
        past = replace(self.ledger, rules=AUTO)
        stood = [Row(self.ledger, one, self.rulebook, self.now) for one in self.ledger.certifications]
        stood += [
            Row(past, then, self.rulebook, self.now) for one in self.ledger.certifications for then in one.before()
        ]
        found = []
        for parts in zip(*(row.groups for row in stood), strict=True):
            asked = {clause.id: clause for part in parts for clause in part.asked}
            if parts[0].entries:
                found.append(_Group(parts[0].entries, tuple(asked.values()), parts))
        return found

    @cached_property
    def by_ours(self) -> dict[str, Decimal]:
        """What each entry earns under our own readings."""
        found = dict.fromkeys(self.figures, ZERO)
        for group in self.groups:
            found |= group.figures({})
        return found

    @cached_property
    def unexplained(self) -> set[str]:
        """The ids of entries whose figure no answers give."""
        if not self.ledger.certifications:
            return set()
        given: set[str] = set()
        for group in self.groups:
            for shared in self._shared:
                for own in group.answers():
                    figures = group.figures({**shared, **own})
                    given |= {name for name, figure in figures.items() if figure == self.figures[name]}
        return {name for name in self.figures if name not in given}

    @property
    def _shared(self) -> list[Given]:
        """Every answer to the one question that is asked of all groups together."""
        return [{}, *({GRACE: name} for name in self.rulebook.clauses[GRACE].answers)]

    def smallest(self) -> list[Given]:
        """Return all smallest sets of answers that give every figure which any answers give, none if no set does."""
        found: list[Given] = []
        for shared in self._shared:
            parts = [self._least(group, shared) for group in self.groups]
            if all(parts):
                found += [
                    {name: given for one in (shared, *chosen) for name, given in one.items()}
                    for chosen in product(*parts)
                ]
        found.sort(key=len)
        return [one for one in found if len(one) == len(found[0])]

    def _least(self, group: _Group, shared: Given) -> list[Given]:
        """Return the smallest sets of answers to a group's own questions that give its figures."""
        found: list[Given] = []
        for own in group.answers():
            if found and len(own) > len(found[0]):
                break
            figures = group.figures({**shared, **own})
            if all(figures[name] == self.figures[name] for name in figures if name not in self.unexplained):
                found.append(own)
        return found


def lines(found: Mapping[str, Any], rulebook: Rulebook) -> Iterator[str]:
    """Yield the verb's result, as plain data, line by line as it is printed."""
    yield found["heads"]["matched"]
    for part in PARTS:
        if found[part]:
            yield found["heads"][part]
        yield from (f"  {_line(one, rulebook)}" for one in found[part])
    if found["answers"]["sentence"]:
        yield found["answers"]["sentence"]
    for one in found["answers"]["sets"]:
        yield from (f"  {answer['question']}\n    {answer['means']}" for answer in one)
        yield ""


def _line(one: Mapping[str, Any], rulebook: Rulebook) -> str:
    if "fields" not in one:
        return ", ".join(told(part) for key in ("title", "course_number", "date", "cecs") if (part := one.get(key)))
    fields = (
        f"{rulebook.fields[field['field']].label} {field['here'] or '–'} / {field['there']}" for field in one["fields"]
    )
    return f"{told(one['title'])}: {'; '.join(fields)}"
