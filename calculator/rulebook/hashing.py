"""The hash of the rules: of the rulebook and of the sources that compute, wherever the package lies."""

from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files as lying_in

DECIDING = ("values", "rulebook", "ledger", "rules", "estimate")  # the rooms whose code decides a figure


def of(files: Mapping[str, bytes]) -> str:
    """Return the hash, in hexadecimal, of a package's files by their path, of those that decide."""
    rooms = tuple(f"calculator/{room}/" for room in DECIDING)
    total = sha256()
    for path in sorted(files):
        if path == "calculator/rulebook.toml" or (path.startswith(rooms) and path.endswith(".py")):
            total.update(f"{path}\n{sha256(files[path]).hexdigest()}\n".encode())
    return total.hexdigest()


@cache
def own() -> str:
    """Return the hash of the package this module is of."""
    root = lying_in("calculator")
    found = {"calculator/rulebook.toml": root.joinpath("rulebook.toml").read_bytes()}
    for room in DECIDING:
        for file in root.joinpath(room).iterdir():
            if file.name.endswith(".py"):
                found[f"calculator/{room}/{file.name}"] = file.read_bytes()
    return of(found)
