"""Which rules these are: a hash of all that decides a figure, so that a figure can be checked later.

A browser's copy has bytecode in place of sources and carries the hash its sources had: see ``hashing``.
"""

from calculator.rulebook.book import Rulebook


def fingerprint(rulebook: Rulebook) -> str:
    """Return the hash of the rules that run here."""
    if rulebook.carried_hash:
        return rulebook.carried_hash
    from calculator.rulebook.hashing import own  # noqa: PLC0415 - a browser's copy never hashes, it was told

    return own()
