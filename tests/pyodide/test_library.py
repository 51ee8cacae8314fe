"""The part of Python's library that ships is enough for all that the rules do, and for what a failure has to tell."""

import ast
import subprocess
from pathlib import Path

import nodejs
import ruleswheel
import runtime
import serve


def printed_by(text: str) -> list[str]:
    """Return the lines a Python text prints when the built site's Python runs it."""
    command = nodejs.command(Path(__file__).with_name("run.mjs"), serve.SITE)
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout.splitlines()


def imported(source: str) -> set[str]:
    """Return the modules a source imports, at once or later, that are not its own package's."""
    nodes = list(ast.walk(ast.parse(source)))
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    found = plain | {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    return {name for name in found if not name.startswith("calculator")}


def test_all_that_the_rules_import_is_there() -> None:
    """Late imports included, but for what reads a rulebook that is still TOML."""
    sources = ruleswheel.sources(ruleswheel.read(runtime.site_wheel()))
    names = set().union(*(imported(text.decode()) for text in sources.values())) - {"tomllib"}
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
import sys, traceback
from calculator import roster
assert "traceback_in_full" not in sys.modules
try:
    roster.answer(None, None)
except Exception as fault:
    print(*traceback.format_exception(fault))
"""
    assert "calculator/roster.py" in "\n".join(printed_by(text))


def test_a_start_imports_no_module_in_full() -> None:
    """What a stand-in stands for would cost the start what it is there to save."""
    text = "import sys, calculator.browser\nprint(*(name for name in sys.modules if name.endswith('_in_full')))"
    assert printed_by(text) == [""]
