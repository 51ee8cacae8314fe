"""The guide states nothing by hand: its figures come from the rulebook, and change with it."""

import re
from functools import cache
from pathlib import Path

import pytest
from guide import examples, generate

from calculator.rulebook import Rulebook, load, read

ROOT = Path(__file__).resolve().parents[2]
RULEBOOK = (ROOT / "calculator" / "rulebook.toml").read_text(encoding="utf-8")
WRITTEN = sorted((ROOT / "docs").rglob("*.md"))
TEMPLATES = [
    *sorted((ROOT / "overrides" / "generated").glob("*.md")),
    *sorted((ROOT / "overrides" / "macros").glob("*")),
]
TEMPLATE_CODE = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
COUNTED = r"(?:CECs?|credits?|hours?|contact hours|years?|months?|days?|units?|MB)"
FIGURE = re.compile(rf"\b\d+\.\d+\b|(?<!WCAG )\b\d+ {COUNTED}\b|\b(?:two|ten|twenty|thirty) (?:CECs?|contact hours)\b")
SEARCH_WEIGHT = re.compile(r"^search: \{boost: [\d.]+\}$", re.MULTILINE)
NOT_OF_THE_DOMAIN = {"2.2"}  # the version of the accessibility guidelines


@pytest.mark.parametrize("path", [*WRITTEN, *TEMPLATES], ids=lambda path: path.name)
def test_no_figure_is_typed_by_hand(path: Path) -> None:
    """A figure on a page is called by the name of its parameter, so that it can never grow stale."""
    prose = SEARCH_WEIGHT.sub("", TEMPLATE_CODE.sub("", path.read_text(encoding="utf-8")))
    assert set(FIGURE.findall(prose)) - NOT_OF_THE_DOMAIN == set()


def test_the_search_for_figures_finds_them() -> None:
    """What the test above looks for is what a hand would type."""
    for typed in ("worth 0.4 CECs", "a two-year card: 0.4", "you need 20 hours", "twenty contact hours", "2 CECs"):
        assert FIGURE.search(typed), typed
    for harmless in ("since 2013", "CEP123456", "Figure 1", "edition of September 13, 2023"):
        assert not FIGURE.search(harmless), harmless


COMPUTED = {"readings.md"}  # what the worked examples come to under each answer: sums, in which a figure is not seen


@cache
def _pages_now() -> dict[str, str]:
    """Return every page as the rulebook makes it."""
    return _pages(load())


def _pages(rulebook: Rulebook) -> dict[str, str]:
    """Return every page of the guide in Markdown, made by plain functions without the site's builder."""
    pages = generate.generated_pages(rulebook)
    for path in WRITTEN:
        pages[path.name] = generate.written_page(path.read_text(encoding="utf-8"), rulebook)
    return pages


def test_plain_functions_make_the_whole_guide() -> None:
    """Every way to earn has its page, and every clause and source its anchor, with no builder of sites at hand."""
    pages = _pages_now()
    assert {f"opportunities/{name}.md" for name in load().opportunities} <= set(pages)
    assert all(f"{{ #{clause} }}" in pages["rules.md"] for clause in load().clauses)
    assert all(f"{{ #{source} }}" in pages["sources.md"] for source in load().sources)
    for name, text in pages.items():
        assert re.match(r"\s*---\ntitle: .+\n(.+\n)*description: .+\n(.+\n)*---\n", text), name


