"""Run inside Pyodide by ``bytecode``: find which modules a start and the verbs import, and compile them.

Reads ``/host/calculator`` (the rules) and ``/host/job.json``; writes ``/host/library/…`` and ``/host/rules/…``, both
trees of ``.pyc`` files. Bytecode is only good for the interpreter that made it, so the site's own makes it.
"""

import importlib
import importlib.util
import json
import marshal
import sys
import traceback
import zipimport
from pathlib import Path
from types import CodeType

HOST = Path("/host")
UNCHECKED_HASH = (0b01).to_bytes(4, "little")  # the hash is never held against a source: none is shipped
NOWHERE = 0b1_1111_000  # an entry of a code object's line table: the next 1 to 8 instructions stand on no line


def compiled(source: bytes, name: str, *, lines: bool) -> bytes:
    """Return the ``.pyc`` of a source, without docstrings and assertions and, if so asked, without its line numbers.

    A traceback then still names files and functions.
    """
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    made = marshal.dumps(code if lines else _without_lines(code))
    return importlib.util.MAGIC_NUMBER + UNCHECKED_HASH + importlib.util.source_hash(source) + made


def _without_lines(code: CodeType) -> CodeType:
    units = len(code.co_code) // 2
    table = bytes([NOWHERE + 7]) * (units // 8) + (bytes([NOWHERE + units % 8 - 1]) if units % 8 else b"")
    constants = tuple(_without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=table, co_consts=constants)


def write(target: Path, content: bytes) -> None:
    """Write a file, its folders first."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def used() -> set[str]:
    """Return the names of all modules imported by now, after a failure was formatted once: a fault may be told."""
    try:
        raise ValueError  # noqa: TRY301 - what matters is what formatting it imports
    except ValueError:
        traceback.format_exc()
    return set(sys.modules)


def library(names: set[str], left_out: set[str]) -> dict[str, bytes]:
    """Return those of some modules that are the standard library's, compiled, by their path in its zip file."""
    archive = zipimport.zipimporter(next(path for path in sys.path if path.endswith(".zip")))
    found = {}
    for name in sorted(names - left_out):
        spec = getattr(sys.modules[name], "__spec__", None)
        if spec is not None and (spec.origin or "").startswith(archive.archive):
            source = Path(spec.origin).relative_to(archive.archive)
            found[str(source.with_suffix(".pyc"))] = compiled(archive.get_data(spec.origin), str(source), lines=False)
    return found


def main() -> None:
    """Import what the job names, then write the bytecode."""
    job = json.loads((HOST / "job.json").read_text())
    sys.path.insert(0, str(HOST))
    for name in job["modules"]:
        importlib.import_module(name)
    for path, content in library(used(), set(job["left_out"])).items():
        write(HOST / "library" / path, content)
    for source in sorted(HOST.glob("calculator/**/*.py")):
        name = source.relative_to(HOST)
        write(HOST / "rules" / name.with_suffix(".pyc"), compiled(source.read_bytes(), str(name), lines=True))


main()
