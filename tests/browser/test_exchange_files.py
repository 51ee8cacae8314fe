"""Files out and in: what is exported, what a file would change before it changes anything, and the way back."""

import csv
import io
import json
import zipfile
from pathlib import Path

import icalendar
import pytest
from calculator_page import CalculatorPage
from people import TRAINER, ask, entry, ledger
from playwright.sync_api import BrowserContext, Locator, Page, expect

from calculator.rulebook import load
from calculator.rulebook.fingerprint import fingerprint

WORKBOOK = io.BytesIO()
with zipfile.ZipFile(WORKBOOK, "w") as parts:
    for part in ("[Content_Types].xml", "xl/workbook.xml"):
        parts.writestr(part, "<x/>")
COURSE = entry("course", "approved-course")
CARD = entry("card", "cpr-aed")
TABLE = """\
Course title,Completion date,Course number,CECs
Strength,03/19/2025,CEP111111,0.4
Balance,03/40/2025,CEP222222,0.2
"""


def open_import(page: Page) -> Locator:
    """Open the import dialog and return it."""
    page.get_by_role("button", name="Import entries").click()
    return page.locator("#import-dialog")


def downloaded(page: Page, button: str) -> str:
    """Press a button that offers a file and return the file's text."""
    with page.expect_download() as offered:
        page.get_by_role("button", name=button, exact=True).click()
    return Path(offered.value.path()).read_text(encoding="utf-8", newline="")


def expect_part(dialog: Locator, part: str, count: str) -> None:
    """Expect how many items of a part the preview counts."""
    expect(dialog.locator(f'[data-part="{part}"]')).to_contain_text(f"{part}: {count}")


def test_what_is_exported_can_be_read_elsewhere(calculator: CalculatorPage, page: Page) -> None:
    """JSON is the ledger as stored and its receipt, CSV a harmless table, the calendar a valid iCalendar."""
    person = ledger(COURSE, entry("card", "cpr-aed", title="=1+1"), certifications=(TRAINER,))
    calculator.put(person)
    document = json.loads(downloaded(page, "Export entries"))
    receipt = document.pop("receipt")
    assert document == calculator.stored()
    assert page.locator("footer [data-build]").inner_text() == receipt["release"]
    told = ask("verify", document={**document, "receipt": receipt})["verify"]
    assert (told["same"], receipt["rules"]) == (True, fingerprint(load()))
    rows = list(csv.DictReader(io.StringIO(downloaded(page, "Table (CSV)").removeprefix("\ufeff"))))
    assert [row["What you did (title)"] for row in rows if row["kind"] == "entry"] == ["course", "'=1+1"]
    calendar = icalendar.Calendar.from_ical(downloaded(page, "Remind me"))
    days = [event for event in calendar.walk("VEVENT") if event["UID"].startswith("calendar-")]
    assert len(days) == 2  # no petition is unsent, so its last day is none of them; reminders depend on the day


def test_a_table_is_previewed_with_its_faults_before_anything_changes(calculator: CalculatorPage, page: Page) -> None:
    """A pasted table says what it adds and what to mend by row and column; until Import nothing is stored."""
    calculator.put(ledger(COURSE))
    before = calculator.stored()
    dialog = open_import(page)
    expect(dialog.get_by_role("button", name="Import", exact=True)).to_be_hidden()
    dialog.get_by_label("Or paste its content").fill(TABLE)
    expect_part(dialog, "Added", "2")
    expect_part(dialog, "Removed", "none")
    expect(dialog.locator('[data-remarks="To fix"]')).to_contain_text("row 3, column “Completion date”: “03/40/2025”")
    assert calculator.stored() == before
    dialog.get_by_label("Replace them all").check()
    expect_part(dialog, "Removed", "3")
    dialog.get_by_label("Keep them").check()
    expect_part(dialog, "Removed", "none")
    dialog.get_by_role("button", name="Import", exact=True).click()
    expect(page.locator("[data-entry]")).to_have_count(3)
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(page.locator("[data-entry]")).to_have_count(1)
    assert calculator.stored() == before


