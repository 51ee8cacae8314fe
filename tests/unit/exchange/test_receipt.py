"""What an exported file says of its figures, and whether they still are the same."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from people import TRAINER, ask, entry, ledger
from python import ruleswheel, runtime

from calculator.__main__ import main
from calculator.exchange.receipt import without
from calculator.rulebook import hashing, load
from calculator.rulebook.fingerprint import fingerprint
from calculator.rulebook.hashing import of
from calculator.rulebook.loading import HASH_KEY

MINE = ledger(entry("talk", "presentation"), entry("card", "cpr-aed"), certifications=(TRAINER,))
SAME = "These are the rules the file was written with on June 1, 2025, and they give the same figures."
NONE = "This file carries no figures of its own, so there is nothing to verify."


def exported() -> dict[str, Any]:
    """Return the ledger as a file of JSON has it, receipt and all."""
    return dict(json.loads(ask("export", ledger=MINE, to="json", release="1a2b3c4d")["export"]["text"]))


def verify(document: object) -> dict[str, Any]:
    """Return whether these rules give the figures of a file."""
    return dict(ask("verify", document=document)["verify"])


def test_the_hash_is_of_the_rulebook_and_of_all_that_decides_a_figure() -> None:
    """Whoever has the sources can work it out; what only shows or takes in has no part in it."""
    package = Path(hashing.__file__).parents[1]
    rooms = ("values", "rulebook", "ledger", "rules", "estimate")
    paths = [package / "rulebook.toml", *(path for room in rooms for path in (package / room).glob("*.py"))]
    files = {path.relative_to(package.parent).as_posix(): path.read_bytes() for path in paths}
    assert hashing.own.__wrapped__() == of(files)
    assert of({**files, "calculator/advice/steps.py": b"x", "calculator/rules/notes.txt": b"x"}) == of(files)
    assert of({**files, "calculator/rules/more.py": b"x"}) != of(files)


def test_a_file_carries_build_rules_day_and_figures() -> None:
    """And besides them the ledger as it is."""
    document = exported()
    receipt = document.pop("receipt")
    assert document == MINE
    assert (receipt["release"], receipt["rules"], receipt["today"]) == ("1a2b3c4d", fingerprint(load()), "2025-06-01")
    assert receipt["certifications"][0]["assured_total"] == "0.4"
    assert "sentence" not in json.dumps(receipt)


def test_the_same_rules_give_the_same_figures() -> None:
    """On the day of the file, whatever day it is."""
    told = verify(exported())
    assert (told["same"], told["release"], told["today"], told["changes"]) == (True, "1a2b3c4d", "2025-06-01", [])
    assert told["sentence"] == SAME


def test_a_file_that_is_taken_in_says_whether_these_rules_give_its_figures() -> None:
    """Before anything changes; what is taken in is the ledger without its receipt, and one without says nothing."""
    for change in ({}, {"validity_years": "1"}):
        document = exported()
        document["entries"][1] |= change
        told = ask("import", text=json.dumps(document), ledger=None)["import"]
        assert told["verify"] == verify(document)
        assert told["verify"]["same"] is not bool(change)
        assert "receipt" not in told["ledger"]
    assert ask("import", text=json.dumps(MINE), ledger=None)["import"]["verify"] is None
    assert ask("import", text=json.dumps({**MINE, "receipt": "odd"}), ledger=None)["import"]["verify"]["same"] is None


def test_other_rules_are_told_apart_from_another_ledger() -> None:
    """By the hash of the rules: equal, and an entry was changed; not equal, and the rules were."""
    document = exported()
    document["entries"][1]["validity_years"] = "1"
    assert verify(document)["sentence"].endswith("the entries were changed since.")
    document["receipt"]["rules"] = "of before"
    told = verify(document)
    assert (
        told["sentence"]
        == "The rules have changed since the file was written on June 1, 2025, and they give other figures:"
    )
    assert [change["entry"] for change in told["changes"]] == ["card"]
    other = exported()
    other["receipt"]["rules"] = "of before"
    assert verify(other)["same"]
    assert verify(other)["sentence"].endswith("they give the same figures.")
    assert verify(other)["sentence"].startswith("The rules have changed")


@pytest.mark.parametrize("carried", [None, 3, {}, {"today": "2025-06-01"}, {"today": "soon", "certifications": []}])
def test_without_a_receipt_that_can_be_read_there_is_nothing_to_verify(carried: object) -> None:
    """Which is no fault of the ledger."""
    told = verify({**MINE, "receipt": carried})
    assert told == {"same": None, "release": "", "today": None, "changes": [], "sentence": NONE}


def test_a_build_that_does_not_name_itself_is_told_by_no_name() -> None:
    """Neither in the file it writes, nor where that is read."""
    document = json.loads(ask("export", ledger=MINE, to="json")["export"]["text"])
    assert document["receipt"]["release"] == ""
    assert verify(document)["release"] == ""
    del document["receipt"]["release"]
    assert (verify(document)["same"], verify(document)["release"]) == (True, "")


def test_what_is_no_ledger_at_all_carries_no_receipt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A list is told to have none on the terminal, and stays what it is where a receipt is left out."""
    file = tmp_path / "list.json"
    file.write_text("[1]", encoding="utf-8")
    assert main(["verify", str(file)]) == 2
    assert capsys.readouterr().out == f"{NONE}\n"
    assert without([1]) == [1]


