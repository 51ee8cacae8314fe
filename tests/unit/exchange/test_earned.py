"""What each entry is worth, in a table that goes out: there to be read, and never taken in."""

import csv
import io
from typing import Any

import pytest
from people import COACH, TRAINER, ask, entry, ledger

CARD = entry("card", "cpr-aed", title="Card")
HELD = ledger(CARD, entry("odd", "cpr-aed", date="soon"), entry("talk", "mentoring"), certifications=(TRAINER, COACH))


def exported(document: dict[str, Any]) -> str:
    return str(ask("export", ledger=document, to="csv")["export"]["text"])


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def taken(text: str) -> Any:  # noqa: ANN401
    return ask("import", ledger=None, text=text, mode="replace")["import"]


def test_each_entry_stands_beside_what_it_is_worth_for_each_certification() -> None:
    """As the estimate has it, and how sure; nothing beside what is no entry, or cannot be read."""
    estimate = ask("estimate", ledger=HELD)["estimate"]["certifications"]
    awards = {(one["id"], award["entry"]): award["cecs"] for one in estimate for award in one["awards"]}
    found = {one["id"]: one for one in rows(exported(HELD))}
    assert {name: one["Worth for Personal Trainer (worked out)"] for name, one in found.items()} == {
        **dict.fromkeys(("cpt", "hc", "odd"), ""),
        **{name: awards["cpt", name] for name in ("card", "talk")},
    }
    assert found["card"]["Worth for Health Coach (worked out)"] == awards["hc", "card"]
    assert found["card"]["How sure for Personal Trainer (worked out)"] == "Assured"
    assert found["talk"]["How sure for Personal Trainer (worked out)"] == "Up to ACE"


def test_heads_say_what_people_call_a_field_and_its_id() -> None:
    """Where these are not the same."""
    assert [*rows(exported(HELD))[0]][:6] == [
        "kind",
        "id",
        "Certification (name)",
        "Renewal cycle starts (cycle.start)",
        "Renewal cycle ends (cycle.end)",
        "Kind of activity (opportunity)",
    ]


@pytest.mark.parametrize("name", ["A (worked out)", "date", "=1+1", "two\nlines", "\x00", "x" * 300, "CEC {x}", "é"])
def test_whatever_a_certification_is_called_nothing_of_it_comes_back(name: str) -> None:
    """The same ledger, and a word on the columns; also with two of one name, and a key that is headed like them."""
    own = {"Worth for me (worked out)": "7", "Worth": "8"}
    twice = ({**TRAINER, "name": name}, {**COACH, "name": name})
    document = ledger({**CARD, **own}, CARD | {"id": "other"}, certifications=twice)
    answer = taken(exported(document))
    assert answer["ledger"] == document
    assert [one["code"] for one in answer["warnings"] if one["code"].startswith("table")] == ["table-worth"]


@pytest.mark.parametrize("odd", [{"id": [1]}, {"id": 5}, {}])
def test_beside_an_entry_without_an_id_stands_nothing(odd: dict[str, Any]) -> None:
    """It is written all the same."""
    bare = {key: value for key, value in CARD.items() if key != "id"}
    found = rows(exported(ledger({**bare, **odd}, certifications=(TRAINER,))))
    assert found[-1]["Worth for Personal Trainer (worked out)"] == ""


HEADS = [
    ("A", ["A", "A 2", "A 3"]),
    (" A  (new)\n[1]{2} ", ["A new 12", "A new 12 2", "A new 12 3"]),
    ("\x00", ["", "2", "3"]),
]


@pytest.mark.parametrize(("name", "told"), HEADS)
def test_certifications_of_one_name_are_numbered(name: str, told: list[str]) -> None:
    """In one line each, without brackets; what cannot be written is left out."""
    held = tuple({**TRAINER, "id": f"c{at}", "name": name} for at in range(3))
    heads = [head for head in rows(exported(ledger(CARD, certifications=held)))[0] if head.startswith("Worth for")]
    assert heads == [f"Worth for {one} (worked out)" for one in told]


def test_a_table_whose_first_column_was_deleted_is_read_by_its_heads() -> None:
    """And what it says of worth goes nowhere, which is told."""
    text = "\r\n".join(
        ",".join(line[1:]) for line in csv.reader(io.StringIO(exported(ledger(CARD, certifications=(TRAINER,)))))
    )
    answer = taken(text.replace("cpt,Personal Trainer,2024-06-01,2026-05-31", ""))
    (card,) = [one for one in answer["ledger"]["entries"] if one.get("title")]
    assert {key: card.get(key) for key in CARD} == CARD
    assert set(card) == set(CARD)
    assert "table-worth" in [one["code"] for one in answer["warnings"]]
