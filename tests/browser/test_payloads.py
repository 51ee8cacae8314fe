"""Markup, formulas and text from right to left, planted wherever a ledger holds text and looked at on every view."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pages
import pytest
from calculator_page import CalculatorPage
from people import ask, entry, ledger
from playwright.sync_api import Download, Page, expect

from calculator.exchange.cells import DANGEROUS

pytestmark = pytest.mark.browser
MARKUP = "<img src=x onerror='window.hit=1' data-planted><script data-planted>window.hit=1</script>"
BROKEN = "\"'></option></title><svg data-planted onload=window.hit=1>${window.hit=1}"
HEBREW = "\u05e9\u05dc\u05d5\u05dd"
TURNED = f"turned \u202e{HEBREW}\u200b\u2066 round"
FORMULAS = ("=HYPERLINK(1)", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1")
TITLES = (MARKUP, BROKEN, TURNED, HEBREW, *FORMULAS)
CYCLE = {"start": "2024-01-01", "end": "2099-12-31"}
NAMES = (MARKUP, f"Coach {TURNED}", FORMULAS[0])


def planted(number: int, title: str, opportunity: str, **more: object) -> dict[str, Any]:
    """An entry that counts, with a text in every place that takes one, also where this release knows of none."""
    texts = dict.fromkeys(("note", "evidence", "x-unknown", title), title)
    day = f"2025-{number % 12 + 1:02}-01"
    return {**entry(f"{number}{title}", opportunity, day), **texts, "title": title, **more}


ENTRIES = [
    planted(n, title, opportunity, **more)
    for n, title in enumerate(TITLES)
    for opportunity, more in (
        ("approved-course", {"id": f"a{n}{title}", "course_number": title, "cecs": "0.1"}),
        ("petition", {"id": f"p{n}{title}"}),
        ("conference", {"id": f"c{n}{title}", "sessions": [{"title": title, "cecs": "0.05"}]}),
    )
]
ODD = [{**planted(99, one, "cpr-aed"), "date": one, "status": one, "validity_years": one} for one in TITLES]
HELD: dict[str, Any] = {
    **ledger(
        *ENTRIES,
        *ODD,
        certifications=tuple({"id": f"{n}{name}", "name": name, "cycle": CYCLE} for n, name in enumerate(NAMES)),
    ),
    "x-of-the-whole": TURNED,
}
WATCH = """addEventListener('securitypolicyviolation', (event) => console.error('violated', event.blockedURI));
for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => { window.hit = name; }"""
HARM = """() => ({hit: window.hit, planted: document.querySelectorAll('[data-planted]').length,
  scripts: [...document.links].filter((one) => one.protocol === 'javascript:').length})"""
# What runs from right to left stands alone, or apart: in an element that isolates it, or between marks that do.
UNSET = """() => {
  const apart = "bdi, option, textarea, title, [dir=auto], .visually-hidden, script, style, template, h2, h3, td, th";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const rest = node.data.replace(/\\u2068[^\\u2069]*\\u2069/g, "");
    const turns = /[\\u0590-\\u08ff\\u202a-\\u202e\\u2066-\\u2069]/.test(rest);
    if (turns && !node.parentElement.closest(apart)) found.push(node.parentElement.outerHTML.slice(0, 300));
  }
  return found;
}"""
PANELS = ("sheet", "numbers", "one-more", "ways", "safety", "rules-panel")


@pytest.fixture
def page(page: Page) -> Iterator[Page]:
    """A page that tells of every violation of the policy; there may be none."""
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if "violated" in message.text else None)
    page.add_init_script(WATCH)
    yield page
    assert heard == []


@pytest.fixture
def calculator(page: Page, site: str) -> CalculatorPage:
    """The calculator on the planted ledger, everything on it unfolded and asked for."""
    opened = CalculatorPage(page, site)
    opened.put(HELD)
    expect(page.locator("[data-entry]")).to_have_count(len(HELD["entries"]))
    return opened


def expect_harmless(page: Page, view: str) -> None:
    """Expect that nothing planted has run or become an element, and that no text turns the words around it."""
    assert page.evaluate(HARM) == {"hit": None, "planted": 0, "scripts": 0}, view
    assert page.evaluate(UNSET) == [], view


def downloaded(page: Page, button: str) -> Download:
    with page.expect_download() as download:
        page.get_by_role("button", name=button).first.click()
    return download.value


def dangerous_cells(table: Download) -> list[str]:
    """The cells of a table that a spreadsheet could take for a formula."""
    text = table.path().read_bytes().decode()
    return [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row if cell.startswith(DANGEROUS)]


def test_every_part_of_the_page_shows_it_as_text(calculator: CalculatorPage, page: Page) -> None:
    """List, standings, timeline, steps, sheet, petitions, and every panel; light, dark, printed, and in the dialog."""
    page.evaluate("for (const one of document.querySelectorAll('#calculator-page details')) one.open = true")
    page.locator("#numbers-text").fill("\n".join(TITLES))
    for choice in page.locator("#ways [data-chosen]").all():
        choice.check()
    page.get_by_role("button", name="Find the smallest ways").click()
    page.locator("#rules-panel").get_by_role("switch").check()
    for panel in PANELS:
        expect(page.locator(f"#{panel} [data-answer]"), panel).to_contain_text(re.compile(r"\w"))
    expect(page.locator(".standing h3").first).to_have_text(MARKUP)
    expect(page.locator("#sheet [data-petition]").first).to_be_visible()
    expect(page.locator("#safety")).to_contain_text(HEBREW)
    expect(page.locator(".step").first).to_be_visible()
    for scheme in pages.SCHEMES:
        pages.paint(page, scheme)
        expect_harmless(page, f"screen, {scheme}")
    page.emulate_media(media="print")
    expect_harmless(page, "print")
    page.emulate_media(media="screen")
    for title in (MARKUP, BROKEN, TURNED):
        titled = page.locator("[data-entry]").filter(has=page.locator(".entry__title").get_by_text(title, exact=True))
        titled.first.get_by_role("button", name="Change").click()
        expect(calculator.dialog.locator('[name="title"]')).to_have_value(title)
        expect_harmless(page, "dialog")
        calculator.dialog.get_by_role("button", name="Cancel").click()


def test_files_hold_it_harmlessly_and_bring_it_back(calculator: CalculatorPage, page: Page, tmp_path: Path) -> None:
    """JSON and CSV come back the same, no cell is a formula, no file is named by a reader's text."""
    out = {button: downloaded(page, button) for button in ("Export entries", "Table (CSV)", "Remind me")}
    assert [one.suggested_filename[:12] for one in out.values()] == ["cec-ledger-2"] * 3
    document = json.loads(out["Export entries"].path().read_text(encoding="utf-8"))
    assert document.pop("receipt")["certifications"]
    assert document == ask("tidy", ledger=HELD)["ledger"]
    assert dangerous_cells(out["Table (CSV)"]) == []
    page.get_by_role("button", name="Import entries").click()
    unchanged = f"Unchanged: {len(HELD['entries']) + len(NAMES)}"
    for button in ("Export entries", "Table (CSV)"):
        (tmp_path / "in.txt").write_bytes(out[button].path().read_bytes())
        page.locator("#import-file").set_input_files(tmp_path / "in.txt")
        expect(calculator.dialog.locator('[data-part="Unchanged"]')).to_contain_text(unchanged)
        expect(calculator.dialog.locator("[data-remarks]").first).to_be_visible()
        expect_harmless(page, f"preview of {button}")
    page.locator("#import-text").fill(f"title,date,cecs,{TURNED}\n{MARKUP},{TURNED},lots,{HEBREW}\n")
    expect(calculator.dialog.locator('[data-part="Added"]')).to_contain_text("Added: 1")
    expect_harmless(page, "preview of a table")


