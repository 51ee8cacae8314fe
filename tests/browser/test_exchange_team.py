"""A team: its people's exported files opened at once, who is short and until when, nothing stored."""

import csv
import io
import json
from pathlib import Path

from people import TRAINER, entry, ledger
from playwright.sync_api import Page, expect

TRAINER_NOW = {**TRAINER, "cycle": {"start": "2024-01-01", "end": "2099-12-31"}}
DONE = ledger(
    entry("card", "cpr-aed", "2099-01-01", status="posted", posted_cecs="0.4"),
    entry("ethics", "approved-course", cecs="2.0", ethics=True),
    certifications=(TRAINER_NOW,),
)
RENEWED = {**TRAINER_NOW, "past": [{"start": "2022-01-01", "end": "2023-12-31"}]}
LESS = ledger(
    entry("course", "approved-course"),
    entry("then", "approved-course", "2023-03-01", cecs="0.7"),
    certifications=(RENEWED,),
)


def test_who_is_short_is_seen_for_several_files_at_once(page: Page, site: str, tmp_path: Path) -> None:
    """Who is short comes first; a file that cannot be read has its sentence and stops nobody; nothing is stored."""
    contents = {"done.json": DONE, "less.json": LESS, "none.json": ledger(certifications=())}
    for name, held in contents.items():
        (tmp_path / name).write_text(json.dumps(held), encoding="utf-8")
    (tmp_path / "broken.json").write_text("{", encoding="utf-8")
    (tmp_path / "huge.json").write_text(" " * 2_000_001, encoding="utf-8")
    page.goto(f"{site}team/")
    page.get_by_label("Exported entries").set_input_files(sorted(tmp_path.glob("*.json")))
    rows = page.locator("tr[data-person]")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("less")
    expect(rows.nth(0).locator("strong")).to_have_text("1.7")
    expect(rows.nth(0)).to_contain_text("12/31/2099")
    past = rows.nth(0).get_by_text("Past cycles: 1")
    past.click()
    expect(past.locator("..").locator("li")).to_contain_text("01/01/2022 – 12/31/2023: 0.7 of 2.0")
    expect(rows.filter(has_text="none")).to_contain_text("No certification is entered")
    unreadable = page.locator("[data-unreadable] li")
    expect(unreadable).to_have_count(2)
    expect(unreadable.filter(has_text="huge.json")).to_contain_text("larger than 2 MB")
    expect(unreadable.filter(has_text="broken.json")).to_contain_text("not a JSON file")
    with page.expect_download() as offered:
        page.get_by_role("button", name="Table (CSV)").click()
    table = list(csv.DictReader(io.StringIO(Path(offered.value.path()).read_text(encoding="utf-8-sig", newline=""))))
    assert table[0]["file"] == "less.json"
    assert table[0]["remaining"] == "1.7"
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('cec-tally')).length") == 0
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_people_are_told_apart_by_whose_ledger_it_is(page: Page, site: str, tmp_path: Path) -> None:
    """Two people's files of one name are two people; a person's newer file takes the place of the older."""
    files = [
        ("a", "cec-ledger.json", {**LESS, "id": "0a"}),
        ("b", "cec-ledger.json", {**DONE, "id": "0b"}),
        ("c", "cec-ledger.json", DONE),
        ("d", "a-copy.json", DONE),
        ("e", "newer.json", {**DONE, "id": "0a"}),
    ]
    for folder, name, held in files:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(json.dumps(held), encoding="utf-8")
    page.goto(f"{site}team/")
    picker, rows = page.get_by_label("Exported entries"), page.locator("tr[data-person]")
    for folder, name, _ in files[:4]:
        picker.set_input_files(tmp_path / folder / name)
    expect(rows.filter(has_text="a-copy")).to_have_count(1)  # the last of them is read
    expect(rows).to_have_count(3)
    names = [rows.nth(place).locator("th").inner_text() for place in range(3)]
    assert sorted(names) == ["a-copy", "cec-ledger", "cec-ledger (2)"]
    expect(rows.locator("strong").filter(has_text="1.7")).to_have_count(1)
    picker.set_input_files(tmp_path / "e" / "newer.json")
    expect(page.locator("#team-state")).to_contain_text("newer.json took the place of cec-ledger.json")
    expect(rows.locator("strong").filter(has_text="1.7")).to_have_count(0)
    expect(rows).to_have_count(3)
