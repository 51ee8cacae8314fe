"""In place of Pyodide's ways to run sources: at a start it runs a few expressions of its own, and nothing else does."""

from _pyodide._base import eval_code

__all__ = ["eval_code"]
