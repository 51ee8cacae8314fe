"""In place of what parses and rewrites sources: a start runs four short ones, each with its answer last.

Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/py/_pyodide/_base.py
  read as npm:pyodide/python_stdlib.zip!_pyodide/_base.py 15e663381565
"""

from importlib import import_module
from typing import Any


def eval_code(source: str, globals: dict[str, Any] | None = None, **_options: object) -> Any:  # noqa: A002, ANN401
    """Run statements up to the last ``;``, and return the value of the expression behind it."""
    names = {} if globals is None else globals
    statements, _, expression = source.rpartition(";")
    exec(statements, names)  # noqa: S102 - Pyodide's own
    return eval(expression.strip(), names)  # noqa: S307 - Pyodide's own


def pyimport_impl(path: str) -> Any:  # noqa: ANN401 - whatever a module is
    """Return a module by its whole name."""
    return import_module(path)