# What a reader may do before the browser has read what they chose, all in one go.
AT_ONCE = """async ([texts, mode]) => {
  const form = document.querySelector("#import-dialog form");
  const picker = form.querySelector("[type=file]");
  for (const [at, text] of texts.entries()) {
    const chosen = new DataTransfer();
    chosen.items.add(new File([text], `${at}.json`));
    picker.files = chosen.files;
    picker.dispatchEvent(new Event("change"));
    form.querySelector(`[name=mode][value=${mode}]`).click();
  }
}"""


@pytest.mark.parametrize(("mode", "removed"), [("replace", "3"), ("merge", "none")])
@pytest.mark.parametrize("chosen", [1, 3])
def test_what_is_still_being_read_is_neither_lost_nor_taken_for_what_came_after(
    calculator: CalculatorPage, page: Page, chosen: int, mode: str, removed: str
) -> None:
    """However quickly files are chosen, and what is to be done with them: the last one is shown, in that way."""
    calculator.put(ledger(COURSE, CARD, certifications=(TRAINER,)))
    rows = [[entry(f"talk-{at}", "presentation") for at in range(many)] for many in (7, 5, 2)]
    texts = [json.dumps(ledger(*some, certifications=())) for some in rows[-chosen:]]
    dialog = open_import(page)
    page.evaluate(AT_ONCE, [texts, mode])
    expect_part(dialog, "Added", "2")
    expect_part(dialog, "Removed", removed)


def test_an_import_is_undone_even_after_a_reload(calculator: CalculatorPage, page: Page, tmp_path: Path) -> None:
    """Replacing everything by a file can be taken back later: what was there is kept until then."""
    calculator.put(ledger(COURSE, CARD))
    before = calculator.stored()
    file = tmp_path / "other.json"
    file.write_text(json.dumps(ledger(entry("talk", "presentation"), certifications=(TRAINER,))), encoding="utf-8")
    dialog = open_import(page)
    dialog.get_by_label("A file saved here").set_input_files(file)
    dialog.get_by_label("Replace them all").check()
    expect_part(dialog, "Removed", "3")
    dialog.get_by_role("button", name="Import", exact=True).click()
    expect(page.locator("[data-entry]")).to_have_count(1)
    page.reload()
    calculator.expect_ready()
    page.get_by_role("button", name="Undo the last import").click()
    expect(page.locator("[data-entry]")).to_have_count(2)
    assert calculator.stored() == before
    expect(page.get_by_role("button", name="Undo the last import")).to_have_count(0)


def test_undoing_an_import_keeps_what_was_entered_since(calculator: CalculatorPage, page: Page, tmp_path: Path) -> None:
    """Only what the import itself brought is taken away again."""
    calculator.put(ledger(COURSE))
    file = tmp_path / "more.json"
    file.write_text(json.dumps(ledger(entry("talk", "presentation"))), encoding="utf-8")
    dialog = open_import(page)
    dialog.get_by_label("A file saved here").set_input_files(file)
    dialog.get_by_role("button", name="Import", exact=True).click()
    expect(page.locator("[data-entry]")).to_have_count(2)
    calculator.add_entry("mentoring", {"title": "Since then", "date": "03/01/2025", "status": "completed"})
    page.get_by_role("button", name="Undo the last import").click()
    expect(page.locator("[data-entry]")).to_have_count(2)
    expect(calculator.entry("Since then")).to_be_attached()


def test_a_file_in_another_encoding_is_read_and_said(calculator: CalculatorPage, page: Page, tmp_path: Path) -> None:
    """What Excel on Windows writes is read, with a remark that asks to check the accents."""
    calculator.open()
    file = tmp_path / "windows.csv"
    file.write_bytes("title,date,course_number,cecs\nMéthode,03/19/2025,CEP111111,0.4\n".encode("cp1252"))
    dialog = open_import(page)
    dialog.get_by_label("A file saved here").set_input_files(file)
    expect(dialog.locator('[data-remarks="To look at"]')).to_contain_text("Windows text")
    dialog.locator('[data-part="Added"] summary').click()
    expect(dialog.locator('[data-part="Added"] li')).to_have_text("Méthode")
    assert calculator.page.locator("[data-entry]").count() == 0


