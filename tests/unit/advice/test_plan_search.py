"""The search, held against trying everything."""

from itertools import combinations_with_replacement
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.advice.plan.search import Item, Problem, best

LARGEST = 5


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Return a small problem: up to three needs, up to four items, groups with and without room."""
    needs = draw(st.lists(st.integers(0, 6), min_size=1, max_size=3))
    amounts = st.tuples(*(st.integers(0, 4) for _ in needs))
    items = []
    for kind in range(draw(st.integers(0, 3))):
        most, group = draw(st.integers(1, 3)), draw(st.sampled_from(["a", "b", "c"]))
        cost, hours = draw(st.integers(0, 3)), draw(st.integers(0, 2))
        items += [Item(draw(amounts), most, kind, group, cost, hours) for _ in range(draw(st.integers(1, 2)))]
    rooms = draw(st.dictionaries(st.sampled_from(["a", "b"]), st.tuples(*(st.integers(0, 5) for _ in needs))))
    return Problem(tuple(needs), tuple(items), rooms)


def every_set(problem: Problem) -> list[tuple[int, int, int, tuple[int, ...]]]:
    """Return every set that covers the needs and spares none, with what it is ordered by."""
    found = []
    limits = {item.kind: item.most for item in problem.items}
    for size in range(sum(limits.values()) + 1):
        for picks in combinations_with_replacement(range(len(problem.items)), size):
            kinds = [problem.items[pick].kind for pick in picks]
            allowed = all(kinds.count(kind) <= most for kind, most in limits.items())
            if allowed and problem.covers(picks) and problem.spares_none(picks):
                items = [problem.items[pick] for pick in picks]
                found.append((size, sum(one.cost for one in items), sum(one.hours for one in items), picks))
    return sorted(found)


@settings(max_examples=200, deadline=None)
@given(problems())
def test_the_best_sets_are_those_that_trying_everything_finds(problem: Problem) -> None:
    """The search finds as many sets as there are, in the same order of size, cost and hours, and no set twice."""
    check(problem)


def check(problem: Problem) -> None:
    expected = every_set(problem)
    found = best(problem, LARGEST, steps=100_000)
    weighed = [
        (len(s), sum(problem.items[p].cost for p in s), sum(problem.items[p].hours for p in s)) for s in found.sets
    ]
    assert found.complete
    assert weighed == [one[:3] for one in expected[:LARGEST]]
    assert set(found.sets) <= {one[3] for one in expected}
    assert len(set(found.sets)) == len(found.sets)


def drawn(seed: int) -> Problem:
    """Return always the same problem for a number: two or three needs, up to six items, some groups with room."""
    random = Random(seed)  # noqa: S311 - a problem, not a secret

    def upto(most: int) -> int:
        return int(random.random() * (most + 1))

    needs = tuple(1 + upto(5) for _ in range(2 + upto(1)))
    items: list[Item] = []
    for kind in range(2 + upto(1)):
        most, group, cost, hours = 1 + upto(2), "abc"[upto(2)], upto(3), upto(2)
        items += [Item(tuple(upto(4) for _ in needs), most, kind, group, cost, hours) for _ in range(1 + upto(1))]
    return Problem(needs, tuple(items), {group: tuple(upto(5) for _ in needs) for group in "ab" if upto(1)})


SEEDS = range(40)
STEPS = "14 11 29 14 6 6 14 2 4 11 25 8 4 29 13 37 6 22 7 2 2 5 5 8 19 17 4 28 4 3 5 6 9 16 15 18 20 4 23 8"


def test_forty_problems_are_solved_as_trying_everything_does() -> None:
    """Caps, costs, hours and limits of all sorts, the same on every run."""
    for seed in SEEDS:
        check(drawn(seed))


def test_no_step_is_taken_that_the_bounds_rule_out() -> None:
    """Each of these searches is complete with so many steps, and is cut off with one less: the bounds do their work."""
    for seed, steps in zip(SEEDS, map(int, STEPS.split()), strict=True):
        assert best(drawn(seed), LARGEST, steps).complete
        assert not steps or not best(drawn(seed), LARGEST, steps - 1).complete


SETS = [
    # needs, items (gains, most, kind, group, cost, hours), rooms, the sets in their order
    ((), [], {}, [()]),
    ((0,), [((1,), 1, 0)], {}, [()]),
    ((1,), [], {}, []),
    ((2,), [((1,), 1, 0)], {}, []),
    ((2,), [((1,), 2, 0)], {}, [(0, 0)]),
    ((2,), [((1,), 2, 0), ((2,), 1, 1)], {}, [(1,), (0, 0)]),
    ((2,), [((2,), 1, 0, "", 5), ((2,), 1, 1, "", 3, 9), ((2,), 1, 2, "", 3, 8)], {}, [(2,), (1,), (0,)]),
    ((2,), [((2,), 1, 0), ((2,), 1, 1), ((3,), 1, 2)], {}, [(2,), (0,), (1,)]),
    ((2,), [((1,), 2, 0, "a"), ((1,), 2, 1, "a")], {"a": (1,)}, []),
    ((2,), [((1,), 2, 0, "a"), ((1,), 2, 1, "b")], {"a": (1,)}, [(0, 1), (1, 1)]),
    ((2, 2), [((2, 1), 1, 0, "a"), ((0, 1), 1, 0, "a"), ((0, 2), 1, 1, "a")], {"a": (2, 3)}, [(0, 2)]),
    ((1, 1), [((1, 0), 1, 0), ((0, 1), 1, 0)], {}, []),
    ((1, 1), [((1, 0), 2, 0), ((0, 1), 2, 0)], {}, [(0, 1)]),
    ((3,), [((2,), 9, 0), ((1,), 9, 1)], {}, [(0, 0), (0, 1), (1, 1, 1)]),
]


@pytest.mark.parametrize(("needs", "items", "rooms", "sets"), SETS)
def test_the_sets_of_a_problem(
    needs: tuple[int, ...], items: list[tuple[Any, ...]], rooms: dict[str, tuple[int, ...]], sets: list[tuple[int, ...]]
) -> None:
    """Fewest first, then cheapest, then soonest done, then the larger gains first; no cap and no limit is exceeded."""
    assert best(Problem(needs, tuple(Item(*one) for one in items), rooms), LARGEST).sets == tuple(sets)


def test_so_many_sets_as_are_asked_for() -> None:
    """The best of them, and the search counts as complete although there would be more."""
    items = tuple(Item((1,), 1, at, cost=at) for at in range(4))
    found = best(Problem((1,), items, {}), 2)
    assert (found.sets, found.complete) == (((0,), (1,)), True)


def test_many_alike_choices_stay_cheap() -> None:
    """Ten kinds of courses that differ in nothing but their cost do not make the search try every mixture."""
    items = tuple(Item((10, 10), 20, at, f"g{at}", cost=at) for at in range(10))
    found = best(Problem((200, 200), items, {}), 5, steps=500)
    assert found.complete
    assert found.sets[0] == (0,) * 20


def test_cycles_apart_do_not_multiply() -> None:
    """Two certifications without a day in common are planned together in no more steps than by themselves."""
    items = (Item((10, 0), 30, 0), Item((0, 10), 30, 1), Item((30, 0), 2, 2), Item((0, 30), 2, 3))
    found = best(Problem((200, 200), items, {}), 1, steps=500)
    assert found.complete
    assert len(found.sets[0]) == 2 * (2 + 14)


def test_a_search_that_is_cut_off_says_so() -> None:
    """A search that runs out of steps gives what it has, and tells that there may be more."""
    items = tuple(Item((at,), 20, at, f"g{at}") for at in range(1, 15))
    found = best(Problem((97,), items, {}), 5, steps=3)
    assert not found.complete
