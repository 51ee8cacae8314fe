"""Every story of tests/cases sees the answer it must see."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from stories import Story, stories

from calculator.estimate.estimate import as_json, estimate
from calculator.ledger.document import UnreadableLedgerError
from calculator.rulebook import load

OPEN = {(True, True): "met", (False, True): "planned", (False, False): "unmet"}


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_the_person_sees_what_they_must(story: Story) -> None:
    """Awards, totals, requirements, problems and warnings are the story's, and each reason has its clause's source."""
    told = _refusal(story) if "refused" in story.case else _estimate(story)
    for phrase in story.case.get("says", []):
        assert any(phrase in sentence for sentence in told), f"{phrase!r} is not among {told}"


def _refusal(story: Story) -> list[str]:
    """Hold the refusal of a whole document against the story's, and return its sentence."""
    with pytest.raises(UnreadableLedgerError) as refusal:
        estimate(story.document, load(), story.today)
    assert refusal.value.code == story.case["refused"]
    return [load().problems[refusal.value.code].format(**refusal.value.detail)]


def _estimate(story: Story) -> list[str]:
    """Hold the estimate against the story's, and return all of its sentences."""
    result = as_json(estimate(story.document, load(), story.today, story.answers))
    for kind in ("problems", "warnings"):
        assert [_brief(one) for one in result[kind]] == story.case.get(kind, [])
    seen = {one["id"]: one for one in result["certifications"]}
    for name, expected in story.case.get("expect", {}).items():
        assert _part(seen[name], expected) == expected
    reasons = list(_reasons(result))
    assert all(one["source"] == load().clauses[one["clause"]].source for one in reasons)
    remarks = [one["message"] for kind in ("problems", "warnings") for one in result[kind]]
    return [*remarks, *(one["sentence"] for one in reasons)]


def _brief(problem: Mapping[str, Any]) -> str:
    return f"{problem['entry'] or problem['certification'] or '-'} {problem['field'] or '-'} {problem['code']}"


def _part(standing: Mapping[str, Any], expected: Mapping[str, Any]) -> dict[str, Any]:
    """Return of a certification's estimate what a story speaks of, in the story's own form."""
    awards = {one["entry"]: one for one in standing["awards"]}
    others = {one["edition"]: one for one in standing.get("other_editions", ())}
    past = {one["cycle"]["end"]: one for one in standing.get("past", ())}
    forms = {
        "awards": lambda wanted: {name: _award(awards[name]) for name in wanted or awards},
        "requirements": lambda _: {one["id"]: OPEN[one["met"], one["planned"]] for one in standing["requirements"]},
        "past_ends": lambda _: list(past),
        "past": lambda wanted: {end: _part(past[end], part) for end, part in wanted.items()},
        "other": lambda wanted: {name: {key: others[name][key] for key in part} for name, part in wanted.items()},
    }
    return {key: forms[key](wanted) if key in forms else standing[key] for key, wanted in expected.items()}


def _award(award: Mapping[str, Any]) -> list[str]:
    return [award["cecs"], award["tier"], *(reason["clause"] for reason in award["reasons"])]


def _reasons(result: Mapping[str, Any]) -> Iterator[Mapping[str, str]]:
    cycles = [cycle for one in result["certifications"] for cycle in (one, *one["past"])]
    for standing in cycles:
        holders = (standing, *standing["awards"], *standing["requirements"])
        yield from (reason for holder in holders for reason in holder.get("reasons", ()))
