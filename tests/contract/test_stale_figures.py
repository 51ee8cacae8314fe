"""A rulebook with every figure changed at once leaves no old one on any page: the guide types none by hand."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import page
import pytest
from guide import artwork, cards, elsewhere, examples, generate, pictures
from python import runtime

from calculator.exchange.incoming import MOST_MEGABYTES
from calculator.rulebook import Opportunity, Parameter, Rulebook, load, read

TEXT = (Path(__file__).resolve().parents[2] / "calculator" / "rulebook.toml").read_text(encoding="utf-8")
OTHER_EDITIONS = {"2013-05-01": "2014-06-03", "2023-09-13": "2024-10-17"}
OTHER_WHOLE = {"years": 3, "months": 8, "contact hours": 29, "days": 41, "MB": 17}  # by unit: one parameter each
TYPED = ("cecs", "credit_hours", "contact_hours")  # what an example enters, besides its sessions

UNITS = r"(?:CECs?|credits?|hours?|contact hours|years?|months?|days?|units?|digits?|MB)\b"
FIGURE = re.compile(
    r"\b[A-Z][a-z]+ \d{1,2}, 20\d\d\b|\b\d{4}-\d\d-\d\d\b|\b\d\d/\d\d/20\d\d\b|\b20\d\d\b"  # days and years
    r"|\b\d+\.\d+\b"
    rf"|\b[1-9]\d*[- ]{UNITS}"
    rf"|\b(?:two|three|four|five|six|eight|ten|twelve|twenty|thirty|half)[- ]{UNITS}",
    re.IGNORECASE,
)
# Words with a number in them that name a thing, and are no figure of a rule.
NAMES = re.compile(
    r"[Tt]wo-year (?:CPR/AED )?(?:certificate|card|one)\b|cpr-aed-two-year"  # kinds of card
    r"|valid for[ |]+(?:One year )?Two years"
    r"|\b2009\b|\b2013 (?:post|edition)\b|\bsince 2013\b"  # posts of ACE's, by the year they are known by
    r"|\bdraft 2020-12\b|\bGuidelines 2\.2\b|boost: [\d.]+|Python [\d.]+|\bcec_tally-[\d.]+"
    r"|such as [^.,]+(?:\.\d+)?",  # a sample in a hint shows how to write it
)
NOT_TEXT = re.compile(r'<text class="picture__on-disc"[^<]*|<[^<>]*>')  # the discs of a picture number its steps
# What is chosen beside the rulebook: the days of the person in the examples, and how large a file may be.
CHOSEN = {
    *(
        written
        for day in (examples.FIRST_DAY, pictures.SECOND_DAY, elsewhere.SAMPLE_DAY)
        for written in (load().day(day), str(day))
    ),
    f"{MOST_MEGABYTES} MB",
}


def another() -> Rulebook:
    """Return a copy of the rulebook in which every amount and date the rules and the examples use is a new one."""
    text = TEXT
    for old, new in OTHER_EDITIONS.items():
        text = text.replace(f'"{old}"', f'"{new}"')
    copy = read(text)
    fresh = (Decimal(number) / 100 for number in count(307, 110))  # 3.07, 4.17, 5.27 …
    parameters = {name: _parameter(parameter, fresh) for name, parameter in copy.parameters.items()}
    days, amounts = count(5, 4), (f"{number}.7" for number in count(2))
    moved = {name: _opportunity(one, days, amounts) for name, one in copy.opportunities.items()}
    reminders = replace(copy.reminders, first="2025-03-09", years=OTHER_WHOLE["years"])
    return replace(copy, parameters=parameters, opportunities=moved, reminders=reminders)


def _parameter(parameter: Parameter, fresh: Iterator[Decimal]) -> Parameter:
    whole = OTHER_WHOLE.get(parameter.unit)
    values = [replace(one, amount=next(fresh) if whole is None else Decimal(whole)) for one in parameter.values]
    return replace(parameter, values=tuple(values))


def _opportunity(one: Opportunity, days: Iterator[int], amounts: Iterator[str]) -> Opportunity:
    example = {**one.example, **{field: next(amounts) for field in TYPED if field in one.example}}
    if "sessions" in example:
        example["sessions"] = [{**part, "cecs": next(amounts)} for part in example["sessions"]]
    return replace(one, example=_moved(example, days), counterexample=_moved(one.counterexample, days))


def _moved(row: Mapping[str, Any], days: Iterator[int]) -> dict[str, Any]:
    """Return an example on another day; one that lies outside the cycle stays on its side of it."""
    outside = {name: row[name] + next(days) for name in ("days_before", "days_after") if name in row}
    if "date" not in row:
        return {**row, **outside}
    return {**row, "date": (date.fromisoformat(row["date"]) + timedelta(days=next(days))).isoformat()}


def said(rulebook: Rulebook) -> dict[str, str]:
    """Return all that the site says with a rulebook, by page, without ACE's quotations and the facts of its sources."""
    templates = generate.environment(rulebook)
    form, choices = (templates.get_template(f"macros/{name}.html").module for name in ("form", "choices"))
    ways: Any = rulebook.opportunities.values()
    fields = [*rulebook.fields.values(), *(field for one in ways for field in one.fields)]
    manifest = runtime.Manifest(*([""] * len(runtime.Manifest._fields)))
    texts = {
        **generate.pages(rulebook),
        "the calculator's form": "".join(map(str, (form.fields(fields, "entry"), choices.ways(ways)))),  # type: ignore[attr-defined]
        "the calculator's words": json.dumps(page.data(rulebook, manifest), ensure_ascii=False),
        "the picture of a shared link": " ".join(artwork.words(rulebook)),
    }
    told = sorted(_told(rulebook), key=len, reverse=True)
    return {name: _without(text, told) for name, text in texts.items()}


