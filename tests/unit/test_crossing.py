"""The one crossing: JSON in and out, never a traceback, whatever is asked."""

import gc
import json
import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import TRAINER, ask, entry, ledger

from calculator.browser import VERBS, later, respond, warm_up
from calculator.ledger.request import DEEPEST, RequestError
from calculator.rulebook import load

KEYS = st.sampled_from(
    [
        "format",
        "version",
        "rules",
        "certifications",
        "entries",
        "id",
        "name",
        "cycle",
        "start",
        "end",
        "opportunity",
        "title",
        "date",
        "status",
        "posted_cecs",
        "cecs",
        "sessions",
        "grade",
        "course_number",
        "validity_years",
    ]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=8),
    st.sampled_from(
        ["cec-ledger", "auto", "2025-03-01", "02/29/2025", "cpr-aed", "conference", "planned", "0.4", "\ud800"]
    ),
)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=15
)


def test_the_shape_of_an_estimate_is_the_contract() -> None:
    """Other programs read this shape; a key that goes missing breaks them."""
    held = {**TRAINER, "past": [{"start": "2022-01-01", "end": "2023-12-31"}]}
    rows = [entry("card", "cpr-aed"), entry("odd", "approved-course", course_number="CX1")]
    answer = ask("estimate", ledger=ledger(*rows, certifications=(held,)))
    assert set(answer) == {"estimate"}
    estimate = answer["estimate"]
    assert set(estimate) == {"problems", "warnings", "certifications"}
    assert set(estimate["warnings"][0]) == {"entry", "certification", "field", "code", "message"}
    standing = estimate["certifications"][0]
    figures = {"required", "posted", "assured", "depends", "planned"}
    figures |= {"assured_total", "possible_total", "planned_total", "remaining", "surplus"}
    cycle = {"cycle", "edition", "requirements", "awards"} | figures
    assert set(standing) == {"id", "name", "reasons", "past", "other_editions"} | cycle
    assert set(standing["past"][0]) == cycle
    assert all(isinstance(standing[name], str) for name in figures)
    assert set(standing["requirements"][0]) == {"id", "met", "planned", "reasons"}
    assert set(standing["awards"][0]) == {"entry", "tier", "cecs", "field", "reasons"}
    assert set(standing["awards"][0]["reasons"][0]) == {"clause", "source", "sentence"}
    assert set(standing["other_editions"][0]) == {"edition"} | figures


def test_only_a_surplus_is_said_not_to_be_carried_over() -> None:
    """Who has nothing over what the cycle needs is told nothing about it."""
    enough = [entry("exam", "ace-certification"), entry("card", "cpr-aed")]
    told = [
        [
            reason["clause"]
            for reason in ask("estimate", ledger=ledger(*rows))["estimate"]["certifications"][0]["reasons"]
        ]
        for rows in ([], enough[:1], enough)
    ]
    assert told == [["required-cecs"], ["required-cecs"], ["required-cecs", "no-carry-over"]]


VERB = "a request is an object whose “do” is one of: estimate, upgrade, cycle, course-numbers, "
DAY = "“today” must be a date such as 2026-11-24"
UNREADABLE = {
    "": "This is not a JSON file: ",
    "nonsense": "This is not a JSON file: ",
    '{"a": NaN}': "This is not a JSON file: ",
    "[" * 100_000: "This is not a JSON file: ",
    "9" * 5000: "This is not a JSON file: ",
    "[]": VERB,
    "1": VERB,
    "{}": VERB,
    '{"do": 1}': VERB,
    '{"do": []}': VERB,
    '{"do": "sing"}': VERB,
    '{"do": "estimate"}': DAY,
    '{"do": "estimate", "today": 5}': DAY,
    '{"do": "estimate", "today": "2025-13-01", "ledger": {}}': DAY,
    '{"do": "course-numbers", "numbers": "CA1"}': "“numbers” must be a list of texts",
    '{"do": "course-numbers", "numbers": ["CA1", 1]}': "“numbers” must be a list of texts",
}


@pytest.mark.parametrize("request_text", UNREADABLE, ids=lambda text: text[:40])
def test_a_request_that_cannot_be_read_gets_one_sentence(request_text: str) -> None:
    """Neither a traceback nor a silent nothing."""
    answer = json.loads(respond(request_text))
    assert set(answer) == {"error"}
    assert answer["error"].startswith(UNREADABLE[request_text])


def test_a_request_may_be_twice_as_deep_as_a_file_and_no_deeper() -> None:
    """For it holds a ledger, into which a file's items may go."""
    answers = []
    for levels in (2 * DEEPEST - 2, 2 * DEEPEST - 1):  # within the request, and within the ledger
        deep = "[" * levels + "]" * levels
        asked = f'{{"do": "upgrade", "ledger": {{"format": "cec-ledger", "version": 1, "theirs": {deep}}}}}'
        answers.append(json.loads(respond(asked)))
    assert list(answers[0]) == ["ledger"]
    assert answers[1] == {"error": "This is not a JSON file: it is nested too deeply."}


def test_a_ledger_that_cannot_be_read_is_the_person_s_to_mend() -> None:
    """The sentence once as an error for who knows no more, and once with its code."""
    sentence = "This is JSON, but not a ledger: it is not an object."
    for verb in ("estimate", "upgrade", "tidy"):
        assert ask(verb, ledger=[]) == {"error": sentence, "problem": {"code": "not-a-ledger", "message": sentence}}


def test_an_answer_is_plain_ascii_and_says_what_it_was_told() -> None:
    """So that even half a character can be passed on."""
    document = ledger(entry("\ud800é", "cpr-aed"))
    text = respond(json.dumps({"do": "upgrade", "ledger": document}))
    assert text.isascii()
    assert json.loads(text) == {"ledger": document}


