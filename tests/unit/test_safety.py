from typing import Any

import pytest
from people import COACH, TRAINER, ask, entry, ledger

SURE = entry("sure", "approved-course", cecs="1.5")


def safety(*entries: dict[str, Any], certifications: tuple[dict[str, Any], ...] = (TRAINER,)) -> Any:  # noqa: ANN401
    return ask("safety", ledger=ledger(*entries, certifications=certifications))["safety"]


REFUSALS = [
    # the entries, (reaches, one, two, what it hangs on)
    ([SURE], (False, None, None, [])),
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
    assert (row["undecided"], row["one"]) == (["p"], True)


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
