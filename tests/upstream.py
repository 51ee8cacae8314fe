"""Where the project leans on what others do not promise: each such place says so in a comment, with an address.

``Upstream: ADDRESS`` names the file at the tag it was read at; ``read as PLACE HASH`` says where its text is on this
machine, and the beginning of its SHA-256. A place is ``npm:`` and a path in node_modules or ``pypi:`` and one among the
Python packages; behind ``!`` stands a file inside a zip, or a source inside a source map.
"""

import hashlib
import json
import re
import sysconfig
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
SHELVES = {"npm": ROOT / "node_modules", "pypi": Path(sysconfig.get_paths()["purelib"])}
WRITTEN = (".py", ".js", ".mjs", ".html")
LEAN = re.compile(r"Upstream: (?P<address>https://\S+)[\s#*]+read as (?P<place>\w+:\S+) (?P<hash>[0-9a-f]{12})\b")
LENGTH = 12


class Lean(NamedTuple):
    """A file of ours that leans on one of others: that file's address, its place on this machine, and its hash."""

    file: str
    address: str
    place: str
    hash: str

    def fault(self) -> str:
        """Return what is wrong, in a sentence, or nothing."""
        found = hash_of(self.place)
        if not found:
            return f"{self.file} leans on {self.address}, but {self.place} is not there: was it moved upstream?"
        if found == self.hash:
            return ""
        return (
            f"{self.file} leans on {self.address}, and {self.place} has changed: read it again at the version in use, "
            f"mend what leans on it, and write its tag and {found} there."
        )


def leans() -> Iterator[Lean]:
    """Yield every such place of the site's templates, scripts and build."""
    for path in sorted((ROOT / "overrides").rglob("*")):
        if path.suffix in WRITTEN:
            name = path.relative_to(ROOT).as_posix()
            for found in LEAN.finditer(path.read_text(encoding="utf-8")):
                yield Lean(name, found["address"], found["place"], found["hash"])


def hash_of(place: str) -> str:
    """Return the beginning of the hash of a file others wrote, or nothing if it is not there."""
    content = _content(place)
    return "" if content is None else hashlib.sha256(content).hexdigest()[:LENGTH]


def _content(place: str) -> bytes | None:
    shelf, _, path = place.partition(":")
    path, _, inner = path.partition("!")
    file = SHELVES[shelf] / path
    if not file.is_file():
        return None
    if not inner:
        return file.read_bytes()
    if file.suffix == ".map":
        data = json.loads(file.read_text(encoding="utf-8"))
        texts = dict(zip(data["sources"], data["sourcesContent"], strict=True))
        return texts[inner].encode() if inner in texts else None
    with zipfile.ZipFile(file) as archive:
        return archive.read(inner) if inner in archive.namelist() else None
