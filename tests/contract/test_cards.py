"""Each clause has a card: what it says, the function that runs it, its figures and the stories that name it."""

import re
from pathlib import Path

import pytest
from guide import cards, generate

from calculator.rulebook import load
from calculator.rules import RULES

ROOT = Path(__file__).resolve().parents[2]
CARDS = cards.cards(load())


def test_every_clause_has_its_function_and_its_story() -> None:
    """What is missing is a sentence that says where to write it."""
    assert list(cards.faults(CARDS)) == []


def test_a_card_names_the_very_functions_that_run() -> None:
    """The functions found by reading are those found by importing, and each stands where its card says."""
    found = {card.clause.id: {one.name for one in card.functions} for card in CARDS}
    assert all(rule.__name__ in found[name] for name, rule in RULES.items())
    for place, name in ((one.place, one.name) for card in CARDS for one in card.functions):
        assert f"def {name}" in (ROOT / place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]


def test_a_story_stands_where_its_card_says() -> None:
    """By its file and the line it begins on."""
    for story in (story for card in CARDS for story in card.stories):
        line = (ROOT / story.place.file).read_text(encoding="utf-8").splitlines()[story.place.line - 1]
        assert line.startswith("story = ")


def test_a_card_shows_every_figure_of_its_functions_and_of_its_words() -> None:
    """A parameter that a function asks for, also by way of a helper, is on the card with each of its values."""
    shown = {card.clause.id: {one.id for one in card.parameters} for card in CARDS}
    assert "college-cap" in shown["college-cap"]  # asked for in a helper
    assert "grace-months" in shown["grace-period"]
    page = generate.generated_pages(load())["clauses.md"]
    for card in CARDS:
        section = re.split(r"^## ", page.split(f"{{ #{card.clause.id} }}")[1], maxsplit=1, flags=re.MULTILINE)[0]
        assert card.clause.quote in section
        assert all(f"{value.amount} {one.unit}" in section for one in card.parameters for value in one.values)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A house with one clause's function, one story that names nothing, and a clause found by an answer."""
    (tmp_path / "calculator" / "rules").mkdir(parents=True)
    (tmp_path / "tests" / "cases").mkdir(parents=True)
    code = (
        '@clause("ethics")\ndef ethics() -> None:\n    """Ask."""\n    helper()\n\n\n'
        '@answer("ethics", "other")\ndef other() -> None:\n    """Ask otherwise."""\n\n\n'
        'def helper() -> str:\n    return "ethics"\n'
    )
    (tmp_path / "calculator" / "rules" / "needs.py").write_text(code, encoding="utf-8")
    (tmp_path / "tests" / "cases" / "a.toml").write_text('[[case]]\nstory = "Nothing."\n', encoding="utf-8")
    return tmp_path


def test_a_clause_without_a_function_or_a_story_is_told_where_it_wants_one(small: Path) -> None:
    """Both sentences name the clause and the folder; a function for an answer is found by clause and answer."""
    made = {card.clause.id: card for card in cards.cards(load(), small)}
    assert [(one.name, one.which) for one in made["ethics"].functions] == [("ethics", ""), ("other", "other")]
    assert [one.id for one in made["ethics"].parameters] == ["ethics"]
    told = list(cards.faults([made["ethics"], made["grace-period"]]))
    assert len(told) == 3
    assert told[0].startswith("The clause ethics has no story")
    assert told[1].startswith("The clause grace-period has no function")
    assert "calculator/rules/" in told[1]
    assert "tests/cases/" in told[2]
