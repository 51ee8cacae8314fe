"""WCAG 2.2 AA as far as a machine can see it: every page, both schemes, wide and narrow, and at 400 % zoom."""

import json
from collections.abc import Iterator
from pathlib import Path

import pages
import pytest
import serve
from calculator_page import CalculatorPage
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
AXE = (serve.SITE.parent / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  document.getAnimations().forEach((one) => one.finish());  // a colour is judged when it has arrived
  const found = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
  return found.violations.flatMap((one) => one.nodes.map(
    (node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
MOVING = """() => document.getAnimations().filter((one) => one.playState === "running"
  && one.effect.getComputedTiming().activeDuration > 1 && one.effect.getKeyframes().some(
    (frame) => ["transform", "left", "top", "margin"].some((name) => name in frame))).length"""
WIDTHS = {"wide": 1280, "narrow": 390}


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """One page for all the looking; motion reduced, so that nothing is judged half faded in."""
    context = browser.new_context(service_workers="block", reduced_motion="reduce", locale="en-US", bypass_csp=True)
    context.add_init_script(AXE)
    yield context.new_page()
    context.close()


def faults(page: Page) -> list[str]:
    """What axe finds on the page as it is."""
    found: list[str] = page.evaluate(RUN, TAGS)
    return found


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("path", pages.paths())
def test_a_page_has_no_fault_axe_can_see(reader: Page, site: str, path: str, width: int) -> None:
    """Every page of the sitemap and the 404 page, in both colour schemes."""
    reader.set_viewport_size({"width": width, "height": 900})
    reader.goto(site + path)
    expect(reader.locator("h1")).to_be_visible()
    for scheme in pages.SCHEMES:
        pages.paint(reader, scheme)
        assert faults(reader) == [], scheme


@pytest.mark.parametrize("path", pages.paths())
def test_a_page_at_400_percent_scrolls_one_way_only(reader: Page, site: str, path: str) -> None:
    """1280 px at 400 % is 320 px: nothing sticks out to the side."""
    reader.set_viewport_size({"width": 320, "height": 640})
    reader.goto(site + path)
    expect(reader.locator("h1")).to_be_visible()
    assert reader.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_the_calculator_has_no_fault_in_any_state(reader: Page, site: str, width: int) -> None:
    """Empty, with a dialog open, with a refused field, and filled; in both colour schemes."""
    reader.set_viewport_size({"width": width, "height": 900})
    calculator = CalculatorPage(reader, site)
    found: dict[str, list[str]] = {}

    def look(state: str) -> None:
        for scheme in pages.SCHEMES:
            pages.paint(reader, scheme)
            found[f"{state}, {scheme}"] = faults(reader)

    calculator.open()
    look("empty")
    calculator.start_entry("cpr-aed")
    look("dialog")
    calculator.fill({"title": "CPR", "date": "02/30/2025", "validity_years": "2"})
    calculator.save()
    expect(calculator.dialog.locator("[data-error]:visible").first).to_be_visible()
    look("refused")
    calculator.fill({"date": "03/01/2025"})
    calculator.save()
    calculator.add_certification("Personal Trainer", "06/01/2024")
    calculator.expect_assured("Personal Trainer", "0.4")
    calculator.unfold("CPR")
    look("filled")
    reader.set_viewport_size({"width": 320, "height": 640})
    assert reader.evaluate(OVERFLOW) <= 0
    reader.evaluate("localStorage.clear()")
    assert [f"{state}: {fault}" for state, some in found.items() for fault in some] == []


def test_forced_colors_keep_what_color_alone_would_tell(reader: Page, site: str) -> None:
    """In forced colours the parts of the bar, the buttons and the focus can still be told from the ground."""
    reader.set_viewport_size({"width": 1280, "height": 900})
    reader.emulate_media(forced_colors="active")
    calculator = CalculatorPage(reader, site)
    calculator.open()
    calculator.add_certification("Personal Trainer", "06/01/2024")
    calculator.add_entry("cpr-aed", {"title": "CPR", "date": "03/01/2025", "validity_years": "2"})
    calculator.expect_assured("Personal Trainer", "0.4")
    fill = "(one) => getComputedStyle(one).fill"
    ground = reader.locator(".bar__ground").first.evaluate(fill)
    assert reader.locator(".bar .tier-assured").first.evaluate(fill) != ground
    button = reader.locator("#add-entry")
    button.focus()
    reader.keyboard.press("Tab")
    reader.keyboard.press("Shift+Tab")
    assert button.evaluate("(one) => getComputedStyle(one).outlineStyle") != "none"
    reader.emulate_media(forced_colors="none")
    reader.evaluate("localStorage.clear()")


def test_nothing_moves_for_who_asked_for_less_motion(reader: Page, site: str) -> None:
    """Opening the calculator and a dialog starts no movement."""
    calculator = CalculatorPage(reader, site)
    calculator.open()
    calculator.start_entry("cpr-aed")
    assert reader.evaluate(MOVING) == 0


def test_the_axe_that_finds_nothing_can_find(reader: Page, site: str) -> None:
    """A planted image without words is found: an empty list above means something."""
    reader.goto(site)
    reader.evaluate("document.querySelector('h1').after(document.createElement('img'))")
    assert any(one.startswith("image-alt: ") for one in faults(reader))


def test_axe_is_the_pinned_one() -> None:
    """The version in the lock is the version that ran."""
    lock = json.loads(Path(serve.SITE.parent / "package-lock.json").read_text(encoding="utf-8"))
    assert lock["packages"]["node_modules/axe-core"]["version"] in AXE[:200]