@pytest.mark.parametrize("parameter", load().parameters)
def test_a_changed_figure_changes_every_page_that_states_it(parameter: str) -> None:
    """The pages follow the rulebook: the new figure appears, or the end of the examples' cycle that follows from it."""
    newest = load().parameters[parameter].values[-1]
    head = RULEBOOK.index(f"[parameters.{parameter}]")
    place = RULEBOOK.index(f'value = "{newest.amount}"', head)
    other = "7" if newest.amount == newest.amount.to_integral_value() and "." not in str(newest.amount) else "0.47"
    changed = read(RULEBOOK[:place] + RULEBOOK[place:].replace(f'value = "{newest.amount}"', f'value = "{other}"', 1))
    before, after = _pages_now(), _pages(changed)
    touched = [name for name in before if before[name] != after[name]]
    assert touched, f"no page states {parameter}"
    end = examples.cycle(changed).end
    for name in set(touched) - COMPUTED:
        assert any(new in after[name] for new in (other, changed.day(end), end.isoformat())), name


def test_what_changed_between_the_editions_is_said_in_a_word_and_nothing_else_is() -> None:
    """A row is marked if, and only if, its two columns differ; figures that only one edition states are."""
    rows = [line.strip("| ").split(" | ") for line in _pages_now()["changes.md"].splitlines() if line.startswith("| ")]
    compared = [row for row in rows if row[0] not in {"What", "Example"}]
    assert [row for row in compared if ("changed</strong>" in row[0]) != (row[1] != row[2])] == []
    changed = {
        name
        for name, one in load().parameters.items()
        if any(one.title in row[0] for row in compared if row[1] != row[2])
    }
    assert {"college-cap", "college-quarter-unit", "ethics"} <= changed


def test_what_may_be_promised_stands_by_edition() -> None:
    """College and other certifications were assured in 2013, and are up to ACE since; ACE's word stands with each."""
    page = _pages_now()["changes.md"]
    rows = {line.split("](")[0].split("[")[1]: line for line in page.splitlines() if "(“" in line}
    assert set(rows) == {one.title for one in load().opportunities.values()}
    for way in ("college-course", "other-certification"):
        one = load().opportunities[way]
        first, last = (one.certainty(edition).word for edition in (min(load().editions), load().newest))
        assert f"| assured (“{first}”) | up to ACE (“{last}”) |" in rows[one.title]
        assert "changed</strong>" in rows[one.title]


def test_every_open_question_has_its_reading_and_what_else_would_follow_on_one_page() -> None:
    """Those of the clauses that are readings, and those that ACE's own words leave open."""
    rulebook = load()
    page = _pages_now()["readings.md"]
    kinds = set()
    for clause in (clause for clause in rulebook.clauses.values() if clause.question):
        kinds.add(clause.kind)
        for text in (clause.question, clause.reading, clause.otherwise):
            assert rulebook.fill(text, rulebook.newest) in page, clause.id
    assert kinds == {"ace", "reading"}


def test_our_readings_run_the_worked_examples_under_each_answer() -> None:
    """A changed figure stands in a row of its own; a question that changes none says so."""
    page = _pages_now()["readings.md"]
    assert "| [A second article](opportunities/publication.md) | 0 CECs | 0.5 CECs |" in page
    asked = [clause for clause in load().clauses.values() if clause.answers]
    for clause in asked:
        part = page.split(f"## {load().fill(clause.question, load().newest)}")[1].split("\n## ")[0]
        assert all(load().fill(means, load().newest) in part for means in clause.answers.values()), clause.id
        assert ("| Worked example |" in part) != ("changes none of the worked examples" in part), clause.id


def test_every_myth_is_refuted_by_words_of_a_source() -> None:
    """Each has a quotation, or what the source says where it was not kept word for word, with a link to it.

    The words are a clause's, a route's, or those of a page that ACE published after its founding post.
    """
    myths = re.split(r"^## ", _pages_now()["myths.md"], flags=re.MULTILINE)[1:]
    told = {
        (clause.quote or load().fill(clause.states, load().newest), clause.source) for clause in load().clauses.values()
    }
    steps = [(step.text, step.source) for one in load().opportunities.values() for step in one.since]
    steps += [(route.note, route.note_source) for route in load().routes.values() if route.note]
    told |= {(load().fill(text, load().newest), source) for text, source in steps}
    for myth in myths:
        assert any(words in myth and f"(sources.md#{source})" in myth for words, source in told), myth


