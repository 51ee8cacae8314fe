"""The published JSON contract says what the rules read and answer, no less and no more."""

import json
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from downloads import schemas
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from people import COACH, TODAY, TRAINER, ask, entry, ledger
from referencing import Registry, Resource
from stories import Story, stories
from strategies import ENTRY, ITEM, RULES, TENTHS, VALUE, numbered

from calculator.browser import VERBS
from calculator.estimate.difference import figures
from calculator.ledger.document import UnreadableLedgerError
from calculator.ledger.reader import read_ledger
from calculator.rulebook import load
from calculator.rulebook.selfcheck import FIELD_KINDS

FILES = {name: json.loads(text) for name, text in schemas.files(load(), "https://example.org/").items()}
REGISTRY = Registry().with_resources((one["$id"], Resource.from_contents(one)) for one in FILES.values())
# What one field, or the form of the document, is enough to tell; the rest takes the calendar or other fields.
OF_SHAPE = {
    *(
        "missing",
        "date-unreadable",
        "date-two-days",
        "number-unreadable",
        "number-not-positive",
        "number-negative",
        "too-many-decimals",
    ),
    *("unknown-opportunity", "unknown-choice", "unknown-grade", "not-yes-or-no", "not-text", "not-an-entry"),
    *("not-a-ledger", "newer-version", "unknown-rules", "past-not-a-list", "too-many-past-cycles"),
}


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(FILES[f"{name}.schema.json"], registry=REGISTRY)


# A sound entry in which one value is another: near enough to fit now and then. To a schema 1.0 is the integer 1; the
# reader takes no such number, and no program writes one.
NO_FLOAT = VALUE.filter(lambda value: not isinstance(value, float))
SPOILT = st.builds(
    lambda row, key, value: {**row, "id": "a", key: value},
    ENTRY,
    st.sampled_from(sorted(load().fields)),
    NO_FLOAT | TENTHS,
)
LEDGER, ANSWER, REQUEST, PROBLEM = (validator(name) for name in ("ledger", "answer", "request", "problem"))
READINGS, INQUIRY = validator("readings"), validator("inquiry")
RENEWAL, RECORD, HELD, VERIFY, ROSTER = map(validator, ("renewal", "record", "held", "verify", "roster"))


def codes(document: object) -> set[str]:
    """Return the codes of all problems the reader finds in a document."""
    try:
        reading = read_ledger(document, load(), load().editions["2023-09-13"].first_day)
    except UnreadableLedgerError as fault:
        return {fault.code}
    return {problem.code for problem in reading.problems}


def test_each_schema_is_one() -> None:
    """Valid by the 2020-12 dialect, under an address of its own."""
    for name, schema in FILES.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"https://example.org/{name}"


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.name)
def test_a_story_s_ledger_fits_unless_its_shape_is_at_fault(story: Story) -> None:
    """What the reader reads fits; a document with a problem of shape does not; every answer fits."""
    assert LEDGER.is_valid(story.document) == (not codes(story.document) & OF_SHAPE)
    request = {"do": "estimate", "today": story.today.isoformat(), "ledger": story.document}
    REQUEST.validate(request)
    answer = ask(**request)
    ANSWER.validate(answer)
    if "estimate" in answer:
        RENEWAL.validate(ask(**{**request, "do": "renewal"}))
        RECORD.validate(ask(**{**request, "do": "record"}))
        ROSTER.validate(ask("roster", request["today"], ledgers=[{"name": "a", "ledger": story.document}]))


@settings(max_examples=200)
@given(st.lists(ENTRY, max_size=6), RULES)
def test_any_sound_ledger_and_its_answer_fit(rows: list[dict[str, Any]], rules: str) -> None:
    """Entries of every way to earn and every status, read by either edition."""
    document = {**ledger(*numbered(rows)), "rules": rules}
    LEDGER.validate(document)
    ANSWER.validate(ask("estimate", ledger=document))


@settings(max_examples=40)
@given(st.lists(ENTRY, max_size=6), RULES)
def test_what_is_said_of_open_questions_fits(rows: list[dict[str, Any]], rules: str) -> None:
    """Whatever a ledger holds: each question that matters with its answers, and the e-mail that asks one of them."""
    document = {**ledger(*numbered(rows)), "rules": rules}
    READINGS.validate(ask("readings", ledger=document))
    INQUIRY.validate(ask("inquiry", ledger=document))


