"""The smallest sets of items that cover every need: an exact best-first search (A*).

Needs and gains are whole numbers. The items of one group share, for each need, a room that their gains together cannot
exceed: a cap. Adding an item never lowers anything, so a set is worth telling only if it covers every need and no item
of it can be spared. Sets come in order of their size, then their cost, then their hours, then the order of the items.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import accumulate

MOST_STEPS = 5000  # 50 ms where all are used up (benchmarks/limits.py); what was found by then is shown, as not all
type Picks = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to take: its gain for each need, its group, what it costs. Items of a kind are taken ``most`` times."""

    gains: tuple[int, ...]
    most: int
    kind: int
    group: str = ""
    cost: int = 0
    hours: int = 0


@dataclass(frozen=True, slots=True)
class Problem:
    """What is needed, what can be taken, and the room of each group for each need (a group without: no cap)."""

    needs: tuple[int, ...]
    items: tuple[Item, ...]
    rooms: Mapping[str, tuple[int, ...]]

    def covers(self, picks: Sequence[int]) -> bool:
        """Tell whether the picked items, by index, cover every need."""
        return not any(self.lacking(picks))

    def lacking(self, picks: Sequence[int]) -> tuple[int, ...]:
        """Return what is missing of each need with the picked items."""
        summed: dict[str, list[int]] = {}
        for pick in picks:
            item = self.items[pick]
            held = summed.setdefault(item.group, [0] * len(self.needs))
            for need, gain in enumerate(item.gains):
                held[need] += gain
        rest = list(self.needs)
        for group, held in summed.items():
            room = self.rooms.get(group)
            for need, gain in enumerate(held):
                rest[need] -= gain if room is None else min(gain, room[need])
        return tuple(max(0, one) for one in rest)

    def spares_none(self, picks: Sequence[int]) -> bool:
        """Tell whether every pick is needed."""
        return not any(self.covers([*picks[:at], *picks[at + 1 :]]) for at in range(len(picks)))


@dataclass(frozen=True, slots=True)
class Found:
    """The best sets, each as indexes of items; ``complete`` is false if the search was cut off before it had all."""

    sets: tuple[Picks, ...]
    complete: bool


def best(problem: Problem, most: int, steps: int = MOST_STEPS) -> Found:
    """Return up to ``most`` best sets. Those found are the best even where ``steps`` cut the search off."""
    order = sorted(range(len(problem.items)), key=lambda at: -sum(problem.items[at].gains))
    sorted_ = Problem(problem.needs, tuple(problem.items[at] for at in order), problem.rooms)
    found: list[Picks] = []
    for picks in _search(sorted_, steps):
        if picks is None:
            return Found(tuple(found), complete=False)
        found.append(tuple(sorted(order[pick] for pick in picks)))
        if len(found) == most:
            break
    return Found(tuple(found), complete=True)


@dataclass(frozen=True, slots=True, order=True)
class _Node:
    """A set on the way: the least it can become, its picks, what it still lacks, the rooms it leaves."""

    size: int
    cost: int
    hours: int
    picks: Picks
    lacking: tuple[int, ...]
    rooms: Mapping[str, tuple[int, ...]]


def _search(problem: Problem, steps: int) -> Iterator[Picks | None]:
    """Yield sets, best first; None if the steps run out. Picks only grow in index, so each set is met once."""
    bounds = _Bounds(problem)
    queue = [_Node(0, 0, 0, (), problem.needs, problem.rooms)]
    while queue:
        node = heappop(queue)
        if not any(node.lacking):
            if problem.spares_none(node.picks):
                yield node.picks
            continue
        taken = Counter(problem.items[pick].kind for pick in node.picks)
        for index in range(node.picks[-1] if node.picks else 0, len(problem.items)):
            if taken[problem.items[index].kind] == problem.items[index].most:
                continue
            if not steps:
                yield None
                return
            steps -= 1
            following = _take(problem, bounds, node, index)
            if following:
                heappush(queue, following)


def _take(problem: Problem, bounds: "_Bounds", node: _Node, index: int) -> _Node | None:
    """Return the node with one item more, or None if what it lacks cannot be covered from there on."""
    item, rooms = problem.items[index], node.rooms
    gains, room = item.gains, rooms.get(item.group)
    if room is not None:
        gains = tuple(map(min, gains, room))
        rooms = {**rooms, item.group: tuple(map(int.__sub__, room, gains))}
    lacking = tuple(max(0, lack - gain) for lack, gain in zip(node.lacking, gains, strict=True))
    more = bounds.fewest(index, lacking)
    if more is None:
        return None
    picks = (*node.picks, index)
    cost = sum(problem.items[pick].cost for pick in picks) + more * bounds.cheapest[index]
    hours = sum(problem.items[pick].hours for pick in picks)
    return _Node(len(picks) + more, cost, hours, picks, lacking, rooms)


class _Bounds:
    """How many more items, at least, from an index on, a lack of each need takes.

    For each need by itself, and for all of them added up, the largest gains in a row that the items from an index on
    can still bring; a group brings no more than its room.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        costs = [item.cost for item in reversed(problem.items)]
        self.cheapest = list(accumulate(costs, min))[::-1]
        self._sums = [self._of(start) for start in range(len(problem.items))]

    def fewest(self, start: int, lacking: Sequence[int]) -> int | None:
        """Return the bound, or None if the lack cannot be covered at all."""
        fewest = 0
        for sums, lack in zip(self._sums[start], (*lacking, sum(lacking)), strict=True):
            if not lack:
                continue
            if not sums or sums[-1] < lack:
                return None
            fewest = max(fewest, _first_at_least(sums, lack))
        return fewest

    def _of(self, start: int) -> list[list[int]]:
        items, rooms = self.problem.items[start:], self.problem.rooms
        needs = range(len(self.problem.needs))
        each = [self._gains([(item, item.gains[at]) for item in items], _at(rooms, at)) for at in needs]
        whole = {group: sum(room) for group, room in rooms.items()}
        together = self._gains([(item, sum(item.gains)) for item in items], whole)
        return [*each, together]

    def _gains(self, weighed: list[tuple[Item, int]], rooms: Mapping[str, int]) -> list[int]:
        """Return the running sums of the largest gains, no item taken more often than covers all needs by itself."""
        target = sum(self.problem.needs)
        groups: dict[str, list[int]] = {}
        for item, gain in weighed:
            if gain > 0:
                times = min(item.most, -(-target // gain))
                groups.setdefault(item.group, []).extend([gain] * times)
        found: list[int] = []
        for group, gains in groups.items():
            room = rooms.get(group)
            for gain in sorted(gains, reverse=True):
                got = gain if room is None else min(gain, room)
                found.append(got)
                room = None if room is None else room - got
        return list(accumulate(sorted(found, reverse=True)))


def _at(rooms: Mapping[str, tuple[int, ...]], need: int) -> dict[str, int]:
    return {group: room[need] for group, room in rooms.items()}


def _first_at_least(sums: list[int], lack: int) -> int:
    return bisect_left(sums, lack) + 1
