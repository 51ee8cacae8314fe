"""A ledger held against ACE's own list: what is matched, what differs, and the smallest answers that explain it."""

import json
import os
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from people import COACH, TRAINER, ask, entry, ledger
from strategies import DAYS, UNDECIDED, entries_of, numbered

from calculator.advice.reconcile import lines
from calculator.rulebook import load

BOOK = load()
TODAY = "2027-12-31"
HELD = ({**TRAINER, "past": [{"start": "2022-01-01", "end": "2023-12-31"}]}, COACH)
OPEN = {clause.id: tuple(clause.answers) for clause in BOOK.clauses.values() if clause.answers}
CARDS = (
    entry("first", "cpr-aed", "2024-06-01", validity_years="1", title="First card"),
    entry("second", "cpr-aed", "2025-06-01", validity_years="1", title="Second card"),
)
COURSE = entry("course", "approved-course", "2025-03-01", cecs="0.3", course_number="CEP123456", title="Cueing")
type Answers = dict[str, str]


def reconciled(text: str, *entries: dict[str, Any], held: Any = (TRAINER,)) -> Any:  # noqa: ANN401 - JSON
    return ask("reconcile", today=TODAY, ledger=ledger(*entries, certifications=held), text=text)["reconcile"]


def pasted(*rows: tuple[str, ...]) -> str:
    return "\n".join("\t".join(row) for row in (("Course number", "Title", "Date", "CECs"), *rows))


def sets(found: Any) -> list[Answers]:  # noqa: ANN401 - JSON
    return [{one["clause"]: one["answer"] for one in answers} for answers in found["answers"]["sets"]]


# --- the proof ---


def figures(rows: list[dict[str, Any]], answers: Answers) -> dict[str, str]:
    """What each entry earns at most for any certification, by the whole engine: another way than the verb takes."""
    held = ledger(*({**row, "status": "submitted"} for row in rows), certifications=HELD)
    estimate = ask("estimate", today=TODAY, ledger=held, answers=answers)["estimate"]
    most = {row["id"]: "0" for row in rows}
    for one in estimate["certifications"]:
        for award in [*one["awards"], *(award for cycle in one["past"] for award in cycle["awards"])]:
            most[award["entry"]] = max(most[award["entry"]], award["cecs"], key=float)
    return most


def sets_of(size: int) -> list[Answers]:
    """Every set of so many answers, of all questions there are."""
    return [
        dict(zip(chosen, names, strict=True))
        for chosen in combinations(OPEN, size)
        for names in product(*(OPEN[clause] for clause in chosen))
    ]


# Entries that another answer may bear on, and the questions that may: of others nothing would be hidden.
LIKELY: dict[str, tuple[list[dict[str, Any]], list[str]]] = {
    "cpr-aed": (
        [{"validity_years": "1"}, {"validity_years": "2"}],
        ["cpr-aed-figures", "cpr-aed-per-certificate", "grace-period"],
    ),
    "college-course": (
        [
            {"credit_hours": hours, "credit_system": system, "grade": grade, "related": True}
            for hours in ("0.5", "1")
            for system in ("semester", "quarter")
            for grade in ("A", "C-", "pass")
        ],
        ["college-quarter-hour", "college-c-minus", "college-pass-fail", "college-one-submission"],
    ),
    "other-certification": ([{"accredited": True, "fitness_related": True}], ["other-certification-each"]),
    "publication": ([{}], ["publication-together", "grace-period"]),
    "correspondence-course": ([{"sole_author": True}], ["correspondence-course-together"]),
    "approved-course": ([{"cecs": "0.3", "course_number": "CEP123456"}], ["repeat-course", "grace-period"]),
    "ace-certification": ([{"earned_certification": "cpt"}], ["ace-certification-itself"]),
}
KINDS = st.lists(st.sampled_from(sorted(LIKELY)), min_size=1, max_size=3, unique=True)


@st.composite
def posted_under(draw: st.DrawFn) -> tuple[list[dict[str, Any]], Answers]:
    """Return entries of a few kinds, some of any other, and a hidden combination of answers about them."""
    kinds = draw(KINDS)
    rows = [
        entry("?", kind, draw(DAYS).isoformat(), **draw(st.sampled_from(LIKELY[kind][0])))
        for kind in draw(st.lists(st.sampled_from(kinds), min_size=2, max_size=6))
    ]
    rows += draw(st.lists(entries_of(UNDECIDED), max_size=2))
    asked = draw(st.permutations(sorted({clause for kind in kinds for clause in LIKELY[kind][1]})))
    chosen = asked[: draw(st.integers(1, 3))]
    return draw(st.permutations(rows)), {clause: draw(st.sampled_from(OPEN[clause])) for clause in chosen}


