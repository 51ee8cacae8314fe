"""In place of Pyodide's event loop: nothing here waits for anything.

Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/py/pyodide/webloop.py
  read as npm:pyodide/python_stdlib.zip!pyodide/webloop.py 7a031beee926
"""

from pyodide_js._api import scheduleCallback

__all__ = ["scheduleCallback"]  # a memory of Python is only taken if this is among the first objects Python was handed


def _initialize_event_loop() -> None:
    """Have none."""
