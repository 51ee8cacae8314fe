"""The record: every cycle of every certification with what lies in it, as a document to print and to keep.

It says by which rules and on which day its figures were read, so that they can be checked later.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from operator import attrgetter
from typing import Any

from calculator.estimate.past import past_standings
from calculator.estimate.standing import Standing
from calculator.estimate.whatif import standings
from calculator.ledger.answers import is_empty, shown
from calculator.ledger.document import Entry, Ledger, by_id, upgraded
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, text, today
from calculator.rulebook import Rulebook
from calculator.rulebook.fingerprint import fingerprint
from calculator.rules import Tier
from calculator.values.amounts import written
from calculator.values.cycle import slashed
from calculator.values.quoting import told

# What a row tells, in the order of its columns: fields of the form, and what the rules make of them.
COLUMNS = ("date", "title", "provider", "course_number", "counts", "status", "posted_cecs", "evidence")
type Row = dict[str, str]
type Part = dict[str, Any]


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``record``: ``{"today", "ledger", "release"?}`` → ``{"record": {"title", "made", "basis", "columns",
    "cycles", "elsewhere", "unread"}}``, in words.

    ``columns`` are ``{"id", "label"}``, those of COLUMNS. A cycle, the newest of a certification first:
    ``{"certification", "heading", "total", "edition", "needs", "entries"}``; needs are ``{"id", "met", "sentence"}``,
    entries ``{"entry"}`` and a text for each column, by date. ``elsewhere`` is null or ``{"heading", "entries"}``, of
    those that lie in no cycle; ``unread`` a sentence, empty unless something had to be left out. ``release`` names the
    build that asks.
    """  # noqa: D205 - the shape of an answer needs two lines
    return {"record": of(upgraded(asked.get("ledger")), rulebook, today(asked), text(asked, "release", ""))}


def of(document: Mapping[str, Any], rulebook: Rulebook, day: date, release: str) -> Part:
    """Return the record of a ledger document as plain data."""
    ledger = read_ledger(document, rulebook, day).ledger
    lines = _Lines(by_id(document["entries"]), rulebook)
    cycles = [lines.cycle(one, day) for one in _newest_first(ledger, rulebook, day)]
    placed = {row["entry"] for cycle in cycles for row in cycle["entries"]}
    elsewhere = [lines.row(one) for one in sorted(ledger.entries, key=attrgetter("order")) if one.id not in placed]
    unread = [told(_called(row)) for row in _left_out(document, ledger)]
    words = rulebook.advised
    return {
        "title": words("record-title"),
        "made": words("record-made", date=rulebook.day(day)),
        "basis": words("record-basis", release=told(release or "—"), rules=fingerprint(rulebook)),
        "columns": [{"id": name, "label": lines.label(name)} for name in COLUMNS],
        "cycles": cycles,
        "elsewhere": {"heading": words("record-elsewhere"), "entries": elsewhere} if elsewhere else None,
        "unread": words("record-unread", names="; ".join(unread)) if unread else "",
    }


def _newest_first(ledger: Ledger, rulebook: Rulebook, day: date) -> Iterator[Standing]:
    for one in standings(ledger, rulebook, day):
        yield one
        yield from reversed(past_standings(ledger, one.certification, rulebook, day))


def _left_out(document: Mapping[str, Any], ledger: Ledger) -> Iterator[object]:
    """Yield the rows of certifications and entries that could not be read, those of an id that is taken included."""
    first = by_id(document["certifications"])
    held = {id(first[one.id]) for one in ledger.certifications}
    yield from (row for row in document["certifications"] if id(row) not in held)
    read = {entry.position for entry in ledger.entries}
    yield from (row for at, row in enumerate(document["entries"]) if at not in read)


def _called(row: object) -> str:
    """Return what a row is called: by its title or name, its id, or what it is where that is no row."""
    names = (row.get(key) for key in ("title", "name", "id", "opportunity")) if isinstance(row, dict) else (row,)
    return next((shown(name) for name in names if not is_empty(name)), "—")


class _Lines:
    """Words cycles and entries as the record has them."""

    def __init__(self, kept: Mapping[str, Any], rulebook: Rulebook) -> None:
        self.kept, self.rulebook = kept, rulebook
        self.statuses = {choice.value: choice.label for choice in rulebook.fields["status"].choices}

    def label(self, column: str) -> str:
        """Return what heads a column."""
        return self.rulebook.advised("record-counts") if column == "counts" else self.rulebook.fields[column].label

    def cycle(self, one: Standing, day: date) -> Part:
        """Return a cycle with the entries that lie in it."""
        rulebook, cycle, totals = self.rulebook, one.certification.cycle, one.totals
        edition = rulebook.editions[one.edition]
        inside = sorted((award for award in one.awards if award.entry.date in cycle), key=lambda one: one.entry.order)
        return {
            "certification": one.certification.id,
            "heading": rulebook.advised(
                "record-cycle",
                name=told(one.certification.name),
                start=rulebook.day(cycle.start),
                end=rulebook.day(cycle.end),
            ),
            "total": rulebook.advised(
                "record-total",
                assured=written(totals.assured_total),
                possible=written(totals.possible_total),
                planned=written(totals.planned_total),
                required=written(totals.required),
                posted=written(totals.by_tier[Tier.POSTED]),
            ),
            "edition": rulebook.advised(
                "record-edition",
                date=rulebook.day(day),
                edition=edition.title,
                note=rulebook.fill(edition.note, rulebook.newest),
            ),
            "needs": [{"id": need.id, "met": need.met, "sentence": need.reason.sentence} for need in one.requirements],
            "entries": [self.row(one.entry, f"{written(one.cecs)} {rulebook.tiers[one.tier]}") for one in inside],
        }

    def row(self, entry: Entry, counts: str = "") -> Row:
        """Return an entry as a text for each column; ``counts`` is what it counts in the cycle at hand."""
        return {
            "entry": entry.id,
            "date": slashed(entry.date),
            "title": entry.title,
            "provider": entry.text("provider"),
            "course_number": entry.text("course_number"),
            "counts": counts,
            "status": self.statuses[entry.status],
            "posted_cecs": written(entry.posted_cecs)
            if entry.status == "posted" and entry.posted_cecs is not None
            else "",
            "evidence": "; ".join(_proofs(self.kept[entry.id])),
        }


def _proofs(row: Mapping[str, Any]) -> Iterator[str]:
    """Yield where the proof of an entry is, as it was typed, and the names of the files kept with it."""
    if isinstance(row.get("evidence"), str) and row["evidence"].strip():
        yield row["evidence"].strip()
    files = row.get("proofs")
    for one in files if isinstance(files, list) else ():
        if isinstance(one, dict) and isinstance(one.get("name"), str):
            yield one["name"]
