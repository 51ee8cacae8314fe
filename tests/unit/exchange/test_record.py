"""The record: every cycle with all that lies in it, each figure with the rules it was read by."""

from typing import Any

from people import COACH, TRAINER, ask, entry, ledger

from calculator.exchange.record import COLUMNS
from calculator.rulebook import load
from calculator.rulebook.fingerprint import fingerprint

PAST = [{"start": "2020-01-01", "end": "2021-12-31"}, {"start": "2022-01-01", "end": "2023-12-31"}]
LONG = {**TRAINER, "past": PAST}


def record(*entries: dict[str, Any], certifications: tuple[dict[str, Any], ...] = (LONG,)) -> Any:  # noqa: ANN401 - JSON
    """Return the record of a ledger."""
    return ask("record", ledger=ledger(*entries, certifications=certifications), release="1a2b3c4d")["record"]


def test_every_cycle_is_there_with_its_figures_needs_and_rules() -> None:
    """Those of a certification together, the newest first; each says on which day it was read, and by which rules."""
    rows = [entry("then", "approved-course", "2022-05-01", "posted", posted_cecs="0.25"), entry("now", "cpr-aed")]
    made = record(*rows, certifications=(LONG, COACH))
    assert [(one["certification"], one["heading"]) for one in made["cycles"]] == [
        ("cpt", "Personal Trainer, cycle from January 1, 2024 to December 31, 2025"),
        ("cpt", "Personal Trainer, cycle from January 1, 2022 to December 31, 2023"),
        ("cpt", "Personal Trainer, cycle from January 1, 2020 to December 31, 2021"),
        ("hc", "Health Coach, cycle from January 1, 2025 to December 31, 2026"),
    ]
    assert [[row["entry"] for row in one["entries"]] for one in made["cycles"]] == [["now"], ["then"], [], ["now"]]
    now, then, first, _ = made["cycles"]
    assert then["entries"][0]["posted_cecs"] == "0.25"
    assert then["total"].startswith("0.25 of 2.0 CECs assured, 0.25 of them posted by ACE; 0.25 with what is up to ACE")
    assert now["edition"].startswith("Read on June 1, 2025. The rules of 2023: ")
    assert first["edition"].startswith("Read on June 1, 2025. The rules of 2013: ")
    assert [(need["id"], need["met"]) for need in now["needs"]] == [("cpr-aed-current", True), ("ethics", False)]
    assert first["needs"] == []
    assert made["basis"].startswith(f"Build 1a2b3c4d, rules {fingerprint(load())}:")
    assert made["made"].startswith("Written on June 1, 2025")
    assert (made["elsewhere"], made["unread"]) == (None, "")


def test_a_row_has_a_text_for_each_column() -> None:
    """What was done, where its proof is and what became of it; ACE's own figure only where ACE has posted it."""
    proofs = [{"name": "card.pdf"}, "odd", {"name": 5}]
    told = {"provider": "Red Cross", "evidence": " folder ", "proofs": proofs}
    rows = [
        entry("card", "cpr-aed", posted_cecs="0.3", **told),
        entry("zero", "approved-course", "2025-02-01", "posted", posted_cecs="0"),
        entry("odd", "mentoring", "2025-04-01", evidence=5, proofs="none"),
    ]
    made = record(*rows[::-2], rows[1], certifications=(TRAINER,))
    (cycle,) = made["cycles"]
    assert [column["id"] for column in made["columns"]] == list(COLUMNS)
    labels = ["Completion date", "What you did", "Provider", "ACE course number", "Counts", "Status"]
    assert [column["label"] for column in made["columns"]][:6] == labels
    zero, card = cycle["entries"]
    assert card == {
        "entry": "card",
        "date": "03/01/2025",
        "title": "card",
        "provider": "Red Cross",
        "course_number": "",
        "counts": "0.4 Assured",
        "status": "Completed",
        "posted_cecs": "",
        "evidence": "folder; card.pdf",
    }
    assert (zero["counts"], zero["posted_cecs"], zero["evidence"]) == ("0 Does not count", "0", "")
    assert zero["course_number"] == "CEP123456"
    assert made["unread"] == "Left out, because something in it is to be fixed first: odd."


def test_whatever_is_left_out_is_named() -> None:
    """By what it is called, or by what stands there: a row of no id or a taken one, and a certification too."""
    good = entry("good", "mentoring")
    odd = [{**good, "id": ""}, {**good, "title": "Second"}, 5, {"id": "bare"}, {"opportunity": "petition"}, {}]
    odd.append({**good, "id": "b", "title": " "})
    held = (LONG, {"id": "hc", "name": "Coach"}, {**LONG, "name": "Twin"}, {**LONG, "id": [], "name": "Nameless"})
    made = record(good, *odd, certifications=held)
    told = "Left out, because something in it is to be fixed first: "
    assert made["unread"] == f"{told}Coach; Twin; Nameless; good; Second; 5; bare; petition; —."
    assert [row["entry"] for cycle in made["cycles"] for row in cycle["entries"]] == ["good", "b"]


def test_what_lies_in_no_cycle_is_told_apart() -> None:
    """By date, and without what it counts; nothing that was entered is missing from the record."""
    rows = [entry("late", "mentoring", "2030-01-01", "planned"), entry("early", "mentoring", "2019-12-31")]
    made = record(*rows)
    assert made["elsewhere"]["heading"] == "In no cycle"
    assert [(row["entry"], row["counts"]) for row in made["elsewhere"]["entries"]] == [("early", ""), ("late", "")]
    assert ask("record", ledger=ledger())["record"]["basis"].startswith("Build —, rules ")


def test_a_cycle_is_told_in_whole_sentences() -> None:
    """What it comes to by tier, on which day and by which rules it was read, and of each need why it is met or not."""
    plan = entry("plan", "approved-course", "2025-08-01", "planned", course_number="CEP222222")
    posted = entry("posted", "approved-course", status="posted", posted_cecs="0.2")
    made = record(entry("card", "cpr-aed"), posted, entry("talk", "presentation"), plan, certifications=(TRAINER,))
    (cycle,) = made["cycles"]
    assert (made["title"], made["made"]) == (
        "Record of continuing education",
        "Written on June 1, 2025 from what was entered; unofficial. ACE decides on every credit.",
    )
    assert cycle["total"] == (
        "0.6 of 2.0 CECs assured, 0.2 of them posted by ACE; 0.9 with what is up to ACE, 1.2 with what is planned."
    )
    book = load()
    note = book.fill(book.editions[book.newest].note, book.newest)
    assert cycle["edition"] == f"Read on June 1, 2025. The rules of 2023: {note}"
    estimate = ask("estimate", ledger=ledger(entry("card", "cpr-aed"), certifications=(TRAINER,)))["estimate"]
    needs = estimate["certifications"][0]["requirements"]
    assert [need["sentence"] for need in cycle["needs"]] == [need["reasons"][0]["sentence"] for need in needs]


def test_what_is_left_out_is_named_and_a_proof_that_is_only_space_is_none() -> None:
    """By its title, or its id where it has none; a file alone is told without what would stand before it."""
    odd = {"evidence": 5}
    bare = {name: value for name, value in entry("bare", "mentoring", **odd).items() if name != "title"}
    card = entry("card", "cpr-aed", evidence=" ", proofs=[{"name": "a.pdf"}, {"name": "b.pdf"}])
    made = record(card, entry("titled", "mentoring", **{**odd, "title": "Talk\u200f"}), bare)
    assert made["unread"] == "Left out, because something in it is to be fixed first: Talk; bare."
    assert made["cycles"][0]["entries"][0]["evidence"] == "a.pdf; b.pdf"
