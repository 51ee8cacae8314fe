"""What is typed at ACE: the sheet for My CECs and the packet of a petition, copied field by field, ticked, printed."""

import re

import pytest
from calculator_page import CalculatorPage
from people import TRAINER, entry, ledger
from playwright.sync_api import BrowserContext, Locator, Page, expect

from calculator.rulebook import load

TRAINER_NOW = {**TRAINER, "cycle": {"start": "2024-01-01", "end": "2099-12-31"}}
PERSON = ledger(
    entry("course", "approved-course", title="Strength workshop"),
    entry("event", "conference", title="Spring event", course_number="CX12345"),
    entry("seminar", "petition", title="Shoulder seminar"),
    entry("posted", "approved-course", status="posted", course_number="CEP999999", posted_cecs="0.3"),
    certifications=(TRAINER_NOW,),
)


@pytest.fixture
def sheet(calculator: CalculatorPage, page: Page) -> Locator:
    """The unfolded sheet of a person with a course, a conference with an odd number, and a petition."""
    calculator.put(PERSON)
    panel = page.locator("#sheet")
    panel.locator("summary").first.click()
    expect(panel.locator("[data-sheet-entry]")).to_have_count(2)
    return panel


def test_a_field_and_a_row_are_copied_in_the_order_of_my_cecs(context: BrowserContext, sheet: Locator) -> None:
    """Course number, CECs, completion date as MM/DD/YYYY; what ACE has posted is not asked for again."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    heads = sheet.locator("thead th")
    expect(heads).to_have_text(["ACE course number", "CECs", "Completion date", "Entry"])
    page = sheet.page
    for name, text in (
        ("Copy ACE course number of Strength workshop", "CEP123456"),
        ("Copy CECs of Strength workshop", "0.3"),
        ("Copy Completion date of Strength workshop", "03/01/2025"),
        ("Copy row of Strength workshop", "CEP123456\t0.3\t03/01/2025"),
    ):
        sheet.get_by_role("button", name=name).click()
        expect(page.locator("#toast")).to_contain_text(f"Copied: {text.replace('\t', ', ')}")
        assert page.evaluate("navigator.clipboard.readText()") == text
    expect(sheet.locator('[data-sheet-entry="event"] .remark')).to_contain_text("CX12345")


def test_where_the_clipboard_is_closed_the_text_is_selected(calculator: CalculatorPage, sheet: Locator) -> None:
    """A browser without a clipboard for pages still helps: the text is selected, and the page says so."""
    page = sheet.page
    calculator.close_clipboard()
    sheet.get_by_role("button", name="Copy ACE course number of Strength workshop").click()
    expect(page.locator("#toast")).to_contain_text("The text is selected")
    assert page.evaluate("getSelection().toString()") == "CEP123456"


def test_a_tick_moves_an_entry_to_submitted_and_back(calculator: CalculatorPage, sheet: Locator) -> None:
    """Ticking what was entered at ACE changes the entry's status, and nothing else of it."""
    before = calculator.stored()["entries"][0]
    tick = sheet.get_by_label("Submitted to ACE: Strength workshop")
    tick.check()
    assert calculator.stored()["entries"][0] == {**before, "status": "submitted"}
    expect(calculator.entry("Strength workshop")).to_contain_text("Submitted")
    tick.uncheck()
    assert calculator.stored()["entries"][0] == before


def test_a_petition_has_its_checklist_and_last_safe_day(calculator: CalculatorPage, sheet: Locator) -> None:
    """What is missing stands first, then what only the reader can tell; boxes and “sent” are kept with the entry."""
    packet = sheet.locator('[data-petition="seminar"]')
    expect(packet.get_by_role("heading", name="Petition: Shoulder seminar, completed 03/01/2025")).to_be_visible()
    expect(packet).to_contain_text("Send the petition by")
    groups = packet.locator("[data-group]")
    assert [one.get_attribute("data-group") for one in groups.all()] == ["open", "ask", "done"]
    expect(packet.locator('[data-group="done"] [data-demand="inside-cycle"] input')).to_be_disabled()
    missing = packet.locator('[data-group="open"] [data-demand="documents"] input')
    missing.click()
    expect(packet.locator('[data-group="done"] [data-demand="documents"] input')).to_be_focused()
    packet.get_by_label("Sent to ACE: Shoulder seminar").check()
    expect(sheet.locator('[data-order="send"]')).to_have_count(0)
    kept = calculator.stored()["entries"][2]
    assert (kept["ticked"], kept["status"]) == (["documents"], "submitted")
    expect(sheet.locator("[data-sources] h4")).to_be_visible()
    expect(packet.locator(".document__sources")).to_be_hidden()


