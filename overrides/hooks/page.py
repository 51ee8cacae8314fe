"""What the calculator page knows before Python is up, as plain data: where its parts are, and the rulebook's words."""

from typing import Any

from guide import repository
from python.runtime import Manifest

from calculator.exchange.incoming import MOST_MEGABYTES
from calculator.ledger import proofs
from calculator.ledger.request import DEEPEST
from calculator.rulebook import Clause, Rulebook


def data(rulebook: Rulebook, manifest: Manifest) -> dict[str, Any]:
    """Return the page's data: its parts as paths below the site, and titles, quotations and addresses by id.

    Scripts look every sentence of the domain up here or get it from the rules; they hold none themselves.
    """
    return {
        "parts": manifest._asdict(),
        "report": repository.changed_rule(),
        "clauses": {clause.id: _clause(clause, rulebook) for clause in rulebook.clauses.values()},
        "sources": {
            source.id: {"title": source.title, "where": source.where, "dated": source.dated, "url": source.url}
            for source in rulebook.sources.values()
        },
        "opportunities": {one.id: one.title for one in rulebook.opportunities.values()},
        "tiers": dict(rulebook.tiers),
        "editions": {edition.id: edition.title for edition in rulebook.editions.values()},
        "fields": {name: rulebook.fields[name].label for name in ("course_number", "cecs", "date")},
        "import": {
            "bytes": MOST_MEGABYTES * 1_000_000,
            "levels": DEEPEST * 3 // 2,  # an item of a table's cell stands a little deeper in the ledger
            "too_large": rulebook.problems["file-too-large"].format(limit=MOST_MEGABYTES),
        },
        "proofs": {
            "kinds": dict(proofs.KINDS),
            "megabytes": int(rulebook.amount("transcript-megabytes", rulebook.newest)),
            "most": proofs.MOST,
            "all_megabytes": proofs.MOST_BYTES // 1_000_000,
        },
        "calendars": {"first": rulebook.reminders.first, "last": rulebook.reminders.last},
        "statuses": {choice.value: choice.label for choice in rulebook.fields["status"].choices},
    }


def _clause(clause: Clause, rulebook: Rulebook) -> dict[str, Any]:
    disagrees = [
        {"source": other.source, "quote": other.quote, "means": rulebook.fill(other.means, rulebook.newest)}
        for other in clause.disagrees
    ]
    return {
        "title": clause.title,
        "reading": clause.kind == "reading",
        "taken": rulebook.fill(clause.reading, rulebook.newest),
        "source": clause.source,
        "quote": clause.quote,
        "states": rulebook.fill(clause.states, rulebook.newest),
        "disagrees": disagrees,
    }
