"""What a person can do, as it is asked for, and as items of the search with what each would earn."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from people import COACH, TRAINER, ask, entry, ledger

from calculator.advice.plan.choices import Choice, Need, Planner, problem, read
from calculator.advice.plan.search import Item
from calculator.ledger.reader import read_ledger
from calculator.rulebook import load

BOOK = load()
DAY = date(2025, 6, 1)
CARD = entry("card", "cpr-aed", "2025-05-01")
AHEAD = {**COACH, "id": "gfi", "cycle": {"start": "2026-01-01", "end": "2027-12-31"}}
FREE = 10**9  # no cap


def planner(*entries: dict[str, Any], holds: tuple[dict[str, Any], ...] = (TRAINER,), **whole: object) -> Planner:
    document = {**ledger(*entries, certifications=holds), **whole}
    return Planner(read_ledger(document, BOOK, DAY).ledger, BOOK, DAY)


def choice(opportunity: str, **more: object) -> Choice:
    return read([{"opportunity": opportunity, **more}], BOOK, DAY)[0]


SENTENCES = BOOK.problems
REFUSED = [
    (None, "“choices” must be a list of at most 20 objects"),
    (["mentoring"], "“choices” must be a list of at most 20 objects"),
    ([{"opportunity": "mentoring"}] * 21, "“choices” must be a list of at most 20 objects"),
    ([{"opportunity": "dancing"}], "each of “choices” needs the id of an “opportunity”"),
    ([{"opportunity": ["mentoring"]}], "each of “choices” needs the id of an “opportunity”"),
    *(
        ([{"opportunity": "mentoring", "most": most}], "“most” must be a whole number from 1 to 20")
        for most in (0, 21, True, "3", 1.5, None)
    ),
    (
        [{"opportunity": "mentoring", "hours": "few"}],
        SENTENCES["number-unreadable"].format(
            noun="the hours of “Mentoring or community outreach”", sample="3", value="few"
        ),
    ),
    (
        [{"opportunity": "mentoring", "cost": -1}],
        SENTENCES["number-negative"].format(noun="the cost of “Mentoring or community outreach”"),
    ),
]


@pytest.mark.parametrize(("choices", "error"), REFUSED)
def test_a_choice_that_cannot_be_read_is_told_so(choices: object, error: str) -> None:
    """In one sentence, which names what to mend."""
    assert ask("ways", ledger=ledger(), choices=choices) == {"error": error}


def test_without_choices_there_is_an_answer_all_the_same() -> None:
    """Nothing to choose from is no fault; twenty choices are not too many."""
    assert ask("ways", ledger=ledger())["ways"]["sets"] == []
    twenty = [{"opportunity": "mentoring", "most": 1}] * 20
    assert len(read(twenty, BOOK, DAY)) == 20


def test_what_is_left_out_of_a_choice_is_the_example_s() -> None:
    """The person's own fields come first; what an entry is not made of, and the example's number, is left out."""
    plain = choice("approved-course")
    assert plain.fields == {"cecs": BOOK.opportunities["approved-course"].example["cecs"]}
    own = {"cecs": "1.5", "course_number": "CA12345", "title": "Mine", "ethics": True, "note": " "}
    mine = choice("approved-course", **own, id="x", date="2020-01-01", status="posted", posted_cecs="9")
    assert mine.fields == {"cecs": "1.5", "course_number": "CA12345", "title": "Mine", "ethics": True}
    assert (mine.entry.status, mine.entry.date, mine.entry.amount("cecs")) == ("planned", DAY, Decimal("1.5"))
    assert choice("approved-course", cecs="").fields == plain.fields


@pytest.mark.parametrize(
    ("opportunity", "asked", "expected"),
    [
        ("mentoring", {}, (20, 0, 0)),
        ("ace-certification", {}, (1, 0, 0)),
        ("ace-certification", {"most": 3}, (3, 0, 0)),
        ("mentoring", {"most": 1, "cost": "", "hours": 0}, (1, 0, 0)),
        ("mentoring", {"most": 20, "cost": "12.50", "hours": " 3 "}, (20, Decimal("12.5"), 3)),
    ],
)
def test_how_often_and_at_what_price(opportunity: str, asked: dict[str, Any], expected: tuple[Any, ...]) -> None:
    """Twenty times unless it is said, an ACE certification once; free unless it is said."""
    one = choice(opportunity, **asked)
    assert (one.most, one.cost, one.hours) == expected


def test_what_is_lacking_with_all_that_is_entered() -> None:
    """CECs in ten-thousandths and each requirement, for every certification whose cycle is not over."""
    over = {**COACH, "id": "old", "cycle": {"start": "2023-05-31", "end": "2025-05-31"}}
    today = {**COACH, "id": "last", "cycle": {"start": "2023-06-02", "end": "2025-06-01"}}
    held = planner(CARD, entry("p", "petition", status="planned", contact_hours="1.25"), holds=(TRAINER, over, AHEAD))
    assert held.needs == [
        Need("cpt", "cecs", 14_750),
        Need("cpt", "ethics", 1),
        Need("gfi", "cecs", 20_000),
        Need("gfi", "cpr-aed-current", 1),
        Need("gfi", "ethics", 1),
    ]
    assert [one.certification for one in planner(CARD, holds=(today,)).needs] == ["last", "last"]
    full = entry("c", "approved-course", cecs="2.5", ethics=True)
    assert planner(CARD, full).needs == []


def dates(held: Planner, one: Choice) -> list[tuple[str, set[str]]]:
    return [(dated.day.isoformat(), set(dated.safe)) for dated in held.dated(one)]


def test_the_days_worth_planning_for() -> None:
    """The last safe day of each cycle, for every certification whose cycle holds it and whose own last day is later."""
    both = planner(holds=(COACH, TRAINER))
    assert dates(both, choice("approved-course")) == [("2025-12-31", {"cpt", "hc"}), ("2026-12-31", {"hc"})]
    assert dates(both, choice("mentoring")) == [("2025-12-01", {"cpt", "hc"}), ("2026-12-01", {"hc"})]
    apart = planner(holds=(TRAINER, AHEAD))
    assert dates(apart, choice("approved-course")) == [("2025-12-31", {"cpt"}), ("2027-12-31", {"gfi"})]
    begins = {**AHEAD, "cycle": {"start": "2025-12-31", "end": "2027-12-30"}}
    edge = dates(planner(holds=(TRAINER, begins)), choice("approved-course"))
    assert edge == [("2025-12-31", {"cpt", "gfi"}), ("2027-12-30", {"gfi"})]
    soon = {**TRAINER, "cycle": {"start": "2023-07-02", "end": "2025-07-01"}}
    assert dates(planner(holds=(soon,)), choice("mentoring")) == [("2025-06-01", {"cpt"})]
    sooner = {**TRAINER, "cycle": {"start": "2023-07-01", "end": "2025-06-30"}}
    assert dates(planner(holds=(sooner,)), choice("mentoring")) == []


def items(held: Planner, *choices: dict[str, Any]) -> tuple[Any, list[str]]:
    found, dated = problem(held, read(list(choices), BOOK, DAY))
    return found, [one.day.isoformat() for one in dated]


def test_the_problem_of_a_person() -> None:
    """Each choice on each day that does something, with its gains, its cap's group, and its price."""
    held = planner(CARD, entry("t", "presentation", cecs="0.3"), holds=(TRAINER, AHEAD))
    found, days = items(
        held,
        {"opportunity": "presentation", "cecs": "0.2", "cost": "3", "hours": "1.5", "most": 4},
        {"opportunity": "approved-course", "ethics": True},
        {"opportunity": "presentation", "cecs": "0.4"},
        {"opportunity": "cpr-aed", "validity_years": "1"},
    )
    assert found.needs == (13_000, 1, 20_000, 1, 1)
    assert found.rooms == {"presentation": (2_000, FREE, 5_000, FREE, FREE)}
    talk, later = (4, 0, "presentation", 30_000, 15_000), (20, 2, "presentation", 0, 0)
    assert list(zip(found.items, days, strict=True)) == [
        (Item((2_000, 0, 0, 0, 0), *talk), "2025-12-01"),
        (Item((0, 0, 2_000, 0, 0), *talk), "2027-12-01"),
        (Item((3_000, 1, 0, 0, 0), 20, 1, "1"), "2025-12-31"),
        (Item((0, 0, 3_000, 0, 1), 20, 1, "1"), "2027-12-31"),
        (Item((2_000, 0, 0, 0, 0), *later), "2025-12-01"),
        (Item((0, 0, 4_000, 0, 0), *later), "2027-12-01"),
        (Item((2_000, 0, 0, 0, 0), 20, 3, "3"), "2025-12-31"),
        (Item((0, 0, 2_000, 1, 0), 20, 3, "3"), "2027-12-31"),
    ]


