"""Storage that is missing, refuses, is full, cleared, damaged or shared: nothing is lost, and the page says what is."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from calculator_page import CalculatorPage
from playwright.sync_api import BrowserContext, Page, expect

pytestmark = pytest.mark.browser
CARD = {"title": "CPR", "date": "03/01/2025", "validity_years": "2"}
STORED = {"id": "card", "opportunity": "cpr-aed", "title": "CPR", "date": "2025-03-01", "validity_years": "2"}
TRAINER = {"id": "cpt", "name": "Trainer", "cycle": {"start": "2024-06-01", "end": "2026-05-31"}}
LEDGER: Mapping[str, Any] = {
    "format": "cec-ledger",
    "version": 1,
    "rules": "auto",
    "certifications": [TRAINER],
    "entries": [{**STORED, "status": "completed"}],
}
MISSING = """Object.defineProperty(window, "localStorage", {
  get() { throw new DOMException("no", "SecurityError"); } })"""
NONE = """Object.defineProperty(window, "localStorage", { value: null })"""
FULL = """const set = Storage.prototype.setItem; window.isFull = true;
Storage.prototype.setItem = function (key, text) {
  if (window.isFull) throw new DOMException("no room", "QuotaExceededError");
  set.call(this, key, text);
}"""
UNREADABLE_FOR_NOW = """const get = Storage.prototype.getItem; window.isLocked = true;
Storage.prototype.getItem = function (key) {
  if (window.isLocked) throw new DOMException("locked", "UnknownError");
  return get.call(this, key);
}"""
PUT = "([end, text]) => localStorage.setItem(`cec-tally:${new URL('..', location.href).pathname}:${end}`, text)"
ASIDE = "Object.keys(localStorage).filter((key) => key.includes(':aside:')).map((key) => localStorage.getItem(key))"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which our scripts may not fail; the theme's own may, where a browser forbids storage."""
    faults: list[str] = []
    opened = context.new_page()
    opened.on("pageerror", lambda fault: faults.append(fault.stack or ""))
    yield opened
    assert not [fault for fault in faults if "/javascripts/calculator" in fault]


def another(context: BrowserContext, calculator: CalculatorPage) -> CalculatorPage:
    """A second tab on the same calculator."""
    second = CalculatorPage(context.new_page(), calculator.address.removesuffix("calculator/"))
    second.open()
    return second


def begin_at(page: Page, site: str, script: str) -> CalculatorPage:
    """The calculator in a browser whose storage behaves as a script makes it."""
    page.add_init_script(script)
    opened = CalculatorPage(page, site)
    opened.open()
    return opened


