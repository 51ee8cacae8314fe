"""The two editions side by side, entry by entry."""

from typing import Any

from calculator.estimate.standing import standing
from calculator.estimate.whatif import edition_of
from calculator.ledger.document import Entry
from calculator.ledger.reader import read_ledger
from calculator.ledger.request import Answer, Request, today
from calculator.rulebook import Rulebook
from calculator.rules import Award
from calculator.values.amounts import written


def answer(asked: Request, rulebook: Rulebook) -> Answer:
    """Verb ``compare``: ``{"today", "ledger"}`` → ``{"compare": {"editions", "certifications"}}``.

    ``editions``: ``{"id", "title", "note"}``, oldest first. A certification: ``{"id", "name", "edition"`` (the one in
    force for it)``, "totals": [{"edition", …}]`` (as in an estimate, with ``requirements``)``, "entries": [{"entry",
    "title", "differs", "awards": [{"edition", "tier", "cecs", "reasons"}]}]}``. ``differs`` marks another tier or
    another amount, not another wording.
    """
    now = today(asked)
    ledger = read_ledger(asked.get("ledger"), rulebook, now).ledger
    editions = sorted(rulebook.editions)
    rows = []
    for one in ledger.certifications:
        each = [standing(ledger, one, edition, rulebook=rulebook, today=now) for edition in editions]
        rows.append(
            {
                "id": one.id,
                "name": one.name,
                "edition": edition_of(ledger, one, rulebook),
                "totals": [
                    {
                        "edition": by.edition,
                        **by.totals.as_json(),
                        "requirements": [{"id": need.id, "met": need.met} for need in by.requirements],
                    }
                    for by in each
                ],
                "entries": [
                    _entry(entry, awards, editions)
                    for entry, *awards in zip(ledger.entries, *(by.awards for by in each), strict=True)
                ],
            }
        )
    known = (rulebook.editions[edition] for edition in editions)
    told = [{"id": one.id, "title": one.title, "note": rulebook.fill(one.note, one.id)} for one in known]
    return {"compare": {"editions": told, "certifications": rows}}


def _entry(entry: Entry, awards: list[Award], editions: list[str]) -> dict[str, Any]:
    return {
        "entry": entry.id,
        "title": entry.title,
        "differs": len({(award.tier, award.cecs) for award in awards}) > 1,
        "awards": [
            {
                "edition": edition,
                "tier": str(award.tier),
                "cecs": written(award.cecs),
                "reasons": [reason.as_json() for reason in award.reasons],
            }
            for award, edition in zip(awards, editions, strict=True)
        ],
    }
