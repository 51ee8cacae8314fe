"""On paper: the words of a page, dark on white in either scheme, with what a screen folds away or links to."""

import pages
import pytest
from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
LUMINANCE = """element => {
    const [red, green, blue] = getComputedStyle(element).color.match(/[\\d.]+/g).map(Number);
    return (red + green + blue) / 3;
}"""


@pytest.mark.parametrize("scheme", pages.SCHEMES)
def test_ink_is_dark_and_nothing_but_the_page_is_printed(page: Page, site: str, scheme: str) -> None:
    """A browser leaves grounds white, so the letters of the dark scheme would vanish; menus are of no use there."""
    page.goto(f"{site}opportunities/cpr-aed/")
    pages.paint(page, scheme)
    page.emulate_media(media="print")
    for element in page.locator("h1, article p, article td, article li, article a:not(.md-button)").all():
        assert element.evaluate(LUMINANCE) < 110, element.inner_text()
    for away in (".md-header", ".md-sidebar", ".md-button", ".tally-footer__turn"):
        expect(page.locator(away).first).to_be_hidden()
    expect(page.locator(".md-banner")).to_be_visible()


def test_what_is_folded_is_printed(page: Page, site: str) -> None:
    """The answers behind each question of the first page, without unfolding them."""
    page.goto(site)
    answers = page.locator("article details :is(p, li)")
    expect(answers.first).to_be_hidden()
    page.emulate_media(media="print")
    for answer in answers.all():
        expect(answer).to_be_visible()


def test_a_source_is_printed_with_its_address(page: Page, site: str) -> None:
    """A link on paper leads nowhere; its address does."""
    page.goto(f"{site}sources/")
    page.emulate_media(media="print")
    link = page.locator('article a[href^="https://www.acefitness.org"]').first
    shown = link.evaluate("element => getComputedStyle(element, '::after').content")
    assert (link.get_attribute("href") or "?") in shown.replace('" "', "").replace('"', "")


def test_the_calculator_prints_what_was_asked_and_no_more(calculator: CalculatorPage, page: Page) -> None:
    """Standing, entries and an opened panel; no form, no panel that is empty, no address behind each reason."""
    calculator.put(ledger(entry("card", "approved-course", course_number="CEP123456"), certifications=(TRAINER,)))
    page.locator("#sheet > summary").click()
    expect(page.locator("#sheet .document").first).to_be_visible()
    calculator.unfold("card")
    page.emulate_media(media="print")
    for shown in (page.locator(".standing"), page.locator("[data-entry]"), page.locator("#sheet .document").first):
        expect(shown).to_be_visible()
    for away in ("#numbers", "#ways", "#safety", "#keep", "#add-entry"):
        expect(page.locator(away)).to_be_hidden()
    link = page.locator("[data-entry] .ground a").first
    assert link.evaluate("element => getComputedStyle(element, '::after').content") == "none"
