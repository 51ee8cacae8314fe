"""A reader's words in a sentence of ours cannot turn the words around them."""

import pytest
from people import TRAINER, ask, entry, ledger

from calculator.values.quoting import told

HEBREW = "\u05e9\u05dc\u05d5\u05dd"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Coach", "Coach"),
        ("Café 2", "Café 2"),
        (HEBREW, f"\u2068{HEBREW}\u2069"),
        ("\u202eCoach", "Coach"),
        (f"a\u2069\u202e{HEBREW}\u2066", f"\u2068a{HEBREW}\u2069"),
    ],
)
def test_what_runs_from_right_to_left_is_set_apart(text: str, sentence: str) -> None:
    """Marks that only set a direction are left out, so that none can end what sets the text apart."""
    assert told(text) == sentence


def test_a_sentence_names_a_certification_apart_and_the_figures_name_it_as_it_is() -> None:
    """The stored name is what an answer gives; only sentences have it set apart."""
    held = ledger(entry("a", "mentoring"), certifications=({**TRAINER, "name": HEBREW},))
    (row,) = ask("timeline", ledger=held)["timeline"]["certifications"]
    assert row["name"] == HEBREW
    assert f"\u2068{HEBREW}\u2069" in row["sentence"]
