"""The same rules in a terminal: ``python -m calculator estimate LEDGER.json``, and the verbs beside it."""

import argparse
import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from calculator import commands
from calculator.estimate.estimate import as_json, estimate
from calculator.exchange import FORMATS
from calculator.ledger.answers import shown
from calculator.ledger.document import AUTO, UnreadableLedgerError, by_id
from calculator.ledger.request import RequestError, dump
from calculator.rulebook import Rulebook, load

USAGE_STATUS = 2
UNWRITTEN_STATUS = 1
type Verbs = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no public name


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; return 0, 2 where the file or an entry in it needs mending, 1 if the output is cut off."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a console may lack a sign that a title holds
    asked = _parser(load()).parse_args(arguments)
    named = asked.folder if asked.verb == "roster" else asked.file
    try:
        status: int = asked.run(asked)
    except commands.OutputError as fault:
        if str(fault):
            commands.tell(str(fault))
        return UNWRITTEN_STATUS
    except (OSError, UnicodeDecodeError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else "it is not UTF-8 text"
        return _refuse(f"{named}: {reason}")
    except RequestError as fault:
        return _refuse(f"{named}: {fault}")
    except UnreadableLedgerError as fault:
        return _refuse(f"{named}: {load().problems[fault.code].format(**fault.detail)}")
    return status


def _estimate(asked: argparse.Namespace) -> int:
    document = commands.document(asked.file)
    if isinstance(document, dict) and asked.rules:
        document = {**document, "rules": asked.rules}
    result = as_json(estimate(document, load(), asked.today))
    printed = dump(result, indent=2) if asked.json else "\n".join(table(result, document, past=asked.past))
    commands.printed(printed + "\n")
    for remark in (*result["problems"], *result["warnings"]):
        commands.tell(f"{asked.file}: {_where(remark, titles(document))}: {remark['message']}")
    return USAGE_STATUS if result["problems"] else 0


def _parser(rulebook: Rulebook) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m calculator", description="Estimate ACE CECs. Unofficial; ACE decides."
    )
    verbs = parser.add_subparsers(dest="verb", required=True)
    estimating = _verb(verbs, "estimate", _estimate, "what a ledger is worth, and why")
    estimating.add_argument("file", type=Path, help="a ledger in JSON")
    estimating.add_argument("--rules", choices=[AUTO, *rulebook.editions], help="the edition of the rules")
    estimating.add_argument("--past", action="store_true", help="print past cycles entry by entry, too")
    estimating.add_argument("--json", action="store_true", help="print the whole estimate as JSON")
    exporting = _verb(verbs, "export", commands.export, "write a ledger to standard output in another format")
    exporting.add_argument("file", type=Path, help="a ledger in JSON")
    exporting.add_argument("--to", choices=FORMATS, required=True, help="the format")
    importing = _verb(verbs, "import", commands.take_in, "read a CSV or JSON file and write its ledger in JSON")
    importing.add_argument("file", type=Path, help="a file in CSV or JSON")
    importing.add_argument("--into", type=Path, metavar="LEDGER", help="a ledger in JSON to merge the file into")
    answers = "the answer to a question a table leaves open"
    importing.add_argument("--answer", action="append", default=[], metavar="ID=VALUE", help=answers)
    reading = _verb(verbs, "readings", commands.readings, "what other answers to ACE's open questions would give")
    reading.add_argument("file", type=Path, help="a ledger in JSON")
    reading.add_argument("--json", action="store_true", help="print all of it as JSON")
    held = _verb(verbs, "reconcile", commands.reconcile, "a ledger held against rows of ACE's own list")
    held.add_argument("file", type=Path, help="a ledger in JSON")
    held.add_argument("list", type=Path, help="the rows, as text or CSV")
    output = held.add_mutually_exclusive_group()
    output.add_argument("--json", action="store_true", help="print all of it as JSON")
    output.add_argument("--set", action="store_true", help="write the ledger with what ACE has posted, in JSON")
    verifying = _verb(verbs, "verify", commands.verify, "whether these rules still give the figures a file carries")
    verifying.add_argument("file", type=Path, help="a ledger in JSON, as it was exported")
    several = _verb(verbs, "roster", commands.roster, "who of a folder's ledgers is short, and until when")
    several.add_argument("folder", type=Path, metavar="DIR", help="a folder of ledgers in JSON")
    several.add_argument("--json", action="store_true", help="print the whole roster as JSON")
    return parser


