"""Taking one ledger into another: what is the same, what has changed, what is another thing; and nothing is lost."""

import json
from typing import Any

import pytest
from people import COACH, TRAINER, ask, entry, ledger

from calculator.exchange.merge import merged
from calculator.rulebook import load


def imported(coming: dict[str, Any] | str, held: dict[str, Any] | None, mode: str = "merge") -> Any:  # noqa: ANN401
    text = coming if isinstance(coming, str) else json.dumps(coming)
    return ask("import", ledger=held, text=text, mode=mode)["import"]


def keys(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


def test_merging_by_id() -> None:
    """The same content changes nothing, other content of the same thing changes it, and the rest is added."""
    held = ledger(entry("a", "mentoring"), entry("b", "approved-course", note="mine"), entry("z", "publication"))
    coming = ledger(
        entry("a", "mentoring"),
        entry("b", "approved-course", cecs="0.5"),
        entry("n", "petition"),
        certifications=(TRAINER,),
    )
    answer = imported(coming, held)
    assert (keys(answer["unchanged"]), keys(answer["added"]), keys(answer["removed"])) == (["cpt", "a"], ["n"], [])
    assert [(one["id"], one["fields"]) for one in answer["changed"]] == [("b", ["cecs"])]
    assert keys(answer["ledger"]["entries"]) == ["a", "b", "z", "n"]
    assert answer["ledger"]["entries"][1]["note"] == "mine"
    assert answer["ledger"]["certifications"] == [TRAINER, COACH]


def test_merging_a_clash_keeps_both() -> None:
    """Two devices that gave two things the same id lose neither, and what named the id follows it."""
    held = ledger(entry("e1", "mentoring"), certifications=(TRAINER,))
    coming = ledger(
        entry("e1", "ace-certification", earned_certification="cpt"), certifications=({**COACH, "id": "cpt"},)
    )
    answer = imported(coming, held)
    assert keys(answer["ledger"]["certifications"]) == ["cpt", "cpt-1"]
    assert [(one["id"], one.get("earned_certification")) for one in answer["ledger"]["entries"]] == [
        ("e1", None),
        ("e1-1", "cpt-1"),
    ]
    assert {one["code"] for one in answer["warnings"]} >= {"id-taken"}


def test_merging_a_table_without_ids_twice_adds_nothing() -> None:
    """The same list of courses taken in again is recognized."""
    text = "Course,Date,CECs\nA,3/1/2025,0.2\nB,3/1/2025,0.2\n"
    once = imported(text, ledger())
    again = imported(text, once["ledger"])
    assert (len(once["added"]), again["added"], len(again["unchanged"])) == (2, [], 4 - 2)
    assert again["ledger"] == once["ledger"]


def test_replacing_names_what_goes() -> None:
    """Replacing keeps only what the file holds, and the preview names what would go."""
    answer = imported(ledger(entry("n", "petition")), ledger(entry("a", "mentoring")), "replace")
    assert (keys(answer["removed"]), keys(answer["ledger"]["entries"])) == (["a"], ["n"])


def test_replacing_keeps_nothing_of_what_is_held() -> None:
    """Not of the same entry either."""
    answer = imported(ledger(entry("a", "mentoring")), ledger(entry("a", "mentoring", note="mine")), "replace")
    assert answer["changed"][0]["fields"] == ["note"]
    assert answer["ledger"]["entries"] == [entry("a", "mentoring")]


def test_proofs_stay_whichever_of_the_two_has_them() -> None:
    """Each once, where both have some."""
    proofs = [{"id": name, "type": "application/pdf", "bytes": 5, "name": name} for name in "xy"]
    plain = entry("a", "mentoring")
    for coming, held, kept in ((proofs[:1], None, "x"), (None, proofs[1:], "y"), (proofs[:1], proofs[1:], "yx")):
        rows = [{**plain, "proofs": one} if one else plain for one in (coming, held)]
        answer = imported(ledger(rows[0]), ledger(rows[1]))
        assert {one["id"] for one in answer["ledger"]["entries"][0]["proofs"]} == {*kept}


def test_a_kind_that_was_guessed_makes_no_other_thing_of_an_entry() -> None:
    """What is stored of it stands."""
    held, coming = ledger(entry("a", "mentoring")), ledger(entry("a", "petition", title="Other"))
    found = merged(held, coming, replace=False, guessed={("entries", 0): {"opportunity"}})
    assert [one["opportunity"] for one in found.document["entries"]] == ["mentoring"]
    assert keys(merged(held, coming, replace=False).document["entries"]) == ["a", "a-1"]


PETITION = {"opportunity": "petition", "date": "2025-03-01", "title": "Talk", "course_number": "CEP111111"}
TALK = {"id": "a", **PETITION}
OTHER = {"date": "2025-04-01", "title": "Walk", "course_number": "CEP222222"}
ENTRIES = [
    # what comes beside TALK, what becomes of it: (added, changed with its fields, unchanged)
    (TALK, ([], [], ["a"])),
    ({**TALK, **OTHER, "date": TALK["date"]}, ([], [("a", ["course_number", "title"])], [])),
    ({**TALK, **OTHER, "title": TALK["title"]}, ([], [("a", ["course_number", "date"])], [])),
    ({**TALK, **OTHER, "course_number": TALK["course_number"]}, ([], [("a", ["date", "title"])], [])),
    ({**TALK, **OTHER}, (["a-1"], [], [])),
    ({**TALK, "opportunity": "publication"}, (["a-1"], [], [])),
    ({"id": "a", "opportunity": "petition", "title": "Walk"}, (["a-1"], [], [])),
    (PETITION, ([], [], ["a"])),
    ({**PETITION, "id": 7}, ([], [], ["a"])),
    ({**PETITION, "id": "", "note": "n"}, ([], [("a", ["note"])], [])),
    ({**TALK, "id": "b"}, (["b"], [], [])),
    (OTHER, (["e-1"], [], [])),
    *(({**PETITION, key: "another"}, (["e-1"], [], [])) for key in PETITION),
]


@pytest.mark.parametrize(("coming", "expected"), ENTRIES)
def test_what_is_the_same_entry(coming: dict[str, Any], expected: tuple[Any, ...]) -> None:
    """An id stands for the same entry while its way to earn and one of its marks do; without id all of them count."""
    answer = imported(ledger(coming, certifications=()), ledger(TALK, certifications=()))
    changed = [(one["id"], one["fields"]) for one in answer["changed"]]
    assert (keys(answer["added"]), changed, keys(answer["unchanged"])) == expected
    held = {one["id"]: one for one in answer["ledger"]["entries"]}
    assert held["a"] == {**TALK, **({**coming, "id": "a"} if not expected[0] else {})}


def test_of_two_rows_of_one_id_the_first_is_met() -> None:
    """It is the one that is read; the other is a problem already, and stays as it is."""
    held = ledger(TALK, {**TALK, **OTHER}, certifications=())
    answer = imported(ledger({**TALK, "note": "n"}, certifications=()), held)
    assert [(one["id"], one["fields"]) for one in answer["changed"]] == [("a", ["note"])]
    assert answer["ledger"]["entries"] == [{**TALK, "note": "n"}, {**TALK, **OTHER}]


def test_two_entries_without_any_mark_are_not_the_same() -> None:
    """What has neither date nor title nor number cannot be told from another with the same id."""
    bare = {"id": "a", "opportunity": "petition"}
    answer = imported(ledger({**bare, "note": "n"}), ledger({**bare, "title": "", "note": "m"}))
    assert keys(answer["added"]) == ["a-1"]


CERTIFICATIONS = [
    # what comes beside TRAINER, what becomes of it
    (TRAINER, ([], [], ["cpt"])),
    ({**TRAINER, "cycle": COACH["cycle"]}, ([], [("cpt", ["cycle"])], [])),
    ({**TRAINER, "name": "Health Coach"}, (["cpt-1"], [], [])),
    ({"name": TRAINER["name"], "cycle": TRAINER["cycle"]}, ([], [], ["cpt"])),
    ({"name": TRAINER["name"], "cycle": COACH["cycle"]}, (["c-1"], [], [])),
    ({"name": "Health Coach", "cycle": TRAINER["cycle"]}, (["c-1"], [], [])),
]


@pytest.mark.parametrize(("coming", "expected"), CERTIFICATIONS)
def test_what_is_the_same_certification(coming: dict[str, Any], expected: tuple[Any, ...]) -> None:
    """An id stands for the same certification while its name does; without an id its name and cycle tell."""
    answer = imported(ledger(certifications=(coming,)), ledger(certifications=(TRAINER,)))
    changed = [(one["id"], one["fields"]) for one in answer["changed"]]
    assert (keys(answer["added"]), changed, keys(answer["unchanged"])) == expected


def test_a_clash_with_something_held_under_another_id_is_that_thing() -> None:
    """An id that is taken by another thing does not make a copy of what is already there under an id of its own."""
    held = ledger(entry("a", "mentoring"), {**TALK, "id": "b"})
    answer = imported(ledger({**TALK, "id": "a"}), held)
    assert (keys(answer["added"]), keys(answer["unchanged"])) == ([], ["cpt", "hc", "b"])
    assert answer["warnings"] == []


def test_fresh_ids_pass_by_those_that_are_taken() -> None:
    """Neither an id that is held nor one that the file has used before is given again, and each item keeps its own."""
    held = ledger({**TALK, "id": "e-1"}, {**TALK, "id": "e-3", **OTHER})
    rows = [{"opportunity": "publication", "title": title} for title in "xyz"]
    answer = imported(ledger({**rows[0], "id": "e-2"}, rows[1], {**rows[2], "id": "e-2"}, rows[0]), held)
    assert keys(answer["ledger"]["entries"]) == ["e-1", "e-3", "e-2", "e-4", "e-2-1", "e-5"]
    assert [one["title"] for one in answer["ledger"]["entries"]] == ["Talk", "Walk", "x", "y", "z", "x"]


def test_alike_items_are_matched_one_by_one() -> None:
    """As often as a file has equal rows, so many of those that are held are met; only one more is new."""
    answer = imported(ledger(*[PETITION] * 3), ledger(TALK, {**TALK, "id": "b"}))
    assert (keys(answer["unchanged"]), keys(answer["added"])) == (["cpt", "hc", "a", "b"], ["e-1"])


def test_what_was_only_guessed_never_stands_against_what_is_stored() -> None:
    """A list without a status and a kind, taken in again after both were set here, changes neither and adds nothing."""
    text = "Course,Date,CECs\nCueing,2025-03-01,0.2\nCueing,2025-03-01,0.2\n"
    held = imported(text, None)["ledger"]
    posted = {"status": "posted", "posted_cecs": "0.2", "opportunity": "presentation"}
    held["entries"][0].update(posted)
    again = imported(text, held)
    assert (keys(again["added"]), again["changed"], again["ledger"]) == ([], [], held)


def test_what_is_no_item_is_kept_once() -> None:
    """A stored oddity is neither lost nor doubled when it comes in again, and a new one is added."""
    held = {**ledger(), "entries": [None, 7, TALK]}
    answer = imported({**ledger(), "entries": [7, "odd", TALK]}, held)
    assert answer["ledger"]["entries"] == [None, 7, TALK, "odd"]
    assert imported({**ledger(), "entries": [7, "odd"]}, held, "replace")["ledger"]["entries"] == [7, "odd"]


WHOLES = [
    # how, the rules held, the rules coming, those that then hold
    ("merge", "2013-05-01", "auto", "2013-05-01"),
    ("merge", "2013-05-01", "2023-09-13", "2023-09-13"),
    ("merge", "auto", "2013-05-01", "2013-05-01"),
    ("replace", "2013-05-01", "auto", "auto"),
]


@pytest.mark.parametrize(("mode", "held", "coming", "expected"), WHOLES)
def test_what_belongs_to_the_whole(mode: str, held: str, coming: str, expected: str) -> None:
    """A file that names no edition leaves the one chosen, unless it replaces everything; unknown keys are kept."""
    mine, theirs = {**ledger(), "rules": held, "mine": 1, "x": 1}, {**ledger(), "rules": coming, "x": 2}
    document = imported(theirs, mine, mode)["ledger"]
    assert (document["rules"], document["x"], document.get("mine")) == (expected, 2, 1 if mode == "merge" else None)


@pytest.mark.parametrize(
    ("mode", "held", "expected"), [("merge", "own", "own"), ("merge", None, "file"), ("replace", "own", "file")]
)
def test_whose_ledger_it_is_stays_through_a_merge(mode: str, held: str | None, expected: str) -> None:
    """What is merged into a ledger with an id leaves that id; a ledger without one, or replaced, takes the file's."""
    mine = {**ledger(), **({"id": held} if held else {})}
    assert imported({**ledger(), "id": "file"}, mine, mode)["ledger"]["id"] == expected


def test_the_preview_names_each_item_by_its_list_its_id_and_its_title() -> None:
    """An item is called by its title, else its name, else its opportunity, else by nothing."""
    rows = ({"id": "t", **PETITION}, {"id": "o", "opportunity": "petition", "title": 3}, {"id": "n", "title": ""})
    gone = entry("gone", "mentoring", title="Gone")
    answer = imported(ledger(*rows, certifications=(COACH,)), ledger(gone), "replace")
    named = {"certifications": [("hc", "Health Coach")], "entries": [("t", "Talk"), ("o", "petition"), ("n", "")]}
    items = [{"list": name, "id": id_, "title": title} for name, pairs in named.items() for id_, title in pairs]
    assert (answer["unchanged"], answer["added"]) == (items[:1], items[1:])
    assert answer["removed"] == [
        {"list": "certifications", "id": "cpt", "title": "Personal Trainer"},
        {"list": "entries", "id": "gone", "title": "Gone"},
    ]


def test_an_item_with_a_new_id_is_told_of_as_a_warning() -> None:
    """The warning names the item by its new id, in its own list, and both ids in its sentence."""
    coming = ledger(entry("a", "publication"), certifications=({**COACH, "id": "cpt"},))
    answer = imported(coming, ledger(entry("a", "mentoring"), certifications=(TRAINER,)))
    nowhere = {"row": None, "column": None, "entry": None, "certification": None, "field": "", "code": "id-taken"}
    say = load().problems["id-taken"]
    assert answer["warnings"] == [
        {**nowhere, "certification": "cpt-1", "message": say.format(value="cpt", new="cpt-1")},
        {**nowhere, "entry": "a-1", "message": say.format(value="a", new="a-1")},
    ]


def test_only_what_comes_follows_a_certification_to_its_new_id() -> None:
    """An entry that was held goes on naming the certification that was held, and others name their own."""
    own = entry("own", "ace-certification", earned_certification="cpt")
    coming = [
        entry("b", "ace-certification", "2025-04-01", earned_certification="cpt"),
        entry("c", "ace-certification", "2025-05-01", earned_certification="gfi"),
        entry("d", "ace-certification", "2025-06-01", earned_certification=["cpt"]),
    ]
    gfi = {**TRAINER, "id": "gfi", "name": "Group Fitness Instructor"}
    file = ledger(*coming, certifications=({**COACH, "id": "cpt"}, gfi))
    entries = imported(file, ledger(own, certifications=(TRAINER,)))["ledger"]["entries"]
    assert [one["earned_certification"] for one in entries] == ["cpt", "cpt-1", "gfi", ["cpt"]]
