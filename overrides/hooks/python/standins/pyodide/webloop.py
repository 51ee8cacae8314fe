"""In place of Pyodide's event loop: nothing here waits for anything."""

from pyodide_js._api import scheduleCallback

__all__ = ["scheduleCallback"]  # a memory of Python is only taken if this is among the first objects Python was handed


def _initialize_event_loop() -> None:
    """Have none."""
