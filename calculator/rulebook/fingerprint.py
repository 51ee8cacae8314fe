"""Which rules these are: a hash of all that decides a figure, so that a figure can be checked later.

It is taken of the rulebook and of the sources of the rooms that compute, wherever the package lies. A browser's copy
has bytecode in place of sources and carries the hash its sources had.
"""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from calculator.rulebook.loading import beside

DECIDING = ("values", "rulebook", "ledger", "rules", "estimate")  # the rooms whose code decides a figure
KEY = "rules"  # where a browser's rulebook, in JSON, carries the hash


def of(files: Mapping[str, bytes]) -> str:
    """Return the hash, in hexadecimal, of a package's files by their path, of those that decide."""
    from hashlib import sha256  # noqa: PLC0415 - a browser never hashes, it was told

    rooms = tuple(f"calculator/{room}/" for room in DECIDING)
    total = sha256()
    for path in sorted(files):
        if path == "calculator/rulebook.toml" or (path.startswith(rooms) and path.endswith(".py")):
            total.update(f"{path}\n{sha256(files[path]).hexdigest()}\n".encode())
    return total.hexdigest()


@cache
def fingerprint() -> str:
    """Return the hash of the rules that run here."""
    try:
        carried: Any = json.loads(beside("rulebook.json")).get(KEY)
    except FileNotFoundError:
        return of(_own())
    return str(carried)


def _own() -> dict[str, bytes]:
    from importlib.resources import files  # noqa: PLC0415 - never in a browser

    root = files("calculator")
    found = {"calculator/rulebook.toml": root.joinpath("rulebook.toml").read_bytes()}
    for room in DECIDING:
        for file in root.joinpath(room).iterdir():
            if file.name.endswith(".py"):
                found[f"calculator/{room}/{file.name}"] = file.read_bytes()
    return found