def exported(page: Page) -> dict[str, Any]:
    """The ledger as the first offer to export gives it."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Export entries").first.click()
    document: dict[str, Any] = json.loads(download.value.path().read_text(encoding="utf-8"))
    return document


@pytest.mark.parametrize("script", [MISSING, NONE])
def test_without_storage_entries_stay_on_the_page_and_can_be_exported(page: Page, site: str, script: str) -> None:
    """A browser that forbids storage, or has none, still estimates; the page says that nothing is kept."""
    calculator = begin_at(page, site, script)
    calculator.add_certification("Trainer", "06/01/2024")
    calculator.add_entry("cpr-aed", CARD)
    calculator.expect_assured("Trainer", "0.4")
    expect(page.get_by_role("alert")).to_contain_text("does not let the page store anything")
    assert [one["title"] for one in exported(page)["entries"]] == ["CPR"]


def test_what_cannot_be_looked_at_for_a_while_is_not_written_over(page: Page, site: str) -> None:
    """A browser that may write but not read keeps what was stored; both are there once it can be read again."""
    calculator = CalculatorPage(page, site)
    calculator.put(LEDGER)
    page.add_init_script(UNREADABLE_FOR_NOW)
    page.reload()
    calculator.expect_ready()
    expect(page.get_by_role("alert")).to_contain_text("does not let the page store anything")
    calculator.add_entry("cpr-aed", {**CARD, "title": "Meanwhile"})
    page.evaluate("window.isLocked = false")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(calculator.entry("CPR")).to_be_visible()
    assert sorted(one["title"] for one in calculator.stored()["entries"]) == ["CPR", "Meanwhile"]


def test_what_found_no_room_is_saved_as_soon_as_there_is_some(page: Page, site: str) -> None:
    """Entries typed while storage is full stay on the page, are offered as a file, and are saved once it works."""
    calculator = begin_at(page, site, FULL)
    calculator.add_certification("Trainer", "06/01/2024")
    calculator.add_entry("cpr-aed", CARD)
    expect(page.get_by_role("alert")).to_contain_text("no room left")
    assert [one["title"] for one in exported(page)["entries"]] == ["CPR"]
    page.evaluate("window.isFull = false")
    expect(page.get_by_role("alert")).to_have_count(0)
    assert [one["title"] for one in calculator.stored()["entries"]] == ["CPR"]


def test_what_one_tab_could_not_save_is_added_to_what_another_saved(
    page: Page, context: BrowserContext, site: str
) -> None:
    """A full tab never writes its old view over what the other tab has saved meanwhile."""
    calculator = begin_at(page, site, FULL)
    calculator.add_entry("cpr-aed", {**CARD, "title": "Mine"})
    expect(page.get_by_role("alert")).to_contain_text("no room left")
    second = another(context, calculator)
    second.add_entry("cpr-aed", {**CARD, "title": "Theirs"})
    expect(calculator.entry("Theirs")).to_be_visible()
    page.evaluate("window.isFull = false")
    expect(second.entry("Mine")).to_be_visible()
    assert sorted(one["title"] for one in second.stored()["entries"]) == ["Mine", "Theirs"]


def test_storage_cleared_here_is_written_again_with_the_next_change(calculator: CalculatorPage, page: Page) -> None:
    """Cleared in this tab while it is open: what is on the page is kept, said, and saved."""
    calculator.put(LEDGER)
    page.evaluate("localStorage.clear()")
    calculator.add_entry("cpr-aed", {**CARD, "title": "Second"})
    expect(page.get_by_text("was deleted or damaged while this page was open")).to_be_visible()
    assert [one["title"] for one in calculator.stored()["entries"]] == ["CPR", "Second"]


def test_storage_cleared_in_another_tab_is_written_back(
    calculator: CalculatorPage, page: Page, context: BrowserContext
) -> None:
    """Cleared elsewhere while this page is open: it writes back what it shows."""
    calculator.put(LEDGER)
    second = another(context, calculator)
    second.page.evaluate("localStorage.clear()")
    expect(page.get_by_text("was deleted or damaged while this page was open")).to_be_visible()
    assert calculator.stored()["entries"] == LEDGER["entries"]
    expect(second.entry("CPR")).to_be_visible()


UNREADABLE = {
    "half-written": json.dumps(LEDGER)[:90],
    "not a ledger": "[1, 2]",
    "no version there was": json.dumps({**LEDGER, "version": 0}),
    "nested too deeply": json.dumps({**LEDGER, "deep": 0}).replace(": 0}", ": " + "[" * 9_000 + "]" * 9_000 + "}"),
    "an item that is none": json.dumps({**LEDGER, "entries": [None, *LEDGER["entries"], {"id": "x", "title": {}}]}),
}


@pytest.mark.parametrize("text", UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_read_is_kept_aside_and_offered(calculator: CalculatorPage, page: Page, text: str) -> None:
    """The unreadable text stays under a key of its own through further changes, until the reader forgets it."""
    calculator.put_text(text)
    notice = page.locator("[data-aside]")
    expect(notice).to_contain_text("could not be read")
    calculator.add_entry("cpr-aed", {**CARD, "title": "New"})
    page.reload()
    expect(calculator.entry("New")).to_be_visible()
    assert page.evaluate(ASIDE) == [text]
    with page.expect_download() as download:
        notice.get_by_role("button", name="Download them").click()
    assert download.value.path().read_text(encoding="utf-8") == text
    notice.get_by_role("button", name="Forget them").click()
    expect(notice).to_have_count(0)
    assert page.evaluate(ASIDE) == []


def test_what_cannot_be_read_is_never_overwritten_even_where_there_is_no_room_for_a_copy(
    calculator: CalculatorPage, page: Page
) -> None:
    """No room to set it aside: the unreadable text stays where it is, and new entries stay on the page."""
    page.add_init_script(f"if (localStorage.length) {{ {FULL} }}")
    calculator.put_text("half")
    calculator.add_entry("cpr-aed", CARD)
    expect(calculator.entry("CPR")).to_be_visible()
    stored = "Object.entries(localStorage).filter(([key]) => key.endsWith(':ledger')).map(([, text]) => text)"
    assert page.evaluate(stored) == ["half"]


def test_a_newer_release_is_left_alone(calculator: CalculatorPage, page: Page) -> None:
    """What a newer release stored is not touched; what is typed here stays on the page, and can be exported."""
    newer = {**LEDGER, "version": 2, "shape": {"new": True}}
    calculator.put(newer)
    expect(page.get_by_role("alert")).to_contain_text("newer release")
    calculator.add_entry("cpr-aed", {**CARD, "title": "Here"})
    expect(calculator.entry("Here")).to_be_visible()
    assert calculator.stored() == newer
    assert [one["title"] for one in exported(page)["entries"]] == ["CPR", "Here"]


def test_keys_this_release_does_not_know_are_kept(calculator: CalculatorPage) -> None:
    """Of the document and of an item: written back as they were."""
    calculator.put({**LEDGER, "hue": 3, "entries": [{**LEDGER["entries"][0], "shade": [1]}]})
    calculator.add_entry("cpr-aed", {**CARD, "title": "New"})
    stored = calculator.stored()
    assert stored["hue"] == 3
    assert stored["entries"][0]["shade"] == [1]


def test_a_ledgers_own_key_named_as_the_stores_is_kept(
    calculator: CalculatorPage, page: Page, context: BrowserContext
) -> None:
    """What an imported file has under ``saves`` comes out again as it went in, whatever is saved in between."""
    calculator.open()
    own = {"ids": ["mine"], "own": 1}
    page.get_by_role("button", name="Import entries").click()
    calculator.dialog.locator("textarea").fill(json.dumps({**LEDGER, "saves": own}))
    calculator.dialog.get_by_role("button", name="Import", exact=True).click()
    expect(calculator.entry("CPR")).to_be_visible()
    second = another(context, calculator)
    second.add_entry("cpr-aed", {**CARD, "title": "Second"})
    expect(calculator.entry("Second")).to_be_visible()
    assert calculator.stored()["saves"] == own
    assert exported(page)["saves"] == own
    page.reload()
    calculator.expect_ready()
    assert exported(page)["saves"] == own


def test_a_ledger_gets_an_id_of_its_own_and_keeps_it(calculator: CalculatorPage, page: Page, site: str) -> None:
    """Made with the first save, also where a page came over plain HTTP; it stays through a merge and goes out."""
    page.add_init_script("delete Crypto.prototype.randomUUID")
    calculator.open()
    calculator.add_entry("cpr-aed", CARD)
    name = calculator.document()["id"]
    assert re.fullmatch("[0-9a-f]{16}", name)
    page.get_by_role("button", name="Import entries").click()
    calculator.dialog.locator("textarea").fill(json.dumps({**LEDGER, "id": "another"}))
    calculator.dialog.get_by_role("button", name="Import", exact=True).click()
    expect(page.locator("[data-entry]")).to_have_count(2)
    assert calculator.document()["id"] == name
    assert exported(page)["id"] == name
    other = CalculatorPage(page.context.browser.new_context().new_page(), site)
    other.open()
    other.add_entry("cpr-aed", CARD)
    assert other.document()["id"] != name
    other.page.context.close()


def test_two_tabs_add_to_each_other(calculator: CalculatorPage, context: BrowserContext) -> None:
    """Saved in both in the same instant: both entries are stored, and both tabs show both."""
    calculator.put(LEDGER)
    second = another(context, calculator)
    for tab, title in ((calculator, "One"), (second, "Two")):
        tab.start_entry("cpr-aed")
        tab.fill({**CARD, "title": title})
    calculator.save()
    second.save()
    for tab in (calculator, second):
        for title in ("CPR", "One", "Two"):
            expect(tab.entry(title)).to_be_visible()
    assert sorted(one["title"] for one in calculator.stored()["entries"]) == ["CPR", "One", "Two"]


def test_one_entry_changed_in_two_tabs_counts_as_saved_last_and_says_so(
    calculator: CalculatorPage, page: Page, context: BrowserContext
) -> None:
    """The later save wins; the other tab's text is one press away."""
    calculator.put(LEDGER)
    calculator.unfold("CPR").get_by_role("button", name="Change").click()
    second = another(context, calculator)
    second.unfold("CPR").get_by_role("button", name="Change").click()
    second.fill({"title": "Theirs"})
    second.save()
    expect(second.entry("Theirs")).to_be_visible()
    calculator.fill({"title": "Mine"})
    calculator.save()
    expect(page.locator("#toast")).to_contain_text("Another tab had changed this")
    expect(second.entry("Mine")).to_be_visible()
    page.get_by_role("button", name="Use the other one").click()
    expect(second.entry("Theirs")).to_be_visible()


