"""A server that is as far away and as narrow as a real line, for every request alike, a worker's included.

A browser's own throttling leaves out what workers fetch; here the server itself paces what it sends.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, override

import serve

CHUNK = 16 * 1024


@dataclass
class Line:
    """A line with a rate in bytes a second (0: unlimited) and a delay in seconds a request; counts what it carries."""

    rate: float = 0
    delay: float = 0
    sent: int = 0
    requests: int = 0
    free_at: float = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def carry(self, write: Any, content: bytes) -> None:  # noqa: ANN401 - a socket's own method
        """Write in chunks, none sooner than the line is free."""
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            with self.lock:
                self.sent += len(chunk)
                if self.rate:
                    self.free_at = max(self.free_at, time.perf_counter()) + len(chunk) / self.rate
            if self.rate:
                time.sleep(max(0, self.free_at - time.perf_counter()))
            write(chunk)


@contextmanager
def serving(folder: Path, line: Line) -> Iterator[str]:
    """Serve a folder over a line; gives the address of its first page."""

    class Handler(serve.Handler):
        @override
        def setup(self) -> None:
            super().setup()
            time.sleep(line.delay)  # a new connection costs a round trip of its own
            write = self.wfile.write
            self.wfile.write = lambda content: line.carry(write, bytes(content))  # type: ignore[method-assign]

        @override
        def do_GET(self) -> None:
            line.requests += 1
            time.sleep(line.delay)
            super().do_GET()

    with serve.serving(folder, base=Handler) as address:
        yield address