LIST = """\
My courses

Name,Added on date,CECs,Type
Functional training,03/08/2025,0.3,Workshop
Cueing,04/05/2025,0.2,Retreat
"""


def answer(dialog: Locator, question: str, choice: str) -> None:
    """Answer one question of the preview and wait until it is taken."""
    dialog.locator(f'[data-question="{question}"]').get_by_label(choice).check()
    expect(dialog.locator(f'[data-question="{question}"]').get_by_label(choice)).to_be_checked()


def test_what_a_list_leaves_open_is_asked_before_it_is_taken_in(calculator: CalculatorPage, page: Page) -> None:
    """Each column shows what it was taken for; with every question answered, and only then, it can be imported."""
    calculator.open()
    dialog = open_import(page)
    dialog.get_by_label("Or paste its content").fill(LIST)
    expect(dialog.locator("[data-question]")).to_have_count(3)
    expect(dialog.locator('[data-column="1"] select')).to_have_value("date")
    expect(dialog.get_by_role("button", name="Import", exact=True)).to_be_hidden()
    answer(dialog, "column:1", "Yes")
    answer(dialog, "day-order", "August 3, 2025")
    dialog.locator('[data-question="kind:retreat"] select').select_option("petition")
    expect(dialog.locator("[data-state]")).to_have_text("")
    dialog.locator('[data-column="2"] select').select_option("note")
    expect(dialog.locator("[data-state]")).to_contain_text("Answer what is asked")
    dialog.locator('[data-column="2"] select').select_option("cecs")
    dialog.get_by_role("button", name="Import", exact=True).click()
    expect(page.locator("[data-entry]")).to_have_count(2)
    assert [one["date"] for one in calculator.stored()["entries"]] == ["2025-08-03", "2025-05-04"]


def test_a_file_chosen_again_after_it_was_mended_is_read_again(
    calculator: CalculatorPage, page: Page, tmp_path: Path
) -> None:
    """Also if its name is the same and the dialog was not closed."""
    calculator.open()
    file = tmp_path / "list.csv"
    file.write_text("Course,Date,CECs\nStrength,someday,0.4\n", encoding="utf-8")
    dialog = open_import(page)
    picker = dialog.get_by_label("A file saved here")
    for shown in ("someday", ""):
        with page.expect_file_chooser() as chooser:
            picker.click()
        chooser.value.set_files(file)
        if shown:
            expect(dialog.locator('[data-remarks="To fix"]')).to_contain_text(shown)
            expect(dialog.locator('[data-remarks="To fix"]')).to_contain_text("Strength")
            file.write_text("Course,Date,CECs\nStrength,2025-03-01,0.4\n", encoding="utf-8")
    expect(dialog.locator('[data-remarks="To fix"]')).to_have_count(0)
    expect_part(dialog, "Added", "1")
    assert calculator.page.locator("[data-entry]").count() == 0


def test_a_file_that_is_no_ledger_says_so(calculator: CalculatorPage, tmp_path: Path) -> None:
    """Too large (before it is read), a picture, another JSON, an empty file: a sentence each, and no button."""
    calculator.open()
    dialog = open_import(calculator.page)
    picker = dialog.get_by_label("A file saved here")
    faults = {
        "large.json": (b"{" + b" " * 2_000_001, "larger than 2 MB"),
        "picture.png": (b"\x89PNG\r\n\x1a\n\x00\x00\x00", "This is a picture"),
        "book.xlsx": (WORKBOOK.getvalue(), "choose File and then Save As"),
        "other.json": (b'{"format": "menu"}', "not a ledger"),
        "broken.json": (b'{"format": ', "not a JSON file"),
        "empty.csv": (b"", "empty"),
        "table.csv": (b"colour,size\nred,3\n", "names no column"),
    }
    assert ".zip" in (picker.get_attribute("accept") or "")
    for name, (content, sentence) in faults.items():
        (tmp_path / name).write_bytes(content)
        picker.set_input_files(tmp_path / name)
        expect(dialog.locator("[data-state]")).to_contain_text(sentence)
        expect(dialog.get_by_role("button", name="Import", exact=True)).to_be_hidden()


