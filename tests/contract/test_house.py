"""The house has walls: which room may import which stands in ``house.toml``; a wrong arrow is told in a sentence."""

import re
from pathlib import Path

import pytest
from walls import DRAWING, House

ROOT = Path(__file__).resolve().parents[2]
DRAWN = (ROOT / DRAWING).read_text(encoding="utf-8")
SCRIPTS = "overrides/assets/javascripts/calculator"
FIRST_COMMENT = {".py": re.compile(r'^"""(.*?)"""', re.DOTALL), ".js": re.compile(r"^/\*\*(.*?)\*/", re.DOTALL)}
BEGINNINGS = {"__init__.py", "__main__.py", "main.js"}  # of a room, or of a page
BOUNDARY = re.compile(r"[Mm]ust not know|knows? no ")
# What names files of the project besides its code, and what such a name looks like.
NAMING = ("Makefile", ".ci/run", "pyproject.toml", "tsconfig.json", "mkdocs.yml", "README.md", "CONTRIBUTING.md")
MADE = re.compile(r"^docs/assets/|/node_modules/")  # at build
NAMED = re.compile(
    r"(?<![\w./-])(?:calculator|overrides|tests|scripts|docs|benchmarks|decisions|requirements)/[\w./-]*\w"
)


def test_no_room_knows_what_it_must_not() -> None:
    """Every import is drawn, every drawn import is there, and no files import one another in a circle."""
    assert House(ROOT, DRAWN).faults() == []


def test_no_two_files_of_a_tree_share_a_name() -> None:
    """A name has one meaning. A counterpart in another tree may bear it too: ``timeline.js`` shows ``timeline.py``."""
    house, seen = House(ROOT, DRAWN), set()
    for file in house.files:
        name = (next(tree for tree in house.trees if file.startswith(tree)), Path(file).name)
        assert name not in seen or "standins" in file or name[1] in BEGINNINGS, f"{file}: another file has this name"
        seen.add(name)


@pytest.mark.parametrize("path", [room.path for room in House(ROOT, DRAWN).rooms.values()])
def test_a_room_says_at_its_door_what_it_is_for_and_what_it_must_not_know(path: str) -> None:
    """In the first lines of a folder's own file; a file that is a room has its own first line, which others check."""
    room = House(ROOT, DRAWN).rooms[path]
    if not (ROOT / path).is_dir():
        return
    door = ROOT / room.door
    assert door.is_file(), f"{path} has no door: name in {DRAWING} the file whose first lines say what the room is for"
    first = FIRST_COMMENT[door.suffix].match(door.read_text(encoding="utf-8"))
    assert first, f"{room.door} does not begin with what the room is for"
    words = " ".join(first[1].replace("\n * ", " ").split())
    assert BOUNDARY.search(words), f"{room.door} does not say what its room must not know"


def spoiled(file: str, line: str) -> House:
    """Return the house as it would be with a line added to a file."""
    return House(ROOT, DRAWN, {file: f"{(ROOT / file).read_text(encoding='utf-8')}\n{line}\n"})


PLANTED = {
    "an import": ("calculator/values/cycle.py", "import calculator.ledger.document", "calculator/ledger/document.py"),
    "an import from a package": (
        "calculator/rules/together.py",
        "from calculator.advice import steps",
        "advice/steps.py",
    ),
    "an import inside a function": (
        "calculator/rulebook/book.py",
        "def f():\n    from calculator import rules",
        "rules",
    ),
    "a late import": ("calculator/ledger/form.py", 'f = later("advice.steps")', "calculator/advice/steps.py"),
    "an import by a name": (
        "calculator/ledger/form.py",
        'import importlib\nimportlib.import_module("calculator.estimate.estimate")',
        "calculator/estimate/estimate.py",
    ),
    "the build in the rules": ("calculator/values/cycle.py", "import overrides.hooks.content", "overrides"),
    "the rules where HTML is finished": ("overrides/hooks/finish/markup.py", "import calculator.rulebook", "rulebook"),
    "another room of the build": (
        "overrides/hooks/finish/markup.py",
        "from guide import generate",
        "guide/generate.py",
    ),
    "a script's import": (f"{SCRIPTS}/store/store.js", 'import { x } from "../ui/toast.js";', "ui/toast.js"),
    "a script's import for what it does": (f"{SCRIPTS}/store/store.js", 'import "../app.js";', "calculator/app.js"),
    "a script's late import": (f"{SCRIPTS}/ui/copy.js", 'void import("../standing/bar.js");', "standing/bar.js"),
    "a type": (f"{SCRIPTS}/ui/copy.js", '/** @type {import("../handin/sheet.js").Sheet} */', "handin/sheet.js"),
    "what is passed on": (f"{SCRIPTS}/page.js", 'export { x } from "./form.js";', "calculator/form.js"),
    "an import of many lines": (f"{SCRIPTS}/store/store.js", 'import {\n  a,\n} from "../ui/copy.js";', "ui/copy.js"),
}


