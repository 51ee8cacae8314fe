"""What the page for other developers shows: the wheel's name, and a ledger with what the terminal prints of it."""

import json
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from calculator.__main__ import table
from calculator.estimate.estimate import as_json, estimate
from calculator.rulebook import Rulebook
from guide import examples

PROJECT = tomllib.loads((Path(__file__).resolve().parents[3] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
SHOWN = ("cpr-aed", "approved-course")
SAMPLE_DAY = date(2025, 6, 30)  # inside the cycle of the examples


def words(rulebook: Rulebook) -> dict[str, str | Callable[[], str]]:
    """Return what the page may use; ``sample_ledger`` and ``sample_table`` are made when they are called."""
    ledger = _sample(rulebook)
    return {
        "wheel": f"{PROJECT['name'].replace('-', '_')}-{PROJECT['version']}-py3-none-any.whl",
        "python": PROJECT["requires-python"].removeprefix(">="),
        "sample_today": SAMPLE_DAY.isoformat(),
        "sample_ledger": lambda: json.dumps(ledger, indent=1),
        "sample_table": lambda: "\n".join(
            table(as_json(estimate(ledger, rulebook, SAMPLE_DAY)), ledger, past=False)
        ).rstrip(),
    }


def _sample(rulebook: Rulebook) -> dict[str, Any]:
    entries = [{"id": way, "opportunity": way, **rulebook.opportunities[way].example} for way in SHOWN]
    return {"format": "cec-ledger", "version": 1, "certifications": [examples.held(rulebook)], "entries": entries}
