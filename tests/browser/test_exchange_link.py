"""The private link: read-only where it opens, kept only when asked, and harmless whatever it holds."""

import base64
import json
import random
from typing import Any

from calculator_page import CalculatorPage
from links import fragment, link_to
from people import TRAINER, entry, ledger
from playwright.sync_api import Page, Request, expect

SHARED = ledger(
    entry("course", "approved-course", title="Strength workshop"),
    entry("seminar", "petition", title="Shoulder seminar"),
    certifications=(TRAINER,),
)


def test_a_link_is_made_opened_read_only_and_kept(calculator: CalculatorPage, page: Page) -> None:
    """Another browser shows the copy with its awards and no editing; keeping it stores it."""
    calculator.put(SHARED)
    link = calculator.private_link()
    page.evaluate("localStorage.clear()")
    sent: list[Request] = []
    page.on("request", lambda request: sent.append(request))  # noqa: PLW0108 - a method of a list takes no mark
    calculator.open_anew(link)
    calculator.expect_ready()
    expect(page.locator("#shared")).to_contain_text("You are looking at a copy from a link; nothing is stored")
    calculator.expect_awards("Strength workshop", "+0.3 Personal Trainer Assured")
    for name in ("Add entry", "Add certification", "Change", "Delete", "Import entries", "Plan one"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith(':ledger')).length") == 0
    assert all("ledger=" not in one.url and not one.post_data for one in sent)
    page.get_by_role("button", name="Keep a copy").click()
    expect(page).to_have_url(calculator.address)
    expect(page.get_by_role("button", name="Add entry", exact=True)).to_be_visible()
    assert [one["title"] for one in calculator.stored()["entries"]] == ["Strength workshop", "Shoulder seminar"]


def test_keeping_a_copy_beside_own_entries_is_previewed(calculator: CalculatorPage, page: Page) -> None:
    """Own entries are out of sight while the copy is shown, untouched, and merged only after the preview."""
    calculator.put(ledger(entry("own", "cpr-aed", title="My card")))
    before = calculator.stored()
    page.goto(calculator.address + link_to(SHARED))
    expect(page.locator("[data-entry]")).to_have_count(2)
    expect(calculator.entry("My card")).to_have_count(0)
    assert calculator.stored() == before
    page.get_by_role("button", name="Keep a copy").click()
    dialog = page.locator("#import-dialog")
    expect(dialog.locator('[data-part="Added"]')).to_contain_text("Added: 2")
    assert calculator.stored() == before
    dialog.get_by_role("button", name="Import", exact=True).click()
    expect(page.locator("[data-entry]")).to_have_count(3)


HOSTILE: dict[str, tuple[str, str]] = {
    "cut off": (link_to(SHARED)[:60], "broken"),
    "not base64": ("#ledger=%%%", "broken"),
    "nothing": ("#ledger=", "broken"),
    "not deflated": ("#ledger=" + base64.urlsafe_b64encode(b"\xff" * 40).decode(), "broken"),
    "not JSON": (fragment(b"hello"), "broken"),
    "not UTF-8": (fragment(b'"\xff\xfe"'), "broken"),
    "a bomb": (fragment(b" " * 5_000_000), "more than a ledger should"),
    "very long": ("#ledger=" + "A" * 20_000, "more than a ledger should"),
    "not a ledger": (link_to({"format": "menu"}), "not a ledger"),
    "nested without end": (
        fragment(
            json.dumps({**SHARED, "deep": 0}).replace(": 0}", ": " + "[" * 200_000 + "]" * 200_000 + "}").encode()
        ),
        "not a ledger",
    ),
    "an item that is nothing": (link_to({**SHARED, "entries": [None]}), "not a ledger"),
    "a name that is an object": (
        link_to({**SHARED, "certifications": [{**TRAINER, "name": {"nodeType": 1}}]}),
        "not a ledger",
    ),
}


def test_a_broken_or_hostile_link_gets_a_sentence(page: Page, site: str) -> None:
    """Whatever a link holds, the reader gets a sentence and their own page; Python need not be up for that."""
    calculator = CalculatorPage(page, site)
    for case, (hash_, sentence) in HOSTILE.items():
        calculator.open_anew(calculator.address + hash_)
        expect(page.locator("#shared [role=alert]"), case).to_contain_text(sentence)
        expect(page.get_by_role("button", name="Add entry", exact=True)).to_be_visible()
        expect(page).to_have_url(calculator.address)
        assert not page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith(':ledger')).length"), case


def test_markup_in_a_link_is_text(calculator: CalculatorPage, page: Page) -> None:
    """What looks like markup or a script is shown as it was typed and never runs."""
    title = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    page.goto(calculator.address + link_to(ledger(entry("evil", "cpr-aed", title=title))))
    expect(calculator.entry(title)).to_be_visible()
    expect(page).not_to_have_title("run")


def test_a_ledger_too_long_for_a_link_is_to_be_exported(calculator: CalculatorPage, page: Page) -> None:
    """Mail programs cut long links off, so a large ledger is sent as a file."""
    chance = random.Random(5)  # noqa: S311 - any text that does not compress

    def note() -> str:
        return "".join(chance.choices("abcdefghijklmnopqrstuvwxyz0123456789", k=500))

    entries: list[dict[str, Any]] = [entry(f"e{number}", "mentoring", note=note()) for number in range(40)]
    calculator.put(ledger(*entries))
    page.get_by_role("button", name="Copy a private link").click()
    expect(page.locator("#toast")).to_contain_text("Export them and send the file instead")
    expect(page.locator("#shared-link")).to_be_hidden()
