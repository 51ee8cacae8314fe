"""No test lies where pytest does not look."""

from fnmatch import fnmatch
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]


def test_no_test_lies_in_a_folder_that_pytest_passes_over(pytestconfig: pytest.Config) -> None:
    """It leaves out folders by name (``build``, ``dist`` …), without a word, and with them all that they hold."""
    passed_over = pytestconfig.getini("norecursedirs")
    for path in TESTS.rglob("test_*.py"):
        folders = path.relative_to(TESTS).parts[:-1]
        hidden = [folder for folder in folders if any(fnmatch(folder, one) for one in passed_over)]
        assert not hidden, f"{path.relative_to(TESTS)} is never run: pytest passes over folders called {hidden[0]}"