def test_an_entry_deleted_in_another_tab_comes_back_when_its_dialog_is_saved(
    calculator: CalculatorPage, page: Page, context: BrowserContext
) -> None:
    """What was typed is not lost; deleting it again is one press away."""
    calculator.put(LEDGER)
    calculator.unfold("CPR").get_by_role("button", name="Change").click()
    second = another(context, calculator)
    second.unfold("CPR").get_by_role("button", name="Delete").click()
    expect(second.entry("CPR")).to_have_count(0)
    calculator.save()
    expect(page.locator("#toast")).to_contain_text("Another tab had deleted this")
    expect(second.entry("CPR")).to_be_visible()
    page.get_by_role("button", name="Delete it again").click()
    expect(second.entry("CPR")).to_have_count(0)


def test_the_last_deletion_can_be_undone_after_a_reload(calculator: CalculatorPage, page: Page) -> None:
    """The entry is back in its place; dismissed, the offer does not come again."""
    second = {**STORED, "id": "second", "title": "Second", "status": "completed"}
    calculator.put({**LEDGER, "entries": [*LEDGER["entries"], second]})
    for way, titles in (("Undo", ["CPR", "Second"]), ("Dismiss", ["Second"])):
        calculator.unfold("CPR").get_by_role("button", name="Delete").click()
        page.reload()
        calculator.expect_ready()
        page.get_by_role("button", name=way).click()
        page.reload()
        calculator.expect_ready()
        expect(page.locator("#toast")).to_have_text("")
        assert [one["title"] for one in calculator.stored()["entries"]] == titles


