"""What a keyboard alone can do with the frame of a page."""

from collections.abc import Callable
from typing import Any

import pytest
from calculator_page import CalculatorPage
from people import COACH, TRAINER, entry, ledger
from playwright.sync_api import Locator, Page, Route, expect

STOPS = 150
# Of the control that has the focus: its words where something that sticks or floats covers it, or it is out of sight.
HIDDEN = """() => {
  document.getAnimations().forEach((moving) => moving.finish());
  const one = document.activeElement;
  if (!one || one === document.body) return "";
  const { left, top, width, height } = one.getBoundingClientRect();
  const covers = (hit) => {
    for (let over = hit; over; over = over.parentElement) {
      if (over.contains(one)) return false;
      if (["sticky", "fixed"].includes(getComputedStyle(over).position)) return true;
    }
    return false;
  };
  const isSeen = [0.1, 0.5, 0.9].some((across) => [0.1, 0.5, 0.9].some((down) => {
    const hit = document.elementFromPoint(left + width * across, top + height * down);
    return hit && !covers(hit);
  }));
  return isSeen ? "" : `${one.outerHTML.slice(0, 150)} at ${top} of ${innerHeight}`;
}"""
NEXT_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
TEXTS = "**/search/texts.json"
HELD = ledger(*(entry(f"e{n}", "approved-course") for n in range(6)), certifications=(TRAINER, COACH))


@pytest.fixture
def context_options(context_options: dict[str, Any]) -> dict[str, Any]:
    return {**context_options, "viewport": {"width": 390, "height": 844}}


def _tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(30):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            break
    expect(wanted).to_be_focused()


@pytest.mark.browser
def test_a_keyboard_opens_menu_and_search_on_a_narrow_screen(page: Page, site: str) -> None:
    """The menu opens by Enter and Tab leads into it; closed, its links are no stops. Search opens as Tab gets there."""
    page.goto(site)
    link = page.locator(".tally-drawer").get_by_role("link", name="Several certifications")
    expect(link).to_be_hidden()
    _tab_to(page, page.locator(".tally-drawer > summary"))
    page.keyboard.press("Enter")
    expect(link).to_be_visible()
    _tab_to(page, link)
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text("Several certifications")
    _tab_to(page, page.get_by_role("textbox", name="Search"))
    page.keyboard.type("petition")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_contain_text("petition")


def _search_that_is_late(page: Page, address: str) -> Callable[[], None]:
    """Open a page and its search, whose texts come when the function that is returned is called."""
    late: list[Route] = []
    hold = late.append

    def let_come() -> None:
        nonlocal hold
        hold = Route.continue_
        for one in late:
            one.continue_()

    page.route(TEXTS, lambda route: hold(route))  # noqa: PLW0108 - what it calls changes
    with page.expect_request(TEXTS):
        page.goto(address)
        page.get_by_role("textbox", name="Search").focus()
    return let_come


@pytest.mark.browser
@pytest.mark.parametrize("keys", [["Enter"], ["ArrowDown", "Enter"]], ids=["the best result", "the first result"])
def test_who_is_quicker_than_the_search_gets_where_they_wanted(page: Page, site: str, keys: list[str]) -> None:
    """What is pressed before there are results acts on them once they are there, however late they come."""
    let_come = _search_that_is_late(page, f"{site}myths/")
    page.keyboard.type("petition")
    for key in keys:
        page.keyboard.press(key)
    let_come()
    expect(page.locator("main h1")).to_contain_text("petition")


@pytest.mark.browser
def test_a_change_of_mind_is_not_taken_for_what_was_wanted(page: Page, site: str) -> None:
    """A key that was kept is forgotten when something else is typed; the search itself goes on."""
    let_come = _search_that_is_late(page, f"{site}myths/")
    page.keyboard.type("petit")
    page.keyboard.press("Enter")
    page.keyboard.type("ion")
    let_come()
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    expect(page).to_have_url(f"{site}myths/")


@pytest.mark.browser
def test_a_lost_reader_can_search(page: Page, site: str) -> None:
    """The page for what is not there takes a question to the search."""
    page.goto(f"{site}no/such/page/")
    page.get_by_role("searchbox", name="Search").fill("transcript")
    page.keyboard.press("Enter")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def _hidden_stops(page: Page, key: str, stops: int = STOPS) -> list[str]:
    found = []
    for _ in range(stops):
        page.keyboard.press(key)
        found.append(_hidden(page))
    return [one for one in found if one]


def _hidden(page: Page) -> str:
    """Tell what has the focus and stays hidden: where the page ends, the theme moves its columns a moment later."""
    for _ in range(20):
        hidden: str = page.evaluate(HIDDEN)
        if not hidden:
            break
        page.evaluate(NEXT_FRAME)  # frames, and not milliseconds, which a busy machine may let pass without drawing
    return hidden


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_no_stop_of_the_keyboard_is_hidden_on_a_long_page(page: Page, site: str, width: int) -> None:
    """Down by Tab and up again by Shift and Tab, what has the focus is never under the header that stays."""
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(f"{site}rules/")
    assert _hidden_stops(page, "Tab") == []
    assert page.evaluate("scrollY") > 0
    assert _hidden_stops(page, "Shift+Tab") == []


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 390])
def test_no_stop_of_the_keyboard_is_hidden_in_the_calculator(
    calculator: CalculatorPage, page: Page, width: int
) -> None:
    """Everything unfolded, the offer to undo at the foot of the window; and in a dialog, above its buttons."""
    page.set_viewport_size({"width": width, "height": 700})
    calculator.put(HELD)
    calculator.start_entry("conference")
    assert _hidden_stops(page, "Tab") == []
    assert _hidden_stops(page, "Shift+Tab") == []
    page.keyboard.press("Escape")
    calculator.unfold("e0").get_by_role("button", name="Delete").click()
    expect(page.locator("#toast")).to_contain_text("Deleted e0")
    page.evaluate("for (const one of document.querySelectorAll('#calculator-page details')) one.open = true")
    page.locator("#add-entry").focus()
    assert _hidden_stops(page, "Tab") == []
    assert _hidden_stops(page, "Shift+Tab") == []


@pytest.mark.browser
def test_a_control_under_a_bar_is_found(page: Page, site: str) -> None:
    """With a bar over nearly all of the window the tests above fail."""
    page.goto(f"{site}rules/")
    page.evaluate("""() => {
      const bar = document.createElement("div");
      const rules = new CSSStyleSheet();
      rules.replaceSync(".bar { position: fixed; inset: 10% 0 0 0; z-index: 9 }");
      document.adoptedStyleSheets = [rules];
      bar.className = "bar";
      document.body.append(bar);
    }""")
    assert len(_hidden_stops(page, "Tab", 6)) > 1
