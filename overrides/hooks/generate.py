"""The guide from the rulebook: plain functions from a rulebook to pages in Markdown, with no word of MkDocs.

Pages that are nothing but rulebook come from ``overrides/generated``; hand-written pages call the same figures and
tables by name. A figure that stands on a page was therefore read from the rulebook when the site was built.
"""

from pathlib import Path
from typing import Any

import jinja2

from calculator.rulebook import Rulebook

OVERRIDES = Path(__file__).resolve().parents[1]


def environment(rulebook: Rulebook) -> jinja2.Environment:
    """Return the templates' environment: the rulebook, and the functions a page writes figures with."""
    loader = jinja2.FileSystemLoader(OVERRIDES)
    made = jinja2.Environment(loader=loader, undefined=jinja2.StrictUndefined, trim_blocks=True, autoescape=False)  # noqa: S701 - Markdown of our own, not HTML of a reader's
    made.globals |= vocabulary(rulebook)
    macros: Any = made.get_template("macros/guide.md").module
    made.globals |= {name: getattr(macros, name) for name in dir(macros) if not name.startswith("_")}
    return made


def vocabulary(rulebook: Rulebook) -> dict[str, Any]:
    """Return what every template may use: ``rulebook``, and amounts by the id of their parameter.

    ``cecs`` and ``amount`` write a parameter as of an edition, the newest if none is named; ``fill`` puts parameters
    into a sentence of the rulebook.
    """

    def amount(parameter: str, edition: str = rulebook.newest) -> str:
        return rulebook.parameters[parameter].written(edition)

    def fill(text: str, edition: str = rulebook.newest) -> str:
        return rulebook.fill(text, edition)

    return {"rulebook": rulebook, "cecs": amount, "amount": amount, "fill": fill}


def generated_pages(rulebook: Rulebook) -> dict[str, str]:
    """Return the pages made of the rulebook alone, by their path among the documents."""
    templates = environment(rulebook)
    paths = sorted((OVERRIDES / "generated").glob("*.md"))
    return {path.name: templates.get_template(f"generated/{path.name}").render() for path in paths}


def written_page(text: str, rulebook: Rulebook) -> str:
    """Return a hand-written page with its figures and tables filled in."""
    return environment(rulebook).from_string(text).render()