def test_a_day_on_which_a_choice_does_no_more_is_left_out() -> None:
    """What another day does better is not looked at; of two days that do the same the earlier stays."""
    assert items(planner(holds=(TRAINER, COACH)), {"opportunity": "mentoring"})[1] == ["2025-12-01"]
    done = entry("c", "approved-course", "2024-05-01", cecs="2.0", ethics=True)
    card = entry("k", "cpr-aed", "2024-12-31")
    found, days = items(planner(card, done, holds=(TRAINER, COACH)), {"opportunity": "mentoring"})
    assert ([item.gains for item in found.items], days) == ([(1_000, 0)], ["2025-12-01"])
    assert items(planner(entry("m", "mentoring")), {"opportunity": "mentoring"})[1] == []


def test_a_choice_helps_only_where_its_day_is_safe() -> None:
    """CECs that ACE may decide on too late are not planned with; a requirement is met by the day itself."""
    late = {**COACH, "cycle": {"start": "2024-01-16", "end": "2026-01-15"}}
    found, days = items(planner(CARD, holds=(TRAINER, late)), {"opportunity": "petition", "contact_hours": "1"})
    assert [(item.gains, day) for item, day in zip(found.items, days, strict=True)] == [
        ((1_000, 0, 1_000, 0), "2025-12-01"),
    ]
    early = {**COACH, "cycle": {"start": "2025-12-10", "end": "2027-12-09"}}
    found, days = items(planner(CARD, holds=(TRAINER, early)), {"opportunity": "petition", "contact_hours": "1"})
    assert [(item.gains[0], item.gains[2], day) for item, day in zip(found.items, days, strict=True)] == [
        (1_000, 0, "2025-12-01"),
        (0, 1_000, "2027-11-09"),
    ]
    short = {**COACH, "cycle": {"start": "2025-12-10", "end": "2026-01-20"}}
    found, days = items(planner(CARD, holds=(TRAINER, short)), {"opportunity": "petition", "contact_hours": "1"})
    assert [(item.gains[0], item.gains[2], day) for item, day in zip(found.items, days, strict=True)] == [
        (1_000, 0, "2025-12-01"),
        (0, 1_000, "2025-12-21"),
    ]


