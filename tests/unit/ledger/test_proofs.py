"""What a ledger says of proofs: read, joined, and looked at by a petition's checklist."""

from typing import Any

import pytest
from people import TRAINER, ask, entry, ledger

from calculator.ledger import proofs

SCAN: dict[str, Any] = {"id": "p1", "name": "scan.pdf", "type": "application/pdf", "bytes": 9_000_000, "sha256": "0"}
PDFS = frozenset({"application/pdf"})


@pytest.mark.parametrize(
    ("given", "fits"),
    [
        (None, None),
        ("text", None),
        ([], None),
        ([7, {"id": "x"}, {**SCAN, "bytes": True}, {**SCAN, "bytes": 0}, {**SCAN, "type": "text/html"}], None),
        ([{**SCAN, "id": ""}], None),
        ([SCAN], True),
        ([{**SCAN, "bytes": 1}], True),
        ([{**SCAN, "bytes": 10_000_000}], True),
        ([{**SCAN, "bytes": 10_000_001}], False),
        ([{**SCAN, "type": "image/png"}], False),
        ([{**SCAN, "type": "image/png"}, SCAN], True),
    ],
)
def test_a_proof_fits_by_its_kind_and_its_size(given: object, fits: bool | None) -> None:  # noqa: FBT001 - a table
    """One that fits is enough; what is no proof counts for none."""
    assert proofs.fits({"proofs": given}, PDFS, 10) is fits


def test_two_lists_are_joined_by_their_ids() -> None:
    """Each id once, and what is incoming stands; what is no list gives nothing."""
    other = {**SCAN, "id": "p2"}
    renamed = {**SCAN, "name": "b.pdf"}
    assert proofs.together([SCAN, other, 7], [renamed]) == [other, 7, renamed]
    nameless = [{**SCAN, "id": []}, {**SCAN, "id": ""}]
    assert proofs.together(nameless, nameless) == [*nameless, *nameless]
    assert proofs.together("x", [SCAN]) == proofs.together([SCAN], None) == [SCAN]


def test_taking_a_ledger_in_again_keeps_the_proofs_of_both() -> None:
    """An older file lacks what was kept since, and another device's brings its own."""
    held = ledger({**entry("a", "petition"), "proofs": [SCAN]})
    given = ledger({**entry("a", "petition"), "proofs": [{**SCAN, "id": "p2"}]})
    merged = ask("import", ledger=held, text=ask("export", ledger=given, to="json")["export"]["text"])["import"]
    assert [one["id"] for one in merged["ledger"]["entries"][0]["proofs"]] == ["p1", "p2"]


def checklist(*given: dict[str, Any]) -> dict[str, bool | None]:
    held = ledger({**entry("a", "college-course"), "proofs": list(given)}, certifications=(TRAINER,))
    (packet,) = ask("sheet", ledger=held)["sheet"]["petitions"]
    return {one["id"]: one["done"] for one in packet["checklist"]}


def test_a_petition_s_checklist_looks_at_what_it_can() -> None:
    """That there is a document, and that a transcript's kind and size are ACE's; what it shows is for the person."""
    assert (checklist()["documents"], checklist()["college-transcript"]) == (False, None)
    assert (checklist(SCAN)["documents"], checklist(SCAN)["college-transcript"]) == (True, None)
    drawn = checklist({**SCAN, "type": "image/png"})
    assert (drawn["documents"], drawn["college-transcript"]) == (True, False)
