"""What the ways to close a gap say: sets ready to add, what each gives, and a sentence where there is none."""

from typing import Any

import pytest
from people import COACH, TRAINER, ask, entry, ledger

from calculator.advice.plan import ways as verb
from calculator.rulebook import load

SAY = load().advice
CARD = entry("card", "cpr-aed", "2025-05-01")
ETHICS = entry("ethics", "approved-course", "2025-05-01", cecs="0.1", ethics=True, course_number="CEP00001")
AHEAD = {**COACH, "cycle": {"start": "2026-01-01", "end": "2027-12-31"}}


def ways(held: dict[str, Any], *choices: dict[str, Any], today: str = "2025-06-01") -> Any:  # noqa: ANN401
    return ask("ways", today=today, ledger=held, choices=list(choices))["ways"]


def test_a_whole_answer() -> None:
    """Entries in the order of their days with free ids, lines, price, and what each certification then comes to."""
    held = ledger(CARD, entry("plan-2", "presentation", cecs="0.3"), certifications=(TRAINER, AHEAD))
    course = {"opportunity": "approved-course", "cecs": "1.0", "cost": "30", "hours": "1.5", "most": 3}
    answer = ways(held, course, {"opportunity": "publication"})
    fixed = {"status": "planned", "opportunity": "approved-course", "title": "ACE-approved course", "cecs": "1.0"}
    written = {"opportunity": "publication", "title": "Publication", "date": "2025-12-01", "status": "planned"}
    entries = [
        {"id": "plan-1", **written},
        {"id": "plan-3", "date": "2025-12-31", **fixed},
        {"id": "plan-4", "date": "2027-12-31", **fixed},
        {"id": "plan-5", "date": "2027-12-31", **fixed},
    ]
    after = ask("estimate", ledger={**held, "entries": held["entries"] + entries})["estimate"]["certifications"]
    unmet = [("cpt", "ethics"), ("hc", "cpr-aed-current"), ("hc", "ethics")]
    before = {one["id"]: one for one in ask("estimate", ledger=held)["estimate"]["certifications"]}
    line = {"title": "ACE-approved course", "instance": "CECs: 1.0"}
    assert answer == {
        "sets": [
            {
                "entries": entries,
                "lines": [
                    {"times": 1, "title": "Publication", "instance": "", "date": "2025-12-01"},
                    {"times": 1, **line, "date": "2025-12-31"},
                    {"times": 2, **line, "date": "2027-12-31"},
                ],
                "cost": "90",
                "hours": "4.5",
                "gives": [
                    {
                        "certification": one["id"],
                        "required": one["required"],
                        "planned_total": one["planned_total"],
                        "requirements": [
                            {"id": need["id"], "planned": need["planned"]} for need in one["requirements"]
                        ],
                    }
                    for one in after
                ],
            }
        ],
        "complete": True,
        "sentences": [SAY["ways-found"].text.format(entries="4 entries")],
        "needs": [
            {"certification": "cpt", "kind": "cecs", "cecs": "1.3"},
            {"certification": "cpt", "kind": "ethics", "cecs": None},
            {"certification": "hc", "kind": "cecs", "cecs": "2.0"},
            {"certification": "hc", "kind": "cpr-aed-current", "cecs": None},
            {"certification": "hc", "kind": "ethics", "cecs": None},
        ],
        "unmet": [
            {
                "certification": name,
                "id": need,
                "sentence": next(one for one in before[name]["requirements"] if one["id"] == need)["reasons"][0][
                    "sentence"
                ],
            }
            for name, need in unmet
        ],
    }


def over(one: dict[str, Any], end: str) -> str:
    return SAY["ways-over"].text.format(name=one["name"], end=end)


def short(one: dict[str, Any], most: str, end: str) -> str:
    return SAY["ways-short"].text.format(name=one["name"], most=most, required="2.0", end=end)


