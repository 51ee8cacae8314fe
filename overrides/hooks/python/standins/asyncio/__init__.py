"""In place of ``asyncio``, which Pyodide imports at every start: the rules wait for nothing, and have no event loop.

Upstream: https://github.com/python/cpython/blob/v3.14.2/Lib/asyncio/__init__.py
  read as npm:pyodide/python_stdlib.zip!asyncio/__init__.py 8148552daea8
"""


def __getattr__(name: str) -> object:
    raise AttributeError(f"asyncio.{name} is not shipped: see overrides/hooks/python/standins")
