"""The part of Python's library that ships is enough for all that the rules do, and for what a failure has to tell."""

import ast
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import serve
import sites
from python import nodejs, ruleswheel, runtime

HERE = Path(__file__).parent
NOT_ENOUGH = 3  # how ``run.mjs`` ends when the first part of the machine code lacks a function
# Characters by what they are and become, the codecs that ship, and numbers to their last digit: every character of the
# planes that hold some, and of those that are nearly empty one of so many that no page of the tables is passed over.
COMPUTED = """
from decimal import Decimal, getcontext
from zlib import crc32
getcontext().prec = 60
points = [*range(0xD800), *range(0xE000, 0x34000), *range(0x34000, 0xE0000, 61), *range(0xE0000, 0xE1000)]
every = [chr(point) for point in [*points, *range(0xE1000, 0x110000, 61)]]
for name in [name for name in dir(str) if name.startswith("is")]:
    print(name, crc32(bytes(map(getattr(str, name), every))))
for change in (str.upper, str.lower, str.title, str.casefold, repr, ascii):
    print(change, crc32("".join(map(change, every)).encode()))
for codec in ("utf-8", "utf-8-sig", "utf-16", "cp1252", "latin-1", "ascii"):
    print(codec, crc32("".join(every).encode(codec, "replace")))
    print(codec, crc32(bytes(range(256)).decode(codec, "replace").encode()))
for count in range(1, 40):
    number = Decimal(count) / Decimal(7) ** count
    print(number, number.sqrt(), number.ln(), float(number), float(number).hex(), round(float(number), count))
"""
# The classes that ``typing`` has a hand in.
CLASSES = """
import sys
sys.path.append("/host")
from importlib import import_module
from dataclasses import fields
from _pyodide import _core_docs
made = [one for name in {names} for one in vars(import_module(name)).values() if isinstance(one, type)]
for one in sorted(set(made), key=lambda one: (one.__module__, one.__qualname__)):
    own = [name for name in sorted(vars(one)) if not name.startswith("_")]
    if not one.__module__.startswith("calculator"):
        continue
    if issubclass(one, tuple):
        print("tuple", one.__module__, one.__qualname__, one._fields, one._field_defaults, one.__bases__, own)
    elif hasattr(one, "__dataclass_fields__"):
        print("dataclass", one.__module__, one.__qualname__, [field.name for field in fields(one)], own)
for name, one in sorted(vars(_core_docs).items()):
    if name.startswith("Js"):
        print(name, one.__mro__, issubclass(one, _core_docs.JsProxy))
"""


@cache
def printed(text: str) -> tuple[list[str], bool]:
    """Return the lines a Python text prints when the built site's Python runs it, and whether it took the later part.

    As on the page: if a function is missing, Python is begun again from all of its machine code.
    """
    with tempfile.TemporaryDirectory() as folder:
        code = sites.code(text, Path(folder))
        for whole in ([], ["whole"]):
            command = nodejs.command(HERE / "run.mjs", serve.SITE, code, *whole)
            done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
            if done.returncode != NOT_ENOUGH or whole:
                break
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines(), bool(whole)


def printed_by(text: str) -> list[str]:
    """Return the lines a Python text prints, whatever that takes."""
    return printed(text)[0]


def imported(source: str) -> set[str]:
    """Return the modules a source imports, at once or later, that are not its own package's."""
    nodes = list(ast.walk(ast.parse(source)))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    found = plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name for name in found if not name.startswith("calculator")}


def test_all_that_the_rules_import_is_there() -> None:
    """Late imports included, but for what reads a rulebook that is still TOML."""
    files = ruleswheel.for_browser(ruleswheel.read(runtime.site_wheel()))
    sources = [text.decode() for path, text in files.items() if path.endswith(".py")]
    names = set().union(*map(imported, sources)) - {"tomllib"}
    assert {"base64", "csv", "decimal"} <= names
    assert printed_by("".join(f"import {name}\n" for name in sorted(names)) + "print('all')") == ["all"]


def test_nothing_that_ships_draws_by_chance() -> None:
    """A memory kept for the next visit would draw the same numbers again."""
    names = ["random", "secrets", "tempfile", "uuid"]
    text = f"for name in {names}:\n try: __import__(name)\n except ImportError: print(name)"
    assert printed_by(text) == names


def test_a_failure_of_the_rules_is_told_with_where_it_happened() -> None:
    """The module that formats it is imported only then."""
    text = """
import sys
import traceback
from calculator.advice import roster
assert "traceback_in_full" not in sys.modules
try:
    roster.answer(None, None)
except Exception as fault:
    print(*traceback.format_exception(fault))
"""
    assert "calculator/advice/roster.py" in "\n".join(printed_by(text))


def test_text_and_numbers_are_as_pyodide_has_them(tmp_path: Path) -> None:
    """What was taken out of the machine code and its data is in the way of nothing that is computed."""
    text = tmp_path / "computed.py"
    text.write_text(COMPUTED, encoding="utf-8")
    whole = nodejs.command(sites.IN_PYODIDE, text, tmp_path)
    expected = subprocess.check_output(whole, text=True).splitlines()  # noqa: S603
    assert len(expected) > 50
    assert printed_by(COMPUTED) == expected


def test_what_was_compiled_beforehand_is_what_would_be_compiled_now() -> None:
    """Every pattern and every method; a pattern is equal to another if its machine's steps are."""
    text = """
import re
from beforehand import METHODS, PATTERNS
for (pattern, flags), made in PATTERNS.items():
    assert re._compiler._sre.compile(*made) == re._compiler.compile_anew(pattern, flags), pattern
def steps(code):
    inner = [steps(one) if hasattr(one, "co_code") else one for one in code.co_consts]
    return [code.co_code, code.co_names, inner]
for text, code in METHODS.items():
    assert steps(compile(text, "<string>", "exec", optimize=2)) == steps(code), text
print(len(PATTERNS) > 10, len(METHODS) > 10)
"""
    assert printed_by(text) == ["True True"]


def test_a_start_imports_no_module_in_full() -> None:
    """What a stand-in stands for would cost the start what it is there to save."""
    text = "import sys, calculator.browser\nprint(*(name for name in sys.modules if name.endswith('_in_full')))"
    assert printed_by(text) == [""]


def test_named_tuples_and_pyodide_s_classes_are_as_the_whole_typing_makes_them(tmp_path: Path) -> None:
    """Fields, defaults, methods and bases; of the rules' dataclasses, what each asks of typing: which fields it has."""
    files = ruleswheel.for_browser(ruleswheel.read(runtime.site_wheel()))
    names = sorted(path.removesuffix(".py").replace("/", ".") for path in files if path.endswith(".py"))
    text = tmp_path / "classes.py"
    text.write_text(CLASSES.format(names=names), encoding="utf-8")
    whole = nodejs.command(sites.IN_PYODIDE, text, nodejs.ROOT)
    expected = subprocess.check_output(whole, text=True).splitlines()  # noqa: S603
    assert len([line for line in expected if line.startswith("tuple")]) > 10
    assert len([line for line in expected if line.startswith("dataclass")]) > 10
    assert printed_by(text.read_text(encoding="utf-8")) == expected
