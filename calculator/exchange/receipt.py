"""The receipt of a file's figures: which build and which rules gave them, on which day, so that they can be checked.

It lies in the exported JSON beside the ledger and is no part of it: what takes the ledger in leaves it out.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from calculator.estimate.difference import figures, held
from calculator.estimate.estimate import as_json, estimate
from calculator.ledger.request import Answer, Request, RequestError, row, text, today
from calculator.rulebook import Rulebook
from calculator.rulebook.fingerprint import fingerprint

KEY = "receipt"


def made(document: Mapping[str, Any], asked: Request, rulebook: Rulebook) -> dict[str, Any]:
    """Return the receipt of a ledger: ``{"release", "rules", "today", "certifications"}``.

    ``release`` is the build that asks, as it names itself; ``rules`` the hash of what decides a figure;
    ``certifications`` as ``difference.figures`` has them.
    """
    day = today(asked)
    result = figures(as_json(estimate(without(document), rulebook, day)))
    return {"release": text(asked, "release", ""), "rules": fingerprint(rulebook), "today": day.isoformat(), **result}


def without(document: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return a document without its receipt."""
    return {key: value for key, value in document.items() if key != KEY} if isinstance(document, dict) else document


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``verify``: ``{"document"}`` → ``{"verify": {"same", "release", "today", "sentence", "changes"}}``.

    ``document`` is an exported ledger with its receipt. It is read on the day it was written, so that what differs is
    the doing of other rules, or of whoever changed an entry. ``same`` is null where it carries no receipt that can be
    read; ``changes`` are those of the verb ``held``.
    """
    return {"verify": verified(row(asked, "document"), rulebook)}


def verified(document: object, rulebook: Rulebook) -> dict[str, Any]:
    """Return what the verb answers. Raises UnreadableLedgerError if the document is no ledger."""
    carried = document.get(KEY) if isinstance(document, dict) else None
    nothing: dict[str, Any] = {"same": None, "release": "", "today": None, "changes": []}
    nothing["sentence"] = rulebook.advised("verify-none")
    if not isinstance(carried, dict):
        return nothing
    try:
        day = today(carried)
        result = held(carried, without(document), rulebook, {"today": day.isoformat()})
    except RequestError:
        return nothing
    return _told(result["changes"], carried, day, rulebook)


def lines(told: Mapping[str, Any]) -> Iterator[str]:
    """Yield what the verb answers line by line, as it is printed."""
    yield told["sentence"]
    yield from (change["sentence"] for change in told["changes"])


def _told(changes: list[dict[str, Any]], carried: Mapping[str, Any], day: date, rulebook: Rulebook) -> dict[str, Any]:
    own = carried.get("rules") == fingerprint(rulebook)
    key = ("verify-edited" if own else "verify-differs") if changes else "verify-same" + ("" if own else "-otherwise")
    sentence = rulebook.advised(key, date=rulebook.day(day))
    release = str(carried.get("release") or "")
    return {"same": not changes, "release": release, "today": day.isoformat(), "changes": changes, "sentence": sentence}