def _verb(verbs: Verbs, name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
    added = verbs.add_parser(name, help=about, description=about)
    added.add_argument("--today", type=_day, default=date.today(), help="the day to read it on, YYYY-MM-DD")  # noqa: DTZ011 - the person's own day
    added.set_defaults(run=run)
    return added


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a date such as 2026-11-24") from None


def _refuse(sentence: str) -> int:
    commands.tell(sentence)
    return USAGE_STATUS


def _where(remark: dict[str, Any], known: Mapping[str, str]) -> str:
    owner = "entry" if remark["entry"] is not None else "certification"
    name = _named(remark[owner], known) if owner == "entry" else remark[owner]
    parts = [f"{owner} {name}" if name else "", remark["field"]]
    return ", ".join(part for part in parts if part) or "ledger"


def titles(document: Mapping[str, Any]) -> dict[str, str]:
    """Return what a ledger document calls its entries, by their ids, without what would steer a terminal."""
    texts = {name: row.get("title") for name, row in by_id(document.get("entries", [])).items()}
    plain = {name: "".join(filter(str.isprintable, title)) for name, title in texts.items() if isinstance(title, str)}
    return {name: shown(title) for name, title in plain.items() if title.strip()}


def _named(entry: str, known: Mapping[str, str]) -> str:
    """Return an entry by its title with the id beside it, or by its id where it has no other name."""
    title = known.get(entry, entry)
    return entry if title == entry else f"{title} ({entry})"


def table(result: dict[str, Any], document: Mapping[str, Any], *, past: bool) -> Iterator[str]:
    """Yield the estimate of a ledger document, as plain data, line by line as it is printed.

    A cycle that is over has a line; with ``past`` it has all that a current one has, and what falls in two cycles is
    told at the end.
    """
    known = titles(document)
    for one in result["certifications"]:
        for over in one["past"]:
            block = _standing(over, f"{one['name']}, past cycle", known)
            yield from block if past else [_in_brief(over, one["name"])]
        yield from [""] if one["past"] and not past else []
        yield from _standing(one, one["name"], known)
    if past:
        yield from _twice(result, known)


def _in_brief(over: dict[str, Any], name: str) -> str:
    cycle, figures = over["cycle"], f"{over['assured_total']} of {over['required']} assured"
    return f"{name}, past cycle, {cycle['start']} to {cycle['end']}: {figures}"


def _twice(result: dict[str, Any], known: Mapping[str, str]) -> Iterator[str]:
    """Yield what counted in which cycle, of each entry that lies in more than one."""
    found: dict[str, list[str]] = {}
    for one in result["certifications"]:
        for standing in (*one["past"], one):
            cycle = f"{one['name']}, {standing['cycle']['start']} to {standing['cycle']['end']}"
            for award in standing["awards"]:
                if award["tier"] != "none":
                    found.setdefault(award["entry"], []).append(f"  {award['cecs']:>6}  {award['tier']:<8} {cycle}")
    several = {entry: lines for entry, lines in found.items() if len(lines) > 1}
    yield from ["What counted in which cycle", ""] if several else []
    for entry, lines in several.items():
        yield from (_named(entry, known), *lines, "")


def _standing(one: dict[str, Any], name: str, known: Mapping[str, str]) -> Iterator[str]:
    cycle = one["cycle"]
    yield f"{name}, {cycle['start']} to {cycle['end']}, rules of {one['edition']}"
    for award in one["awards"]:
        yield f"  {award['cecs']:>6}  {award['tier']:<8} {_named(award['entry'], known)}"
        yield from (f"{'':19}{reason['sentence']}" for reason in award["reasons"])
    yield (
        f"  {one['assured_total']:>6}  of {one['required']} assured; {one['possible_total']} possible; "
        f"{one['planned_total']} with what is planned"
    )
    yield from (f"{'':19}{reason['sentence']}" for reason in one.get("reasons", ()))
    for need in one["requirements"]:
        yield f"  {'met' if need['met'] else 'not met':>8}  {need['reasons'][0]['sentence']}"
    yield ""


if __name__ == "__main__":
    sys.exit(main())
