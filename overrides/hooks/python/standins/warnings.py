"""In place of ``warnings``, until somebody warns: asked whether it is a package, ``importlib.machinery`` imports it.

Upstream: https://github.com/python/cpython/blob/v3.14.2/Lib/warnings.py
  read as npm:pyodide/python_stdlib.zip!warnings.py 142225786de6
"""

from _warnings import warn, warn_explicit

__all__ = ["warn", "warn_explicit"]
