"""The site without a network, and from one release to the next: nothing half, nothing mixed, nothing lost."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import serve
from calculator_page import CalculatorPage
from patience import until
from playwright.sync_api import Browser, BrowserContext, Page, expect
from releases import NEW_STYLE, NEW_WORDS, Host, changed_style, kept, new_release

pytestmark = pytest.mark.browser
OFFER = "A new release of this site is ready."
READY = """async () => {
  const registration = await navigator.serviceWorker.ready;
  const { active } = registration;
  if (active.state !== "activated") await new Promise((done) => active.addEventListener("statechange", done));
  return registration.scope;
}"""
UPDATE = "async () => { await (await navigator.serviceWorker.ready).update(); }"
TRY_UPDATE = """async () => {
  const registration = await navigator.serviceWorker.ready;
  await registration.update();
  const { installing } = registration;
  if (!installing) return registration.waiting ? "waiting" : "none";
  return new Promise((done) => installing.addEventListener("statechange", () => done(installing.state)));
}"""
TEXT = "async (path) => { try { return await (await fetch(path)).text(); } catch { return null; } }"


@pytest.fixture(scope="session")
def later(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a later release."""
    return new_release(tmp_path_factory.mktemp("releases") / "later")


def visit(page: Page, address: str) -> None:
    """Open a page, wait until the site is kept, and open it again from what is kept."""
    page.goto(address)
    page.evaluate(READY)
    page.reload()


def style(page: Page) -> str | None:
    """The changed stylesheet as this page gets it, nothing if it gets none."""
    address = page.url.partition(serve.PREFIX)[0] + serve.PREFIX + changed_style()
    text: str | None = page.evaluate(TEXT, address)
    return text


def test_the_whole_guide_opens_with_the_server_gone(context: BrowserContext, page: Page, host: Host) -> None:
    """After one visit every page of the sitemap opens, and an unknown address gets the 404 page."""
    visit(page, host.address)
    host.stop()
    locations = ET.parse(serve.SITE / "sitemap.xml").findall(".//{*}loc")  # noqa: S314 - our own file
    paths = [(one.text or "").partition(serve.PREFIX)[2] for one in locations]
    assert len(paths) > 3
    for path in paths:
        reader = context.new_page()  # not the one that fails on a fault: without its runtime the calculator says so
        reader.goto(host.address + path)
        expect(reader.locator("h1")).to_be_visible()
        reader.close()
    page.goto(f"{host.address}?q=certificate#top")
    page.goto(f"{host.address}rules")
    expect(page).to_have_url(f"{host.address}rules/")
    answer = page.goto(f"{host.address}no/such/page/")
    assert answer
    assert answer.status == 404
    expect(page.locator("h1")).to_have_text("This page is not here")


def test_a_reader_of_the_guide_never_downloads_python(page: Page, host: Host) -> None:
    """The runtime is kept after a visit to the calculator only."""
    visit(page, host.address)
    assert not [path for path in host.asked if path.endswith((".wasm", ".packed"))]


def test_the_calculator_estimates_with_the_server_gone(page: Page, host: Host) -> None:
    """After one visit to the calculator it starts and counts offline, and what was entered is there."""
    opened = CalculatorPage(page, host.address)
    opened.open()
    opened.add_certification("Personal Trainer", "06/01/2024")
    opened.add_entry("cpr-aed", {"title": "CPR", "date": "03/01/2025", "validity_years": "2"})
    kept(page, runtime=True)
    host.stop()
    page.goto(opened.address)
    opened.expect_ready()
    opened.expect_assured("Personal Trainer", "0.4")


def test_names_carry_the_path_of_the_site(page: Page, host: Host) -> None:
    """Other sites of the same host are neither served nor touched."""
    page.goto(host.address)
    page.evaluate("caches.open('offline /cec-tally-two/ release 1')")
    assert page.evaluate(READY) == host.address
    page.reload()
    names = kept(page)
    assert "offline /cec-tally-two/ release 1" in names
    assert all(name.startswith(("offline /cec-tally/ ", "offline /cec-tally-two/ ")) for name in names)


def test_a_new_release_is_offered_and_takes_nothing_from_who_is_typing(page: Page, host: Host, later: Path) -> None:
    """The offer leaves a half-typed entry alone; the reader's own click brings the new release, and another build."""
    opened = CalculatorPage(page, host.address)
    opened.open()
    page.evaluate(READY)
    page.reload()
    opened.expect_ready()
    opened.start_entry("cpr-aed")
    opened.fill({"title": "Half a ti"})
    host.folder = later
    page.evaluate(UPDATE)
    expect(page.get_by_role("status").filter(has_text=OFFER)).to_be_attached()
    expect(opened.dialog.locator('[name="title"]')).to_have_value("Half a ti")
    opened.dialog.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text(NEW_WORDS)).to_have_count(0)
    build = page.locator("footer [data-build]")
    before = build.inner_text()
    page.get_by_role("button", name="Reload to update").click()
    expect(page.get_by_text(NEW_WORDS)).to_be_visible()
    expect(build).not_to_have_text(before)


