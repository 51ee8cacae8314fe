"""What a change of the rules may come to use of Python tomorrow: every method and operator of the everyday types.

Compiled elsewhere and run while functions are counted, so that using ``str.partition`` for the first time does not cost
every reader the later part. Each method is called with arguments of many kinds; that most are refused is part of it.
"""

import bisect
import collections
import contextlib
import copy
import csv
import dataclasses
import datetime as dt
import decimal
import enum
import functools
import gc
import heapq
import io
import itertools
import json
import operator
import re
import typing
from collections.abc import Callable
from itertools import product

SAMPLES = [
    *("title, case", "", " \u00e9\t", "0.25", 0, 7, -3, True, None, [3, 1, 2], ["b", "a"], (1, 2), {"a": 1}, {1, 2}),
    *(decimal.Decimal("1.50"), dt.date(2024, 2, 29), dt.timedelta(days=3)),
]
OPERATORS = ("add", "sub", "mul", "truediv", "floordiv", "mod", "neg", "abs", "not_", "contains", "getitem")
COMPARED = ("eq", "ne", "lt", "le", "gt", "ge", "and_", "or_", "xor", "is_")
# Short and long, whole and not, equal and far apart: how figures are divided and rounded depends on all of it.
AMOUNTS = [
    decimal.Decimal(one) for one in ("0", "0.1", "2.0", "-1.25", "37", "878", "1e3", "0.00228", "123456789.123456789")
]
DAYS = [dt.date(2024, 2, 29), dt.date(2099, 12, 31), dt.date(1, 1, 1), dt.timedelta(days=-3), dt.timedelta(days=26_700)]
WHOLE = [0, 7, -3, 877, 2**31, 10**12]
OFTEN = 10  # objects that were made
FUNCTIONS = (
    abs,
    all,
    any,
    bool,
    bytes,
    dict,
    divmod,
    enumerate,
    filter,
    float,
    frozenset,
    hash,
    int,
    isinstance,
    iter,
    len,
)
MORE = (list, map, max, min, next, ord, range, repr, reversed, round, set, sorted, str, sum, tuple, zip)


def tried(function: Callable[..., object], *arguments: object) -> object:
    """Call something; what it raises is of no interest."""
    try:
        found = function(*arguments)
        return list(itertools.islice(found, 3)) if hasattr(found, "__next__") else found
    except Exception as fault:  # noqa: BLE001 - anything may come
        return f"{type(fault).__name__}: {fault}"


def methods() -> None:
    """Call each method of texts and containers; those of numbers and days are many, and the rules use few."""
    for sample in SAMPLES:
        for name in dir(sample) if isinstance(sample, str | list | dict | set | tuple) else ():
            if not name.startswith("_"):
                for arguments in ((), *((one,) for one in SAMPLES[::3]), ("a", "b"), (0, 1)):
                    tried(getattr(copy.copy(sample), name), *arguments)


def operators() -> None:
    """Use the operators and builtin functions of every day on samples and on pairs of them, and write them out."""
    for name in (*OPERATORS, *COMPARED):
        for one, other in product(SAMPLES, SAMPLES[::2]):
            tried(getattr(operator, name), copy.copy(one), other)
    for function in (*FUNCTIONS, *MORE):
        for one in SAMPLES:
            tried(function, one), tried(function, str, [one, one]), tried(function, one, one)
    for one, form in product(SAMPLES, ("", ">8", ".2f", "04d", ",", "%m/%d/%Y")):
        tried(format, one, form)
    tried(operator.mod, "%s %r %d", ("a", "b", 3))