def test_a_missing_number_is_typed_where_it_is_missed(calculator: CalculatorPage, page: Page) -> None:
    """The order begins with it; once it is typed there is a row to type, and the focus stays."""
    row = entry("course", "approved-course", title="Workshop", course_number="")
    calculator.put(ledger(row, certifications=(TRAINER_NOW,)))
    panel = page.locator("#sheet")
    panel.locator("summary").first.click()
    expect(panel.locator(".sheet__order li")).to_have_text(
        ["Find 1 course number, on the certificate or from the provider"]
    )
    panel.locator(".sheet__order a").click()
    box = panel.get_by_label("ACE course number: Workshop")
    expect(box).to_be_focused()
    box.fill("cep 123456")
    box.press("Enter")
    expect(panel.locator(".sheet__order li")).to_have_text(["Type 1 row"])
    expect(box).to_have_value("CEP123456")
    assert calculator.stored()["entries"][0]["course_number"] == "CEP123456"
    expect(panel).to_contain_text("Log in to your ACE account and select")


def test_a_card_is_recorded_and_has_no_packet(calculator: CalculatorPage, page: Page) -> None:
    """The steps of its route stand once, with ACE's pages; no petition is spoken of on it."""
    calculator.put(ledger(entry("card", "cpr-aed", title="CPR/AED"), certifications=(TRAINER_NOW,)))
    panel = page.locator("#sheet")
    panel.locator("summary").first.click()
    card = panel.locator("[data-records]")
    expect(card.get_by_role("heading", name="To record: CPR/AED, 03/01/2025")).to_be_visible()
    steps = load().routes["record"].steps
    expect(card.locator("ol li")).to_contain_text([step.text for step in steps])
    expect(card).not_to_contain_text("etition")
    expect(panel.locator("[data-petition]")).to_have_count(0)


def test_ticks_that_follow_each_other_at_once_are_all_kept(calculator: CalculatorPage, sheet: Locator) -> None:
    """Before the sheet has been answered again: each adds to what the entry has by then."""
    boxes = sheet.locator("[data-petition] [data-demand] input:enabled")
    boxes.first.evaluate(
        """one => { const all = one.closest("[data-petition]").querySelectorAll("[data-demand] input:enabled");
        for (const box of [...all].slice(0, 2)) box.click(); }"""
    )
    ticked = next(one["ticked"] for one in calculator.stored()["entries"] if one["id"] == "seminar")
    assert len(ticked) == 2


def test_a_document_is_printed_alone_on_one_page(sheet: Locator) -> None:
    """The printed sheet has its date, edition and sources, and neither buttons nor the rest of the page."""
    page = sheet.page
    page.evaluate("() => { window.print = () => {}; }")
    for button, own, others in (
        ("Print the sheet", "CEP123456", "Petition: Shoulder seminar"),
        ("Print the packet", "Petition: Shoulder seminar", "CEP123456"),
    ):
        # The second comes sooner than a person's would, and where the first was: a click would be half a double one.
        sheet.get_by_role("button", name=button).evaluate("one => one.click()")
        page.emulate_media(media="print")
        text = page.locator("body").inner_text()
        for wanted in (own, "Personal Trainer, 01/01/2024 – 12/31/2099: ", "Sources", "https://"):
            assert wanted in text
        for unwanted in (others, "Where you stand", "Unofficial. ACE", "Print the"):
            assert unwanted not in text
        assert len(re.findall(rb"/Type /Page\b", page.pdf(format="Letter"))) == 1
        page.emulate_media(media="screen")
        expect(page.locator(".document--printed")).to_have_count(0)


def test_the_sheet_fits_a_narrow_screen(sheet: Locator) -> None:
    """At 320 CSS pixels, which is 400 % zoom, nothing has to be scrolled sideways."""
    page = sheet.page
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    expect(sheet.get_by_role("button", name="Copy row of Strength workshop")).to_be_visible()
