"""Run inside Pyodide by ``bytecode``: find which modules a start and the verbs import, and compile them.

Reads ``/host/calculator`` (the rules) and ``/host/job.json``; writes ``/host/library/…`` and ``/host/rules/…``, both
trees of ``.pyc`` files, and ``/host/frozen/…``, see ``frozen``. Bytecode is only good for the interpreter that made it,
so the site's own makes it. What this file imports ships too, as it cannot be told from what the rules import: so no
pathlib.

Upstream: https://github.com/python/cpython/blob/v3.14.2/Lib/re/_compiler.py
  read as npm:pyodide/python_stdlib.zip!re/_compiler.py d49f30cf9a1d
"""

import _imp
import _sre
import dataclasses
import importlib
import importlib.util
import json
import marshal
import os
import re
import sys
import traceback
import zipimport
from collections.abc import Callable
from types import CodeType
from typing import Any

HOST = "/host"
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


def write(target: str, content: bytes) -> None:
    """Write a file, its folders first."""
    os.makedirs(target.rpartition("/")[0], exist_ok=True)
    with open(target, "wb") as file:
        file.write(content)


def read(path: str) -> bytes:
    """Return what a file holds."""
    with open(path, "rb") as file:
        return file.read()


def used() -> set[str]:
    """Return the names of all modules imported by now, after a failure was formatted once: a fault may be told."""
    try:
        raise ValueError  # noqa: TRY301 - what matters is what formatting it imports
    except ValueError:
        traceback.format_exc()
    return set(sys.modules)


def noting(execute: Callable[..., None], noted: set[str]) -> Callable[..., None]:
    """Return ``exec``, but so that it notes the text it is given."""

    def noting_execute(text: str, *namespaces: dict[str, object]) -> None:
        noted.add(text)
        execute(text, *namespaces)

    return noting_execute


class _LastStep:
    """``_sre`` as ``re`` uses it, but returning what a pattern is made of, in plain numbers, instead of the pattern."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever that holds
        return getattr(_sre, name)

    def compile(self, pattern: str, flags: int, code: list[int], *groups: object) -> tuple[object, ...]:
        return pattern, int(flags), [int(number) for number in code], *groups


def patterns() -> dict[tuple[str, int], tuple[object, ...]]:
    """Return what each pattern was made of that ``re`` has compiled by now."""
    asked = [(pattern, flags) for _, pattern, flags in re._cache]
    re._compiler._sre = _LastStep()
    made = {(pattern, int(flags)): re._compiler.compile_anew(pattern, flags) for pattern, flags in asked}
    re._compiler._sre = _sre
    return made


def beforehand(texts: set[str]) -> bytes:
    """Return the module of that name: what each of some texts, and each pattern, was compiled to."""
    methods = {text: _without_lines(compile(text, "<string>", "exec", optimize=2)) for text in sorted(texts)}
    held = marshal.dumps((methods, patterns()))
    source = f"import marshal\nMETHODS, PATTERNS = marshal.loads({held!r})\n"
    return compiled(source.encode(), "beforehand.py", lines=False)


def library(names: set[str]) -> dict[str, bytes]:
    """Return those of some modules that are the standard library's, compiled, by their path in its zip file."""
    archive = zipimport.zipimporter(next(path for path in sys.path if path.endswith(".zip")))
    found = {}
    for name in sorted(names):
        spec = getattr(sys.modules[name], "__spec__", None)
        if spec is not None and (spec.origin or "").startswith(archive.archive):
            source = spec.origin.removeprefix(f"{archive.archive}/")
            found[f"{source}c"] = compiled(archive.get_data(spec.origin), source, lines=False)
    return found


def frozen() -> dict[str, bytes]:
    """Return the modules that are part of the interpreter's machine code: ``….was`` as they are, ``….now`` smaller.

    Without docstrings, assertions and line numbers, as the library; and of the same length, for they are put in place.
    What reads them stops at their end, so that zeros may follow.
    """
    archive = zipimport.zipimporter(next(path for path in sys.path if path.endswith(".zip")))
    found = {}
    for name in _imp._frozen_module_names():
        whole, _, source = _imp.find_frozen(name, withdata=True) or (None, None, None)
        path = f"{(source or '').replace('.', '/')}.py"
        if whole is None or path not in archive._get_files():
            continue  # an alias without bytes of its own, or one of the interpreter's tests
        made = marshal.dumps(_without_lines(compile(archive.get_data(path), f"<frozen {source}>", "exec", optimize=2)))
        found |= {f"{source}.was": bytes(whole), f"{source}.now": made + bytes(len(whole) - len(made))}
    return found


def main() -> None:
    """Import what the job names, then write the bytecode."""
    job = json.loads(read(f"{HOST}/job.json"))
    sys.path.insert(0, HOST)
    texts: set[str] = set()
    dataclasses.exec = noting(dataclasses.exec, texts)  # its own, see APPENDED
    for name in job["modules"]:
        importlib.import_module(name)
    made = beforehand(texts)
    for name in job["late"]:
        importlib.import_module(name)
    for path, content in (library(used()) | {"beforehand.pyc": made}).items():
        write(f"{HOST}/library/{path}", content)
    for name, content in frozen().items():
        write(f"{HOST}/frozen/{name}", content)
    for path in job["sources"]:
        write(f"{HOST}/rules/{path}c", compiled(read(f"{HOST}/{path}"), path, lines=True))


main()
