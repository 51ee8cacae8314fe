"""What was read for the question before is read no second time, and nothing that is read differs by it."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from people import COACH, TODAY, TRAINER, entry, ledger
from strategies import ROWS, numbered

from calculator.ledger import reader
from calculator.ledger.document import Reading
from calculator.ledger.form import Form
from calculator.ledger.known import Known, name_of
from calculator.rulebook import Field, load

COURSE = entry("course", "approved-course", ethics=True)
SPOILED = st.sampled_from([5, {}, {"id": "spoiled", "opportunity": "none"}, {**COURSE, "id": "odd", "ethics": 1}])
DAYS = st.sampled_from([TODAY, "2024-06-01"])
PEOPLE = st.sampled_from([(), (TRAINER,), (TRAINER, COACH)])
LEDGERS = st.builds(
    lambda rows, odd, people, day: (ledger(*numbered(rows), *odd, certifications=people), day),
    ROWS,
    st.lists(SPOILED, max_size=3),
    PEOPLE,
    DAYS,
)


def read(document: dict[str, Any], day: str = TODAY) -> Reading:
    return reader.read_ledger(document, load(), date.fromisoformat(day))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the entries that are read, in order, from here on."""
    found: list[str] = []
    plain = Form.answer

    def counting(self: Form, field: Field) -> object:
        if self.id not in found[-1:]:
            found.append(self.id)
        return plain(self, field)

    monkeypatch.setattr(Form, "answer", counting)
    monkeypatch.setattr(reader, "KNOWN", Known())
    return found


def test_a_row_has_the_same_name_whether_or_not_its_values_are_one_object() -> None:
    """As where the same text was read in one place and put together in another."""
    title = entry("course", "approved-course")["title"]
    assert name_of({"title": title, "note": title}) == name_of({"title": title, "note": "".join([*title])})


@given(st.lists(LEDGERS, min_size=2, max_size=4))
def test_a_ledger_is_read_as_if_it_were_the_first(asked: list[tuple[dict[str, Any], str]]) -> None:
    """Whatever was read before it: other rows, rows in another order, another day, other certifications."""
    known = [read(*one) for one in asked]
    fresh = []
    for one in asked:
        reader.KNOWN.rows.clear()
        fresh.append(read(*one))
    assert known == fresh


def test_only_what_changed_is_read_anew(counted: list[str]) -> None:
    """One entry more, one changed, and the rest in other places."""
    rows = [entry(name, "mentoring") for name in "abc"]
    read(ledger(*rows, certifications=()))
    changed = {**rows[1], "status": "planned"}
    found = read(ledger(rows[2], changed, entry("d", "petition"), rows[0], certifications=()))
    assert counted == ["a", "b", "c", "b", "d"]
    assert [(one.id, one.position) for one in found.ledger.entries] == [("c", 0), ("b", 1), ("d", 2), ("a", 3)]


def test_a_question_about_certifications_alone_forgets_no_entry(counted: list[str]) -> None:
    """As whether the next cycle can be started, which is asked after each change."""
    held = ledger(COURSE, entry("talk", "presentation"), certifications=())
    read(held)
    read({**held, "entries": []}, "2024-06-01")
    read(held)
    assert counted == ["course", "talk"]


@pytest.mark.usefixtures("counted")
def test_what_compares_equal_is_not_taken_for_the_same() -> None:
    """A tick is no number, although Python calls them equal."""
    assert read(ledger(COURSE)).problems == ()
    assert [one.field for one in read(ledger({**COURSE, "ethics": 1})).problems] == ["ethics"]


@pytest.mark.usefixtures("counted")
def test_another_day_reads_everything_anew() -> None:
    """What lies ahead on the one day may be past on the other."""
    held = ledger(entry("talk", "presentation", "2025-06-01"), certifications=())
    assert [one.code for one in read(held, "2025-05-01").warnings] == ["future-date"]
    assert read(held, "2025-07-01").warnings == ()


@pytest.mark.usefixtures("counted")
def test_a_certification_that_is_gone_is_missed_by_the_entry_that_names_it() -> None:
    """The entry is the same; what it says is no longer so."""
    earned = entry("more", "ace-certification", earned_certification=COACH["id"])
    assert read(ledger(earned, certifications=(TRAINER, COACH))).problems == ()
    found = read(ledger(earned, certifications=(TRAINER,)))
    assert [one.code for one in found.problems] == ["unknown-certification"]


@pytest.mark.usefixtures("counted")
def test_another_rulebook_reads_everything_anew() -> None:
    """Its problems are worded in its own words."""
    rulebook = load()
    other = replace(rulebook, problems={**rulebook.problems, "missing": "Something lacks."})
    held = ledger(entry("course", "approved-course", cecs=""), certifications=())
    told = [
        reader.read_ledger(held, book, date.fromisoformat(TODAY)).problems[0].message
        for book in (rulebook, other, rulebook)
    ]
    assert told[1] == "Something lacks."
    assert told[0] == told[2] != told[1]


def test_what_nobody_can_write_in_json_is_read_each_time(counted: list[str]) -> None:
    """A caller in Python may pass what has no bytes to be known by."""
    odd = {**COURSE, "note": {"of": object()}}
    held = ledger(odd, entry("talk", "presentation"), certifications=())
    read(held)
    read(held)
    assert counted == ["course", "talk", "course"]
    beside = {**entry("more", "presentation"), "of": object()}
    assert [one.position for one in read(ledger(*held["entries"][1:], beside)).ledger.entries] == [0, 1]
