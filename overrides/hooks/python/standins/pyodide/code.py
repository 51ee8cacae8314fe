"""In place of Pyodide's ways to run sources: at a start it runs a few expressions of its own, and nothing else does.

Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/py/pyodide/code.py
  read as npm:pyodide/python_stdlib.zip!pyodide/code.py 58cb66cc8f70
"""

from _pyodide._base import eval_code

__all__ = ["eval_code"]
