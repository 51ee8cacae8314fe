"""What a refusal would do, and the smallest change that makes an entry count."""

from typing import Any

import pytest
from people import COACH, TRAINER, ask, entry, ledger

from calculator.advice import safety as verb
from calculator.rulebook import load

SURE = entry("sure", "approved-course", cecs="1.5")


def safety(*entries: dict[str, Any], certifications: tuple[dict[str, Any], ...] = (TRAINER,)) -> Any:  # noqa: ANN401
    return ask("safety", ledger=ledger(*entries, certifications=certifications))["safety"]


REFUSALS = [
    # the entries, (reaches, one, two, what it hangs on)
    ([SURE], (False, None, None, [])),
    ([entry("m", "mentoring"), entry("q", "publication")], (False, None, None, [])),
    ([entry("s", "approved-course", cecs="2.0"), entry("m", "mentoring")], (True, True, None, [])),
    ([SURE, entry("p", "petition", contact_hours="5")], (True, False, None, [["p"]])),
    (
        [SURE, entry("p", "petition", contact_hours="5"), entry("q", "publication")],
        (True, True, False, [["p", "q"]]),
    ),
    (
        [
            SURE,
            entry("p", "petition", contact_hours="5"),
            entry("q", "publication"),
            entry("r", "presentation", cecs="0.5"),
        ],
        (True, True, True, []),
    ),
    (
        [entry("p", "petition", contact_hours="12"), entry("q", "petition", contact_hours="12")],
        (True, False, False, [["p"], ["q"]]),
    ),
]


@pytest.mark.parametrize(("entries", "expected"), REFUSALS)
def test_refusals(entries: list[dict[str, Any]], expected: tuple[Any, ...]) -> None:
    """Whether a refusal of any one or any two undecided entries is survived, and on which everything hangs."""
    row = safety(*entries)["certifications"][0]
    assert (row["reaches"], row["one"], row["two"], row["hangs_on"]) == expected
    assert "{" not in row["sentence"]


def test_a_refused_presentation_makes_room_for_the_next() -> None:
    """What a cap took from one entry comes back if ACE refuses another: the engine is asked, not the sum."""
    row = safety(SURE, entry("p", "presentation", cecs="0.5"), entry("q", "presentation", "2025-03-02", cecs="0.5"))[
        "certifications"
    ][0]
    assert (row["undecided"], row["one"], row["two"]) == (["p"], True, None)
    told = {"name": "Personal Trainer", "required": "2.0"}
    assert row["sentence"] == load().advice["safe-one-only"].text.format(**told)


MENDS = [
    # the entries, the one that does not count, (what to change, the values, what it then counts)
    ([entry("a", "approved-course", "2023-12-30")], ("mend-later", {"date": "2024-01-01"}, "0.3")),
    ([entry("a", "approved-course", "2026-01-03", status="planned")], ("mend-earlier", {"date": "2025-12-31"}, "0.3")),
    ([entry("a", "college-course", grade="D")], ("mend-grade", {"grade": "C"}, "1.0")),
    ([entry("a", "college-course", related=False)], ("mend-tick", {"related": True}, "1.0")),
    ([entry("a", "college-course", grade="C-", related=False)], ("mend-grade", {"related": True, "grade": "C"}, "1.0")),
    (
        [entry("a", "other-certification", accredited=False, fitness_related=False)],
        ("mend-tick", {"accredited": True, "fitness_related": True}, "0.5"),
    ),
    ([entry("a", "correspondence-course", sole_author=False)], ("mend-tick", {"sole_author": True}, "0.5")),
    (
        [entry("a", "approved-course", "2025-05-01"), entry("first", "approved-course")],
        ("mend-number", {"course_number": ""}, "0.3"),
    ),
    ([entry("a", "mentoring", "2025-05-01"), entry("first", "mentoring")], (None, {}, "0")),
    (
        [entry("a", "college-course", "2023-12-30", grade="D")],
        ("mend-both", {"grade": "C", "date": "2024-01-01"}, "1.0"),
    ),
    ([entry("a", "approved-course", status="posted", posted_cecs="0")], (None, {}, "0")),
]


@pytest.mark.parametrize(("entries", "expected"), MENDS)
def test_the_smallest_change(entries: list[dict[str, Any]], expected: tuple[Any, ...]) -> None:
    """The smallest change that makes an entry count is one that the engine confirms."""
    mend = safety(*entries)["mends"][0]
    assert (mend["entry"], mend["change"], mend["values"], mend["cecs"]) == ("a", *expected)
    assert "{" not in mend["sentence"]
    if mend["change"]:
        mended = [{**one, **mend["values"]} if one["id"] == "a" else one for one in entries]
        awards = ask("estimate", ledger=ledger(*mended, certifications=(TRAINER,)))["estimate"]["certifications"][0][
            "awards"
        ]
        assert next(one["cecs"] for one in awards if one["entry"] == "a") == mend["cecs"]


