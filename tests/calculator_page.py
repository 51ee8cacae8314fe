"""The calculator page as a person uses it: what they press, type and read. The one place that knows its markup."""

import json
import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from playwright.sync_api import Locator, Page, expect

EMPTY: dict[str, Any] = {"format": "cec-ledger", "version": 1, "rules": "auto", "certifications": [], "entries": []}


class CalculatorPage:
    """Drives the calculator page in a real browser. ``site`` is the address of the site's first page."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.address = f"{site}calculator/"

    def open(self) -> None:
        """Open the page and wait until the rules are up."""
        self.page.goto(self.address)
        self.expect_ready()

    def expect_ready(self) -> None:
        """Wait until the page no longer says that the rules are being made ready."""
        expect(self.page.locator("#calculator-page")).to_be_visible()
        expect(self.page.locator("#engine")).to_have_text("")

    @property
    def dialog(self) -> Locator:
        """The open dialog."""
        return self.page.locator("dialog[open]")

    def add_certification(self, name: str, start: str, end: str = "") -> None:
        """Add a certification through its dialog and wait until it is saved; dates are typed as given."""
        self.page.get_by_role("button", name="Add certification").click()
        self.fill({"name": name, "cycle.start": start, "cycle.end": end})
        self.save()
        expect(self.dialog).to_be_hidden()

    def start_entry(self, opportunity: str) -> None:
        """Open the dialog for a new entry and choose the way to earn."""
        self.page.get_by_role("button", name="Add entry", exact=True).click()
        self.dialog.locator('[name="opportunity"]').select_option(opportunity)

    def add_entry(self, opportunity: str, values: Mapping[str, Any]) -> None:
        """Add an entry and wait until it is saved: values by field id, as typed; sessions as title and CECs."""
        self.start_entry(opportunity)
        self.fill(values)
        self.save()
        expect(self.dialog).to_be_hidden()

    def save(self) -> None:
        """Press the dialog's save button."""
        self.dialog.get_by_role("button", name=re.compile("^Save ")).click()

    def fill(self, values: Mapping[str, Any]) -> None:
        """Type into the open dialog."""
        for field, value in values.items():
            row = self.dialog.locator(f'[data-field="{field}"]')
            if field == "sessions":
                self._fill_sessions(row, value)
            elif isinstance(value, bool) and row.locator('input[type="checkbox"]').count():
                row.locator("input").set_checked(value)
            elif isinstance(value, bool):
                row.locator(f'input[value="{str(value).lower()}"]').check()
            elif row.locator('input[type="radio"]').count():
                row.locator(f'input[value="{value}"]').check()
            elif row.locator("select").count():
                row.locator("select").select_option(value)
            else:
                row.locator("input, textarea").fill(value)

    def _fill_sessions(self, row: Locator, sessions: list[tuple[str, str]]) -> None:
        for position, (title, cecs) in enumerate(sessions):
            if position:
                row.get_by_role("button", name="Add a line").click()
            part = row.locator(".part").nth(position)
            part.locator('[data-part-field="title"]').fill(title)
            part.locator('[data-part-field="cecs"]').fill(cecs)

    def entry(self, title: str) -> Locator:
        """The entry with a title, in the list."""
        return self.page.locator("[data-entry]").filter(has=self.page.get_by_role("heading", name=title, exact=True))

    def unfold(self, title: str) -> Locator:
        """Open the entry with a title, if it is closed, and return it."""
        entry = self.entry(title)
        if entry.locator("details").get_attribute("open") is None:
            entry.locator("summary").click()
        return entry

    def expect_awards(self, title: str, *awards: str) -> None:
        """Expect what an entry is shown to be worth, a line a certification: ``+0.4 Personal Trainer Assured``."""
        expect(self.entry(title).locator(".award")).to_have_text(list(awards), use_inner_text=True)

    def standing(self, name: str) -> Locator:
        """Where a certification stands."""
        return self.page.locator(".standing").filter(has=self.page.get_by_role("heading", name=name, exact=True))

    def expect_assured(self, name: str, cecs: str) -> None:
        """Expect a certification's assured total."""
        expect(self.standing(name).locator(".standing__figure")).to_have_text(re.compile(rf"^{re.escape(cecs)} of "))

    def close_clipboard(self) -> None:
        """Have the browser refuse to write to the clipboard, so that the page shows what it would copy."""
        self.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('closed')); }")

    def private_link(self) -> str:
        """Have a private link made, and return it."""
        self.close_clipboard()
        self.page.get_by_role("button", name="Copy a private link").click()
        link = self.page.locator("#shared-link")
        expect(link).to_contain_text("#")
        return link.inner_text()

    def open_anew(self, address: str) -> None:
        """Open an address as from elsewhere, and not as a jump within this page."""
        self.page.goto("about:blank")
        self.page.goto(address)

    def stored(self) -> dict[str, Any]:
        """The ledger document as in localStorage, without what storing adds: its id, and the saves it was made from."""
        ledger = self.document()
        ledger.pop("id", None)
        return ledger

    def document(self) -> dict[str, Any]:
        """The ledger document as it stands in localStorage, without the names of the saves it was made from.

        Where nothing is stored yet, it is the empty one.
        """
        key = "key => key.endsWith(':ledger')"
        text = self.page.evaluate(f"localStorage.getItem(Object.keys(localStorage).find({key}))")
        ledger: dict[str, Any] = json.loads(text) if text else deepcopy(EMPTY)
        saves = ledger.get("saves")
        if isinstance(saves, dict) and "own" in saves:
            ledger["saves"] = saves["own"]
        elif isinstance(saves, dict):
            del ledger["saves"]
        return ledger

    def put(self, ledger: Mapping[str, Any]) -> None:
        """Store a ledger document in this browser and open the page on it."""
        self.put_text(json.dumps(ledger))

    def put_text(self, text: str) -> None:
        """Store a text in the ledger's place and open the page on it."""
        opened = self.page.url.startswith(self.address)
        if not opened:
            self.page.goto(f"{self.site}robots.txt")  # of the same site, and nothing to run
        store = "([site, text]) => localStorage.setItem(`cec-tally:${new URL(site).pathname}:ledger`, text)"
        self.page.evaluate(store, [self.site, text])
        if opened:
            self.page.reload()
            self.expect_ready()
        else:
            self.open()
