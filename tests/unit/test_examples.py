"""The examples in the docstrings are so: each is run where it stands."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for path in (ROOT / "calculator").rglob("*.py") if ">>> " in path.read_text(encoding="utf-8"))
SHOWN = {*(ROOT / "calculator" / "values").glob("*.py"), ROOT / "calculator" / "exchange" / "sessions.py"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_the_examples_of_a_module_are_so(path: Path) -> None:
    """What a docstring shows is what comes out, to the letter."""
    module = import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    found = doctest.testmod(module)
    assert found.failed == 0
    assert found.attempted


def test_every_single_value_is_shown_by_examples() -> None:
    """Whoever opens a file of ``values`` sees what it does before how."""
    assert {path.stem for path in SHOWN if path.stem != "__init__"} - {path.stem for path in MODULES} == set()
