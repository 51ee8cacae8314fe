"""The rulebook and the rules hold each other to account: nothing unsourced, nothing unused, nothing undocumented."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from calculator.rulebook import RulebookError, load, read, references
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
    cited |= {step.source for route in rulebook.routes.values() for step in route.steps}
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


def test_the_word_that_makes_an_opportunity_certain_stands_in_its_clause() -> None:
    """“Certain” and “up to ACE” are read off the source's own words."""
    rulebook = load()
    for opportunity in rulebook.opportunities.values():
        quotes = [rulebook.clauses[name].quote for name in opportunity.worth]
        assert any(opportunity.certainty_word in quote for quote in quotes), opportunity.id


def test_quotations_are_single_short_sentences() -> None:
    """ACE's text is quoted a sentence at a time."""
    for clause in load().clauses.values():
        assert len(re.findall(r"[.!?]\s+[A-Z]", clause.quote)) == 0, clause.id
        assert len(clause.quote) <= 220, clause.id


def test_every_parameter_is_used() -> None:
    """By a rule, or by a text of the rulebook or of the site."""
    sources = [
        *(ROOT / "calculator").rglob("*.py"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "overrides").rglob("*.md"),
    ]
    code = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    named = set(references(TEXT)) | {name for name in load().parameters if f'"{name}"' in code}
    assert set(load().parameters) <= named


def test_a_cycle_that_ends_before_the_first_edition_is_refused() -> None:
    """An uncovered date is never guessed at."""
    assert load().edition_for(date(2013, 5, 1)) == "2013-05-01"
    with pytest.raises(RulebookError):
        load().edition_for(date(2013, 4, 30))
    with pytest.raises(RulebookError):
        load().amount("college-cap", "2013-05-01")


def test_the_newest_edition_not_later_than_the_end_decides() -> None:
    """The day an edition begins, it decides; the day before, the earlier one does."""
    assert load().edition_for(date(2023, 9, 12)) == "2013-05-01"
    assert load().edition_for(date(2023, 9, 13)) == "2023-09-13"
    assert load().newest == "2023-09-13"


CONTRADICTIONS = {
    "a source that is not listed": ('source = "grace"', 'source = "hearsay"'),
    "an edition that is not listed": ('since = "2023-09-13"', 'since = "2024-01-01"'),
    "a clause that is not listed": ('worth = ["publication"]', 'worth = ["hearsay"]'),
    "a route that is not listed": ('route = "automatic"', 'route = "hearsay"'),
    "a parameter that is not listed": ("{cecs:mentoring}", "{cecs:hearsay}"),
    "an unknown certainty": ('certainty = "depends"', 'certainty = "likely"'),
    "an unknown kind of clause": ('kind = "ace"', 'kind = "rumour"'),
    "an unknown kind of field": ('kind = "course-number"', 'kind = "barcode"'),
    "a reading without its question": ('question = "Is C− a grade of “C” or higher?"', ""),
    "a clause without its sentence": ('quote = "Quarter = 0.8 CECs per unit."', ""),
    "an amount without a limit": ('at_most = "200"', ""),
    "a value from an unknown edition": ('from = "2023-09-13", value = "0.8"', 'from = "2020-01-01", value = "0.8"'),
    "something left out": ('title = "Mentoring, once in a cycle"', ""),
}


@pytest.mark.parametrize("what", CONTRADICTIONS)
def test_a_rulebook_that_contradicts_itself_is_not_used(what: str) -> None:
    """Each contradiction is refused when the rulebook is read."""
    before, after = CONTRADICTIONS[what]
    assert before in TEXT
    with pytest.raises(RulebookError):
        read(TEXT.replace(before, after))


def _plain(text: str) -> str:
    return " ".join(text.translate(str.maketrans("“”’", '""\'')).split())


def _unfilled() -> Iterator[str]:
    for clause in load().clauses.values():
        yield from re.findall(r"\{cecs:[^}]*\}", "".join(clause.sentences.values()))


def test_receipts_get_their_figures_from_the_engine() -> None:
    """A sentence of a receipt names no parameter: the engine fills in the figure it counted with."""
    assert list(_unfilled()) == []