@settings(
    max_examples=int(os.environ.get("HOSTILE_FILES", "200")), deadline=None, suppress_health_check=list(HealthCheck)
)
@given(posted_under(), st.integers(0, 2))
def test_the_smallest_answers_are_found_whatever_they_are(
    made: tuple[list[dict[str, Any]], Answers], unknown: int
) -> None:
    """Posted under a hidden combination: each set found gives the same figures, no smaller one does, none is missed."""
    (made_of, hidden) = made
    rows = [{**row, "title": f"Course {row['id']}"} for row in numbered(made_of)]
    known = rows[: max(1, len(rows) - unknown)]
    posted = figures(known, hidden)
    lines = [(str(row.get("course_number", "")), row["title"], row["date"], posted[row["id"]]) for row in known]
    found = ask("reconcile", today=TODAY, ledger=ledger(*rows, certifications=HELD), text=pasted(*lines))["reconcile"]
    assert [one["entry"] for one in found["matched"]] == [row["id"] for row in known]
    assert found["answers"]["unexplained"] == []
    smallest = sets(found)
    assert smallest
    assert all(figures(known, one) == posted for one in smallest)
    size = len(smallest[0])
    assert size <= len(hidden)
    assert len(hidden) > size or hidden in smallest
    for less in range(size):
        assert all(figures(known, one) != posted for one in sets_of(less))
    if size <= 1:
        assert sorted(map(str, smallest)) == sorted(str(one) for one in sets_of(size) if figures(known, one) == posted)


# --- what is matched ---

ORDERS = [
    "CEP123456\t0.3\t03/01/2025",
    "03/01/2025\tCEP123456\t0.3 CECs",
    "Date,CECs,Course #\n3/1/2025,0.3,cep 123456",
    "CEP123456  March 1, 2025  0.3",
    "CEP123456 2025-03-01 0.3",
]


@pytest.mark.parametrize("text", ORDERS)
def test_rows_are_read_in_any_order_with_headings_or_without(text: str) -> None:
    """Numbers, CECs and days, set apart by tabs, commas or blanks; a day is read month first, as ACE writes it."""
    found = reconciled(text, COURSE)
    (row,) = found["matched"]
    assert (row["entry"], row["posted"]) == ("course", "0.3")
    assert not found["differs"]
    assert not found["only_here"]
    assert not found["only_there"]


def test_what_either_lacks_is_listed() -> None:
    """An entry that ACE does not list, unless it is only planned; and a row that is in no entry."""
    plan = entry("plan", "approved-course", "2028-03-01", status="planned")
    found = reconciled(pasted(("CA99999", "Other", "2025-04-02", "0.2")), COURSE, plan)
    assert found["only_here"] == [{"entry": "course", "title": "Cueing", "date": "2025-03-01"}]
    assert found["only_there"] == [
        {"row": 2, "course_number": "CA99999", "date": "2025-04-02", "cecs": "0.2", "title": "Other"}
    ]
    assert found["matched"] == []


def test_the_best_sign_decides_which_entry_a_row_is() -> None:
    """Number and day before the number alone; title and day where there is no number; nothing is matched twice."""
    again = {**COURSE, "id": "again", "date": "2025-09-01"}
    found = reconciled(
        pasted(
            ("CEP123456", "", "2025-09-01", "0.3"),
            ("CEP123456", "", "2025-03-02", "0.3"),
            ("CEP123456", "", "2025-03-01", "0.3"),
            ("", "second card", "2025-06-01", "0.2"),
            ("", "", "2024-06-01", "0.2"),
        ),
        COURSE,
        again,
        *CARDS,
    )
    assert {one["row"]: one["entry"] for one in found["matched"]} == {2: "again", 4: "course", 5: "second", 6: "first"}
    assert [one["row"] for one in found["only_there"]] == [3]


def test_a_row_is_never_matched_against_another_number() -> None:
    """Same day, same title, another number: another course."""
    found = reconciled(pasted(("CEP999999", "Cueing", "2025-03-01", "0.3")), COURSE)
    assert not found["matched"]
    assert [one["entry"] for one in found["only_here"]] == ["course"]


def test_of_one_day_only_as_many_are_matched_as_there_are() -> None:
    """Two entries of a day and one row without any other sign: which it is cannot be told."""
    twin = {**CARDS[0], "id": "twin", "title": "Twin"}
    assert not reconciled(pasted(("", "", "2024-06-01", "0.2")), CARDS[0], twin)["matched"]


