"""What ACE's words leave open, on the page: a line where it matters, answers tried and put back, one e-mail."""

import pytest
from calculator_page import CalculatorPage
from people import COACH, TODAY, TRAINER, entry, ledger
from playwright.sync_api import BrowserContext, Locator, Page, expect

from calculator.rulebook import load

pytestmark = pytest.mark.browser
CARDS = ledger(
    entry("first", "cpr-aed", "2024-06-01", validity_years="1"),
    entry("second", "cpr-aed", "2025-05-01", validity_years="1"),
    certifications=(TRAINER,),
)
ASK = "cpr-aed-per-certificate"


@pytest.fixture
def today() -> str:
    """The day these people's stories are told on."""
    return TODAY


@pytest.fixture
def panel(calculator: CalculatorPage, page: Page) -> Locator:
    """The panel of a person with two cards, opened by the line under their figure."""
    calculator.put(CARDS)
    calculator.expect_assured("Personal Trainer", "0.4")
    calculator.standing("Personal Trainer").get_by_role("link", name="depending on how ACE reads").click()
    found = page.locator("#readings")
    expect(found.locator("summary").first).to_be_focused()
    expect(found.locator(f'[data-question="{ASK}"]')).to_be_visible()
    return found


def test_a_figure_that_no_answer_moves_has_no_line(calculator: CalculatorPage, page: Page) -> None:
    """The card stays as calm as it was; the panel says in a sentence that nothing hangs on it."""
    calculator.put(ledger(entry("course", "approved-course"), certifications=(TRAINER,)))
    calculator.expect_assured("Personal Trainer", "0.3")
    page.locator("#readings > summary").click()
    expect(page.locator("#readings")).to_contain_text(load().advised("readings-none"))
    expect(page.locator(".standing__readings, .question, .letter")).to_have_count(0)


def test_a_question_stands_with_its_quotation_its_answers_and_what_each_gives(panel: Locator) -> None:
    """Ours first, marked as our reading, then every other."""
    clause = load().clauses[ASK]
    question = panel.locator(f'[data-question="{ASK}"]')
    expect(question.get_by_role("heading")).to_have_text(load().fill(clause.question, load().newest))
    expect(question.locator("q")).to_have_text(clause.quote)
    rows = question.locator(".question__answers > li")
    expect(rows.first).to_contain_text("Our reading")
    expect(rows.first).to_contain_text("0.4 assured")
    expect(question.locator('[data-answer-of="one"]')).to_contain_text("0.2 assured")


def test_an_answer_is_tried_and_put_back_by_one_press_each_and_never_stored(
    calculator: CalculatorPage, page: Page, panel: Locator
) -> None:
    """While it is tried, the figures say under which answer they stand; a reload forgets it."""
    before = calculator.document()
    answer = panel.locator('[data-answer-of="one"]')
    answer.get_by_role("button", name="Try it").click()
    calculator.expect_assured("Personal Trainer", "0.2")
    told = page.locator("[data-trial] .trial")
    expect(told).to_have_count(2)
    expect(calculator.standing("Personal Trainer")).to_contain_text("Another answer")
    expect(answer.get_by_role("button")).to_have_attribute("aria-pressed", "true")
    assert calculator.document() == before
    told.first.get_by_role("button", name="Back to our reading").click()
    calculator.expect_assured("Personal Trainer", "0.4")
    expect(told).to_have_count(0)
    answer.get_by_role("button", name="Try it").click()
    calculator.expect_assured("Personal Trainer", "0.2")
    page.reload()
    calculator.expect_ready()
    calculator.expect_assured("Personal Trainer", "0.4")
    expect(told).to_have_count(0)


def test_one_e_mail_is_ready_to_copy(context: BrowserContext, page: Page, panel: Locator) -> None:
    """It asks one question, quotes ACE with addresses, and holds no name and no entry's title."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    panel.get_by_role("button", name="Copy the e-mail").click()
    expect(page.locator("#toast")).to_contain_text("Copied")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == panel.locator(".letter pre").inner_text()
    assert text.count("https://www.acefitness.org/") >= 2
    assert "Personal Trainer" not in text


def test_a_question_of_two_certifications_is_read_once(calculator: CalculatorPage, page: Page) -> None:
    """With what each answer gives to each of them."""
    calculator.put({**CARDS, "certifications": [TRAINER, {**COACH, "cycle": TRAINER["cycle"]}]})
    page.locator("#readings > summary").click()
    question = page.locator(f'[data-question="{ASK}"]')
    expect(question).to_have_count(1)
    gives = question.locator('[data-answer-of="one"] .question__gives')
    expect(gives).to_contain_text(["Personal Trainer: 0.2 assured", "Health Coach: 0.2 assured"])


def test_the_panel_fits_a_narrow_screen(page: Page, panel: Locator) -> None:
    """At 320 CSS pixels, which is 400 % zoom, nothing has to be scrolled sideways."""
    page.set_viewport_size({"width": 320, "height": 640})
    panel.locator('[data-answer-of="one"]').get_by_role("button").click()
    expect(page.locator(".trial")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