def test_a_file_tells_whether_these_rules_still_give_its_figures(calculator: CalculatorPage, page: Page) -> None:
    """In the preview, before anything is taken in: the same, or what differs, with the clause and ACE's page."""
    calculator.open()
    person = ledger(entry("talk", "presentation"), entry("card", "cpr-aed"), certifications=(TRAINER,))
    document = json.loads(ask("export", ledger=person, to="json")["export"]["text"])
    dialog = open_import(page)
    paste = dialog.get_by_label("Or paste its content")
    paste.fill(json.dumps(document))
    expect(dialog.locator("[data-verify]")).to_contain_text("they give the same figures")
    document["receipt"]["certifications"][0]["awards"][1]["cecs"] = "0.2"
    document["receipt"]["rules"] = "others"
    paste.fill(json.dumps(document))
    expect(dialog.locator("[data-verify]")).to_contain_text("they give other figures")
    change = dialog.locator("[data-changes] li")
    expect(change).to_contain_text("card, for Personal Trainer: 0.4 CECs (Assured), before 0.2 CECs (Assured).")
    expect(change.get_by_role("link", name="Two-year CPR/AED certificate")).to_be_visible()
    dialog.get_by_role("button", name="Import", exact=True).click()
    expect(dialog).to_be_hidden()
    assert "receipt" not in calculator.stored()


def test_a_dropped_file_opens_its_preview(calculator: CalculatorPage, page: Page) -> None:
    """A file dropped anywhere on the page is previewed; nothing is stored by dropping it."""
    calculator.open()
    drop = """([text]) => {
      const carried = new DataTransfer();
      carried.items.add(new File([text], "table.csv", {type: "text/csv"}));
      const page = document.getElementById("calculator-page");
      page.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
    }"""
    page.evaluate(drop, [TABLE])
    expect_part(page.locator("#import-dialog"), "Added", "2")
    expect(calculator.page.locator("[data-entry]")).to_have_count(0)


def test_a_dropped_text_opens_its_preview(page: Page, calculator: CalculatorPage) -> None:
    """A list dragged over from another window is previewed; what is dragged within the page is not."""
    calculator.open()
    drop = """([text, within]) => {
      const carried = new DataTransfer();
      carried.setData("text/plain", text);
      const page = document.getElementById("calculator-page");
      if (within) page.dispatchEvent(new DragEvent("dragstart", {bubbles: true}));
      page.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
      page.dispatchEvent(new DragEvent("dragend", {bubbles: true}));
    }"""
    page.evaluate(drop, [TABLE, True])
    expect(page.locator("#import-dialog")).to_be_hidden()
    page.evaluate(drop, [TABLE, False])
    expect_part(page.locator("#import-dialog"), "Added", "2")
    expect(calculator.page.locator("[data-entry]")).to_have_count(0)


def test_without_the_rules_the_ledger_still_goes_out_and_the_import_waits(
    context: BrowserContext, page: Page, site: str
) -> None:
    """While Python is not up, the raw export works and the import says what it is waiting for."""
    context.route("**/assets/runtime/**", lambda route: route.abort())
    page.goto(f"{site}calculator/")
    expect(page.locator("#engine")).to_contain_text("could not be loaded")
    with page.expect_download() as offered:
        page.locator("#keep").get_by_role("button", name="Export entries").click()
    assert json.loads(Path(offered.value.path()).read_text(encoding="utf-8"))["format"] == "cec-ledger"
    dialog = open_import(page)
    dialog.get_by_label("Or paste its content").fill(TABLE)
    expect(dialog.locator("[data-state]")).to_contain_text("as soon as the rules are ready")
    dialog.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Table (CSV)").click()
    expect(page.locator("#toast")).to_contain_text("only “Export entries” works now")