@pytest.mark.parametrize(
    ("start", "end"),
    [("06/01/2024", "05/31/2026"), ("2024-02-29", "02/28/2026"), ("", None), (None, None), ("June", None)],
)
def test_a_cycle_ends_two_years_on_in_the_form_it_is_typed_in(start: object, end: str | None) -> None:
    """And nowhere while its start cannot be read."""
    assert ask("cycle", start=start) == {"cycle": {"end": end}}


def test_course_numbers_are_examined_as_they_are_typed() -> None:
    """What was typed, its normal form, and for a doubtful one a repair and a sentence."""
    usual, doubtful = ask("course-numbers", numbers=[" ca-23456", "CEP12345O"])["course_numbers"]
    assert usual == {"typed": " ca-23456", "number": "CA23456", "usual": True, "repair": "", "message": ""}
    assert doubtful == {
        "typed": "CEP12345O",
        "number": "CEP12345O",
        "usual": False,
        "repair": "CEP123450",
        "message": "“CEP12345O” does not look like an ACE course number, which is typically CEP, CP, CA, CS or CL "
        "followed by 5 or 6 digits. Did you mean CEP123450?",
    }
    assert ask("course-numbers", numbers=[]) == {"course_numbers": []}


@pytest.mark.parametrize("on", [True, False])
def test_the_collector_rests_during_an_answer_and_is_left_as_it_was(
    on: bool,  # noqa: FBT001 - a table
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Even where the answer is an error."""

    def resting(_asked: object, _rulebook: object) -> dict[str, object]:
        if gc.isenabled():
            raise AssertionError
        raise RequestError("rested")

    monkeypatch.setitem(VERBS, "estimate", resting)  # type: ignore[arg-type]
    was_on = gc.isenabled()
    (gc.enable if on else gc.disable)()
    try:
        assert json.loads(respond('{"do": "estimate"}')) == {"error": "rested"}
        assert gc.isenabled() == on
    finally:
        (gc.enable if was_on else gc.disable)()


def test_a_verb_made_for_later_answers_like_any_other() -> None:
    """By the module's ``answer``, or by the function named."""
    sound = ledger(entry("card", "cpr-aed"))
    assert later("ledger.tidy")({"ledger": sound}, load()) == {"ledger": sound}
    assert set(later("exchange", "export")({"ledger": sound, "to": "csv", "today": "2025-06-01"}, load())) == {"export"}


def test_warming_up_asks_every_verb_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a ledger, so that nothing of anyone is kept; what a verb says to that is of no interest."""
    asked = []
    for verb in VERBS:
        monkeypatch.setitem(VERBS, verb, lambda one, _rulebook: asked.append(one) or {})
    warm_up()
    assert asked == [{"do": verb} for verb in VERBS]


@pytest.mark.parametrize("odd", [[], {}, ["cpt"], 5, True, None, "\ud800"])
@pytest.mark.parametrize(
    "place",
    ["rules", "certification id", "certification cycle", "entry id", "entry status", "entry opportunity"],
)
def test_a_value_of_any_other_kind_is_a_problem_not_a_fault(place: str, odd: object) -> None:
    """A list where a name should stand is told of like any other slip."""
    document = ledger(entry("card", "cpr-aed"))
    owner, _, field = place.partition(" ")
    target = {"rules": document, "certification": document["certifications"][0], "entry": document["entries"][0]}[owner]
    target[field or "rules"] = odd
    answer = ask("estimate", ledger=document)
    problem = answer.get("problem") or (answer["estimate"]["problems"] or [None])[0]
    assert problem or odd in ({}, "\ud800"), answer


@given(ANYTHING)
def test_no_ledger_makes_any_verb_fail(document: Any) -> None:  # noqa: ANN401 - JSON is any of its types
    """Whatever stands in a file, every verb answers in JSON that can be written down."""
    for verb in VERBS:
        asked = {"do": verb, "today": "2025-06-01", "ledger": document, "entry": document, "certification": document}
        asked |= {"text": json.dumps(document), "kind": "json", "to": "csv", "numbers": document, "start": document}
        answer = respond(json.dumps(asked))
        answer.encode("utf-8")
        assert isinstance(json.loads(answer), dict)


@given(st.lists(st.dictionaries(KEYS, ANYTHING), max_size=3), st.lists(st.dictionaries(KEYS, ANYTHING), max_size=3))
def test_no_item_of_a_ledger_makes_the_estimate_fail(certifications: list[Any], entries: list[Any]) -> None:
    """Rows of any shape come back as problems, and leave the good ones alone."""
    document = ledger(entry("card", "cpr-aed"), *entries)
    document["certifications"] += certifications
    answer = ask("estimate", ledger=document)
    standings = answer["estimate"]["certifications"]
    assert standings[0]["awards"][0]["cecs"] == "0.4"


def test_answers_leave_nothing_behind() -> None:
    """What Python holds after twenty answers of every kind is what it held before them, in one round of three at least.

    What leaks does so in every round; what Python makes once, it makes when it likes.
    """
    held = ledger(entry("course", "approved-course"), entry("talk", "presentation"), certifications=(TRAINER,))
    verbs = [verb for verb in VERBS if verb not in {"import", "roster"}]

    def ask_all(times: int) -> int:
        for _ in range(times):
            for verb in verbs:
                ask(verb, ledger=held, to="ics", numbers=["CEP123456"], text="Core 0.2", choices=[])
        gc.collect()
        return sys.getallocatedblocks()

    ask_all(3)
    held_before = [ask_all(1), *(ask_all(20) for _ in range(3))]
    assert min(after - before for before, after in pairwise(held_before)) < 10 * len(verbs)
