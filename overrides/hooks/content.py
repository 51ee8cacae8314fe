"""What is known by its content: a file by a short hash, and what is slow to make by all that it was made of."""

import hashlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

HASH_LENGTH = 12  # digits, 48 bits: two of a site's hundred files share one once in 50 thousand million sites
KEY_LENGTH = 16
AS_THEY_ARE = "/!$&'()*+,;=:@~"  # what a browser leaves so in a path; scripts/serve.py has the same


def digest(content: bytes) -> str:
    """Return the short hash that names a file by its content."""
    return hashlib.sha256(content).hexdigest()[:HASH_LENGTH]


def address(typed: str) -> str:
    """Return a site's address as a browser writes it, whichever way the signs of its path were typed."""
    parts = urlsplit(typed)
    return urlunsplit(parts._replace(path=quote(unquote(parts.path), AS_THEY_ARE)))


def kept(cache: Path, inputs: Mapping[str, bytes], make: Callable[[Path], None]) -> Path:
    """Return the folder that was made of some inputs, by name; it is made anew, in place of any other, if they changed.

    ``make`` is given the empty folder to fill. One that it did not finish counts for nothing.
    """
    folder = cache / _key(inputs)
    if not (folder / "done").exists():
        shutil.rmtree(cache, ignore_errors=True)
        folder.mkdir(parents=True)
        make(folder)
        (folder / "done").touch()
    return folder


def _key(inputs: Mapping[str, bytes]) -> str:
    made = hashlib.sha256()
    for path, content in sorted(inputs.items()):
        made.update(f"{path} {len(content)} ".encode() + content)
    return made.hexdigest()[:KEY_LENGTH]