def test_what_differs_is_told_field_by_field() -> None:
    """Here by the rules, there by ACE; what the list leaves out says nothing."""
    found = reconciled(pasted(("CEP123456", "", "2025-03-05", "0.2")), COURSE)
    assert found["differs"] == [
        {
            "entry": "course",
            "title": "Cueing",
            "row": 2,
            "fields": [
                {"field": "date", "here": "2025-03-01", "there": "2025-03-05"},
                {"field": "cecs", "here": "0.3", "there": "0.2"},
            ],
        }
    ]


def test_a_number_that_is_missing_here_is_told_with_the_figure() -> None:
    """What was entered without one, found by its title and day: in one line, a dash where nothing stands here."""
    workshop = entry("workshop", "petition", title="Workshop")
    rows = (("CEP123456", "Workshop", "2025-03-01", "0.2"), ("CA99999", "Other", "2025-04-02", "0.2"))
    found = reconciled(pasted(*rows), workshop)
    assert list(lines(found, BOOK)) == [
        "Found among the entries: 1 row.",
        "ACE has it, and it is not entered here:",
        "  Other, CA99999, 2025-04-02, 0.2",
        "Here and at ACE, and not the same:",
        "  Workshop: ACE course number – / CEP123456; CECs 0.6 / 0.2",
        "No reading gives ACE's figure for “Workshop”. Check what is entered there, or ask ACE.",
        "",
    ]


@pytest.mark.parametrize("held", [(TRAINER, COACH), (COACH, TRAINER)])
def test_what_counts_for_one_certification_alone_is_held_against_that(held: tuple[dict[str, Any], ...]) -> None:
    """The most for any of them, in whichever order they are listed."""
    assert reconciled(pasted(("", "First card", "2024-06-01", "0.2")), CARDS[0], held=held)["differs"] == []


def test_what_lies_in_a_past_cycle_is_held_against_the_rules_of_its_time() -> None:
    """Whatever rules are chosen for the current cycle: those of 2013 know no correspondence course."""
    course = entry("course", "correspondence-course", "2023-10-01", title="Course")
    held = {**ledger(course, certifications=HELD), "rules": "2013-05-01"}
    text = pasted(("", "Course", "2023-10-01", "0.5"))
    found = ask("reconcile", today=TODAY, ledger=held, text=text)["reconcile"]
    assert (found["differs"], sets(found)) == ([], [{}])


# --- what the answers are ---


def test_one_answer_on_the_months_of_grace_is_given_for_all_that_is_dated_in_them() -> None:
    """It is asked of each way to earn, and told once."""
    late = (entry("late", "approved-course", "2026-01-15"), entry("card", "cpr-aed", "2026-01-16"))
    found = reconciled(pasted(("", "late", "2026-01-15", "0.3"), ("", "card", "2026-01-16", "0.4")), *late)
    assert sets(found) == [{"grace-period": "counts"}]


def test_every_smallest_set_is_told_in_full() -> None:
    """One card at the FAQ's figure and one at nothing: one card counts, or all together no more than one."""
    rows = (("", "First card", "2024-06-01", "0.4"), ("", "Second card", "2025-06-01", "0"))
    found = reconciled(pasted(*rows), *CARDS)
    assert sets(found) == [{"cpr-aed-figures": "faq", "cpr-aed-per-certificate": name} for name in ("one", "cap")]
    assert "2 answers to" in found["answers"]["sentence"]


def test_where_no_reading_gives_the_only_figure_nothing_is_said_of_ours() -> None:
    """The sentence names the entry alone."""
    found = reconciled(pasted(("CEP123456", "", "2025-03-01", "0.7")), COURSE)
    assert found["answers"]["sentence"] == BOOK.advised("reconcile-unexplained", titles="“Cueing”")


def test_our_reading_needs_no_answer() -> None:
    """Where the rules give what ACE posted, the smallest set is the empty one, and the sentence says so."""
    found = reconciled(pasted(("", "First card", "2024-06-01", "0.2")), *CARDS)
    assert sets(found) == [{}]
    assert found["answers"]["sentence"] == BOOK.advice["reconcile-ours"].text


@pytest.mark.parametrize("rows", [(), (COURSE,)])
def test_where_nothing_is_matched_nothing_is_said_of_figures(rows: tuple[Any, ...]) -> None:
    """Neither that they are ours, nor that no answers give them."""
    found = reconciled(pasted(("CEP999999", "Walking", "05/05/2025", "0.4")), *rows)
    assert (found["matched"], found["answers"]["sentence"]) == ([], "")


