"""The ledger document as a whole: what is one, what is added to it, and whose ids are taken."""

from datetime import date
from decimal import Decimal

import pytest

from calculator.ledger.document import (
    Entry,
    Session,
    UnreadableLedgerError,
    by_id,
    duplicates,
    opened,
    together,
    upgraded,
)

SOUND = {"format": "cec-ledger", "version": 1}
VERSION = "its version is not a whole number from 1 on"
REFUSED = [
    ([], "not-a-ledger", {"detail": "it is not an object"}),
    ({}, "not-a-ledger", {"detail": "its format is not cec-ledger"}),
    ({**SOUND, "version": True}, "not-a-ledger", {"detail": VERSION}),
    ({**SOUND, "version": "1"}, "not-a-ledger", {"detail": VERSION}),
    ({**SOUND, "version": 0}, "not-a-ledger", {"detail": VERSION}),
    ({"format": "cec-ledger"}, "not-a-ledger", {"detail": VERSION}),
    ({**SOUND, "version": 2}, "newer-version", {"version": "2", "known": "1"}),
    ({**SOUND, "certifications": {}}, "not-a-ledger", {"detail": "its certifications are not a list"}),
    ({**SOUND, "entries": None}, "not-a-ledger", {"detail": "its entries are not a list"}),
]


@pytest.mark.parametrize(("document", "code", "detail"), REFUSED)
def test_what_is_no_ledger_is_refused_as_a_whole(document: object, code: str, detail: dict[str, str]) -> None:
    """With what it lacks, the first thing first."""
    with pytest.raises(UnreadableLedgerError, match=f"^{code}$") as refusal:
        opened(document)
    assert (refusal.value.code, refusal.value.detail) == (code, detail)


def test_what_is_left_out_is_added_and_nothing_is_lost() -> None:
    """Lists, rules and keys nobody knows stay as they are; doing it twice changes nothing."""
    bare = {**SOUND, "rules": "auto", "certifications": [], "entries": []}
    assert upgraded(SOUND) == bare
    whole = {**SOUND, "rules": "2013-05-01", "certifications": [1], "entries": [{"id": "e"}], "theirs": 5}
    assert upgraded(whole) == whole
    assert upgraded(upgraded(SOUND)) == bare


def test_an_id_is_taken_by_the_first_that_has_it() -> None:
    """Each later one is told by its place; rows without an id of text have none to take."""
    rows = [{"id": "a"}, {"id": "b"}, {"id": "a"}, "a", {"id": ""}, {"id": ""}, {"id": 5}, {"id": 5}, {}, {"id": "a"}]
    assert list(duplicates(rows)) == [2, 9]
    found = by_id(rows)
    assert list(found) == ["a", "b"]
    assert found["a"] is rows[0]


def test_sessions_are_added_up_exactly() -> None:
    """A decimal always, even where there is nothing to add."""
    assert together([Session("", Decimal("0.1"))] * 3) == Decimal("0.3")
    assert str(together([])) == "0"
    assert isinstance(together([]), Decimal)


def test_what_was_left_empty_is_nothing_of_its_kind() -> None:
    """No CECs, no answer, no text and no sessions; never the absence of them."""
    bare = Entry("e", "mentoring", "Walk", date(2025, 3, 1), "completed", 0)
    assert (bare.amount("cecs"), bare.flag("ethics"), bare.text("grade"), bare.sessions) == (Decimal(0), False, "", ())
