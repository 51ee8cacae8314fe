"""The same rules in a terminal: ``python -m calculator estimate LEDGER.json``."""

import argparse
import io
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from calculator.estimate import as_json, estimate
from calculator.ledger import AUTO, UnreadableLedgerError
from calculator.request import RequestError, parse
from calculator.rulebook import Rulebook, load

USAGE_STATUS = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, or 2 where the file or an entry in it needs mending."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console may lack a sign that a title holds
    asked = _parser(load()).parse_args(arguments)
    try:
        document = parse(asked.file.read_text(encoding="utf-8"))
        if isinstance(document, dict) and asked.rules:
            document = {**document, "rules": asked.rules}
        result = as_json(estimate(document, load(), asked.today))
    except (OSError, UnicodeDecodeError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "it is not UTF-8 text"
        return _refuse(f"{asked.file}: {reason}")
    except RequestError as fault:
        return _refuse(f"{asked.file}: {fault}")
    except UnreadableLedgerError as fault:
        return _refuse(f"{asked.file}: {load().problems[fault.code].format(**fault.detail)}")
    print(json.dumps(result, indent=2, ensure_ascii=False) if asked.json else "\n".join(_table(result)))
    for remark in (*result["problems"], *result["warnings"]):
        print(f"{asked.file}: {_where(remark)}: {remark['message']}", file=sys.stderr)
    return USAGE_STATUS if result["problems"] else 0


def _parser(rulebook: Rulebook) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m calculator", description="Estimate ACE CECs. Unofficial; ACE decides."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    estimating = verbs.add_parser("estimate", help="what a ledger is worth, and why")
    estimating.add_argument("file", type=Path, help="a ledger in JSON")
    estimating.add_argument("--today", type=_day, default=date.today(), help="the day to estimate on, YYYY-MM-DD")  # noqa: DTZ011 - the person's own day
    estimating.add_argument("--rules", choices=[AUTO, *rulebook.editions], help="the edition of the rules")
    estimating.add_argument("--json", action="store_true", help="print the whole estimate as JSON")
    return parser


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-11-24") from None


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return USAGE_STATUS


def _where(remark: dict[str, Any]) -> str:
    owner = "entry" if remark["entry"] is not None else "certification"
    name = remark[owner]
    parts = [f"{owner} {name}" if name else "", remark["field"]]
    return ", ".join(part for part in parts if part) or "ledger"


def _table(result: dict[str, Any]) -> Iterator[str]:
    for one in result["certifications"]:
        cycle = one["cycle"]
        yield f"{one['name']}, {cycle['start']} to {cycle['end']}, rules of {one['edition']}"
        for award in one["awards"]:
            yield f"  {award['cecs']:>6}  {award['tier']:<8} {award['entry']}"
            yield from (f"{'':19}{reason['sentence']}" for reason in award["reasons"])
        yield (
            f"  {one['assured_total']:>6}  of {one['required']} assured; {one['possible_total']} possible; "
            f"{one['planned_total']} with what is planned"
        )
        yield from (f"{'':19}{reason['sentence']}" for reason in one["reasons"])
        for need in one["requirements"]:
            yield f"  {'met' if need['met'] else 'not met':>8}  {need['reasons'][0]['sentence']}"
        yield ""


if __name__ == "__main__":
    sys.exit(main())
