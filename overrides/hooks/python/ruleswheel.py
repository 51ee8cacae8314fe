"""What of the rules' wheel a browser gets: its modules, to be compiled, and the rulebook.

The rulebook goes as JSON: reading its TOML takes a browser eight times as long, and checking it belongs to the build.
"""

import json
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from calculator.rulebook import hashing
from calculator.rulebook.loading import HASH_KEY

# For a terminal, for a rulebook that is still TOML, and for rules that are still sources.
NOT_FOR_A_BROWSER = {"calculator/__main__.py", "calculator/commands.py"} | {
    f"calculator/rulebook/{name}.py" for name in ("selfcheck", "hashing")
}
RULEBOOK, RULEBOOK_AS_JSON = "calculator/rulebook.toml", "calculator/rulebook.json"


def read(wheel: Path) -> dict[str, bytes]:
    """Return a wheel's files by their path."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist())}


def for_browser(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return what of a wheel's files a browser can have a use for: the modules' sources, and the rulebook as JSON."""
    sources = {path: text for path, text in files.items() if path.endswith(".py") and path not in NOT_FOR_A_BROWSER}
    rulebook = {**tomllib.loads(files[RULEBOOK].decode()), HASH_KEY: hashing.of(files)}
    written = json.dumps(rulebook, separators=(",", ":"))
    return {**sources, RULEBOOK_AS_JSON: written.encode()}


def rulebook(files: Mapping[str, bytes]) -> Any:  # noqa: ANN401 - whatever JSON holds
    """Return the rulebook among the files for a browser."""
    return json.loads(files[RULEBOOK_AS_JSON])
