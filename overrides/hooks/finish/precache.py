"""What the service worker keeps: every file of a release with its hash, the guide's apart from the runtime's."""

import base64
import hashlib
import json
from pathlib import Path
from typing import NamedTuple

SERVICE_WORKER = "sw.js"
RUNTIME_FOLDERS = ("assets/later/", "assets/pyodide/", "assets/runtime/")
LEFT_OUT = (".map", ".gz", ".xml", ".txt")  # for machines and for people who look under the bonnet
ELSEWHERE = ("calendars/", "downloads/")  # for other programs
ID_LENGTH = 16  # digits of a hash: no two releases share it


class Release(NamedTuple):
    """One state of the site: its id, and the hash of each file by its path, for the guide and for the runtime."""

    id: str
    guide: dict[str, str]
    runtime: dict[str, str]


def release(site: Path, name: str = "") -> Release:
    """Return the release that a finished folder is, under an id of its own that changes when any listed file changes.

    A folder whose pages show that id already cannot have it computed from them: it comes in as ``name``.
    """
    guide: dict[str, str] = {}
    runtime: dict[str, str] = {}
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        if file.is_file() and path != SERVICE_WORKER and not path.startswith(ELSEWHERE) and not path.endswith(LEFT_OUT):
            part = runtime if path.startswith(RUNTIME_FOLDERS) else guide
            part[path] = base64.b64encode(hashlib.sha256(file.read_bytes()).digest()).decode()
    listed = json.dumps([guide, runtime], sort_keys=True)
    return Release(name or hashlib.sha256(listed.encode()).hexdigest()[:ID_LENGTH], guide, runtime)


def service_worker(source: str, made: Release) -> str:
    """Return the service worker's script: the release it keeps, then its source.

    The list stands in the script itself, so that a browser sees a new release as a changed script.
    """
    return f"const release = {json.dumps(made._asdict(), separators=(',', ':'))};\n{source}"
