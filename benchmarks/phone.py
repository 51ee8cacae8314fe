"""A mid-range phone's processor: each process that shows a page runs a quarter of the time, its workers included.

A browser's own throttling slows the page's main thread alone, and Python here runs in a worker. So the processes are
stopped and continued again and again, from outside. Linux only.
"""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TURN = 0.02  # seconds of which a part is run: shorter than a frame of two, longer than stopping takes
LOOK = 0.1  # seconds after which new processes are looked for


@contextmanager
def slowed(times: float) -> Iterator[None]:
    """Slow this process's browsers down so many times for as long as the context lasts."""
    over = threading.Event()
    thread = threading.Thread(target=_slow, args=(times, over))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _slow(times: float, over: threading.Event) -> None:
    looked, pages = 0.0, list[int]()
    while not over.is_set():
        if time.monotonic() - looked > LOOK:
            looked, pages = time.monotonic(), _pages()
        _send(pages, signal.SIGSTOP)
        time.sleep(TURN * (1 - 1 / times))
        _send(pages, signal.SIGCONT)
        time.sleep(TURN / times)


def _send(processes: list[int], what: signal.Signals) -> None:
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, what)


def _pages() -> list[int]:
    """Return Chromium's processes for pages that descend from this one."""
    parents: dict[int, int] = {}
    pages = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError):
            parents[int(folder.name)] = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if b"--type=renderer" in (folder / "cmdline").read_bytes():
                pages.append(int(folder.name))
    return [page for page in pages if _descends(page, os.getpid(), parents)]


def _descends(process: int, ancestor: int, parents: dict[int, int]) -> bool:
    while process > 1 and process != ancestor:
        process = parents.get(process, 0)
    return process == ancestor