def test_an_entry_that_counts_somewhere_is_mended_only_where_it_does_not() -> None:
    """What counts for one certification is listed for the other alone."""
    mends = safety(entry("a", "approved-course", "2024-06-01"), certifications=(TRAINER, COACH))["mends"]
    assert [(one["entry"], one["certification"]) for one in mends] == [("a", "hc")]


P = entry("p", "petition", contact_hours="5", title="Talk")
Q = entry("q", "publication")
R = entry("r", "presentation", cecs="0.5")
HALF = entry("half", "approved-course", cecs="1.0")
M = entry("m", "mentoring")
SAID = [
    # the entries, the advice, what is named in it
    ([entry("s", "approved-course", cecs="2.0"), P], "safe-assured", ""),
    ([SURE], "safe-short", ""),
    ([SURE, P], "safe-hangs", "“Talk”"),
    ([HALF, P, Q], "safe-hangs", "“Talk”, “q”"),
    ([SURE, P, Q], "safe-one", "“Talk” + “q”"),
    ([entry("s", "approved-course", cecs="1.9"), P, M], "safe-one", "“Talk” + “m”"),
    ([SURE, P, Q, R], "safe-two", ""),
    ([HALF, *({**P, "id": f"p{at}", "title": f"T{at}"} for at in range(4)), R], "safe-two", ""),
    ([HALF, *({**P, "id": f"p{at}", "title": f"T{at}"} for at in range(2))], "safe-hangs", "“T0”, “T1”"),
    (
        [entry("s", "approved-course", cecs="0.5"), *({**P, "id": f"p{at}", "title": f"T{at}"} for at in range(3))],
        "safe-hangs",
        "“T0”, “T1”, “T2”",
    ),
    ([*({**P, "id": f"p{at}", "title": f"T{at}"} for at in range(4))], "safe-hangs", "“T0”, “T1”, “T2” (+1)"),
]


@pytest.mark.parametrize(("entries", "key", "named"), SAID)
def test_how_safe_it_is_said_in_a_sentence(entries: list[dict[str, Any]], key: str, named: str) -> None:
    """The sentence is that of the answer, with the totals, and the titles of at most three sets of entries."""
    (row,) = safety(*entries)["certifications"]
    stood = ask("estimate", ledger=ledger(*entries, certifications=(TRAINER,)))["estimate"]["certifications"][0]
    told = {"name": "Personal Trainer", "required": "2.0", "possible": stood["possible_total"], "entries": named}
    assert row["sentence"] == load().advice[key].text.format(**told)
    assert set(row) == {"id", "undecided", "reaches", "one", "two", "hangs_on", "sentence"}
    assert row["id"] == "cpt"


def test_one_undecided_entry_that_can_be_spared_is_said_to_be_the_one() -> None:
    """With one entry up to ACE there is nothing to say of two; what is assured beside it carries the cycle."""
    entries = [entry("s", "approved-course", cecs="1.9"), entry("t", "mentoring"), entry("u", "publication")]
    (row,) = safety(*entries)["certifications"]
    assert (row["undecided"], row["one"], row["two"]) == (["t", "u"], True, False)


