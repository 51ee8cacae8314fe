"""What every test needs: hypothesis without a clock, since a busy machine is no fault of the code; and a fresh seed."""

import os
import time

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)
settings.load_profile("house")


def pytest_configure() -> None:
    """Choose what the long run of chance actions begins with, for this process and those it starts."""
    os.environ.setdefault("SOAK_SEED", str(int(time.time())))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Return one more than there are cores, as a test of a page waits about as long as it reckons; at most four."""
    return min(4, (os.cpu_count() or 1) + 1)


def pytest_report_header(config: pytest.Config) -> str:  # noqa: ARG001 - pytest passes what a hook names
    """Say what it begins with, so that a run can be had again."""
    return f"soak: SOAK_SEED={os.environ['SOAK_SEED']}"
