"""The guide from the rulebook: plain functions from a rulebook to pages in Markdown, with no word of MkDocs.

Pages that are nothing but rulebook come from ``overrides/generated``; hand-written pages call the same figures and
tables by name. A figure that stands on a page was therefore read from the rulebook when the site was built.

Run by itself: ``python overrides/hooks generate FOLDER`` writes every page, for any builder of sites.
"""

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket

from calculator.rulebook import Clause, Disagreement, Opportunity, Parameter, Rulebook, load
from calculator.values.amounts import written
from guide import cards, elsewhere, examples, pictures, repository

OVERRIDES = Path(__file__).resolve().parents[2]
WRITTEN = OVERRIDES.parent / "docs"
EACH_OPPORTUNITY = "opportunity.md"
PLACES = {"opportunities.md": "opportunities/index.md"}


class Compiled(jinja2.BytecodeCache):
    """The templates as compiled, for as long as this process lasts: each rulebook has an environment of its own."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what was compiled of this very text before, if it was."""
        if bucket.key in self._kept:
            bucket.bytecode_from_string(self._kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


COMPILED = Compiled()


def environment(rulebook: Rulebook) -> jinja2.Environment:
    """Return the templates' environment: the rulebook, and the functions a page writes figures with."""
    loader = jinja2.FileSystemLoader(OVERRIDES)
    options: dict[str, Any] = {"undefined": jinja2.StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    options["bytecode_cache"] = COMPILED
    made = jinja2.Environment(loader=loader, autoescape=False, **options)  # noqa: S701 - Markdown of our own
    made.globals |= vocabulary(rulebook)
    macros: Any = made.get_template("macros/guide.md").module
    made.globals |= {name: getattr(macros, name) for name in dir(macros) if not name.startswith("_")}
    return made


def vocabulary(rulebook: Rulebook) -> dict[str, Any]:
    """Return what every template may use: ``rulebook``, and amounts by the id of their parameter.

    ``cecs`` and ``amount`` write a parameter as of an edition, the newest if none is named; ``fill`` puts parameters
    into a sentence of the rulebook; ``day`` writes a date or an ISO day for a person. ``stated`` writes a parameter,
    ``alone`` what an opportunity's example earns by itself, and ``promised`` whether it is assured, in each edition;
    ``answered`` runs the worked examples under each answer to a clause's question.
    ``small`` begins a text small.
    """

    def amount(parameter: str, edition: str = rulebook.newest) -> str:
        return rulebook.parameters[parameter].written(edition)

    def fill(text: str, edition: str = rulebook.newest) -> str:
        return rulebook.fill(text, edition)

    def day(when: date | str) -> str:
        return rulebook.day(date.fromisoformat(when) if isinstance(when, str) else when)

    def stated(parameter: Parameter) -> list[str]:
        return [_in_edition(parameter, edition) for edition in rulebook.editions]

    def alone(opportunity: Opportunity) -> list[str]:
        return [examples.alone(rulebook, opportunity, edition) for edition in rulebook.editions]

    def promised(opportunity: Opportunity) -> list[str]:
        made = [opportunity.certainty(edition) for edition in rulebook.editions]
        return [f"{small(rulebook.tiers[one.tier])} (“{one.word}”)" if one else "not known" for one in made]

    def small(text: str) -> str:
        return text[:1].lower() + text[1:]

    words = {"rulebook": rulebook, "cecs": amount, "amount": amount, "fill": fill, "day": day, "written": written}
    words |= {
        "fragment": examples.fragment,
        "begun": partial(examples.begun, rulebook),
        "small": small,
        "stated": stated,
        "alone": alone,
    }
    words |= {
        "promised": promised,
        "answered": partial(examples.answered, rulebook),
        "disagreements": disagreements,
        "cards": lambda: cards.cards(rulebook),
    }
    words |= {**elsewhere.words(rulebook), **pictures.vocabulary(rulebook), **repository.words(rulebook)}
    return {**words, "held": examples.cycle(rulebook)}


def generated_pages(rulebook: Rulebook) -> dict[str, str]:
    """Return the pages made of the rulebook alone, by their path among the documents."""
    templates = environment(rulebook)
    names = sorted(path.name for path in (OVERRIDES / "generated").glob("*.md"))
    whole = (name for name in names if name != EACH_OPPORTUNITY)
    pages = {PLACES.get(name, name): templates.get_template(f"generated/{name}").render() for name in whole}
    each = templates.get_template(f"generated/{EACH_OPPORTUNITY}")
    for one in rulebook.opportunities.values():
        words = {"one": one, "examples": examples.worked(rulebook, one), "clauses_of": _clauses_of(rulebook)}
        pages[f"opportunities/{one.id}.md"] = each.render(words)
    return pages


def written_page(text: str, rulebook: Rulebook) -> str:
    """Return a hand-written page with its figures and tables filled in."""
    return environment(rulebook).from_string(text).render()


def pages(rulebook: Rulebook) -> dict[str, str]:
    """Return every page of the guide, generated and hand-written, by its path among the documents."""
    texts = {path.relative_to(WRITTEN).as_posix(): path.read_text(encoding="utf-8") for path in WRITTEN.rglob("*.md")}
    return {**generated_pages(rulebook), **{path: written_page(text, rulebook) for path, text in texts.items()}}


def disagreements(clauses: Iterable[Clause]) -> dict[Disagreement, list[Clause]]:
    """Return what ACE's pages disagree on in some clauses, each with the clauses it bears on."""
    found: dict[Disagreement, list[Clause]] = {}
    for clause in clauses:
        for other in clause.disagrees:
            found.setdefault(other, []).append(clause)
    return found


def _clauses_of(rulebook: Rulebook) -> Any:  # noqa: ANN401 - a function the template calls
    def clauses(opportunity: Opportunity) -> Sequence[Clause]:
        """Return the readings of an opportunity, and the clauses whose words were not quoted yet."""
        told: set[str] = set()
        found = []
        for name in (*opportunity.ever, *opportunity.worth, *opportunity.bounds):
            clause = rulebook.clauses[name]
            if clause.kind == "reading" or clause.quote not in told:
                told |= {clause.quote} if clause.kind == "ace" else set()
                found.append(clause)
        return found

    return clauses


def _in_edition(parameter: Parameter, edition: str) -> str:
    """Write a parameter as of an edition with its unit, or that the edition states none."""
    return "not stated" if parameter.on(edition) is None else f"{parameter.written(edition)} {parameter.unit}"


def main(arguments: list[str], others: Callable[[], Mapping[str, str]] = dict) -> int:
    """Write every page into the folder that is named, and the others that are no part of the guide."""
    if len(arguments) != 1:
        print("usage: python overrides/hooks generate FOLDER", file=sys.stderr)
        return 2
    made = {**pages(load()), **others()}
    for path, text in made.items():
        target = Path(arguments[0]) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    print(f"{len(made)} pages")
    return 0
