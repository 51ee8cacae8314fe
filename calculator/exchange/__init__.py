"""A ledger in and out: JSON, tables, a calendar, the sheet for My CECs, the record, and what is pasted or read off.

JSON is the ledger document itself. CSV holds the same, losslessly (see ``table``), and what each entry is worth. A
calendar (``ics``), the sheet and the record are only written; sessions of a schedule, ACE's own list and a
certificate's text are only read. Must not know what to do next.
"""

from datetime import datetime

from calculator.exchange import calendar, cells, earned, incoming, receipt, sheet, table
from calculator.ledger.document import upgraded
from calculator.ledger.request import Answer, Request, RequestError, dump, text, today
from calculator.rulebook import Rulebook

FORMATS = ("json", "csv", "ics", "sheet")
NAME = "cec-ledger"
TYPES = {"json": "application/json", "csv": "text/csv", "ics": "text/calendar", "sheet": "text/plain"}


def export(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``export``: ``{"today", "ledger", "to": "json" | "csv" | "ics" | "sheet", "now"?, "release"?}`` →
    ``{"export": {"name", "type", "text"}}``: a file's name, its media type and its content, as text to be written in
    UTF-8. ``now``, a time in ISO with its zone, dates a calendar to the second, so that of two of one day the later one
    holds. ``release`` names the build that asks, for the receipt that JSON carries: see ``receipt``.
    """  # noqa: D205 - the shape of an answer needs two lines
    to, day = text(asked, "to"), today(asked)
    if to not in FORMATS:
        raise RequestError(f"“to” must be one of: {', '.join(FORMATS)}")
    ending = "txt" if to == "sheet" else to
    written = exported(asked.get("ledger"), to, asked, rulebook)
    return {"export": {"name": f"{NAME}-{day.isoformat()}.{ending}", "type": TYPES[to], "text": written}}


def exported(document: object, to: str, asked: Request, rulebook: Rulebook) -> str:
    """Return a ledger document in one of FORMATS as text. Raises UnreadableLedgerError if it is not a ledger."""
    data, day = upgraded(document), today(asked)
    if to == "json":
        return dump({**data, receipt.KEY: receipt.made(data, asked, rulebook)}, indent=2) + "\n"
    if to == "csv":
        return cells.MARK + table.write(data, rulebook, earned.columns(data, rulebook, day))
    if to == "ics":
        return calendar.write(data, rulebook, day, _now(asked))
    return sheet.write(data, rulebook, day)


def _now(asked: Request) -> datetime | None:
    """Return the time of a request, if it gives one. Raises RequestError for what is none, or has no zone."""
    given = text(asked, "now", "")
    try:
        now = datetime.fromisoformat(given) if given else None
        if now is None or now.tzinfo:
            return now
    except ValueError:
        pass
    raise RequestError("“now” must be a time such as 2026-11-24T08:30:00Z")


def take_in(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``import``: see ``incoming.answer``."""
    return incoming.answer(asked, rulebook)
