"""The rules and the standard library as the reader's browser wants them: only what is used, compiled beforehand.

The site's own Pyodide, run in Node at build, imports the rules with every verb, tells which modules that took, and
compiles them. Compiling in the browser instead costs more than half of a start, and whole modules cost bytes.
What is made is kept in ``build/`` by a hash of all that went into it.
"""

import io
import json
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from content import kept

ROOT = Path(__file__).resolve().parents[2]
RUNNER = ROOT / "scripts" / "in-pyodide.mjs"
INSIDE = Path(__file__).with_name("inside_pyodide.py")
# Their importers do without them, and a page that opens no socket and no foreign archive needs none of them.
LEFT_OUT = ("ssl", "bz2", "lzma", "compression.zstd", "compression.zstd._zstdfile")
# What neither a start nor a verb's import reaches, only its work.
LATE = ("base64", "encodings.ascii", "encodings.cp1252", "encodings.latin_1", "encodings.utf_16", "encodings.utf_8_sig")
ZIP_DATE = (2020, 1, 1, 0, 0, 0)  # a fixed time: the same files give the same bytes


class Bytecode(NamedTuple):
    """The modules of the standard library that are used, and the rules', as ``.pyc`` files by their path."""

    library: dict[str, bytes]
    rules: dict[str, bytes]


def build(sources: Mapping[str, bytes], pyodide: Path, cache: Path) -> Bytecode:
    """Return the bytecode of the rules (their sources by path, ``calculator/…``) and of all they and Pyodide import."""
    modules = [path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in sources]
    job = json.dumps({"modules": [*modules, *LATE], "left_out": LEFT_OUT}).encode()
    inputs = {path.name: path.read_bytes() for path in (RUNNER, INSIDE, pyodide / "package.json")}

    def make(folder: Path) -> None:
        _write({**sources, "job.json": job}, folder)
        command = [str(ROOT / "scripts" / "node-tool"), "node", str(RUNNER), str(INSIDE), str(folder)]
        subprocess.run(command, check=True)  # noqa: S603 - our own arguments

    folder = kept(cache, {**inputs, **sources, "job.json": job}, make)
    return Bytecode(_read(folder / "library"), _read(folder / "rules"))


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return files as a zip file: the same files give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path, ZIP_DATE), content, method)
    return made.getvalue()


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _read(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