MENTORING = {"opportunity": "mentoring"}
COURSE = {"opportunity": "approved-course", "cecs": "1.9"}
BOTH = ledger(CARD, ETHICS)
DONE = ledger(CARD, ETHICS, entry("exam", "ace-certification"))
APART = ledger(CARD, ETHICS, entry("c", "cpr-aed", "2026-05-01"), certifications=(TRAINER, AHEAD))
TOLD = [
    # the ledger, the choices, the day, the sizes of the sets, what is said
    (DONE, [MENTORING], "2025-06-01", [], [SAY["ways-enough"].text]),
    (BOTH, [COURSE], "2025-06-01", [1], [SAY["ways-found"].text.format(entries="1 entry")]),
    (
        BOTH,
        [MENTORING],
        "2025-06-01",
        [],
        [short(TRAINER, "0.6", "December 31, 2025"), short(COACH, "0.6", "December 31, 2026")],
    ),
    (
        ledger(CARD),
        [{"opportunity": "approved-course", "cecs": "0.2", "ethics": True, "most": 1}],
        "2025-06-01",
        [],
        [short(TRAINER, "0.6", "December 31, 2025"), short(COACH, "0.6", "December 31, 2026")],
    ),
    (BOTH, [COURSE], "2025-12-31", [1], [SAY["ways-found"].text.format(entries="1 entry")]),
    (
        BOTH,
        [COURSE],
        "2026-01-01",
        [1],
        [over(TRAINER, "December 31, 2025"), SAY["ways-found"].text.format(entries="1 entry")],
    ),
    (DONE, [], "2027-01-01", [], [over(TRAINER, "December 31, 2025"), over(COACH, "December 31, 2026"), None]),
    (
        APART,
        [{**COURSE, "most": 1}, {**MENTORING, "most": 3}],
        "2025-06-01",
        [],
        [SAY["ways-together-two"].text],
    ),
]


@pytest.mark.parametrize(("held", "choices", "today", "sizes", "said"), TOLD)
def test_what_is_said(
    held: dict[str, Any], choices: list[dict[str, Any]], today: str, sizes: list[int], said: list[str | None]
) -> None:
    """How many entries it takes; else who cannot be brought far enough, or that not all can be at once."""
    answer = ways(held, *choices, today=today)
    assert [len(one["entries"]) for one in answer["sets"]] == sizes
    assert answer["sentences"] == [one or SAY["ways-enough"].text for one in said]


def test_a_requirement_alone_is_not_said_to_be_enough() -> None:
    """Where only a requirement is open that no choice meets, there is no set, and nothing is said to be reached."""
    held = ledger(CARD, entry("c", "approved-course", cecs="2.0"), certifications=(TRAINER,))
    answer = ways(held, MENTORING)
    assert (answer["sets"], answer["sentences"], answer["complete"]) == ([], [], True)
    assert [(one["certification"], one["id"]) for one in answer["unmet"]] == [("cpt", "ethics")]


def test_how_far_choices_reach_is_counted_with_their_best_days_and_limits() -> None:
    """Each choice as often as it may, on the day on which it does most for the certification that is short."""
    talk = {"opportunity": "approved-course", "cecs": "0.2", "most": 3}
    answer = ways(ledger(CARD, ETHICS, certifications=(TRAINER, AHEAD)), talk, {**talk, "cecs": "0.1", "most": 2})
    assert answer["sentences"] == [
        short(TRAINER, "1.3", "December 31, 2025"),
        short(COACH, "0.8", "December 31, 2027"),
    ]


@pytest.mark.parametrize(("steps", "sizes", "key"), [(0, 0, "ways-none-looked-at"), (9, 3, "ways-cut")])
def test_a_search_that_is_cut_off_says_what_it_gives(
    steps: int, sizes: int, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Either that none was found in time, or that those shown are the smallest of more."""
    whole = verb.best
    monkeypatch.setattr(verb, "best", lambda problem, most: whole(problem, most, steps))
    courses = [{"opportunity": "approved-course", "cecs": cecs} for cecs in ("0.5", "0.6", "0.7")]
    answer = ways(ledger(CARD, ETHICS, certifications=(TRAINER,)), *courses)
    assert (len(answer["sets"]), answer["complete"]) == (sizes, False)
    assert answer["sentences"][-1] == SAY[key].text
    assert len(answer["sentences"]) == (2 if sizes else 1)


def test_no_more_than_five_sets_are_shown() -> None:
    """More than a person would compare are not shown."""
    courses = [{"opportunity": "approved-course", "cecs": "2.0", "cost": at} for at in range(7)]
    answer = ways(BOTH, *courses)
    assert [one["cost"] for one in answer["sets"]] == ["0", "1", "2", "3", "4"]
