"""A clause in one view: its functions, its parameters and the stories that name it, found where they stand.

Read from the text of the rules and of the stories, so that a card says where to look and not only that there is
something: a function of a clause is one whose decorator names it, and whatever else the decorator names (such as an
answer to the clause's question) says which of its functions it is.
"""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from calculator.estimate.standing import SUMS
from calculator.rulebook import Clause, Parameter, Rulebook, references

ROOT = Path(__file__).resolve().parents[3]
CODE, STORIES = "calculator", "tests/cases"
EXPECTED = ("expect", "answers")  # the parts of a story that name clauses: what comes out, and what is answered


class Place(NamedTuple):
    """A line of a file below the root, counted from 1."""

    file: str
    line: int


class Function(NamedTuple):
    """A function that a decorator ties to a clause: which of the clause's it is, its name, what it does, its place."""

    clause: str
    which: str
    name: str
    does: str
    place: Place
    constants: frozenset[str]


class Story(NamedTuple):
    """A story, its place, every text that stands in what it expects, and what else can name a clause's sentence there.

    Those are the codes of warnings, and the sums, which the sentence of the same name explains.
    """

    sentence: str
    place: Place
    expects: frozenset[str]
    keys: frozenset[str]


@dataclass(frozen=True)
class Card:
    """All that belongs to a clause. ``parameters`` are those its functions or its own words name."""

    clause: Clause
    functions: tuple[Function, ...]
    parameters: tuple[Parameter, ...]
    stories: tuple[Story, ...]


def cards(rulebook: Rulebook, root: Path = ROOT) -> list[Card]:
    """Return the card of each clause, in the order of the rulebook."""
    found, told = list(functions(root)), list(stories(root))
    return [_card(clause, rulebook, found, told) for clause in rulebook.clauses.values()]


def faults(made: Iterable[Card]) -> Iterator[str]:
    """Yield what a clause has not got, each as a sentence that says what to do."""
    for card in made:
        name = card.clause.id
        if not card.functions:
            yield f"The clause {name} has no function: write one in {CODE}/rules/, marked @clause({name!r})."
        if not card.stories:
            yield f"The clause {name} has no story: tell one in {STORIES}/ whose expected answer names it."


def _card(clause: Clause, rulebook: Rulebook, found: Iterable[Function], told: Iterable[Story]) -> Card:
    own = tuple(one for one in found if one.clause == clause.id)
    words = f"{clause.title}\n{clause.question}\n{clause.reading}\n{clause.otherwise}\n{clause.states}"
    named = {*references(words)}.union(*(one.constants for one in own))
    parameters = tuple(one for name, one in rulebook.parameters.items() if name in named)
    stories = (one for one in told if clause.id in one.expects or one.keys & set(clause.sentences))
    return Card(clause, own, parameters, tuple(stories))


def functions(root: Path) -> Iterator[Function]:
    """Yield every function of the rules that a decorator gives a text to, as ``@clause("its-id")`` does."""
    for path in sorted((root / CODE).rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        defined = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
        for node in defined.values():
            for call in (one for one in node.decorator_list if isinstance(one, ast.Call)):
                names = [one.value for one in _given(call) if isinstance(one, ast.Constant)]
                if names and isinstance(names[0], str):
                    place = Place(path.relative_to(root).as_posix(), node.lineno)
                    does = (ast.get_docstring(node) or "").partition("\n")[0]
                    which = ", ".join(str(name) for name in names[1:])
                    yield Function(names[0], which, node.name, does, place, frozenset(_constants(node, defined)))


def _given(call: ast.Call) -> list[ast.expr]:
    return [*call.args, *(keyword.value for keyword in call.keywords)]


def _constants(start: ast.FunctionDef, defined: Mapping[str, ast.FunctionDef]) -> set[str]:
    """Return the texts a function and the functions of its file that it calls are written with."""
    waiting, seen, texts = [start], set[str](), set[str]()
    while waiting:
        node = waiting.pop()
        seen.add(node.name)
        for one in (part for statement in node.body for part in ast.walk(statement)):
            if isinstance(one, ast.Constant) and isinstance(one.value, str):
                texts.add(one.value)
            elif isinstance(one, ast.Name) and one.id in defined and one.id not in seen:
                waiting.append(defined[one.id])
    return texts


def stories(root: Path) -> Iterator[Story]:
    """Yield every story of every file."""
    for path in sorted((root / STORIES).glob("*.toml")):
        text = path.read_text(encoding="utf-8")
        lines = [text.count("\n", 0, match.start()) + 1 for match in re.finditer(r"^story = ", text, re.MULTILINE)]
        for case, line in zip(tomllib.loads(text).get("case", ()), lines, strict=True):
            place = Place(path.relative_to(root).as_posix(), line)
            told = frozenset(_texts({key: case[key] for key in EXPECTED if key in case}))
            warned = {word for line in case.get("warnings", ()) for word in line.split()}
            yield Story(case["story"], place, told, frozenset(warned | (told & set(SUMS))))


def _texts(data: Any) -> Iterator[str]:  # noqa: ANN401 - whatever TOML holds
    """Yield the texts of plain data at any depth, names of tables included."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield key
            yield from _texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from _texts(value)
