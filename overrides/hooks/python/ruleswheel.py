"""The rules' wheel as the browser gets it: made of the wheel everyone else gets, with bytecode in place of sources.

The rulebook goes as JSON: reading its TOML takes a browser eight times as long, and checking it belongs to the build.
"""

import csv
import hashlib
import io
import json
import tomllib
import zipfile
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from pathlib import Path

from python.bytecode import zipped

# For a terminal, and for a rulebook that is still TOML.
NOT_FOR_A_BROWSER = ("calculator/__main__.py", "calculator/commands.py", "calculator/rulebook/selfcheck.py")
RULEBOOK = "calculator/rulebook.toml"
SOURCE_TAG, BYTECODE_TAG = "py3-none-any", "py314-none-any"  # bytecode is good for one version of Python only


def read(wheel: Path) -> dict[str, bytes]:
    """Return a wheel's files by their path."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in sorted(archive.namelist())}


def sources(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the Python sources among a wheel's files that a browser can have a use for."""
    return {path: text for path, text in files.items() if path.endswith(".py") and path not in NOT_FOR_A_BROWSER}


def with_bytecode(wheel: Path, bytecode: Mapping[str, bytes], folder: Path) -> Path:
    """Write the browser's wheel into a folder and return its path."""
    files = {path: content for path, content in read(wheel).items() if path != RULEBOOK and not path.endswith(".py")}
    rulebook = tomllib.loads(read(wheel)[RULEBOOK].decode())
    files |= {**bytecode, RULEBOOK.replace(".toml", ".json"): json.dumps(rulebook, separators=(",", ":")).encode()}
    tag = next(path for path in files if path.endswith(".dist-info/WHEEL"))
    files[tag] = files[tag].replace(SOURCE_TAG.encode(), BYTECODE_TAG.encode())
    record = next(path for path in files if path.endswith(".dist-info/RECORD"))
    files[record] = _record({path: content for path, content in files.items() if path != record}, record)
    made = folder / wheel.name.replace(SOURCE_TAG, BYTECODE_TAG)
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_bytes(zipped(files, zipfile.ZIP_DEFLATED))
    return made


def _record(files: Mapping[str, bytes], own_path: str) -> bytes:
    """Return a wheel's list of files with their hashes and lengths; the list itself has neither."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    for path, content in files.items():
        digest = urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
        rows.writerow([path, f"sha256={digest}", len(content)])
    rows.writerow([own_path, "", ""])
    return text.getvalue().encode()
