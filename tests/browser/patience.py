"""Waiting for what becomes true, on a machine whose cores may be busy with something else."""

import time
from collections.abc import Callable

from playwright.sync_api import Page

PATIENCE = 90_000  # milliseconds; what is there already is not waited for
PAUSE = 50


def until[Found](page: Page, look: Callable[[], Found], what: str) -> Found:
    """Return what ``look`` finds, as soon as it is something; fails with ``what`` if it never is."""
    end = time.monotonic() + PATIENCE / 1000
    while not (found := look()):
        assert time.monotonic() < end, what
        page.wait_for_timeout(PAUSE)
    return found