@pytest.mark.parametrize(("most", "pairs"), [(4, ["ab", "ad", "bc", "bd", "cd"]), (3, ["bc", "bd", "cd"]), (2, ["bd"])])
def test_among_very_many_undecided_entries_the_largest_are_paired(
    most: int, pairs: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """So many are paired as a person can use, those that weigh most, named in the order of the ledger."""
    monkeypatch.setattr(verb, "MOST_UNDECIDED", most)
    hours = {"a": "2", "b": "4", "c": "3", "d": "4"}
    petitions = [entry(name, "petition", contact_hours=many) for name, many in hours.items()]
    (row,) = safety(entry("s", "approved-course", cecs="1.2"), *petitions)["certifications"]
    assert row["hangs_on"] == [list(pair) for pair in pairs]


@pytest.mark.parametrize(("certifications", "undecided"), [((TRAINER, COACH), ["p", "q"]), ((COACH,), ["q"])])
def test_each_certification_is_weighed_by_itself(
    certifications: tuple[dict[str, Any], ...], undecided: list[str]
) -> None:
    """What lies outside a cycle neither counts in it nor is up to ACE there; nor is what is planned."""
    held = [entry("p", "petition", "2024-03-01"), entry("q", "petition"), entry("w", "petition", status="planned")]
    row = safety(*held, certifications=certifications)["certifications"][0]
    assert (row["id"], row["undecided"]) == (certifications[0]["id"], undecided)


AHEAD = {**COACH, "id": "gfi", "cycle": {"start": "2026-01-01", "end": "2027-12-31"}}
TODAY_ON = {**TRAINER, "cycle": {"start": "2025-06-01", "end": "2027-05-31"}}
OTHER = entry("a", "other-certification")
LATER, EARLIER, BOTH = "mend-later", "mend-earlier", "mend-both"
CHANGES = [
    # the certification, the entry, the change, the values, how the sentence tells of them
    (TRAINER, entry("a", "mentoring", "2023-12-31"), LATER, {"date": "2024-01-01"}, ("January 1, 2024", "1 day")),
    (TRAINER, entry("a", "petition", "2023-12-01"), LATER, {"date": "2024-01-01"}, ("January 1, 2024", "31 days")),
    (TODAY_ON, entry("a", "mentoring", "2025-05-31"), LATER, {"date": "2025-06-01"}, ("June 1, 2025", "1 day")),
    (AHEAD, entry("a", "mentoring", "2025-05-31"), None, {}, ("", "")),
    (
        AHEAD,
        entry("a", "mentoring", "2025-05-31", status="planned"),
        LATER,
        {"date": "2026-01-01"},
        ("January 1, 2026", "215 days"),
    ),
    (
        TRAINER,
        entry("a", "mentoring", "2026-01-01", status="planned"),
        EARLIER,
        {"date": "2025-12-31"},
        ("December 31, 2025", "1 day"),
    ),
    (TRAINER, {**OTHER, "accredited": False}, "mend-tick", {"accredited": True}, ("", "")),
    (TRAINER, {**OTHER, "fitness_related": False}, "mend-tick", {"fitness_related": True}, ("", "")),
    (
        TRAINER,
        entry("a", "college-course", grade="", status="planned", related=False),
        "mend-tick",
        {"related": True},
        ("", ""),
    ),
    (
        TRAINER,
        {**OTHER, "accredited": False, "date": "2023-12-31"},
        BOTH,
        {"accredited": True, "date": "2024-01-01"},
        ("January 1, 2024", "1 day"),
    ),
    (
        TRAINER,
        entry("a", "college-course", "2023-12-31", grade="F", related=False),
        BOTH,
        {"grade": "C", "related": True, "date": "2024-01-01"},
        ("January 1, 2024", "1 day"),
    ),
    (TRAINER, entry("a", "petition", status="posted", posted_cecs="0"), None, {}, ("", "")),
]


@pytest.mark.parametrize(("certification", "row", "change", "values", "told"), CHANGES)
def test_a_change_is_told_in_a_sentence(
    certification: dict[str, Any],
    row: dict[str, Any],
    change: str | None,
    values: dict[str, Any],
    told: tuple[str, str],
) -> None:
    """No date is proposed that what is done cannot have had; the sentence names the day, the distance and the CECs."""
    (mend,) = safety(row, certifications=(certification,))["mends"]
    detail = {"date": told[0], "days": told[1], "name": certification["name"], "cecs": mend["cecs"]}
    assert mend == {
        "entry": "a",
        "certification": certification["id"],
        "change": change,
        "values": values,
        "cecs": mend["cecs"],
        "sentence": load().advice[change or "mend-none"].text.format(**detail),
    }
    assert (mend["cecs"] == "0") == (change is None)


def test_a_repeated_number_outside_the_cycle_takes_both_a_day_and_another_number() -> None:
    """The day alone would make it the repeated one; a later one of the same number keeps what it has."""
    first, late = (
        entry("first", "approved-course", "2024-01-01"),
        entry("a", "conference", "2026-03-01", status="planned"),
    )
    (mend,) = safety(first, {**late, "course_number": first["course_number"]})["mends"]
    assert (mend["change"], mend["values"]) == (BOTH, {"course_number": "", "date": "2025-12-31"})


def test_a_cap_that_is_used_up_is_not_mended_by_a_day() -> None:
    """Entries of the same opportunity are looked at with the entry, so that no change is proposed that a cap takes."""
    mends = safety(entry("m", "mentoring"), entry("a", "mentoring", "2023-12-31"))["mends"]
    assert [(one["change"], one["cecs"]) for one in mends] == [(LATER, "0.1")]
    posted = entry("m", "mentoring", status="posted", posted_cecs="0.1")
    assert [one["change"] for one in safety(posted, entry("a", "mentoring", "2023-12-31"))["mends"]] == [None]
