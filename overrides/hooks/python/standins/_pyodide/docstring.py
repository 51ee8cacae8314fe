"""In place of what writes the docstrings of Pyodide's own classes at every start: nobody reads them here.

Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/py/_pyodide/docstring.py
  read as npm:pyodide/python_stdlib.zip!_pyodide/docstring.py c50fd26c0dac
"""


def get_cmeth_docstring(_function: object) -> str:
    """Have none."""
    return ""


def dedent_docstring(_docstring: str | None) -> str:
    """Have none."""
    return ""