def test_a_page_keeps_its_own_release_until_it_is_reloaded(context: BrowserContext, host: Host, later: Path) -> None:
    """Another tab takes the update: this one goes on with all its old files, is offered the new ones, loses nothing."""
    first, second = context.new_page(), context.new_page()
    visit(first, host.address)
    visit(second, f"{host.address}calculator/")
    old_releases = {name for name in kept(first) if " release " in name}
    host.folder = later
    first.evaluate(UPDATE)
    first.get_by_role("button", name="Reload to update").click()
    expect(first.get_by_text(NEW_WORDS)).to_be_visible()
    assert NEW_STYLE in (style(first) or "")
    expect(second.get_by_role("button", name="Reload to update")).to_be_visible()
    assert NEW_STYLE not in (style(second) or NEW_STYLE)
    expect(second.get_by_text(NEW_WORDS)).to_have_count(0)
    assert old_releases <= kept(first).keys()
    second.get_by_role("button", name="Reload to update").click()
    expect(second.get_by_text(NEW_WORDS)).to_be_visible()
    first.reload()
    until(first, lambda: not old_releases & kept(first).keys(), "the old release was never forgotten")


@pytest.mark.parametrize("fault", ["missing", "cut"])
def test_an_update_that_does_not_arrive_whole_leaves_the_old_release(
    page: Page, host: Host, later: Path, fault: str
) -> None:
    """One file is not found, or cut short: the old release serves on, offline too, until the new one is whole."""
    visit(page, host.address)
    before = kept(page)
    host.folder = later
    getattr(host, fault).add(changed_style())
    assert page.evaluate(TRY_UPDATE) == "redundant"
    assert kept(page).keys() == before.keys()
    page.reload()
    expect(page.get_by_text(NEW_WORDS)).to_have_count(0)
    assert NEW_STYLE not in (style(page) or NEW_STYLE)
    getattr(host, fault).clear()
    page.evaluate(UPDATE)
    page.get_by_role("button", name="Reload to update").click()
    expect(page.get_by_text(NEW_WORDS)).to_be_visible()


def test_a_deleted_file_is_fetched_again_and_only_if_it_is_whole(page: Page, host: Host) -> None:
    """What a browser dropped comes back from the server; a cut or missing one is refused, not kept."""
    visit(page, host.address)
    whole = style(page)
    drop = "async (end) => { for (const n of await caches.keys()) { const c = await caches.open(n); "
    drop += "for (const r of await c.keys()) if (r.url.endsWith(end)) await c.delete(r); } }"
    for fault in (host.cut, host.missing):
        page.evaluate(drop, changed_style())
        fault.add(changed_style())
        assert style(page) is None
        fault.clear()
        assert style(page) == whole
    host.stop()
    assert style(page) == whole


def test_pages_open_when_everything_kept_is_gone_and_the_server_is_newer(page: Page, host: Host, later: Path) -> None:
    """A wiped store never locks a reader out: the page and all its parts then come from the server."""
    visit(page, host.address)
    page.evaluate("async () => { for (const name of await caches.keys()) await caches.delete(name); }")
    host.folder = later
    page.goto(host.address)
    expect(page.get_by_text(NEW_WORDS)).to_be_visible()
    assert NEW_STYLE in (style(page) or "")


REFUSALS = {
    "blocked": "",
    "not allowed": "navigator.serviceWorker.register = async () => { throw new DOMException('no', 'SecurityError'); }",
    "out of reach": "Object.defineProperty(navigator, 'serviceWorker', { get() { throw new DOMException('no'); } })",
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_a_browser_without_service_workers_reads_as_before(browser: Browser, host: Host, refusal: str) -> None:
    """Offline use is an extra: without it nothing fails and nothing is said, on the page or in the console."""
    context = browser.new_context(service_workers="allow" if refusal else "block")
    page = context.new_page()
    said: list[str] = []
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.on("console", lambda one: said.append(one.text) if one.type in {"error", "warning"} else None)
    page.add_init_script(refusal)
    page.goto(host.address)
    expect(page.locator("h1")).to_be_visible()
    page.evaluate("new Promise((done) => requestIdleCallback(() => setTimeout(done, 500)))")
    context.close()
    assert [one for one in said if "blocked by Playwright" not in one] == []