def figures() -> None:
    """Reckon with amounts, whole numbers and days of every size: sums, quotients, remainders, roundings, spellings."""
    rounding = [name for name in dir(decimal) if name.startswith("ROUND_")]
    for one, other in product([*AMOUNTS, *WHOLE, 0.5, 1e9], [*AMOUNTS, *WHOLE, 0.25]):
        for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", *COMPARED):
            tried(getattr(operator, name), one, other)
        tried(divmod, one, other), tried(round, one, 1), tried(max, one, other)
    for one, cent, way in product(AMOUNTS, ("0.01", "0.1", "1"), rounding):
        tried(one.quantize, decimal.Decimal(cent), way), tried((one / 7).quantize, decimal.Decimal(cent), way)
    for one in AMOUNTS:
        for name in (
            "normalize",
            "as_tuple",
            "to_integral_value",
            "is_zero",
            "is_signed",
            "adjusted",
            "as_integer_ratio",
        ):
            tried(getattr(one, name)), tried(getattr(one / 7, name))
        (
            tried(format, one, "f"),
            tried(str, one / 7),
            tried(int, one),
            tried(float, one),
            tried(hash, one),
            tried(sum, [one, one]),
        )
    for one, other in product(DAYS, [*DAYS, *WHOLE]):
        for name in ("add", "sub", "mul", "truediv", "floordiv", "mod", *COMPARED):
            tried(getattr(operator, name), one, other)
    for one in DAYS:
        for name in dir(one):
            tried(getattr(one, name)) if not name.startswith("_") else None
        tried(repr, one), tried(str, one), tried(hash, one)
        tried(lambda: one.replace(day=1)), tried(lambda: one.strftime("%B %d, %Y %j %a"))  # noqa: B023 - called at once
    (
        tried(dt.date.fromisoformat, "2024-02-29"),
        tried(dt.date.fromisoformat, "2024-W09-4"),
        tried(dt.datetime.fromisoformat, "2024-02-29T08:00:00Z"),
    )
    tried(dt.date.fromordinal, 700_000), tried(dt.datetime.strptime, "02/29/2024", "%m/%d/%Y")


def modules() -> None:
    """Use what the everyday modules offer."""
    for function in (itertools.chain, itertools.groupby, itertools.pairwise, itertools.accumulate, itertools.count):
        tried(function, [1, 1, 2])
    for function in (itertools.product, itertools.combinations, itertools.islice, itertools.batched, itertools.repeat):
        tried(function, [1, 2], 2)
    tried(functools.reduce, operator.add, [1, 2]), tried(functools.partial(max, 1), 2)
    tried(bisect.bisect, [1, 3], 2), tried(heapq.nsmallest, 1, [2, 1]), tried(collections.Counter, "aab")
    tried(collections.defaultdict(list).__getitem__, "a"), tried(collections.deque([1], 2).append, 2)
    rows = list(csv.DictReader(io.StringIO('a;b\n"1;2";3\n'), delimiter=";"))
    csv.DictWriter(io.StringIO(), ["a", "b"]).writerows(rows)
    for pattern in (r"(?i)^(\d{1,2})[/.-](\d+)$", r"(?<=a)b+?|[^x-z]*\s", r"(?P<a>\u00e9|\u00fc)(?P=a)?\b"):
        found = re.compile(pattern)
        for text in ("03/01", "ab  c", "\u00e9\u00e9 z"):
            for function in (found.match, found.search, found.fullmatch, found.findall, found.split, found.finditer):
                tried(function, text)
            found.sub(lambda one: one.group().upper(), text)
    json.loads(json.dumps({"a": [1, 2.5, None, True, "\u2028\u00e9"]}, sort_keys=True, ensure_ascii=False))
    tried(json.loads, '{"a": [1, }')


