"""The stories of ``tests/cases`` as data: each with its whole ledger, for our own tests and for other trackers'."""

import json
import tomllib
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from python.bytecode import zipped

TESTS = Path(__file__).resolve().parents[3] / "tests"
CASES, SUITE = TESTS / "cases", TESTS / "conformance"
SHORTHAND = ("entries", "holds", "rules", "document")  # what a whole ledger stands in place of


def suite() -> bytes:
    """Return the suite as a zip: how to run it, a runner, and a file of cases for each file of stories."""
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(SUITE.iterdir()) if path.is_file()}
    for name, listed in cases().items():
        texts[f"cases/{name}.json"] = json.dumps(listed, indent=1, ensure_ascii=False) + "\n"
    return zipped({f"conformance/{path}": text.encode() for path, text in texts.items()}, zipfile.ZIP_DEFLATED)


def cases() -> dict[str, list[dict[str, Any]]]:
    """Return every case by the name of its file, its shorthand written out."""
    files = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.toml"))}
    return {name: [_whole(case, data) for case in data["case"]] for name, data in files.items()}


def _whole(case: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    told = {key: value for key, value in case.items() if key not in SHORTHAND}
    ledger = case.get("document") or _ledger(case, data)
    return {"story": case["story"], "today": data["today"], "ledger": ledger, **told}


def _ledger(case: Mapping[str, Any], data: Mapping[str, Any]) -> dict[str, Any]:
    certifications = data["certifications"]
    return {
        "format": "cec-ledger",
        "version": 1,
        "rules": case.get("rules", "auto"),
        "certifications": [{"id": name, **certifications[name]} for name in case.get("holds", certifications)],
        "entries": [_entry(row, data["defaults"]) for row in case["entries"]],
    }


def _entry(row: Mapping[str, Any], defaults: Mapping[str, Any]) -> dict[str, Any]:
    return {"title": row["id"], "status": "completed", **defaults.get(row["opportunity"], {}), **row}
