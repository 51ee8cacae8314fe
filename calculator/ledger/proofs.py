"""What an entry says of the proofs kept with it: files that the browser keeps beside the ledger, never inside it."""

from collections.abc import Mapping
from typing import Any

KEY = "proofs"
MOST_BYTES = 500_000_000  # of all proofs together; what a browser grants may be less
MOST = 200  # proofs of a ledger: some twenty years of certificates
KINDS: Mapping[str, str] = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}  # with their endings


def listed(row: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the proofs an entry of a document names, those that are none left out."""
    given = row.get(KEY)
    return [one for one in given if _is_proof(one)] if isinstance(given, list) else []


def _is_proof(one: object) -> bool:
    return isinstance(one, dict) and bool(_named(one, "id")) and _named(one, "type") in KINDS and _size(one) > 0


def _named(one: object, key: str) -> str:
    """Return a text of what may be a proof, empty where it is none."""
    value = one.get(key) if isinstance(one, dict) else None
    return value if isinstance(value, str) else ""


def _size(one: Mapping[str, Any]) -> int:
    size = one.get("bytes")
    return size if isinstance(size, int) and not isinstance(size, bool) else 0


def fits(row: Mapping[str, Any], kinds: frozenset[str], megabytes: int) -> bool | None:
    """Tell whether an entry has a proof of one of these kinds (media types) and no larger; None if it has no proof."""
    found = listed(row)
    return any(one["type"] in kinds and one["bytes"] <= megabytes * 1_000_000 for one in found) if found else None


def together(held: object, given: object) -> list[Any]:
    """Return two lists of proofs as one, each id once: what is incoming stands."""
    first, second = ([*one] if isinstance(one, list) else [] for one in (held, given))
    ids = {_named(one, "id") for one in second} - {""}
    return [*(one for one in first if _named(one, "id") not in ids), *second]