def test_a_requirement_is_met_with_what_is_entered_already() -> None:
    """Half of what is asked of ethics is there, and the choice brings the other half; neither is enough alone."""
    half = {"ethics_cecs": "0.05", "sessions": [{"title": "Ethics", "cecs": "0.05"}]}
    choice_ = {"opportunity": "conference", **half}
    for held, met in (([CARD, entry("c", "conference", **half)], 1), ([CARD], 0)):
        found, _ = items(planner(*held), choice_)
        assert [item.gains for item in found.items] == [(500, met)]


def test_a_cap_that_an_edition_does_not_have_leaves_all_room() -> None:
    """College courses are capped by the later edition alone; in a cycle ahead its own entries use a cap up."""
    college, article = {"opportunity": "college-course", "credit_hours": "1"}, {"opportunity": "publication"}
    for rules, room in (("auto", (20_000, FREE, 20_000)), ("2013-05-01", (FREE, FREE))):
        found = items(planner(CARD, holds=(TRAINER, AHEAD), rules=rules), college)[0]
        assert found.rooms["college-course"][: len(room)] == room
    ahead = entry("b", "publication", "2026-03-01", status="planned")
    found = items(planner(CARD, ahead, holds=(TRAINER, AHEAD)), article)[0]
    assert found.rooms["publication"][:3] == (5_000, FREE, 0)
    assert items(planner(CARD), {"opportunity": "ace-certification"})[0].rooms == {}


def test_a_second_college_course_is_never_planned() -> None:
    """Of all that is offered of it, in one size or in several, one may be taken; in 2013 they added up."""
    sizes = [{"opportunity": "college-course", "credit_hours": hours} for hours in ("0.5", "1")]
    talk = {"opportunity": "presentation", "cecs": "0.1"}
    for rules, most, kinds in (("auto", {1}, 1), ("2013-05-01", {20}, 2)):
        found = items(planner(CARD, holds=(TRAINER,), rules=rules), talk, *sizes)[0].items
        college = [item for item in found if item.kind > 0]
        assert {item.most for item in college} == most
        assert len({item.kind for item in college}) == kinds
        assert {item.most for item in found if item.kind == 0} == {20}


def test_days_of_cycles_that_share_a_day_are_of_one_stretch() -> None:
    """The first and the last day of a cycle are its own."""
    later = {**TRAINER, "id": "later", "cycle": {"start": "2026-01-01", "end": "2027-12-31"}}
    held = planner(holds=(later, TRAINER, COACH))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 12, 31)]
    assert len({held.stretch(day) for day in days}) == 1
    apart = planner(holds=(later, TRAINER))
    assert apart.stretch(days[0]) != apart.stretch(days[1])
    assert len({apart.stretch(day) for day in days[1:]}) == 1


def test_cycles_apart_may_have_a_college_course_each() -> None:
    """One in a cycle: those that share a day share it, and those that do not have their own."""
    later = {**TRAINER, "id": "later", "cycle": {"start": "2026-01-01", "end": "2027-12-31"}}
    between = {**TRAINER, "id": "between", "cycle": {"start": "2025-12-31", "end": "2026-01-01"}}
    for holds, kinds in (((TRAINER, later), 2), ((TRAINER, between, later), 1)):
        found = items(planner(CARD, holds=holds), {"opportunity": "college-course", "credit_hours": "1"})[0].items
        assert len({item.kind for item in found}) == kinds


@pytest.mark.parametrize(
    ("small", "room"),
    [
        ({"opportunity": "presentation", "cecs": "0.01"}, 5_000),
        ({"opportunity": "college-course", "credit_hours": "0.1"}, 20_000),
    ],
)
def test_the_room_under_a_cap_is_that_of_the_largest_amount(small: dict[str, Any], room: int) -> None:
    """However little a choice would earn, its cap leaves the same."""
    assert items(planner(CARD), small)[0].rooms == {small["opportunity"]: (room, FREE)}
