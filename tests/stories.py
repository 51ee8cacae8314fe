"""Reads the stories of ``tests/cases``: each a ledger, a day, and the part of the estimate that must come out."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Story:
    """One case: what the person has, and what they must see. ``tests/cases/README.md`` explains the keys."""

    file: str
    case: Mapping[str, Any]
    document: dict[str, Any]
    today: date

    @property
    def name(self) -> str:
        """The story in a sentence, under the name of its file."""
        return f"{self.file}: {self.case['story']}"


@cache
def stories() -> tuple[Story, ...]:
    """Return every story of every file."""
    return tuple(story for path in sorted(CASES.glob("*.toml")) for story in _read(path))


def _read(path: Path) -> Iterator[Story]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    for case in data["case"]:
        document = case.get("document") or _document(case, data)
        yield Story(path.stem, case, document, date.fromisoformat(case.get("today", data["today"])))


def _document(case: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    certifications = data["certifications"]
    held = case.get("holds", list(certifications))
    return {
        "format": "cec-ledger",
        "version": 1,
        "rules": case.get("rules", "auto"),
        "certifications": [{"id": name, **certifications[name]} for name in held],
        "entries": [_entry(row, data["defaults"]) for row in case["entries"]],
    }


def _entry(row: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    return {"title": row["id"], "status": "completed", **defaults.get(row["opportunity"], {}), **row}
