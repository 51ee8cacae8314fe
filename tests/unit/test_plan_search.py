"""The search, held against trying everything."""

from itertools import combinations_with_replacement

from hypothesis import given, settings
from hypothesis import strategies as st

from calculator.plan.search import Item, Problem, best

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
    expected = every_set(problem)
    found = best(problem, LARGEST, steps=100_000)
    weighed = [
        (len(s), sum(problem.items[p].cost for p in s), sum(problem.items[p].hours for p in s)) for s in found.sets
    ]
    assert found.complete
    assert weighed == [one[:3] for one in expected[:LARGEST]]
    assert set(found.sets) <= {one[3] for one in expected}
    assert len(set(found.sets)) == len(found.sets)


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
