"""The rules and the standard library as the reader's browser wants them: only what is used, compiled beforehand.

The site's own Pyodide, run in Node at build, imports the rules with every verb, tells which modules that took, and
compiles them. Compiling in the browser instead costs more than half of a start, and whole modules cost bytes.
What is made is kept in ``build/`` by a hash of all that went into it.

Most of what a start imports, Pyodide imports for programs that wait, parse sources or unpack packages. For these there
are small modules in ``standins/``, which do what a start asks of them; where a failure or a late import may ask for
more, the whole module is there under another name. Empty ``standins/``, and all is as Pyodide has it.

Upstream: https://github.com/python/cpython/blob/v3.14.2/Lib/re/_compiler.py
  read as npm:pyodide/python_stdlib.zip!re/_compiler.py d49f30cf9a1d
Upstream: https://github.com/python/cpython/blob/v3.14.2/Lib/dataclasses.py
  read as npm:pyodide/python_stdlib.zip!dataclasses.py cd1435e8cd7b
"""

import io
import json
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from content import kept

from python import nodejs

ROOT = Path(__file__).resolve().parents[3]
RUNNER = ROOT / "overrides" / "hooks" / "python" / "in-pyodide.mjs"
INSIDE = Path(__file__).with_name("inside_pyodide.py")
INSIDE_FIRST = Path(__file__).with_name("inside_first.py")
STANDINS = Path(__file__).with_name("standins")
# Whose stand-ins have the rest from ``…_in_full``, once asked.
IN_FULL = ("annotationlib", "inspect", "traceback", "typing", "warnings")
# Each import of a name asks whether the module is a package, which none of these is.
ASK_IN_FULL = """
def __getattr__(name):
    if name == "__path__":
        raise AttributeError(name)
    import {name}_in_full as whole
    return getattr(whole, name)
"""
# Two modules compile texts while they are imported: each dataclass its methods, and ``re`` each pattern. For the rules'
# that is 70 ms of a start. These texts too are compiled at build, into the module ``beforehand`` (``inside_pyodide``);
# one that is new is compiled as ever.
APPENDED = {
    "dataclasses.py": b"""
import builtins
try:
    from beforehand import METHODS
except ImportError:
    METHODS = {}
def exec(text, *namespaces):
    return builtins.exec(METHODS.get(text, text), *namespaces)
""",
    "re/_compiler.py": b"""
try:
    from beforehand import PATTERNS
except ImportError:
    PATTERNS = {}
compile_anew = compile
def compile(p, flags=0):
    made = PATTERNS.get((p, flags)) if isstring(p) else None
    return _sre.compile(*made) if made else compile_anew(p, flags)
""",
}
# What neither a start nor a verb's import reaches, only its work.
LATE = (
    *(f"{name}_in_full" for name in IN_FULL),
    *(f"encodings.{name}" for name in ("ascii", "cp1252", "latin_1", "utf_16", "utf_16_be", "utf_16_le", "utf_8_sig")),
    "base64",
)
ZIP_DATE = (2020, 1, 1, 0, 0, 0)  # a fixed time: the same files give the same bytes


class Bytecode(NamedTuple):
    """The modules of the standard library that are used, and the rules, as files by their path.

    ``first`` are the paths of those that a start with its first estimate takes; ``frozen`` are the modules in the
    machine code itself: what each is in Pyodide's, and what it may be instead.
    """

    library: dict[str, bytes]
    rules: dict[str, bytes]
    first: frozenset[str]
    frozen: dict[bytes, bytes]


def build(rules: Mapping[str, bytes], request: str, pyodide: Path, cache: Path) -> Bytecode:
    """Return the bytecode of the rules (their files by path, ``calculator/…``) and of all they and Pyodide import.

    ``request`` shows what a first estimate imports: the name of the crossing and, on the next line, what it is asked.
    """
    sources = [path for path in rules if path.endswith(".py")]
    beside = {path: content for path, content in rules.items() if path not in sources}
    modules = [path.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in sources]
    job = json.dumps({"modules": modules, "late": LATE, "sources": sources}).encode()
    inputs = {path.name: path.read_bytes() for path in (RUNNER, INSIDE, INSIDE_FIRST, pyodide / "package.json")}
    asked = {"job.json": job, "request.txt": request.encode()}
    whole = {**rules, **asked, "python.zip": _with_standins(pyodide / "python_stdlib.zip")}

    def make(folder: Path) -> None:
        _write(whole, folder)
        nodejs.run(RUNNER, INSIDE, folder, folder / "python.zip")
        printed = nodejs.run(RUNNER, INSIDE_FIRST, folder, folder / "python.zip", stdout=subprocess.PIPE)
        (folder / "first").write_bytes(printed.stdout)

    folder = kept(cache, inputs | whole, make)
    first = (f"{path}c" for path in (folder / "first").read_text(encoding="utf-8").splitlines())
    frozen = _read(folder / "frozen")
    return Bytecode(
        _read(folder / "library"),
        _read(folder / "rules") | beside,
        frozenset((*first, *beside, "beforehand.pyc")),
        {was: frozen[name.replace(".was", ".now")] for name, was in frozen.items() if name.endswith(".was")},
    )


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_STORED, after: bytes = b"") -> bytes:
    """Return files as a zip file: the same files give the same bytes.

    ``after`` is a zip file that the one returned begins with, to the byte, and whose files it holds too.
    """
    made = io.BytesIO(after)
    with zipfile.ZipFile(made, "a" if after else "w") as archive:
        archive.start_dir = max(archive.start_dir, len(after))  # the list of files at the end is not written over
        for path, content in files.items():
            archive.writestr(zipfile.ZipInfo(path, ZIP_DATE), content, method)
    return made.getvalue()


def _with_standins(library: Path) -> bytes:
    """Return Pyodide's own library with the stand-ins in place of what they stand for."""
    with zipfile.ZipFile(library) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    standins = {path.relative_to(STANDINS).as_posix(): path.read_bytes() for path in STANDINS.rglob("*.py")}
    strangers = standins.keys() - files.keys()
    if strangers:
        raise LookupError(f"there is nothing they could stand for: {sorted(strangers)}")
    files |= {f"{name}_in_full.py": files[f"{name}.py"] for name in IN_FULL} | standins
    for name in IN_FULL:
        files[f"{name}.py"] += ASK_IN_FULL.replace("{name}", name).encode()
    return zipped(files | {name: files[name] + more for name, more in APPENDED.items()})


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def _read(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
