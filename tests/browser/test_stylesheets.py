"""The stylesheet as it is sent draws every page as the theme's and ours would, whole and as they were written."""

import re
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import pages
import pytest
from calculator_page import CalculatorPage
from people import COACH, TRAINER, entry, ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
ROOT = Path(__file__).resolve().parents[2]
THEME = Path(str(distribution("mkdocs-material").locate_file("material/templates/assets/stylesheets")))
WHOLE = "whole.css"
TRIES = 3  # what a page changes by itself between two looks, it has changed by then
# The selectors of a text of CSS, without what is of a moment: the mouse, the focus, a tick, or what is drawn beside.
SELECTORS = """(css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  const states = "hover|focus|focus-visible|focus-within|active|checked|target|disabled|indeterminate|valid";
  const moment = new RegExp(`(^|.)(:not\\\\(:(${states})\\\\)|::[\\\\w-]+|:(${states})(?![\\\\w-]))`, "g");
  const bare = (_, before) => (/[\\w\\])*-]/.test(before) ? before : `${before}*`);
  const found = new Set();
  const read = (rules) => {
    for (const { selectorText, cssRules } of rules) {
      let lasting = selectorText ?? "";
      while (lasting !== (lasting = lasting.replace(moment, bare)));
      for (const one of lasting.split(/,(?![^(]*\\))/)) if (one) found.add(one.trim());
      if (!selectorText) read(cssRules ?? []);
    }
  };
  read(sheet.cssRules);
  return [...found];
}"""
MATCHED = """async ([selectors, addresses]) => {
  const faults = [];
  for (const address of addresses) {
    const made = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
    made.documentElement.className = "js";
    for (const one of selectors) if (made.querySelector(one)) faults.push(`${address}: ${one}`);
  }
  return faults;
}"""
# What differs, by element, when the first stylesheet of a page is taken for another.
DIFFERENCES = """async (address) => {
  const elements = [...document.querySelectorAll("html, body, body *")];
  const parts = elements.flatMap((one) => [[one], [one, "::before"], [one, "::after"]]);
  const names = [...getComputedStyle(document.body)].filter((name) => !name.startsWith("--"));
  const look = ([one, part]) => {
    const style = getComputedStyle(one, part);
    return part && style.content === "none" ? [] : names.map((name) => style.getPropertyValue(name));
  };
  const before = parts.map(look);
  const sent = document.querySelector('link[rel="stylesheet"]');
  const whole = document.createElement("link");
  whole.rel = "stylesheet";
  whole.href = new URL(address, sent.href).href;
  await new Promise((done, failed) => { whole.onload = done; whole.onerror = failed; sent.before(whole); });
  sent.remove();
  const differ = parts.flatMap(([one, part = ""], at) => {
    const now = look([one, part]);
    const changed = names.filter((_, number) => now[number] !== before[at][number]);
    const values = (name) => `${before[at][names.indexOf(name)]}, ${now[names.indexOf(name)]}`;
    return changed.map((name) => `${one.localName}.${one.getAttribute("class")}${part} ${name}: ${values(name)}`);
  });
  whole.before(sent);
  whole.remove();
  return { counted: before.flat().length, differ };
}"""


@pytest.fixture
def context_options(context_options: dict[str, Any]) -> dict[str, Any]:
    return {**context_options, "reduced_motion": "reduce"}


def whole() -> str:
    """Return the stylesheets of every page as they were written, in the order they are linked in."""
    listed = re.search(r"^extra_css: \[(.*)\]$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    assert listed
    themes = [next(THEME.glob(f"{name}.*.min.css")) for name in ("main", "palette")]
    ours = [ROOT / "overrides" / path for path in listed[1].split(", ")]
    return "\n".join(path.read_text(encoding="utf-8") for path in (*themes, *ours))


def test_no_rule_that_is_left_out_is_for_anything_on_a_page(page: Page, site: str) -> None:
    """On any page of the site, whatever has the mouse or the focus; and that is more than nothing."""
    page.goto(site)
    shared = page.locator('link[rel="stylesheet"]').first.get_attribute("href") or ""
    sent = set(page.evaluate(SELECTORS, (pages.serve.SITE / shared).read_text(encoding="utf-8")))
    gone = [one for one in page.evaluate(SELECTORS, whole()) if one not in sent]
    assert len(gone) > 500
    assert page.evaluate(MATCHED, [gone, [f"{site}{path}" for path in pages.paths()]]) == []


def expect_same_looks(page: Page) -> None:
    """Hold each property of each element against the one it has with the whole stylesheet, on screen and on paper."""
    page.route(f"**/{WHOLE}", lambda route: route.fulfill(body=whole(), content_type="text/css; charset=utf-8"))
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        for _ in range(TRIES):
            found = page.evaluate(DIFFERENCES, WHOLE)
            if not found["differ"]:
                break
        assert found["differ"] == []
        assert found["counted"] > 10_000


def test_a_search_looks_the_same(page: Page, site: str) -> None:
    """With results, one of them unfolded, and what they were found by marked."""
    page.goto(site)
    page.get_by_role("textbox", name="Search").press_sequentially("petition")
    more = page.locator(".md-search-result__more summary").first
    expect(more).to_be_visible()
    more.evaluate("one => one.click()")
    expect_same_looks(page)


def test_a_narrow_dark_page_with_its_menu_looks_the_same(page: Page, site: str) -> None:
    """A table, an example, a quotation, and the menu unfolded over them."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site}opportunities/cpr-aed/")
    pages.paint(page, "dark")
    page.locator(".tally-drawer > summary").click()
    expect_same_looks(page)


def test_the_calculator_looks_the_same(calculator: CalculatorPage, page: Page) -> None:
    """With entries, a panel and a dialog."""
    calculator.put(ledger(entry("a", "approved-course"), certifications=(TRAINER, COACH)))
    page.locator("#sheet > summary").click()
    expect(page.locator("#sheet .document").first).to_be_visible()
    calculator.start_entry("college-course")
    expect_same_looks(page)