def _told(rulebook: Rulebook) -> Iterator[str]:
    yield from (one.sentence for one in cards.stories(cards.ROOT))  # of a person, under the rulebook as it was
    yield from (one.does for one in cards.functions(cards.ROOT) if one.does)
    for clause in rulebook.clauses.values():
        yield from (quote for quote in (clause.quote, *(other.quote for other in clause.disagrees)) if quote)
    for source in rulebook.sources.values():
        yield from (source.id, source.title, source.where, source.dated, source.url, source.read, source.states)


def _without(text: str, told: list[str]) -> str:
    for words in told:
        text = text.replace(words, "…")
    return NAMES.sub("…", " ".join(NOT_TEXT.sub(" ", text).split()))


def figures(text: str) -> set[str]:
    """Return the figures, days and years in a text, spelled in one way."""
    return {found.replace("-", " ").lower() for found in FIGURE.findall(text)}


@pytest.fixture(scope="module")
def before() -> Mapping[str, str]:
    """What the site says now."""
    return said(load())


@pytest.fixture(scope="module")
def after() -> Mapping[str, str]:
    """What it says with the other rulebook."""
    return said(another())


def test_no_old_figure_is_left_on_any_page(before: Mapping[str, str], after: Mapping[str, str]) -> None:
    """Neither an amount nor a day, in digits or in words, as the rulebook has it or as computed from it."""
    old = set().union(*map(figures, before.values())) - set().union(*map(figures, CHOSEN))
    stale = {name: sorted(figures(text) & old) for name, text in after.items()}
    assert {name: found for name, found in stale.items() if found} == {}


@pytest.mark.parametrize("name", load().parameters)
def test_every_figure_of_the_rulebook_stands_on_a_page_that_changed(
    name: str, before: Mapping[str, str], after: Mapping[str, str]
) -> None:
    """In each edition it has a value for: a figure nobody is shown is none of the guide's."""
    changed = " ".join(text for where, text in after.items() if before[where] != text)
    parameter = another().parameters[name]
    shown = {value.since: parameter.written(value.since) for value in parameter.values}
    assert [
        figure for figure in shown.values() if not re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d.]\d)", changed)
    ] == []


@pytest.mark.parametrize(
    "typed",
    ["worth 0.4 CECs", "20 contact hours", "every two years", "a six-month period", "from May 1, 2013", "in 2023"],
)
def test_a_figure_typed_by_hand_would_be_found(typed: str) -> None:
    """It would stand on a page before and after, whatever the rulebook says."""
    assert figures(_without(typed, []))
