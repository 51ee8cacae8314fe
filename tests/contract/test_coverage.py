"""The stories cover the rules: every clause speaks, every cap is met from three sides, every problem is triggered."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from stories import stories

from calculator.estimate.estimate import as_json, estimate
from calculator.ledger.document import UnreadableLedgerError
from calculator.rulebook import load

OF_FILES = ("not-json", "table-", "file-", "encoding-", "id-taken")  # met by tests of the exchange and the terminal
WORDINGS = {"missing-choice"}  # another wording of the code "missing"
LOOKED_AT = [*Path(__file__).parents[1].glob("unit/**/*.py"), Path(__file__).parents[1] / "data/field/expected.toml"]
TESTS = "\n".join(path.read_text(encoding="utf-8") for path in LOOKED_AT)


def _results(*, answered: bool = True) -> Iterator[tuple[Mapping[str, Any], Mapping[str, Any]]]:
    """Yield what each story's estimate is; those under other answers than ours only if they are asked for."""
    for story in stories():
        if story.answers and not answered:
            continue
        try:
            yield story.document, as_json(estimate(story.document, load(), story.today, story.answers))
        except UnreadableLedgerError:
            continue


def test_every_clause_speaks_in_a_story() -> None:
    """As a reason, or as a warning in its words."""
    spoken, warned = set(), set()
    for _, result in _results():
        warned |= {one["code"] for one in result["warnings"]}
        for standing in result["certifications"]:
            for holder in (standing, *standing["awards"], *standing["requirements"]):
                spoken |= {reason["clause"] for reason in holder["reasons"]}
    spoken |= {clause.id for clause in load().clauses.values() if warned & set(clause.sentences)}
    assert set(load().clauses) - spoken == set()


def test_every_cap_is_met_from_under_at_and_over() -> None:
    """A tenth too much or too little is where a cap goes wrong."""
    seen: dict[str, set[str]] = {}
    for document, result in _results(answered=False):
        kinds = {one.get("id"): one.get("opportunity") for one in document.get("entries", []) if isinstance(one, dict)}
        for standing in result["certifications"]:
            for cap, side in _sides(standing, kinds):
                seen.setdefault(cap, set()).add(side)
    caps = {opportunity.cap for opportunity in load().opportunities.values() if opportunity.cap}
    assert seen == {cap: {"under", "at", "over"} for cap in caps}


def _sides(standing: Mapping[str, Any], kinds: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    limits = {"publication-together": "publication", "mentoring-cap": "mentoring"}
    limits["correspondence-course-together"] = "correspondence-course"
    for opportunity in load().opportunities.values():
        limit = load().parameters.get(limits.get(opportunity.cap, opportunity.cap))
        amount = limit.on(standing["edition"]) if limit else None
        awards = [one for one in standing["awards"] if kinds[one["entry"]] == opportunity.id]
        total = sum((Decimal(one["cecs"]) for one in awards), Decimal(0))
        if amount is None or not total:
            continue
        cut = any(reason["clause"] == opportunity.cap for one in awards for reason in one["reasons"])
        yield (
            opportunity.cap,
            "over" if cut else "at" if total == amount else "under" if total < amount else "posted over",
        )


def test_every_problem_and_warning_is_triggered_by_a_story() -> None:
    """A code no story triggers is a sentence nobody has read."""
    codes = {story.case["refused"] for story in stories() if "refused" in story.case}
    for _, result in _results():
        codes |= {one["code"] for kind in ("problems", "warnings") for one in result[kind]}
    untold = set(load().problems) - codes - WORDINGS
    assert {code for code in untold if not (code.startswith(OF_FILES) and f'"{code}"' in TESTS)} == set()
