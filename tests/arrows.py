"""Who imports whom, read from the text of files: Python's imports, early and late, and JavaScript's, with its types.

An arrow is an import as one file names another, or a package from outside. Nothing is run. What cannot be read, because
its name is put together as the program runs, is an arrow to ``UNREAD``: no import can hide behind an expression.
"""

import ast
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

UNREAD = "?"
LATE = {"import_module", "__import__"}  # what Python imports by a name it is given
LATE_BELOW = {"later": "calculator."}  # ours, which names a module below its package

LITERAL = r"\s*(?P<quote>[\"'`])(?P<name>[^\"'`$]+)(?P=quote)"
SCRIPT_IMPORTS = (
    re.compile(rf"^(?:import|export)\b[^\"'`;]*?\bfrom{LITERAL}", re.MULTILINE),  # import {a} from "…", export … from
    re.compile(rf"^import{LITERAL}", re.MULTILINE),  # import "…", for what it does
    re.compile(rf"\bimport\({LITERAL}\s*\)"),  # import("…"), late or of a type
    re.compile(rf"\bnew URL\({LITERAL},\s*import\.meta\.url"),  # a worker's address
)
SCRIPT_UNREAD = re.compile(r"\bimport\((?!\s*[\"'`][^\"'`$]+[\"'`]\s*\))")


class Arrow(NamedTuple):
    """An import: a file below the root, its line, and the file or else the package it names."""

    source: str
    line: int
    target: str
    is_package: bool = False


@cache
def arrows(root: Path, file: str, text: str, folders: tuple[str, ...]) -> tuple[Arrow, ...]:
    """Return the imports of a file that holds a text. Python finds its modules below folders of the root."""
    found = _of_python(root, file, text, folders) if file.endswith(".py") else _of_script(root, file, text)
    return tuple(found)


def _of_python(root: Path, file: str, text: str, folders: Sequence[str]) -> Iterator[Arrow]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            yield from (_module(root, file, node.lineno, one.name, folders) for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = "." * node.level + (node.module or "")
            for one in node.names:
                inner = _found(root, f"{package}.{one.name}", folders)
                yield Arrow(file, node.lineno, inner) if inner else _module(root, file, node.lineno, package, folders)
        elif isinstance(node, ast.Call):
            yield from _late(root, file, node, folders)


def _late(root: Path, file: str, node: ast.Call, folders: Sequence[str]) -> Iterator[Arrow]:
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if called not in LATE | set(LATE_BELOW):
        return
    name = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
    if isinstance(name, str):
        yield _module(root, file, node.lineno, LATE_BELOW.get(called, "") + name, folders)
    else:
        yield Arrow(file, node.lineno, UNREAD)


def _module(root: Path, file: str, line: int, name: str, folders: Sequence[str]) -> Arrow:
    found = _found(root, name, folders)
    return Arrow(file, line, found) if found else Arrow(file, line, name.partition(".")[0] or name, is_package=True)


def _found(root: Path, name: str, folders: Sequence[str]) -> str:
    for folder in folders:
        path = posixpath.join(folder, name.replace(".", "/"))
        for candidate in (f"{path}.py", f"{path}/__init__.py"):
            if (root / candidate).is_file():
                return candidate
    return ""


def _of_script(root: Path, file: str, text: str) -> Iterator[Arrow]:
    for pattern in SCRIPT_IMPORTS:
        for found in pattern.finditer(text):
            name, line = found["name"], _line(text, found.start("name"))
            if not name.startswith("."):
                yield Arrow(file, line, re.split("[/:]", name)[0], is_package=True)
            elif "import.meta" not in found[0] or (root / posixpath.dirname(file) / name).is_file():
                yield Arrow(file, line, posixpath.normpath(posixpath.join(posixpath.dirname(file), name)))
    yield from (Arrow(file, _line(text, found.start()), UNREAD) for found in SCRIPT_UNREAD.finditer(text))


def _line(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def circles(of: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the groups that reach one another along the arrows, each sorted; none where all arrows run downwards."""
    reach = {one: _reached(one, of) for one in of}
    groups = {tuple(sorted(other for other in reach[one] if one in reach.get(other, ()))) for one in of}
    return [list(group) for group in sorted(groups) if group]


def _reached(start: str, of: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [*of.get(start, ())]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += of.get(one, ())
    return seen
