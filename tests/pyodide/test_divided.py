"""Python's machine code in two parts: what the first lacks is missed, never answered wrongly, and the whole has it."""

import json
import random
import subprocess
from pathlib import Path

import corpus
import people
import poisoned
import pytest
import serve
from python import nodejs, runtime, slim, wasm
from python.divide import division
from test_library import printed

from calculator.browser import VERBS, respond

HERE = Path(__file__).parent
# What nothing here does, with what comes of it. It is asserted, for nothing here prints either.
MISSED = [
    "made = {}\nexec('answer = 6 * 7', made)\nassert made['answer'] == 42",
    "assert eval('1 + 1') == 2",
    "import unicodedata\nassert unicodedata.name('\u00e9') == 'LATIN SMALL LETTER E WITH ACUTE'",
    "import unicodedata\nassert unicodedata.lookup('BULLET') == '\u2022'",
    "import _codecs_jp\nassert _codecs_jp.getcodec('shift_jis').encode('\u65e5\u672c') == (b'\\x93\\xfa\\x96{', 2)",
]


def test_the_build_divides_what_it_ships() -> None:
    """The profile is of this very machine code: a newer Pyodide, or newer tools, need a new one (make profile)."""
    code = slim.code(runtime.BUILD / "slim").read_bytes()
    assert division.read_profile().code == division.code_hash(code)
    assert len(list(serve.SITE.glob("assets/later/machine-code-*.packed"))) == 1


@pytest.mark.parametrize("text", MISSED)
def test_what_was_left_out_is_missed_and_then_right(text: str) -> None:
    """Compiling a text, names of characters, old encodings: Python ends on the first part, and the whole does it."""
    assert printed(text) == ([], True)


def test_to_print_is_missed_and_to_assert_is_not() -> None:
    """What is asserted above would be answered by the first part, if it had what is asked for."""
    assert printed("print(6 * 7)") == (["42"], True)
    assert printed("made = {}\nassert made.setdefault('answer', 6 * 7) == 42") == ([], False)


def test_no_moved_byte_is_ever_read(tmp_path: Path) -> None:
    """With junk in its place, chance ledgers get the same answers from every verb; `make poisoned` does more."""
    source = random.Random(7)  # noqa: S311 - the same each time
    requests = [corpus.asked(verb, corpus.random_ledger(source)) for verb in VERBS for _ in range(4)]
    command = nodejs.command(HERE / "answer.mjs", poisoned.site(tmp_path / "site"))
    done = subprocess.run(command, input=json.dumps(requests), capture_output=True, text=True, check=True)  # noqa: S603
    assert json.loads(done.stdout) == [respond(request) for request in requests]


def test_help_is_as_pyodide_has_it() -> None:
    """Docstrings are data of the first part: nothing here reads them, and what did would be told the truth."""
    assert printed("print(len.__doc__, str.join.__text_signature__)")[0] == [f"{len.__doc__} ($self, iterable, /)"]


def test_with_what_a_first_estimate_imports_it_is_answered() -> None:
    """All the rulebook's examples at once, from the first parts of machine code and library alone."""
    asked = people.ledger(*(people.entry(f"e{count}", kind) for count, kind in enumerate(people.FIELDS)))
    request = corpus.asked("estimate", asked)
    command = nodejs.command(HERE / "answer.mjs", serve.SITE, "early")
    done = subprocess.run(command, input=json.dumps([request]), capture_output=True, text=True, check=True)  # noqa: S603
    assert json.loads(done.stdout) == [respond(request)]


def test_machine_code_of_another_pyodide_is_not_divided(capsys: pytest.CaptureFixture[str]) -> None:
    """It is shipped whole, and the build says so."""
    parts = {wasm.CODE: wasm.code([b"\0\1\x0b"])}
    assert division.by_profile(b"another", parts) == (wasm.module(parts), b"")
    assert "make profile" in capsys.readouterr().err
