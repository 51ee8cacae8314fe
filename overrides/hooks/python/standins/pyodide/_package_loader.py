"""In place of what unpacks packages: the rules are imported from their wheel as it is, and there are no others.

Upstream: https://github.com/pyodide/pyodide/blob/314.0.7/src/py/pyodide/_package_loader.py
  read as npm:pyodide/python_stdlib.zip!pyodide/_package_loader.py 66bc0d856252
"""

from pyodide_js import loadedPackages

__all__ = ["loadedPackages"]  # as scheduleCallback in webloop.py


class _Folder:
    def __init__(self, path: str) -> None:
        self.path = path

    def __str__(self) -> str:
        return self.path


SITE_PACKAGES = _Folder("/lib/python3.14/site-packages")
DSO_DIR = _Folder("/usr/lib")


def init_loaded_packages() -> None:
    """Tell Pyodide of the packages that are there: none."""