@settings(max_examples=400)
@given(st.lists(SPOILT | ITEM, max_size=2), st.lists(ITEM, max_size=2) | VALUE, st.sampled_from([1, 0, "1", True]))
def test_what_fits_has_no_problem_of_shape(entries: list[Any], certifications: object, version: object) -> None:
    """Whatever is thrown at it: the schema takes nothing that the reader would have mended; every answer fits."""
    document = {"format": "cec-ledger", "version": version, "certifications": certifications, "entries": entries}
    if LEDGER.is_valid(document):
        assert not codes(document) & OF_SHAPE
    ANSWER.validate(ask("estimate", ledger=document))


@pytest.mark.parametrize("opportunity", load().opportunities.values(), ids=lambda one: one.id)
def test_a_value_of_the_wrong_kind_is_refused_in_every_field(opportunity: Any) -> None:  # noqa: ANN401
    """Each field of each way to earn, and each one left out that is needed."""
    sound = entry("e", opportunity.id, posted_cecs="0.1")
    LEDGER.validate(ledger(sound))
    for field in opportunity.fields:
        assert not LEDGER.is_valid(ledger({**sound, field.id: {"odd": 1}})), field.id
        assert not LEDGER.is_valid(ledger({**sound, field.id: [[]]})), field.id
        without = {key: value for key, value in sound.items() if key != field.id}
        assert LEDGER.is_valid(ledger(without)) == (field.needed not in {"always", "unless-planned", "until-posted"}), (
            field.id
        )


def test_a_posted_entry_needs_its_figure_and_a_planned_course_no_grade() -> None:
    """What is needed depends on the status, however that is written; what decides is asked until ACE has."""
    for status, needed in (("planned", False), ("completed", True), ("submitted", True), ("posted", False)):
        course = entry("e", "college-course", status=status, related=None, posted_cecs="1.0")
        assert LEDGER.is_valid(ledger(course)) != needed
    for status in ("posted", "Posted by ACE"):
        assert not LEDGER.is_valid(ledger(entry("e", "petition", status=status)))
        LEDGER.validate(ledger(entry("e", "petition", status=status, posted_cecs="0")))
    LEDGER.validate(ledger(entry("e", "college-course", status="planned", grade="")))
    assert not LEDGER.is_valid(ledger(entry("e", "college-course", status="completed", grade="")))


RENEWED = {**TRAINER, "past": [{"start": "2022-01-01", "end": "2023-12-31"}]}
EARLIER = {"id": "old", "name": COACH["name"], "cycle": {"start": "2023-01-01", "end": "2024-12-31"}, "note": 1}
DONE = ledger(
    *(entry("e", "cpr-aed"), entry("bad", "petition", contact_hours="x"), entry("far", "mentoring", "2001-01-01")),
    certifications=(RENEWED, COACH, EARLIER),
)


def otherwise() -> dict[str, Any]:
    """Return an estimate of a ledger that differs in an award and in a requirement."""
    before = dict(ask("estimate", ledger=DONE)["estimate"])
    for one in before["certifications"]:
        for part in one["awards"]:
            part["cecs"] = "0.9"
        for need in one["requirements"]:
            need["met"] = not need["met"]
    return before


def carried() -> dict[str, Any]:
    """Return an exported ledger whose receipt is of other rules."""
    document = json.loads(ask("export", ledger=DONE, to="json")["export"]["text"])
    document["receipt"] |= {"rules": "of old", **figures(otherwise())}
    return dict(document)


ASKED: dict[str, dict[str, Any]] = {
    "estimate": {"ledger": ledger(entry("e", "cpr-aed"), entry("bad", "petition", contact_hours="x"))},
    "readings": {"ledger": ledger(entry("e", "cpr-aed"))},
    "inquiry": {"ledger": ledger(entry("e", "cpr-aed"))},
    "renewal": {"ledger": DONE, "today": "2026-11-30"},
    "record": {"ledger": DONE, "release": "1a2b3c4d"},
    "held": {"ledger": DONE, "before": otherwise()},
    "verify": {"document": carried()},
    "roster": {"ledgers": [{"name": "a", "ledger": DONE}, {"name": "b", "text": "{"}]},
}
# Where a ledger's own rows are handed back as they are stored, with whatever they hold.
AS_STORED = {"past", "certification", "entries"}


@pytest.mark.parametrize("verb", ASKED)
def test_an_answer_with_anything_missing_or_more_does_not_fit(verb: str) -> None:
    """Each key of an answer, at every depth, is described and needed."""
    schema = ANSWER if verb == "estimate" else validator(verb)
    answer = ask(verb, **ASKED[verb])
    schema.validate(answer)
    for way in ways(answer):
        if verb == "renewal" and AS_STORED.intersection(way[:-1]):
            continue
        less, more = deepcopy(answer), deepcopy(answer)
        at(less, way[:-1]).pop(way[-1])
        at(more, way[:-1])["odd"] = 1
        assert not schema.is_valid(less), way
        assert not schema.is_valid(more), way


