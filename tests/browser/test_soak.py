"""A long run of chance actions in a real browser: at every step what is stored, shown and expected is the same.

Each run takes a seed of its own and prints it. ``make soak`` does a thousand actions; ``make soak SEED=7 ACTIONS=200``
does again what seed 7 did.
"""

import os

import pytest
from playwright.sync_api import Browser
from releases import Host, kept
from soak_person import Person

pytestmark = pytest.mark.browser
SEED = int(os.environ["SOAK_SEED"])
ACTIONS = int(os.environ.get("SOAK_ACTIONS") or "40")


def test_store_view_and_model_agree_whatever_a_person_does(browser: Browser, host: Host) -> None:
    """Added, changed, deleted, undone, imported, reloaded: in many tabs, over midnight, with and without a server."""
    context = browser.new_context(service_workers="allow", locale="en-US")
    person = Person(context, host, SEED)
    person.open_tab()
    wait_until_kept(person)
    try:
        for _ in range(ACTIONS):
            person.act()
    except BaseException:
        print(f"seed {SEED}, action {len(person.log) + 1}; done before:", *person.log, sep="\n")
        raise
    finally:
        context.close()
    print(f"seed {SEED}: {ACTIONS} actions,", person.summary())


def wait_until_kept(person: Person) -> None:
    """Wait until the site is kept for offline use, Python and all."""
    kept(person.tabs[0].page, runtime=True)
    person.reload()
