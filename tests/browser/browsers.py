"""Which browsers a run must have, and where they are: ``make test`` sets a variable for each one found."""

import os

import pytest


def required(browser: str) -> bool:
    """Whether this run must have a browser; otherwise what needs it is skipped, with a reason."""
    return browser in os.environ.get("REQUIRED_BROWSERS", "chromium").split()


def path_of(browser: str) -> str:
    """Return where a browser is; fails or skips without it."""
    path = os.environ.get(browser.upper(), "")
    if not path and required(browser):
        pytest.fail(f"{browser} is required here and was not found: scripts/find-browser {browser}")
    if not path:
        pytest.skip(f"{browser} is not installed: scripts/find-browser {browser}")
    return path
