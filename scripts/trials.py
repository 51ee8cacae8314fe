"""Try changes on the tests that could notice them, each in a fork of one pytest session: what ``mutants.py`` waits for.

To start pytest and collect the tests takes far longer than to notice a change. So one session does it once. It runs
every test, to learn which functions it comes to and how long it takes; then it forks itself for each change, puts the
change into its function's place, and runs the tests that come to that function until one fails: first those that
noticed another change of it, then the quickest. The processor's time is counted, not the clock's: a busy machine finds
the same. What a test module works out while it is imported was worked out before the change.
"""

import difflib
import gc
import importlib
import inspect
import mmap
import os
import resource
import signal
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from types import CodeType, FunctionType
from typing import Any

import pytest
from mutmut.mutation import trampoline

TIMES_AS_LONG, SECONDS_MORE = 20, 5.0  # a test that takes so much more than without the change is in an endless loop
MEMORY = 4 << 30  # bytes: a change that fills a list for ever must not stop the machine
SURVIVED, NOTICED, BROKEN = 0, 1, 2  # how a fork ends
VERDICTS = {SURVIVED: "survived", NOTICED: "noticed", -signal.SIGPROF: "noticed"}  # the last by taking too long

_places: list[tuple[Any, dict[str, Any]]] = []


def _in_place(versions: dict[str, Any], **_: bool) -> Callable[[Any], Any]:
    """Leave a function as it is and remember its versions; mutmut's own asks at each call which of them is meant."""

    def remembered(function: Any) -> Any:  # noqa: ANN401 - a function of any kind
        _places.append((function, versions))
        return function

    return remembered


vars(trampoline)["wrap_in_trampoline"] = _in_place  # before anything imports the changed modules


@dataclass(frozen=True)
class Change:
    """A changed version of a function, and the function whose place it can take."""

    name: str
    function: FunctionType
    original: FunctionType
    changed: FunctionType

    def make(self) -> None:
        """Let the function do what the changed one does, whoever holds it by now."""
        for part in ("__code__", "__defaults__", "__kwdefaults__"):
            setattr(self.function, part, getattr(self.changed, part))

    def lines(self) -> str:
        """Return the lines that the change takes away and puts in."""
        before, after = (
            inspect.getsource(one).replace(one.__name__, self.function.__name__).splitlines()
            for one in (self.original, self.changed)
        )
        told = list(difflib.unified_diff(before, after, lineterm="", n=0))
        return "\n".join(line for line in told[2:] if line[:1] in "+-")


def _changes(modules: Iterable[str]) -> Iterator[Change]:
    for module in modules:
        importlib.import_module(module)  # some are imported late, by the first test that needs them
    for function, versions in _places:
        plain = {name: getattr(one, "__func__", one) for name, one in versions.items()}
        original = plain.pop("_mutmut_orig")
        for version, changed in plain.items():
            yield Change(f"{function.__module__}.{version}", function, original, changed)


@dataclass(frozen=True)
class _Test:
    number: int
    item: pytest.Item
    reached: frozenset[CodeType]  # the functions it comes to
    seconds: float  # of the processor's time


def _seconds() -> float:
    """Return the processor's time that this process has had, and those that it waited for."""
    return time.process_time() + sum(os.times()[2:4])


def _run(item: pytest.Item) -> None:
    item.config.hook.pytest_runtest_protocol(item=item, nextitem=None)


def _observed(items: Iterable[pytest.Item], functions: Iterable[CodeType]) -> Iterator[_Test]:
    """Run every test as it is."""
    tool, begins = sys.monitoring.PROFILER_ID, sys.monitoring.events.PY_START
    reached: set[CodeType] = set()

    def note(function: CodeType, _at: int) -> object:
        reached.add(function)
        return sys.monitoring.DISABLE  # until the next test

    sys.monitoring.use_tool_id(tool, "trials")
    sys.monitoring.register_callback(tool, begins, note)
    for function in functions:
        sys.monitoring.set_local_events(tool, function, begins)
    for number, item in enumerate(items):
        reached.clear()
        sys.monitoring.restart_events()
        before = _seconds()
        _run(item)
        yield _Test(number, item, frozenset(reached), _seconds() - before)


class Trials:
    """A pytest plugin: it runs the tests once as they are, and then on each change of some modules.

    Each change is told with "noticed", "survived", "no tests", or "broken" if its fork ended otherwise. None is tried
    if the tests fail without a change, the first time or in a fork.
    """

    def __init__(self, modules: Iterable[str], forks: int, tell: Callable[[Change, str], None]) -> None:
        """Take the modules that have changes, how many to try at a time, and who is told of each."""
        self._modules, self._forks, self._tell = modules, forks, tell
        self._changes: list[Change] = []
        self._noticed_by = memoryview(b"").cast("i")  # the number of a test, by the change's: shared with the forks
        self._trying: tuple[int, int] | None = None  # in a fork: the numbers of the change and of the test

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, call: pytest.CallInfo[None]) -> None:
        """End a fork when a test fails, before pytest tells it at length."""
        if self._trying and call.excinfo and not call.excinfo.errisinstance(pytest.skip.Exception):
            change, test = self._trying
            self._noticed_by[change] = test
            os._exit(NOTICED)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every test, and then try every change."""
        self._changes = list(_changes(self._modules))
        tests = list(_observed(session.items, {one.function.__code__ for one in self._changes}))
        tests.sort(key=lambda test: test.seconds)
        gc.freeze()  # what is not looked through again stays shared with the forks
        self._noticed_by = memoryview(mmap.mmap(-1, 4 * (len(self._changes) + 1))).cast("i")
        if not session.testsfailed and self._pass_again(tests):
            self._try(tests)
        return True

    def _pass_again(self, tests: Iterable[_Test]) -> bool:
        """Tell whether the tests pass in a fork and in this order too, where nothing is changed."""
        _, status = os.waitpid(self._fork(-1, tests), 0)
        if status:
            failed = next(test.item.nodeid for test in tests if test.number == self._noticed_by[-1])
            print(f"\nThis test fails when it is run again: {failed}")
        return not status

    def _try(self, tests: Iterable[_Test]) -> None:
        coming: defaultdict[CodeType, list[_Test]] = defaultdict(list)  # the likeliest to notice first
        for test in tests:
            for function in test.reached:
                coming[function].append(test)
        running: dict[int, int] = {}  # the number of the change that each process tries

        def end() -> None:
            pid, status = os.wait()
            number, code = running.pop(pid), os.waitstatus_to_exitcode(status)
            change = self._changes[number]
            self._tell(change, VERDICTS.get(code, "broken"))
            if code == NOTICED:
                coming[change.function.__code__].sort(key=lambda test: test.number != self._noticed_by[number])

        for number, change in enumerate(self._changes):
            if number % 1000 == 0:
                print(f"{number} of {len(self._changes)} changes tried", flush=True)
            if change.function.__code__ not in coming:
                self._tell(change, "no tests")
                continue
            if len(running) == self._forks:
                end()
            running[self._fork(number, coming[change.function.__code__])] = number
        while running:
            end()

    def _fork(self, number: int, tests: Iterable[_Test]) -> int:
        """Run tests in a fork, with a change unless its number is -1; return the fork's process."""
        if pid := os.fork():
            return pid
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            if number >= 0:
                self._changes[number].make()
            for test in tests:
                self._trying = number, test.number
                signal.setitimer(signal.ITIMER_PROF, TIMES_AS_LONG * test.seconds + SECONDS_MORE)
                _run(test.item)
            os._exit(SURVIVED)
        finally:  # whatever comes here has not been foreseen
            os._exit(BROKEN)