def ways(value: object, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the ways to every key of every object in a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    found = [(*way, key) for key in value] if isinstance(value, dict) else []
    return found + [deep for key, one in inner for deep in ways(one, (*way, key))]


def at(value: Any, way: tuple[Any, ...]) -> Any:  # noqa: ANN401 - JSON is any of its types
    for key in way:
        value = value[key]
    return value


def test_a_request_names_a_verb_and_an_estimate_its_day() -> None:
    """Every verb the crossing knows, and what an estimate cannot do without."""
    for verb in VERBS:
        assert REQUEST.is_valid({"do": verb, "today": TODAY, "ledger": {}, "text": ""})
    for wrong in (
        {},
        {"do": "guess"},
        {"do": "estimate", "ledger": {}},
        {"do": "estimate", "today": "today", "ledger": 1},
    ):
        assert not REQUEST.is_valid(wrong)


def test_every_kind_of_field_and_every_code_is_known() -> None:
    """A new kind of field, or a new problem, has its place in the contract."""
    assert set(schemas.ledgerschema._KINDS) == FIELD_KINDS  # noqa: SLF001 - the table is what is tested
    listed = {one["const"] for one in FILES["problem.schema.json"]["properties"]["code"]["oneOf"]}
    assert set(load().problems) <= listed
    assert listed >= OF_SHAPE


RECONCILED = validator("reconcile")
LISTS = ("Date\tCECs\n2025-03-01\t0.4\n2024-06-02\t", "CEP123456\t0.3\t03/01/2025\nCA99999\t1.0\t04/01/2025")


@settings(max_examples=50)
@given(st.lists(ENTRY, max_size=6), st.sampled_from(LISTS))
def test_any_list_held_against_a_ledger_fits(rows: list[dict[str, Any]], text: str) -> None:
    """Rows with figures and without, matched and not."""
    request = {"do": "reconcile", "today": TODAY, "ledger": ledger(*numbered(rows)), "text": text}
    REQUEST.validate(request)
    RECONCILED.validate(ask(**request))
    assert not REQUEST.is_valid({key: value for key, value in request.items() if key != "text"})
    assert not RECONCILED.is_valid({"reconcile": {}})


@settings(max_examples=40)
@given(st.lists(ENTRY, max_size=6), RULES, st.dates(date(2024, 1, 1), date(2027, 1, 1)))
def test_what_follows_from_cycle_to_cycle_fits(rows: list[dict[str, Any]], rules: str, day: date) -> None:
    """Whatever a ledger holds, on any day: the next cycle, the record, a team, and what other rules said."""
    document = {**ledger(*numbered(rows), certifications=(RENEWED, COACH, EARLIER)), "rules": rules}
    today = day.isoformat()
    RENEWAL.validate(ask("renewal", today, ledger=document))
    RECORD.validate(ask("record", today, ledger=document))
    ROSTER.validate(ask("roster", today, ledgers=[{"name": "a", "ledger": document}]))
    before = ask("estimate", today, ledger={**document, "rules": "2013-05-01"})["estimate"]
    HELD.validate(ask("held", today, ledger=document, before=before))
    VERIFY.validate(
        ask("verify", document=json.loads(ask("export", today, ledger=document, to="json")["export"]["text"]))
    )


@settings(max_examples=200)
@given(st.lists(SPOILT | ITEM, max_size=2), st.lists(VALUE, max_size=3), st.sampled_from(["past", "cycle", "name"]))
def test_what_is_said_of_a_spoilt_ledger_fits(entries: list[Any], spoilt: list[Any], key: str) -> None:
    """What cannot be read is left out or handed back as it is stored."""
    held = [RENEWED, EARLIER, *({**COACH, key: one} for one in spoilt)]
    document = {"format": "cec-ledger", "version": 1, "certifications": held, "entries": entries}
    asked = [("renewal", RENEWAL), ("record", RECORD), ("verify", VERIFY)]
    for verb, schema in asked:
        answer = ask(verb, ledger=document, document=document)
        assert set(answer) == {"error"} or schema.validate(answer) is None  # what is no JSON is refused as a whole
    ROSTER.validate(ask("roster", ledgers=[{"name": "a", "text": json.dumps(document)}]))


def test_every_schema_is_named_where_other_programs_look_for_it() -> None:
    """On the page for developers, by a link."""
    page = (Path(__file__).parents[3] / "docs" / "developers.md").read_text(encoding="utf-8")
    assert {name for name in FILES if f'<a href="../downloads/{name}">' in page} == set(FILES)