@pytest.mark.parametrize("kind", PLANTED)
def test_a_wrong_arrow_is_told_with_both_files_and_the_reason(kind: str) -> None:
    """Whatever way a file is imported, one import across a wall is one fault that names both ends."""
    file, line, target = PLANTED[kind]
    house = spoiled(file, line)
    faults = house.faults()
    told = [fault for fault in faults if file in fault and target in fault]
    assert len([fault for fault in told if "import one another" not in fault]) == 1, faults
    room = house.room(file)
    assert room
    assert room.because in told[0] or "a package" in told[0]


@pytest.mark.parametrize(
    ("file", "line", "told"),
    [
        ("calculator/values/cycle.py", "import time", "no clock"),
        ("calculator/values/cycle.py", "import numpy", "a package that calculator/values may not use"),
        (f"{SCRIPTS}/store/store.js", 'import { html } from "lit-html";', "a package that"),
        (f"{SCRIPTS}/store/store.js", 'import { gone } from "./gone.js";', "was it moved or renamed?"),
        (f"{SCRIPTS}/store/store.js", "void import(`./${name}.js`);", "cannot be read"),
        ("calculator/ledger/form.py", 'later(f"advice.{name}")', "cannot be read"),
        ("calculator/values/amounts.py", "from calculator.values import amounts", "import one another"),
        (f"{SCRIPTS}/ui/toast.js", 'import "./copy.js";', "import one another"),
    ],
)
def test_what_else_breaks_the_house_is_told_too(file: str, line: str, told: str) -> None:
    """A clock, a package, a file that has moved, a name nobody can read, and a circle within a room."""
    assert [fault for fault in spoiled(file, line).faults() if file in fault and told in fault]


def test_a_file_without_a_room_and_a_drawing_that_is_wrong_are_told() -> None:
    """A new file wants a room; a room that is gone, a wall that nobody passes and an arrow upwards want mending."""
    stray = House(ROOT, DRAWN, {"calculator/stray.py": '"""Nowhere."""'}).faults()
    assert [fault.partition(":")[0] for fault in stray] == ["calculator/stray.py belongs to no room"]
    drawing = DRAWN.replace('"values" = {knows = []', '"values" = {knows = ["rules", "nowhere"]', 1)
    drawing = drawing.replace('"commands.py" = {knows = ["advice"', '"commands.py" = {knows = ["values", "advice"', 1)
    drawing = drawing.replace('"values" = {', '"attic" = {knows = [], because = ""}\n"values" = {', 1)
    faults = "\n".join(House(ROOT, drawing).faults())
    for told in (
        "draws calculator/attic, which is not there",
        "which stands above it",
        "nowhere, which is no room",
        "which it no longer imports",
    ):
        assert told in faults


@pytest.mark.parametrize("name", NAMING)
def test_what_names_a_file_names_one_that_is_there(name: str) -> None:
    """A moved file is followed everywhere it is named, not only where it is imported."""
    named = set(NAMED.findall((ROOT / name).read_text(encoding="utf-8")))
    gone = {one for one in named if not (ROOT / one).exists() and not MADE.search(one)}
    assert gone == set(), f"{name} names what is not there: was it moved or renamed?"