PROMISED = re.compile(r"\b(?:assured|certain(?:ly)?|safe(?:ly)?|guaranteed)\b", re.IGNORECASE)
BY_PETITION = re.compile(r"\bpetition|\bup to ACE\b", re.IGNORECASE)
HEAD = re.compile(r"\A\s*---[\s\S]*?\n---\n")
SENTENCES = re.compile(r"(?<=[.!?:])\s+|\n\n|\n(?=[-|#>])")
NO_SENTENCE = ("|", "#")  # a table's cells, a heading that names both


def _promises(text: str) -> list[str]:
    """Return the sentences of a page that speak of petitions and promise something."""
    told = [" ".join(one.split()) for one in SENTENCES.split(HEAD.sub("", text)) if not one.startswith(NO_SENTENCE)]
    return [one for one in told if BY_PETITION.search(one) and PROMISED.search(one)]


def test_no_page_promises_what_goes_by_petition() -> None:
    """It is up to ACE until it is posted: by the rulebook's newest edition, and in every sentence of every page."""
    ways = [one for one in load().opportunities.values() if one.route == "petition"]
    assert {one.certainty(load().newest).tier for one in ways} == {"depends"}
    assert {name: found for name, text in _pages_now().items() if (found := _promises(text))} == {}
    advised = [step.text for step in load().advice.values() if "petition" in step.text]
    assert [text for text in advised if _promises(text)] == []


def test_the_search_for_promises_finds_them() -> None:
    """What the test above looks for is what a hand would type; two sentences side by side are no promise."""
    for typed in ("A petition is a safe way.", "---\ntitle: A\n---\nSend it by petition,\nand it is assured."):
        assert len(_promises(typed)) == 1, typed
    assert _promises("A course is assured. A petition is up to ACE.") == []


def test_a_way_to_earn_answers_in_three_rows_before_all_else() -> None:
    """What it is worth, whether that is a promise, and how it reaches ACE, by the newest edition and its route."""
    rulebook = load()
    pages = _pages(rulebook)
    for one in rulebook.opportunities.values():
        box = pages[f"opportunities/{one.id}.md"].partition('<div class="facts"')[2].partition("</div>")[0]
        promise = one.certainty(rulebook.newest)
        assert promise
        assert f"**{rulebook.fill(one.short, rulebook.newest)}.**" in box
        assert f"**{rulebook.tiers[promise.tier]}.**" in box
        assert f"[{rulebook.routes[one.route].title}](../submit.md#{one.route})" in box
        assert ("our reading" in box) is (one.route_is_reading or ("our reading" in one.limits[0] and not one.cap))


def test_what_a_way_to_earn_is_worth_names_its_cap_wherever_it_stands() -> None:
    """Table, finder, form and pages tell what one is worth in the same words: those with a cap in a cycle say it."""
    capped = {name: one for name, one in load().opportunities.items() if one.cap}
    assert len(capped) > 1
    for name, one in capped.items():
        limit = next(text for text in one.limits if "in a cycle" in text and "{cecs:" in text)
        cap = re.search(r"\{cecs:[^}]+\}(?= CECs in a cycle)", limit)
        assert cap, name
        assert f"{cap[0]} in a cycle" in one.short, name
        told = load().fill(one.short, load().newest)
        assert told in _pages_now()["index.md"], name


def test_names_keep_their_capitals() -> None:
    """A text that goes on in the middle of a sentence begins small, and says ACE and CECs all the same."""
    pages = _pages_now()
    small = re.compile(r"(?<![-_./#(\"])\b(?:ace|cecs?)\b(?![-_./&=])")  # but for addresses and ids
    assert {name: found for name, text in pages.items() if (found := small.findall(text))} == {}
    assert "**0.6 CECs**, up to ACE" in pages["opportunities/petition.md"]
