"""The rulebook and the rules hold each other to account: nothing unsourced, nothing unused, nothing undocumented."""

import re
from collections.abc import Iterator
from pathlib import Path

from calculator.rulebook import load, references
from calculator.rules import RULES

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "calculator" / "rulebook.toml").read_text(encoding="utf-8")
FOUNDING = (ROOT / "tests" / "data" / "ace-2013-05-01.txt").read_text(encoding="utf-8")


def test_every_clause_has_one_function_and_every_function_a_clause() -> None:
    """A rule without a sentence, or a sentence without a rule, does not exist."""
    assert set(RULES) == set(load().clauses)


def test_every_statement_cites_a_source_that_is_listed() -> None:
    """Clauses, values of parameters, steps of routes, and what the routes note."""
    rulebook = load()
    cited = {clause.source for clause in rulebook.clauses.values()}
    cited |= {value.source for parameter in rulebook.parameters.values() for value in parameter.values}
    cited |= {step.source for route in rulebook.routes.values() for step in route.steps if step.source}
    cited |= {screen.source for route in rulebook.routes.values() for screen in route.screens}
    assert cited <= set(rulebook.sources)
    assert all(parameter.values for parameter in rulebook.parameters.values())
    for opportunity in rulebook.opportunities.values():
        assert opportunity.worth, f"{opportunity.id} rests on no clause"


def test_what_is_quoted_from_the_founding_post_stands_in_it() -> None:
    """To the letter, but for the shape of quotation marks and white space."""
    founding = _plain(FOUNDING)
    for clause in load().clauses.values():
        if clause.source == "ace-2013":
            assert _plain(clause.quote) in founding, clause.id
        for other in clause.beside:
            assert other.source != "ace-2013" or _plain(other.quote) in founding, clause.id


def test_what_goes_by_petition_is_up_to_ace() -> None:
    """What stands in ACE's examples of petitions is promised by no word of the guide or the calculator."""
    rulebook = load()
    for opportunity in rulebook.opportunities.values():
        if opportunity.route == "petition":
            assert opportunity.certainty(rulebook.newest).tier == "depends", opportunity.id


def test_quotations_are_single_short_sentences() -> None:
    """ACE's text is quoted a sentence at a time."""
    for clause in load().clauses.values():
        assert len(re.findall(r"[.!?]\s+[A-Z]", clause.quote)) == 0, clause.id
        assert len(clause.quote) <= 220, clause.id
        for other in clause.beside:
            assert not re.search(r"[.!?]\s+[A-Z]", other.quote), clause.id


def test_every_parameter_is_used() -> None:
    """By a rule, by a field, or by a text of the rulebook or of the site."""
    sources = [
        *(ROOT / "calculator").rglob("*.py"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "overrides").rglob("*.md"),
    ]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    named = set(references(TEXT)) | {name for name in load().parameters if f'"{name}"' in code}
    named |= {field.hours_from for field in load().fields.values()}
    assert set(load().parameters) <= named


def _plain(text: str) -> str:
    return " ".join(text.translate(str.maketrans("“”’", '""\'')).split())


def _unfilled() -> Iterator[str]:
    for clause in load().clauses.values():
        yield from re.findall(r"\{cecs:[^}]*\}", "".join(clause.sentences.values()))


def test_receipts_get_their_figures_from_the_engine() -> None:
    """A sentence of a receipt names no parameter: the engine fills in the figure it counted with."""
    assert list(_unfilled()) == []