def test_a_private_link_shows_it_as_text(calculator: CalculatorPage, page: Page) -> None:
    """As the copy that whoever has the link sees."""
    calculator.open_anew(calculator.private_link())
    expect(page.locator("#shared")).to_contain_text("a copy from a link")
    expect(page.locator("[data-entry]")).to_have_count(len(HELD["entries"]))
    calculator.expect_ready()
    expect_harmless(page, "private link")


def test_the_team_page_shows_it_as_text(page: Page, site: str, tmp_path: Path) -> None:
    """In files, in their names, and in the table that goes out."""
    names = ("<img src=x onerror=hit=1 data-planted>", TURNED, FORMULAS[0])
    for name in names:  # each a person of their own, by the ledger's id
        (tmp_path / f"{name}.json").write_text(json.dumps({**HELD, "id": name}), encoding="utf-8")
    (tmp_path / "<b data-planted>.json").write_text(MARKUP, encoding="utf-8")
    page.goto(f"{site}team/")
    page.get_by_label("Exported entries").set_input_files(sorted(tmp_path.glob("*.json")))
    expect(page.locator("tr[data-person]")).to_have_count(len(names) * len(NAMES))
    expect(page.locator("[data-unreadable]")).to_contain_text("<b data-planted>.json")
    expect_harmless(page, "team")
    assert dangerous_cells(downloaded(page, "Table (CSV)")) == []