def test_what_takes_a_file_in_leaves_its_receipt_out() -> None:
    """It would be of another ledger at once; and a second export has one of its own, not two."""
    taken = ask("import", ledger=None, text=json.dumps(exported()))["import"]["ledger"]
    assert "receipt" not in taken
    again = json.loads(ask("export", ledger=exported(), to="json", release="1a2b3c4d")["export"]["text"])
    assert again == exported()


def test_the_terminal_verifies_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One sentence; what differs below it, and another status."""
    file = tmp_path / "mine.json"
    file.write_text(json.dumps(exported()), encoding="utf-8")
    assert main(["verify", str(file)]) == 0
    assert capsys.readouterr().out == f"{SAME}\n"
    changed = exported()
    changed["receipt"]["certifications"][0]["awards"][1]["cecs"] = "0.2"
    file.write_text(json.dumps(changed), encoding="utf-8")
    assert main(["verify", str(file)]) == 2
    told = verify(changed)
    sentences = [told["sentence"], *(change["sentence"] for change in told["changes"])]
    assert "card, for Personal Trainer: 0.4 CECs (Assured), before 0.2 CECs (Assured)." in sentences[1]
    assert capsys.readouterr().out.splitlines() == sentences


def test_the_hash_is_of_what_decides_a_figure() -> None:
    """Another byte in a rule or in the rulebook is another hash; one in advice or in a file beside them is not."""
    files = {"calculator/rulebook.toml": b"a", "calculator/rules/worth.py": b"b", "calculator/advice/steps.py": b"c"}
    assert of({**files, "calculator/rulebook.toml": b"x"}) != of(files)
    assert of({**files, "calculator/rules/worth.py": b"x"}) != of(files)
    assert of({**files, "calculator/advice/steps.py": b"x", "calculator/rules/worth.pyc": b"x"}) == of(files)
    assert of({**files, "calculator/rules/caps.py": b""}) != of(files)


def test_every_copy_of_the_package_has_the_same_hash(tmp_path: Path) -> None:
    """From its folder, from its wheel, and where a browser's copy carries it."""
    wheel = runtime.build_wheel(tmp_path)
    says = "from calculator.rulebook import load, fingerprint as f; print(f.fingerprint(load()))"
    run = partial(subprocess.run, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert run([sys.executable, "-c", says], env={"PYTHONPATH": str(wheel)}).stdout.strip() == fingerprint(load())
    browsers = ruleswheel.for_browser(ruleswheel.read(wheel))
    assert json.loads(browsers[ruleswheel.RULEBOOK_AS_JSON])[HASH_KEY] == fingerprint(load())
