"""Questions that nobody waits for any more are never asked: the worker has one at a time."""

from calculator_page import CalculatorPage
from patience import until
from people import entry, ledger
from playwright.sync_api import Page, expect

# While ``held`` is on, what is asked of the worker waits outside it; ``asked`` are the verbs that reached it.
HOLDING = """(() => {
  const send = Worker.prototype.postMessage;
  Object.assign(window, { held: false, waiting: [], asked: [] });
  Worker.prototype.postMessage = function (message, ...more) {
    if (message?.path?.[0] !== "respond") return send.call(this, message, ...more);
    const go = () => {
      window.asked.push(JSON.parse(message.argumentList[0].value).do);
      send.call(this, message, ...more);
    };
    if (window.held) window.waiting.push(go);
    else go();
  };
})()"""
RELEASE = "held = false; asked = []; for (const go of waiting.splice(0)) go()"


def test_what_has_been_passed_over_is_not_asked(calculator: CalculatorPage, page: Page) -> None:
    """Of three changes the first, which was under way, and the last are estimated; a closed panel asks nothing."""
    page.add_init_script(HOLDING)
    calculator.put(ledger(entry("a", "mentoring")))
    page.locator("#rules-panel > summary").evaluate("one => one.click()")
    until(page, lambda: page.evaluate("asked.includes('renewal')"), "the last that a card asks was not asked")
    record = page.locator("#record > summary")
    record.evaluate("one => one.click()")
    expect(page.locator("#record table").first).to_be_visible()  # and nothing asked before it is under way any more
    record.evaluate("one => one.click()")
    page.evaluate("held = true")
    for edition in ("2013-05-01", "2023-09-13", "auto"):
        page.locator("#rules-panel select").select_option(edition)
    page.locator("#safety > summary").evaluate("one => one.click()")
    expect(page.locator("#safety")).to_have_attribute("open", "")
    page.locator("#safety > summary").evaluate("one => one.click()")
    expect(page.locator("#safety")).not_to_have_attribute("open", "")
    page.evaluate(RELEASE)
    page.locator("#one-more > summary").evaluate("one => one.click()")
    expect(page.locator("#one-more table")).to_be_visible()
    asked = page.evaluate("asked")
    assert asked.count("estimate") == 2
    assert "safety" not in asked
    assert asked.count("worth") == 1


# What is asked of the worker by a verb in ``endless`` never comes to an end; ``begun`` and ``stopped`` count.
ENDLESS = """(() => {
  const send = Worker.prototype.postMessage;
  const stop = Worker.prototype.terminate;
  Object.assign(window, { endless: [], begun: 0, stopped: 0, busy: new WeakSet() });
  Worker.prototype.postMessage = function (message, ...more) {
    const isAsked = message?.path?.[0] === "respond";
    if (isAsked && window.endless.includes(JSON.parse(message.argumentList[0].value).do)) {
      window.busy.add(this);
      window.begun += 1;
    }
    if (!window.busy.has(this)) send.call(this, message, ...more);
  };
  Worker.prototype.terminate = function () {
    if (window.busy.has(this)) window.stopped += 1;
    stop.call(this);
  };
})()"""


def test_a_long_question_that_nobody_waits_for_is_stopped(calculator: CalculatorPage, page: Page) -> None:
    """Python is started anew, nothing tells of a failure, and what is asked next, or was waiting, is answered."""
    page.add_init_script(ENDLESS)
    calculator.put(ledger(entry("a", "mentoring", status="completed")))
    expect(page.locator(".standing__figure").first).to_be_visible()
    page.evaluate("endless = ['safety']")
    page.locator("#safety > summary").evaluate("one => one.click()")
    page.locator("#one-more > summary").evaluate("one => one.click()")
    until(page, lambda: page.evaluate("begun"), "the question has not reached the worker")
    assert page.evaluate("stopped") == 0
    page.locator("#safety > summary").evaluate("one => one.click()")
    expect(page.locator("#one-more table")).to_be_visible()
    assert page.evaluate("stopped") == 1
    calculator.add_entry("cpr-aed", {"title": "Card", "date": "03/01/2025", "validity_years": "2"})
    expect(calculator.entry("Card").locator(".award").first).to_contain_text("+0.4")
    expect(page.locator("#engine")).to_have_text("")
