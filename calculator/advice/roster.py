"""A team: who is short, by how much, and until when. One unreadable ledger never stops the rest."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from calculator.advice.timeline import time_left
from calculator.estimate.past import past_standings
from calculator.estimate.standing import Standing
from calculator.estimate.whatif import standings
from calculator.ledger.document import Certification, Ledger, UnreadableLedgerError
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, RequestError, parse, today
from calculator.rulebook import Rulebook
from calculator.values.amounts import written

FIGURES = ("assured_total", "possible_total", "planned_total", "remaining")  # properties of Totals
MOST_MEGABYTES = 2  # a ledger each: as much as one file may hold (exchange.incoming)


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``roster``: ``{"today", "ledgers": [{"name", "ledger" | "text"}]}`` → ``{"roster": {"people",
    "unreadable"}}``; ``text`` is a ledger's JSON text, ``name`` that of its file.

    ``people``, who is short first, then by the nearest cycle end, then by how much is missing: ``{"name", "short",
    "problems", "certifications": [{"id", "name", "edition", "end", "left", "required", "assured_total",
    "possible_total", "planned_total", "remaining", "short", "unmet", "missing", "past"}]}``. Short is who lacks assured
    CECs or an unmet requirement of a cycle that has not ended (``unmet``: their ids, ``missing``: the sentences);
    ``past`` are the cycles that are over, oldest first, none of which makes anybody short: ``{"cycle": {"start",
    "end"}, "edition", "required", "assured_total", "possible_total", "planned_total", "remaining", "unmet",
    "missing"}``. ``problems`` counts items that could not be read. ``unreadable``: ``{"name", "message"}``.

    With ``"to": "csv"`` the answer is ``{"export": {"name", "type", "text"}}``: the same as a table.
    """  # noqa: D205 - the shape of a request needs two lines
    now, rows = today(asked), asked.get("ledgers")
    if not isinstance(rows, list) or not all(
        isinstance(row, dict) and isinstance(row.get("name"), str) for row in rows
    ):
        raise RequestError("“ledgers” must be a list of objects with a “name”")
    held = [(row["name"], row.get("text", row.get("ledger"))) for row in rows]
    found = of(((name, partial(_as_it_is, one)) for name, one in held), rulebook, now)
    if asked.get("to") == "csv":
        return {"export": {"name": f"cec-roster-{now.isoformat()}.csv", "type": "text/csv", "text": table(found)}}
    return {"roster": found}


def _as_it_is(held: object) -> object:
    return held


def of(files: Iterable[tuple[str, Callable[[], object]]], rulebook: Rulebook, now: date) -> dict[str, Any]:
    """Return the roster of (name, what gives a ledger document or its JSON text), taken one at a time."""
    people, unreadable = [], []
    for name, give in files:
        try:
            people.append(_person(name, give(), rulebook, now))
        except OSError as fault:
            unreadable.append({"name": name, "message": fault.strerror or str(fault)})
        except UnreadableLedgerError as fault:
            message = rulebook.problems[fault.code].format(**fault.detail)
            unreadable.append({"name": name, "message": message})
        except RequestError as fault:
            unreadable.append({"name": name, "message": str(fault)})
    people.sort(key=_order)
    return {"people": people, "unreadable": unreadable}


def _person(name: str, held: object, rulebook: Rulebook, now: date) -> dict[str, Any]:
    if isinstance(held, str) and len(held) > MOST_MEGABYTES * 1_000_000:
        raise UnreadableLedgerError("file-too-large", limit=str(MOST_MEGABYTES))
    document = parse(held.removeprefix("\ufeff")) if isinstance(held, str) else held
    reading = read_ledger(document, rulebook, now)
    rows = [
        {**_certification(one, rulebook, now), "past": _past(reading.ledger, one.certification, rulebook, now)}
        for one in standings(reading.ledger, rulebook, now)
    ]
    return {
        "name": name,
        "short": any(row["short"] for row in rows),
        "problems": len(reading.problems),
        "certifications": rows,
    }


def _certification(one: Standing, rulebook: Rulebook, now: date) -> dict[str, Any]:
    cycle, figures = one.certification.cycle, _figures(one)
    return {
        "id": one.certification.id,
        "name": one.certification.name,
        "end": cycle.end.isoformat(),
        "left": time_left(cycle, now, rulebook),
        "short": cycle.end >= now and bool(one.totals.remaining or figures["unmet"]),
        **figures,
    }


def _past(ledger: Ledger, certification: Certification, rulebook: Rulebook, now: date) -> list[dict[str, Any]]:
    cycles = past_standings(ledger, certification, rulebook, now)
    return [{"cycle": one.certification.cycle.as_json(), **_figures(one)} for one in cycles]


def _figures(one: Standing) -> dict[str, Any]:
    """Return what a cycle comes to, and which of its requirements are not met."""
    unmet = [need for need in one.requirements if not need.met]
    return {
        "edition": one.edition,
        "required": written(one.totals.required),
        **{name: written(getattr(one.totals, name)) for name in FIGURES},
        "unmet": [need.id for need in unmet],
        "missing": [need.reason.sentence for need in unmet],
    }


def _order(person: dict[str, Any]) -> tuple[bool, str, Decimal, str]:
    short = [row for row in person["certifications"] if row["short"]]
    until = min((row["end"] for row in short), default="")
    missing = max((Decimal(row["remaining"]) for row in short), default=Decimal(0))
    return (not person["short"], until, -missing, person["name"])


def table(roster: dict[str, Any]) -> str:
    """Return the roster as CSV text: a row for each certification, then the files that could not be read."""
    import csv  # noqa: PLC0415 - only who takes the table away needs it
    import io  # noqa: PLC0415

    from calculator.exchange import cells  # noqa: PLC0415

    def safe(text: str) -> str:
        return cells.write(None, text) if text else ""

    columns = ("name", "end", "left", "required", "assured_total", "possible_total", "planned_total", "remaining")
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["file", "short", "certification", *columns[1:], "missing", "past"])
    for person in roster["people"]:
        for row in person["certifications"]:
            short = "yes" if row["short"] else "no"
            values = [person["name"], short, *(row[column] for column in columns), "; ".join(row["missing"])]
            values.append("; ".join(map(_in_a_line, row["past"])))
            writer.writerow(map(safe, values))
        if not person["certifications"]:
            writer.writerow([safe(person["name"])])
    for one in roster["unreadable"]:
        blanks = [""] * len(columns)
        writer.writerow([safe(one["name"]), "", *blanks, safe(one["message"])])
    return cells.MARK + text.getvalue()


def _in_a_line(past: dict[str, Any]) -> str:
    days = past["cycle"]
    return f"{days['start']} to {days['end']}: {past['assured_total']} of {past['required']}"


def lines(roster: dict[str, Any]) -> Iterator[str]:
    """Yield the roster as lines of text: one for each certification, the short ones marked."""
    for person in roster["people"]:
        name = " ".join(person["name"].split())
        if not person["certifications"]:
            yield f"{'':<6} {name:<28} no certification is entered"
        for row in person["certifications"]:
            mark = "short" if row["short"] else "ok"
            unmet = f"  also: {', '.join(row['unmet'])}" if row["unmet"] else ""
            yield (
                f"{mark:<6} {name:<28} {row['name']:<26} {row['assured_total']:>6} of {row['required']}"
                f"  {row['remaining']:>4} to go, until {row['end']}{unmet}"
            )
