"""The finder of the first page: three questions, and what follows from the answers of different people."""

from collections.abc import Iterable

import pytest
from calculator_page import CalculatorPage
from playwright.sync_api import Browser, Locator, Page, expect

from calculator.rulebook import load

pytestmark = pytest.mark.browser


def _answer(page: Page, answers: Iterable[str]) -> Locator:
    """Tick answers by their words, and return the items of what follows."""
    for answer in answers:
        page.locator(".finder").get_by_label(answer, exact=True).check()
    return page.locator("[data-found] li")


def _leads(items: Locator) -> list[str]:
    """Where what follows leads, in order, below the site's first page."""
    found: list[str] = items.locator("a").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    return found


def test_a_trainer_with_time_and_one_certification(page: Page, site: str) -> None:
    """Someone with more than a year, one certification and a course is led to plan, and to enter the course."""
    page.goto(site)
    items = _answer(page, ["More than a year", "One", "ACE-approved course"])
    expect(items).to_have_count(3)
    course = ["opportunities/approved-course/", "submit/#my-cecs", "calculator/#add=approved-course&status=completed"]
    assert _leads(items) == ["opportunities/", "calculator/#hold=1", *course]


def test_a_coach_with_some_months_and_two_certifications(page: Page, site: str) -> None:
    """Someone with two certifications is told that one entry counts for both, and what each thing done is worth."""
    page.goto(site)
    items = _answer(page, ["Some months", "Two or more", "CPR/AED certificate", "Conference or event"])
    expect(items).to_have_count(4)
    rulebook = load()
    expect(items.nth(0)).to_contain_text(f"{rulebook.amount('petition-review-days', rulebook.newest)} days")
    assert {"submit/#petition", "several/", "opportunities/cpr-aed/", "opportunities/conference/"} <= set(_leads(items))
    short = rulebook.fill(rulebook.opportunities["cpr-aed"].short, rulebook.newest)
    expect(items.filter(has_text="CPR/AED")).to_contain_text(short)


def test_an_instructor_whose_cycle_has_ended(page: Page, site: str) -> None:
    """Someone too late is led to what still counts; a changed answer changes what follows."""
    page.goto(site)
    items = _answer(page, ["30 days or less", "It has ended", "Presentation"])
    expect(items).to_have_count(2)
    form = "calculator/#add=presentation&cecs=0.5&status=completed"
    presentation = ["opportunities/presentation/", "submit/#petition", form]
    assert _leads(items) == ["expired/", *presentation]
    page.locator(".finder").get_by_label("Presentation", exact=True).uncheck()
    expect(items).to_have_count(1)


def test_the_finder_opens_the_calculator_s_form_on_what_was_done(page: Page, site: str) -> None:
    """The way to earn is chosen already, and no other page has loaded the rules."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(site)
    items = _answer(page, ["College course"])
    assert not [url for url in asked if "pyodide" in url]
    items.get_by_role("link", name="Enter it in the calculator").click()
    calculator = CalculatorPage(page, site)
    expect(calculator.dialog.locator('[name="opportunity"]')).to_have_value("college-course")


def test_all_that_was_answered_is_entered_form_after_form(page: Page, site: str) -> None:
    """The certifications first, then each thing done; each form says where one is; a left one is gone on with."""
    page.goto(site)
    _answer(page, ["Two or more", "CPR/AED certificate", "Mentoring or community outreach", "Presentation"])
    page.get_by_role("link", name="Enter all of it in the calculator").click()
    calculator = CalculatorPage(page, site)
    calculator.expect_ready()
    for name in ("Personal Trainer", "Health Coach"):
        expect(calculator.dialog.locator('[name="name"]')).to_have_value("")
        calculator.fill({"name": name, "cycle.start": "06/01/2024"})
        calculator.save()
    expect(calculator.dialog.locator('[name="opportunity"]')).to_have_value("cpr-aed")
    calculator.fill({"date": "03/01/2025"})
    calculator.save()
    expect(calculator.dialog.locator('[name="opportunity"]')).to_have_value("presentation")
    most = load().parameters["presentation-cap"].written(load().newest)
    expect(calculator.dialog.locator('[name="cecs"]')).to_have_value(most)
    place = calculator.dialog.locator("[data-chain]")
    expect(place).to_contain_text("4 of 5: Presentation.")
    expect(place).to_contain_text("Saved: Personal Trainer, Health Coach, CPR/AED certificate.")
    expect(place).to_contain_text("Then: Mentoring or community outreach.")
    calculator.dialog.get_by_role("button", name="Cancel").click()
    expect(calculator.dialog).to_be_hidden()
    expect(page.locator("[data-entry]")).to_have_count(1)
    left = page.locator("#chain")
    expect(left).to_contain_text("Saved: 3 of 5. Left: Presentation, Mentoring or community outreach.")
    page.get_by_role("button", name="Go on with these").click()
    expect(place).to_contain_text("4 of 5: Presentation.")
    calculator.fill({"date": "03/01/2025"})
    calculator.save()
    expect(calculator.dialog.locator('[name="opportunity"]')).to_have_value("mentoring")
    calculator.dialog.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Leave them out").click()
    expect(page.locator("#chain")).to_be_empty()
    page.goto(f"{calculator.address}#hold=2&add=mentoring")
    expect(calculator.dialog.locator('[name="opportunity"]')).to_have_value("mentoring")


def test_one_answer_alone_needs_no_link_for_all(page: Page, site: str) -> None:
    """Its own link says the same; an answer that enters nothing adds none."""
    page.goto(site)
    whole = page.get_by_role("link", name="Enter all of it in the calculator")
    _answer(page, ["It has ended", "Publication"])
    expect(whole).to_be_hidden()
    _answer(page, ["One"])
    expect(whole).to_have_attribute("href", f"{site}calculator/#hold=1&add=publication&status=completed")


def test_the_finder_is_answered_with_the_keyboard_alone(page: Page, site: str) -> None:
    """The arrows choose among answers of which one holds, the space bar ticks one of several."""
    page.goto(site)
    page.locator(".finder input").first.focus()
    page.keyboard.press("ArrowDown")
    items = page.locator("[data-found] li")
    expect(items).to_contain_text(["Some months"])
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(items).to_have_count(3)


def test_without_scripts_each_question_unfolds_to_the_same_answers(browser: Browser, site: str) -> None:
    """A reader without JavaScript sees three questions, unfolds one, and finds every answer and where it leads."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    expect(page.locator(".finder")).to_be_hidden()
    questions = page.locator(".unfolding details")
    expect(questions).to_have_count(3)
    questions.nth(2).locator("summary").click()
    expect(questions.nth(2).locator("li")).to_have_count(len(load().opportunities))
    questions.nth(2).get_by_role("link", name="What counts").nth(2).click()
    expect(page.locator("h1")).to_have_text(load().opportunities["cpr-aed"].title)
    context.close()


def test_every_answer_has_what_follows_from_it(page: Page, site: str) -> None:
    """No answer of the form leads nowhere, and nothing follows from an answer that is not offered."""
    page.goto(site)
    offered = page.locator(".finder input").evaluate_all("(all) => all.map((one) => `${one.name}=${one.value}`)")
    followed = page.locator(".unfolding [data-answer]").evaluate_all("(all) => all.map((one) => one.dataset.answer)")
    assert sorted(offered) == sorted(followed)
    assert len(offered) == len(set(offered))
