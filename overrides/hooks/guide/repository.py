"""Where the project's sources are kept, if the build knows it: links to a line of them, and to say what is wrong.

The workflow names the address in REPOSITORY_URL. Where it is unknown, every address here is empty and no page shows a
link. A link is filled in with what the site says, never with anything of a reader's, and asks for nothing before it is
pressed.
"""

import os
from urllib.parse import urlencode, urlsplit

from calculator.rulebook import Clause, Rulebook

VARIABLE = "REPOSITORY_URL"
RULE, FAULT = "changed-rule.yml", "fault.yml"  # in .github/ISSUE_TEMPLATE


class WrongAddressError(Exception):
    """What REPOSITORY_URL holds is no address a reader could follow. A fault of the build's settings."""


def address() -> str:
    """Return the repository's address without a slash at its end, or nothing where the build does not know it."""
    given = os.environ.get(VARIABLE, "").strip().rstrip("/")
    parts = urlsplit(given)
    if given and not (parts.scheme == "https" and parts.netloc and parts.path and not parts.query):
        raise WrongAddressError(f"{VARIABLE} is {given!r}: it has to be like https://example.org/owner/name, or unset.")
    return given


def line(file: str, number: int) -> str:
    """Return the address of a line of a file, named from the root, as it is now."""
    return f"{address()}/blob/HEAD/{file}#L{number}" if address() else ""


def changed_rule(clause: Clause | None = None, rulebook: Rulebook | None = None) -> str:
    """Return the address at which a reader says that ACE has changed a sentence; of which clause, if one is given."""
    filled = {"title": f"Changed rule: {clause.title}", "clause": clause.id} if clause else {}
    if clause and rulebook:
        filled["address"] = rulebook.sources[clause.source].url
    return _asked(RULE, filled)


def fault(page: str = "") -> str:
    """Return the address at which a reader says that something does not work, on a page given by its own address."""
    return _asked(FAULT, {"page": page} if page else {})


def _asked(template: str, filled: dict[str, str]) -> str:
    return f"{address()}/issues/new?{urlencode({'template': template, **filled})}" if address() else ""


def words(rulebook: Rulebook) -> dict[str, object]:
    """Return what every template may use."""
    return {"source_line": line, "report_fault": fault, "report_rule": lambda clause: changed_rule(clause, rulebook)}
