"""Reading a ledger document: each certification and entry by itself, so that one bad row never hides the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from calculator.ledger.answers import shown
from calculator.ledger.certification import read_certification
from calculator.ledger.document import (
    AUTO,
    Entry,
    Ledger,
    Problem,
    Reading,
    UnreadableLedgerError,
    duplicates,
    opened,
    together,
)
from calculator.ledger.form import Form, Remarks
from calculator.ledger.known import Known, Read, name_of
from calculator.rulebook import Opportunity, Rulebook
from calculator.values import amounts, coursenumber
from calculator.values.cycle import months_after, years_after

KNOWN = Known()


def read_ledger(document: object, rulebook: Rulebook, today: date) -> Reading:
    """Read a ledger document (format 1). Raises UnreadableLedgerError if it is not one as a whole.

    Items with a problem are left out of the ledger; items with a warning are kept.
    """
    data = opened(document)
    rules = data.get("rules", AUTO)
    if not isinstance(rules, str) or (rules != AUTO and rules not in rulebook.editions):
        raise UnreadableLedgerError("unknown-rules", value=shown(rules), choices=", ".join(rulebook.editions))
    reader = _Reader(rulebook, today)
    certifications = reader.rows(data.get("certifications", []), "certification", read_certification)
    reader.named = set(_names(data.get("certifications", [])))
    rows = data.get("entries", [])
    if rows:  # who asks about certifications alone makes way for nothing
        reader.before = KNOWN.begin(rulebook, today, frozenset(reader.named))
    entries = reader.rows(rows, "entry", reader.known)
    ledger = Ledger(rules, tuple(certifications), tuple(entries))
    return Reading(ledger, tuple(reader.remarks.problems), tuple(reader.remarks.warnings))


class _Reader:
    """Collects problems and warnings while rows are read."""

    def __init__(self, rulebook: Rulebook, today: date) -> None:
        self.rulebook = rulebook
        self.today = today
        self.remarks = Remarks()
        self.named: set[str] = set()
        self.before: dict[bytes, Read] = {}

    def rows[Row](self, rows: list[Any], owner: str, read: Callable[[Form, int], Row | None]) -> list[Row]:
        """Read each row with ``read``; rows that are not objects and rows with a problem are left out."""
        again = set(duplicates(rows))
        found = []
        for position, row in enumerate(rows):
            if not isinstance(row, dict):
                self._say("not-an-entry", position=str(position + 1))
                continue
            form = Form(self.rulebook, row, owner, self.remarks)
            if form.id == "":
                form.problem("id", "missing", noun="an id")
            elif position in again:
                form.problem("id", "duplicate-id", value=shown(form.id))
            item = read(form, position)
            if item is not None and not form.faulty:
                found.append(item)
        return found

    def _say(self, code: str, **detail: str) -> None:
        self.remarks.problems.append(Problem(code, self.rulebook.problems[code].format(**detail)))

    def known(self, form: Form, position: int) -> Entry | None:
        """Read one entry, if it is not as it was read for the question before."""
        name = name_of(form.row)
        if form.faulty or not name:
            return self.entry(form, position)
        read = self.before.get(name)
        if read is None:
            problems, warnings = len(self.remarks.problems), len(self.remarks.warnings)
            item = self.entry(form, position)
            read = Read(item, tuple(self.remarks.problems[problems:]), tuple(self.remarks.warnings[warnings:]))
        else:
            self.remarks.problems.extend(read.problems)
            self.remarks.warnings.extend(read.warnings)
        KNOWN.rows[name] = read
        return (
            read.item if read.item is None or read.item.position == position else replace(read.item, position=position)
        )

    def entry(self, form: Form, position: int) -> Entry | None:
        """Read one entry by the fields of its opportunity."""
        opportunity = self._opportunity(form)
        if opportunity is None:
            return None
        form.status = form.answer(self.rulebook.fields["status"]) or ""
        answers = {field.id: form.answer(field) for field in opportunity.fields if field.id != "status"}
        day, posted = answers.pop("date"), answers.pop("posted_cecs")
        self._together(form, answers, day)
        if form.faulty:
            return None
        self._look_twice(form, answers, day)
        return Entry(
            id=form.id,
            opportunity=opportunity.id,
            title=answers.pop("title") or opportunity.title,
            date=day,
            status=form.status,
            position=position,
            posted_cecs=posted,
            answers=answers,
        )

    def _opportunity(self, form: Form) -> Opportunity | None:
        named = form.row.get("opportunity")
        found = self.rulebook.opportunities.get(named) if isinstance(named, str) else None
        if found is None:
            form.problem("opportunity", "unknown-opportunity", value=shown("" if named is None else named))
        return found

    def _together(self, form: Form, answers: Mapping[str, Any], day: date | None) -> None:
        """Check what only several fields, or the whole ledger, can tell."""
        earned = answers.get("earned_certification")
        if earned and earned not in self.named:
            form.problem("earned_certification", "unknown-certification", value=shown(earned))
        sessions, ethics = answers.get("sessions"), answers.get("ethics_cecs")
        if sessions and ethics:
            total = together(sessions)
            if ethics > total:
                value, limit = amounts.written(ethics), amounts.written(total)
                form.problem("ethics_cecs", "ethics-over-sum", value=value, limit=limit)
        expires = answers.get("expires")
        if expires and day and expires < day:
            form.problem(
                "expires", "expires-before-date", expires=self.rulebook.day(expires), date=self.rulebook.day(day)
            )

    def _look_twice(self, form: Form, answers: dict[str, Any], day: date) -> None:
        """Warn of what is odd, and normalise the course number."""
        if day > self.today and form.status != "planned":
            form.warning("date", "future-date", date=self.rulebook.day(day))
        elif day <= self.today and form.status == "planned":
            form.warning("date", "planned-date-past", date=self.rulebook.day(day))
        if "course_number" in answers:
            self._look_at_number(form, answers)
        if answers.get("expires"):
            self._look_at_expiry(form, day, answers["expires"], int(answers["validity_years"]))

    def _look_at_expiry(self, form: Form, day: date, expires: date, years: int) -> None:
        """Warn of a card that expires far from the end of its validity: a month before, or in a later month."""
        until = years_after(day, years)
        if months_after(until, -1) <= expires and (expires.year, expires.month) <= (until.year, until.month):
            return
        said = {"date": day, "until": until, "expires": expires}
        words = {name: self.rulebook.day(one) for name, one in said.items()}
        form.warning("expires", "expires-unusual", years=amounts.counted(years, "year"), **words)

    def _look_at_number(self, form: Form, answers: dict[str, Any]) -> None:
        typed = answers["course_number"] or ""
        verdict = coursenumber.examine(typed)
        answers["course_number"] = verdict.number
        if not typed and form.status in {"completed", "submitted"}:
            form.warning("course_number", "course-number-missing")
        elif typed and not verdict.usual:
            form.warn("course_number", "course-number-unusual", number_sentence(self.rulebook, typed, verdict))


def number_sentence(rulebook: Rulebook, typed: str, verdict: coursenumber.Verdict) -> str:
    """Word the doubt about a course number, with a suggested repair where there is one."""
    sentences = rulebook.clauses["course-number"].sentences
    parts = [sentences["course-number-unusual"].format(number=shown(typed), **coursenumber.in_words())]
    if verdict.remark:
        digits = sum(character.isdigit() for character in verdict.number)
        parts.append(sentences[verdict.remark].format(digits=digits))
    if verdict.repair:
        parts.append(sentences["repair"].format(repair=verdict.repair))
    return " ".join(parts)


def _names(rows: list[Any]) -> Iterator[str]:
    """Yield the ids of rows that have one, those with a problem included: an entry may still name them."""
    return (row["id"] for row in rows if isinstance(row, dict) and isinstance(row.get("id"), str))