def language() -> None:
    """Use the language itself: classes of all kinds, generators, patterns, faults inside faults."""

    @dataclasses.dataclass(frozen=True, order=True)
    class Point:
        across: int
        down: int = dataclasses.field(default=0, compare=False)

        @functools.cached_property
        def far(self) -> bool:
            return self.across > 1

    class Colour(enum.StrEnum):
        RED = enum.auto()

    class Flags(enum.Flag):
        ONE, TWO = 1, 2

    class Named(typing.NamedTuple):
        one: int
        two: str = ""

    def counting(first: int, *rest: int, step: int = 1, **more: int) -> typing.Iterator[int]:
        try:
            got = yield first
            yield from rest
            yield (got or 0) + step + len(more)
        finally:
            del first

    made = counting(1, 2, 3, step=2, more=4)
    tried(lambda: (next(made), made.send(5), list(made), made.close()))
    for one in (
        Point(1),
        Named(1),
        Colour.RED,
        Flags.ONE | Flags.TWO,
        {"a": 1, "b": [1, 2]},
        [1, 2, 3],
        "text",
        3.5,
        None,
    ):
        match one:
            case Point(across=1):
                tried(functools.partial(dataclasses.replace, one, across=2)), tried(setattr, one, "across", 3), one.far
            case {"a": first, **others}:
                tried(lambda: dict(others, a=first))
            case [first, *others] | (first, *others):
                tried(max, [first, *others])
            case str() | None:
                tried(sorted, [one, one])
            case _:
                tried(repr, one), tried(hash, one), tried(copy.deepcopy, one)
    try:
        try:
            raise KeyError("a")  # noqa: TRY301 - as it may happen
        except KeyError as fault:
            raise ValueError(f"{fault!r:>20}") from fault
    except* ValueError as group:
        tried(str, group)
    with contextlib.suppress(ZeroDivisionError), contextlib.ExitStack() as stack:
        stack.callback(print, end="")
        1 / 0  # noqa: B018
    tried(lambda *one, **two: (one, two), *[1])
    tried(lambda: [one for row in ([1], [2]) for one in row if (two := one) > 1 and {two: one}])
    tried(lambda: undefined)  # type: ignore[name-defined] # noqa: F821
    tried(lambda: Point(1) < Point(2) <= Point(3))


def alive() -> list[object]:
    """Return one of each kind of object that holds others, all of them in use."""
    numbers, names = [3, 1, 2], {"a": 1, "b": 2}
    iterators = [
        *((one for one in numbers), map(abs, numbers), filter(None, numbers), zip(numbers, names, strict=False)),
        *(
            iter(numbers),
            iter((1, 2)),
            iter({1, 2}),
            iter(names),
            iter(names.items()),
            iter(names.values()),
            iter("ab"),
        ),
        *(enumerate(numbers), reversed(numbers), reversed(names), iter(range(3)), iter(numbers.pop, 0), iter("ab")),
        *(itertools.chain([1], numbers), itertools.groupby([1, 1, 2]), itertools.pairwise(numbers), itertools.count(1)),
        *(itertools.accumulate([1, 2]), itertools.product([1, 2], [3]), itertools.combinations([1, 2], 1)),
        *(
            itertools.islice([1, 2], 2),
            itertools.batched([1, 2], 1),
            itertools.repeat(1),
            itertools.takewhile(bool, [1]),
        ),
        *(re.finditer("a", "aba"), csv.reader(["a;b"]), itertools.chain.from_iterable([[1], [2]])),
    ]
    for one in iterators:
        tried(next, one)
    try:
        raise ValueError(names)  # noqa: TRY301 - for its traceback
    except ValueError as fault:
        failed = fault
    made = collections.namedtuple("Made", "one")  # noqa: PYI024 - as it is made below all others
    return [
        *(
            iterators,
            failed,
            failed.__traceback__,
            names.keys(),
            names.items(),
            memoryview(b"ab"),
            slice(numbers, names),
        ),
        *(made([1]), collections.deque([numbers]), collections.defaultdict(list, names), collections.Counter("aab")),
        *(functools.partial(max, numbers), functools.cache(abs), numbers.append, "a".join, lambda: numbers),
        *(
            property(len),
            classmethod(len),
            staticmethod(len),
            super(list, numbers),
            re.match("a", "a"),
            io.StringIO("a"),
        ),
        *(
            list[int],
            int | None,
            typing.TypeVar("T"),
            contextlib.ExitStack(),
            csv.writer(io.StringIO()),
            type("A", (), {}),
        ),
    ]


def garbage() -> None:
    """Look for garbage among all kinds of objects, and be rid of them: that happens at any moment of anything else."""
    found = alive()
    gc.collect()
    found.append(found)
    del found
    gc.collect()
    gc.set_threshold(OFTEN)
    from calculator import browser  # noqa: PLC0415 - an import is one of these moments

    browser.warm_up()
    import traceback_in_full  # type: ignore[import-not-found] # noqa: PLC0415

    tried(traceback_in_full.format_exception, ValueError("a"))
    modules()
    language()


garbage()
methods()
operators()
figures()
