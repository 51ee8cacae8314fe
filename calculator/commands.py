"""The command line's verbs besides ``estimate``: export, import, readings, reconcile, roster, verify."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from calculator.advice.readings import answer as of_readings
from calculator.advice.readings import lines as lines_of
from calculator.advice.reconcile import answer as of_reconcile
from calculator.advice.reconcile import lines as told_by
from calculator.advice.roster import lines, of
from calculator.exchange import exported, incoming, receipt
from calculator.ledger.request import RequestError, dump, parse
from calculator.rulebook import load


def document(file: Path) -> Any:  # noqa: ANN401 - JSON is any of its types
    """Return what a JSON file holds; the mark that some editors put in front is no part of it."""
    return parse(file.read_bytes().decode().removeprefix("\ufeff"))


def export(asked: Namespace) -> int:
    """Write a ledger to standard output in another format."""
    _write(exported(document(asked.file), asked.to, {"today": asked.today.isoformat()}, load()))
    return 0


def take_in(asked: Namespace) -> int:
    """Write the ledger that a file holds, alone or taken into another, as JSON; tell what is new and what to mend."""
    current = document(asked.into) if asked.into else None
    answers = dict(one.rpartition("=")[::2] for one in asked.answer)
    file = incoming.read(incoming.from_bytes(asked.file.read_bytes()), load(), None, answers)
    result = incoming.preview(file, current, load(), asked.today, replace=False)
    _write(dump(result["ledger"], indent=2) + "\n")
    counts = (f"{len(result[part])} {part}" for part in ("added", "changed", "unchanged"))
    tell(f"{asked.file}: {', '.join(counts)}")
    for line in receipt.lines(result["verify"]) if result["verify"] and not result["verify"]["same"] else ():
        tell(f"{asked.file}: {line}")
    open_ = [one for one in (result["table"] or {"questions": []})["questions"] if not one["answer"]]
    for question in open_:
        choices = ", ".join(f"{question['id']}={one['value']} ({one['label']})" for one in question["choices"])
        tell(f"{asked.file}: {question['sentence']} Answer with --answer: {choices}")
    for remark in (*result["problems"], *result["warnings"]):
        place = ", ".join(part for part in (_part("row", remark["row"]), _part("column", remark["column"])) if part)
        tell(f"{asked.file}: {f'{place}: ' if place else ''}{remark['message']}")
    return 2 if result["problems"] else 0


def verify(asked: Namespace) -> int:
    """Print whether these rules still give the figures a file carries, and what differs by which clause."""
    result = receipt.verified(document(asked.file), load())
    printed("".join(f"{line}\n" for line in receipt.lines(result)))
    return 0 if result["same"] else 2


def roster(asked: Namespace) -> int:
    """Print who of a folder's ledgers is short; the folder's unreadable files are told, and never stop the rest."""
    if not asked.folder.is_dir():
        raise RequestError("this is not a folder")
    result = of(_ledgers(asked.folder), load(), asked.today)
    if asked.json:
        _write(dump(result, indent=2) + "\n")
    else:
        _write("".join(f"{line}\n" for line in lines(result)))
    for one in result["unreadable"]:
        tell(f"{asked.folder / one['name']}: {one['message']}")
    return 2 if result["unreadable"] else 0


def readings(asked: Namespace) -> int:
    """Print what other answers to ACE's open questions would give to each certification of a ledger."""
    held = document(asked.file)
    found = of_readings({"today": asked.today.isoformat(), "ledger": held}, load())["readings"]
    printed(dump(found, indent=2) + "\n" if asked.json else "".join(f"{line}\n" for line in lines_of(found, held)))
    return 0


def reconcile(asked: Namespace) -> int:
    """Print how a ledger stands against rows of ACE's list; with ``--set`` the ledger as ACE has it, as JSON."""
    text = incoming.from_bytes(asked.list.read_bytes()).text
    request = {"today": asked.today.isoformat(), "ledger": document(asked.file), "text": text}
    found = of_reconcile(request, load())["reconcile"]
    if asked.set:
        _write(dump(found["ledger"], indent=2) + "\n")
    else:
        printed(dump(found, indent=2) + "\n" if asked.json else "".join(f"{line}\n" for line in told_by(found, load())))
    return 0


def _ledgers(folder: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    return ((path.name, partial(_text, path)) for path in sorted(folder.glob("*.json")))


def _text(path: Path) -> str:
    return incoming.from_bytes(path.read_bytes()).text


def _part(noun: str, value: Any) -> str:  # noqa: ANN401 - a number or a text
    return f"{noun} {value}" if value else ""


class OutputError(Exception):
    """Standard output takes no more; the message is the sentence to tell, empty if nobody reads on."""


def printed(text: str) -> None:
    """Print text for people: a sign that the console lacks is shown by its number. Raises OutputError."""
    with _writing() as output:
        output.write(text)


def _write(text: str) -> None:
    """Write the text of a file as UTF-8, whatever the console's encoding. Raises OutputError."""
    with _writing() as output:
        output.buffer.write(text.encode(errors="replace"))


@contextmanager
def _writing() -> Iterator[TextIO]:
    """Tell what hinders the writing apart from any fault of the files that are read."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except OSError as fault:
        _give_up(sys.stdout)
        raise OutputError("" if isinstance(fault, BrokenPipeError) else f"standard output: {fault.strerror}") from None


def tell(sentence: str) -> None:
    """Tell something beside what is printed, if anybody listens."""
    if sys.stderr is None:
        return
    try:
        print(sentence, file=sys.stderr, flush=True)
    except OSError:
        _give_up(sys.stderr)


def _give_up(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere: Python would try once more at its end, and fail aloud."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