def test_the_results_of_the_last_visit_are_there_before_the_rules(calculator: CalculatorPage, page: Page) -> None:
    """With the runtime held back they are shown, and said to be of the last visit."""
    calculator.put(LEDGER)
    calculator.expect_assured("Trainer", "0.4")
    page.route("**/*.wasm", lambda _: None)
    page.reload()
    calculator.expect_assured("Trainer", "0.4")
    expect(page.locator("#engine")).to_contain_text("the results of your last visit")


def test_a_reminder_comes_after_many_changes_and_goes_with_an_export(calculator: CalculatorPage, page: Page) -> None:
    """It offers an export, which sends it away; so does “Not now”."""
    calculator.put(LEDGER)
    for way in ("Export entries", "Not now"):
        page.evaluate(PUT, ["since-export", "14"])
        calculator.add_entry("cpr-aed", {**CARD, "title": "One more"})
        reminder = page.locator("#reminder")
        expect(reminder).to_contain_text("seven days of use without a visit")
        reminder.get_by_role("button", name=way).click()
        expect(reminder).to_have_text("")


def test_the_browser_is_asked_to_keep_what_is_stored_once_there_is_something(page: Page, site: str) -> None:
    """Not on arrival: after the first save, and once."""
    script = "window.asked = 0; navigator.storage.persist = async () => { window.asked += 1; return true; }"
    calculator = begin_at(page, site, script)
    assert page.evaluate("asked") == 0
    calculator.add_certification("Trainer", "06/01/2024")
    calculator.expect_assured("Trainer", "0")
    calculator.add_entry("cpr-aed", CARD)
    calculator.expect_assured("Trainer", "0.4")
    assert page.evaluate("asked") == 1