def test_what_ace_has_posted_is_set_on_the_matched_row_alone() -> None:
    """Not on another of the same id, nor on one whose id is a number that reads the same."""
    rows = [{**COURSE, "id": "5"}, {**COURSE, "id": "5", "title": "Twice"}, {**COURSE, "id": 5}]
    found = reconciled(pasted(("CEP123456", "Cueing", "03/01/2025", "0.3")), *rows)
    assert [one["status"] for one in found["ledger"]["entries"]] == ["posted", "completed", "completed"]
    assert found["changes"] == ["5"]


def test_another_reading_is_named_with_its_question() -> None:
    """A one-year card posted at 0.4 is the FAQ's figure."""
    found = reconciled(pasted(("", "First card", "2024-06-01", "0.4")), *CARDS)
    clause = BOOK.clauses["cpr-aed-figures"]
    assert found["answers"]["sets"] == [
        [
            {
                "clause": "cpr-aed-figures",
                "question": BOOK.fill(clause.question, BOOK.newest),
                "answer": "faq",
                "means": BOOK.fill(clause.answers["faq"], BOOK.newest),
            }
        ]
    ]
    assert found["answers"]["sentence"].startswith("ACE's figures are those of another reading. 1 answer to")


def test_figures_that_contradict_one_another_have_no_answer() -> None:
    """Each card's figure has a reading, and the two have none together."""
    rows = (("", "First card", "2024-06-01", "0.4"), ("", "Second card", "2025-06-01", "0.2"))
    found = reconciled(pasted(*rows), *CARDS)["answers"]
    assert (found["sets"], found["unexplained"]) == ([], [])
    assert found["sentence"] == BOOK.advice["reconcile-none"].text


def test_a_figure_that_no_reading_gives_is_set_aside() -> None:
    """What was typed otherwise than posted hides no answer that explains the rest."""
    rows = (("CEP123456", "", "2025-03-01", "0.7"), ("", "First card", "2024-06-01", "0.4"))
    found = reconciled(pasted(*rows), COURSE, *CARDS)
    assert sets(found) == [{"cpr-aed-figures": "faq"}]
    assert found["answers"]["unexplained"] == ["course"]
    assert found["answers"]["sentence"] == " ".join(
        (
            BOOK.advised("reconcile-found", number="1 answer"),
            BOOK.advised("reconcile-unexplained", titles="“Cueing”"),
        )
    )


# --- what is set ---


def test_statuses_and_figures_are_set_and_nothing_else() -> None:
    """Each matched entry becomes posted with ACE's figure; what is so already is no change."""
    done = {**CARDS[0], "status": "posted", "posted_cecs": "0.2"}
    rows = (("CEP123456", "", "2025-03-05", "0"), ("", "First card", "2024-06-01", "0.2"))
    found = reconciled(pasted(*rows), {**COURSE, "x-own": 7}, done)
    assert found["changes"] == ["course"]
    course, card = found["ledger"]["entries"]
    assert course == {**COURSE, "x-own": 7, "status": "posted", "posted_cecs": "0"}
    assert card == done


def test_a_row_without_a_figure_sets_nothing() -> None:
    """It is matched all the same."""
    found = reconciled("Course number\tDate\nCEP123456\t03/01/2025", COURSE)
    assert [one["posted"] for one in found["matched"]] == [None]
    assert found["changes"] == []


def test_without_a_certification_nothing_is_said_of_figures() -> None:
    """Rows are matched, and no figure of the rules is there to differ."""
    found = reconciled(pasted(("CEP123456", "", "2025-03-01", "0.2")), COURSE, held=())
    assert found["differs"] == []
    assert found["answers"] == {"sentence": "", "sets": [[]], "unexplained": []}
    assert found["changes"] == ["course"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "table-empty"),
        ("hello\nworld", "table-unknown-header"),
        ("x" * 2_000_000, "table-unreadable"),
        ("x" * 2_000_001, "file-too-large"),
    ],
)
def test_what_is_no_list_is_told_in_a_sentence(text: str, code: str) -> None:
    """A problem with the code of its kind."""
    answer = ask("reconcile", today=TODAY, ledger=ledger(COURSE), text=text)
    assert answer["problem"]["code"] == code
    if code == "file-too-large":
        assert answer["error"] == load().problems[code].format(limit="2")
    assert "Traceback" not in json.dumps(answer)


@pytest.mark.parametrize("status", ["planned", "posted"])
def test_what_the_rules_give_is_told_whatever_is_entered_of_it(status: str) -> None:
    """A figure that was entered before is not what they give, and a plan that was carried out is none."""
    card = entry("card", "cpr-aed", "2025-03-01", status, posted_cecs="0.2")
    found = reconciled(pasted(("", "card", "2025-03-01", "0.2")), card)
    assert found["differs"][0]["fields"] == [{"field": "cecs", "here": "0.4", "there": "0.2"}]
