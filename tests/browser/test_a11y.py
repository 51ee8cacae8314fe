"""WCAG 2.2 AA as far as a machine can see it: every page, both schemes, wide and narrow, and at 400 % zoom."""

import json
from collections.abc import Iterator
from pathlib import Path

import pages
import pytest
import serve
from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import Browser, FilePayload, Page, expect
from releases import hosting, kept

pytestmark = pytest.mark.browser
AXE = (serve.SITE.parent / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  document.getAnimations().forEach((one) => one.finish());  // a colour is judged when it has arrived
  scrollTo({ top: 0, behavior: "instant" });  // what the header covers half is no smaller than it is
  const found = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
  return found.violations.flatMap((one) => one.nodes.map(
    (node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
}"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
MOVING = """() => document.getAnimations().filter((one) => one.playState === "running"
  && one.effect.getComputedTiming().activeDuration > 1 && one.effect.getKeyframes().some(
    (frame) => ["transform", "left", "top", "margin"].some((name) => name in frame))).length"""
TRAINER_NOW = {**TRAINER, "cycle": {"start": "2024-01-01", "end": "2099-12-31"}}
HELD = ledger(
    entry("course", "approved-course"),
    entry("seminar", "petition"),
    entry("odd", "cpr-aed", "2025-02-30"),
    certifications=(TRAINER_NOW,),
)
# A registration behind which a release waits, in place of the browser's own: what it leads to is ours.
SERVED = """{
  const there = Object.assign(new EventTarget(), { waiting: {}, active: {}, update: async () => {} });
  const registration = { register: async () => there, ready: Promise.resolve(there) };
  Object.defineProperty(navigator, "serviceWorker", { value: Object.assign(new EventTarget(), registration) });
}"""
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


def every_look(page: Page, state: str) -> list[str]:
    """What axe finds in both schemes and widths, each with the state it was found in."""
    found = []
    for width in WIDTHS.values():
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in pages.SCHEMES:
            pages.paint(page, scheme)
            found += [f"{state}, {width} px, {scheme}: {fault}" for fault in faults(page)]
    return found


def test_what_opens_over_the_calculator_or_beside_it_has_no_fault(reader: Page, site: str) -> None:
    """The dialog of a certification, a refused one, an import's preview, sheet and packet, drafts, a stored problem."""
    calculator = CalculatorPage(reader, site)
    calculator.put(HELD)
    expect(reader.locator("#problems li")).to_have_count(1)
    reader.locator("#sheet > summary").click()
    expect(reader.locator("#sheet [data-petition]")).to_be_visible()
    found = every_look(reader, "problem, sheet and packet")
    reader.get_by_role("button", name="Import entries").click()
    reader.get_by_label("Or paste its content").fill("title,date,cecs\nStrength,03/40/2025,0.4\n")
    expect(reader.locator("#import-dialog [data-remarks]").first).to_be_visible()
    found += every_look(reader, "import preview")
    calculator.dialog.get_by_role("button", name="Cancel").click()
    reader.get_by_role("button", name="Add certification").click()
    calculator.fill({"name": "Coach", "cycle.start": "02/30/2025"})
    calculator.save()
    expect(calculator.dialog.locator("[data-error]:visible").first).to_be_visible()
    found += every_look(reader, "certification refused")
    reader.route("**/*.wasm", lambda route: route.abort())
    reader.reload()
    expect(reader.locator("#engine")).to_contain_text("could not be loaded")
    expect(reader.locator("#draft p")).to_be_visible()
    found += every_look(reader, "draft offered, start failed")
    reader.unroute("**/*.wasm")
    reader.evaluate("localStorage.clear()")
    assert found == []


def test_the_calculator_with_the_server_gone_has_no_fault(browser: Browser) -> None:
    """Opened from what the browser kept; and so the page of an address that was never visited."""
    context = browser.new_context(service_workers="allow", reduced_motion="reduce", locale="en-US", bypass_csp=True)
    context.add_init_script(AXE)
    page = context.new_page()
    with hosting(serve.SITE) as host:
        calculator = CalculatorPage(page, host.address)
        calculator.put(HELD)
        kept(page, runtime=True)
        host.stop()
        page.reload()
        calculator.expect_ready()
        expect(page.locator("#problems li")).to_have_count(1)
        found = every_look(page, "offline")
        page.goto(f"{host.address}no/such/page/")
        expect(page.locator("h1")).to_be_visible()
        found += every_look(page, "offline, an unknown address")
    context.close()
    assert found == []


def test_the_team_page_filled_has_no_fault(reader: Page, site: str) -> None:
    """Two people, one of them short, and a file that cannot be read."""
    reader.goto(f"{site}team/")
    held = [("one.json", json.dumps(HELD)), ("two.json", json.dumps(ledger())), ("broken.json", "{")]
    files: list[FilePayload] = [
        {"name": name, "mimeType": "application/json", "buffer": text.encode()} for name, text in held
    ]
    reader.get_by_label("Exported entries").set_input_files(files)
    expect(reader.locator("tr[data-person]").first).to_be_visible()
    assert every_look(reader, "team") == []


def test_the_offer_of_a_new_release_has_no_fault(reader: Page, site: str) -> None:
    """As the page shows it when another tab has taken the update."""
    page = reader.context.new_page()
    page.add_init_script(SERVED)
    page.goto(site)
    expect(page.get_by_role("button", name="Reload to update")).to_be_visible()
    found = every_look(page, "update offered")
    page.close()
    assert found == []


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
