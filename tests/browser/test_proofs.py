"""Proofs kept with entries: taken in, seen, taken away and brought back, and all of it as one file."""

import hashlib
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from calculator_page import CalculatorPage
from patience import until
from people import entry, ledger
from playwright.sync_api import BrowserContext, Locator, Page, expect

pytestmark = pytest.mark.browser
HELD = ledger(
    entry("a", "approved-course", "2026-03-01", title="Cueing"),
    entry("b", "petition", "2026-05-01", title="Workshop"),
    certifications=({"id": "cpt", "name": "Personal Trainer", "cycle": {"start": "2025-06-01", "end": "2027-05-31"}},),
)
PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(window.hit=1)>>>>endobj\n" + b"x" * 500
)
FULL = """() => { IDBObjectStore.prototype.put = () => { throw new DOMException('', 'QuotaExceededError'); } }"""
CLOSED = """() => { IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError'); } }"""
DROPPED = """text => { const all = new DataTransfer();
  all.items.add(new File([text], "dropped.txt", { type: "text/plain" })); return all; }"""
HALVED = """path => new Promise((done) => { indexedDB.open(`cec-tally:${path}:proofs`).onsuccess = ({ target }) => {
  const work = target.result.transaction("files", "readwrite");
  const files = work.objectStore("files");
  files.getAll().onsuccess = ({ target: { result: [one] } }) => files.put({ ...one, bytes: one.bytes.slice(0, 9) });
  work.oncomplete = () => { target.result.close(); done(); }; }; })"""
KEPT = """path => new Promise((done) => { indexedDB.open(`cec-tally:${path}:proofs`).onsuccess = ({ target }) => {
  const asked = target.result.transaction("files").objectStore("files").getAllKeys();
  asked.onsuccess = () => { target.result.close(); done(asked.result); }; }; })"""
EMPTIED = """path => new Promise((done) => {
  const asked = indexedDB.deleteDatabase(`cec-tally:${path}:proofs`); asked.onsuccess = asked.onerror = done; })"""
# For drivers that do not tell of files that are saved: they are taken from the link, in base64.
CATCH = """const make = URL.createObjectURL;
URL.createObjectURL = (file) => make.call(URL, (window.made = file));
HTMLAnchorElement.prototype.click = () => {
  const reader = new FileReader();
  reader.onload = () => (window.saved = reader.result.split(",")[1]);
  reader.readAsDataURL(window.made);
};"""


@pytest.fixture
def today() -> str:
    return "2026-11-27"


def png(size: int = 40) -> bytes:
    """A PNG of one colour, made by hand."""

    def chunk(name: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4) + name + content + zlib.crc32(name + content).to_bytes(4)

    head = size.to_bytes(4) + size.to_bytes(4) + bytes([8, 0, 0, 0, 0])
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * size for _ in range(size)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def given(name: str, content: bytes, kind: str = "text/html") -> Any:  # noqa: ANN401 - playwright's shape
    return {"name": name, "mimeType": kind, "buffer": content}


def proofs_of(calculator: CalculatorPage, title: str) -> Locator:
    """Open the proofs of an entry."""
    calculator.unfold(title).get_by_role("button", name="Proofs").click()
    expect(calculator.dialog.get_by_role("heading", name=f"Proofs of {title}")).to_be_visible()
    return calculator.dialog


def choose(dialog: Locator, *files: Any) -> None:  # noqa: ANN401 - as above
    dialog.get_by_label("Choose a file").set_input_files(list(files))


def stored(calculator: CalculatorPage, at: int = 0) -> list[dict[str, Any]]:
    proofs: list[dict[str, Any]] = calculator.stored()["entries"][at].get("proofs", [])
    return proofs


def test_a_proof_is_kept_seen_named_replaced_and_removed(
    calculator: CalculatorPage, page: Page, context: BrowserContext
) -> None:
    """Known by its content, whatever it is called; what it holds never runs; each step can be undone after a reload."""
    calculator.put(HELD)
    dialog = proofs_of(calculator, "Cueing")
    expect(dialog).to_contain_text("On this host every site")
    choose(dialog, given("../evil\u202egnp.html", png()), given("page.pdf", b"<html><script>window.hit=1</script>"))
    expect(dialog.get_by_role("alert")).to_contain_text(
        "“page.pdf” is neither a PDF nor a JPEG nor a PNG by its content"
    )
    expect(dialog.get_by_role("img", name="What")).to_be_visible()
    (proof,) = stored(calculator)
    assert (proof["name"], proof["type"]) == ("evil-gnp.html.png", "image/png")
    assert proof["sha256"] == hashlib.sha256(png()).hexdigest()
    dialog.get_by_label("Name of the file").fill("Certificate")
    dialog.get_by_label("Name of the file").press("Tab")
    expect(dialog.get_by_label("Name of the file")).to_have_value("Certificate.png")
    dialog.get_by_label("Replace Certificate.png").set_input_files(given("scan.pdf", PDF))
    expect(dialog.locator(".proof")).to_contain_text("PDF")
    with context.expect_page() as opening:
        dialog.get_by_role("button", name="Open scan.pdf").click()
    opening.value.close()
    dialog.get_by_role("button", name="Remove scan.pdf").click()
    expect(dialog.locator(".proof")).to_have_count(0)
    dialog.get_by_role("button", name="Close").click()
    page.reload()
    calculator.expect_ready()
    page.locator("#undo button").click()
    page.get_by_role("button", name="Undo", exact=True).click()
    dialog = proofs_of(calculator, "Cueing")
    expect(dialog.get_by_role("img", name="What Certificate.png shows")).to_be_visible()
    assert page.evaluate("window.hit") is None


@pytest.mark.parametrize(("broken", "sentence"), [(FULL, "has no room for this file"), (CLOSED, "keeps no files")])
def test_what_cannot_be_kept_is_said_and_changes_nothing(
    calculator: CalculatorPage, page: Page, broken: str, sentence: str
) -> None:
    """Storage that is full, and a window that keeps nothing: the ledger names no file that is not there."""
    calculator.put(HELD)
    page.evaluate(broken)
    dialog = proofs_of(calculator, "Cueing")
    choose(dialog, given("a.png", png()))
    expect(dialog.get_by_role("alert")).to_contain_text(sentence)
    assert stored(calculator) == []


def test_a_second_tab_has_it_and_a_deleted_file_is_told(
    calculator: CalculatorPage, page: Page, context: BrowserContext, site: str
) -> None:
    """Two tabs keep both; what the browser deleted is named on its entries, and a larger file is refused."""
    calculator.put(HELD)
    other = CalculatorPage(context.new_page(), site)
    other.open()
    choose(proofs_of(calculator, "Cueing"), given("a.png", png()))
    expect(calculator.dialog.locator("img")).to_have_count(1)
    second = proofs_of(other, "Cueing")
    choose(second, given("b.pdf", PDF), given("c.pdf", b"%PDF-" + b"x" * 10_000_000))
    expect(second.get_by_role("alert")).to_contain_text("“c.pdf” is larger than 10 MB")
    expect(calculator.dialog.locator(".proof")).to_have_count(2)
    other.page.close()
    page.evaluate(EMPTIED, page.evaluate("new URL('..', location.href).pathname"))
    page.reload()
    calculator.expect_ready()
    expect(page.locator("#missing-proofs")).to_contain_text("Files of proofs are not in this browser: Cueing.")
    expect(proofs_of(calculator, "Cueing").locator(".proof").first).to_contain_text("File missing")
    assert len(stored(calculator)) == 2


def test_a_dropped_file_is_kept_and_one_no_longer_whole_is_told(calculator: CalculatorPage, page: Page) -> None:
    """What is kept is held against its hash before it goes out, so that half a file is never taken for the whole."""
    calculator.put(HELD)
    dialog = proofs_of(calculator, "Cueing")
    dropped = page.evaluate_handle(DROPPED, PDF.decode())
    dialog.dispatch_event("drop", {"dataTransfer": dropped})
    expect(dialog.get_by_label("Name of the file")).to_have_value("dropped.txt.pdf")
    path = page.evaluate("new URL('..', location.href).pathname")
    page.evaluate(HALVED, path)
    dialog.get_by_role("button", name="Save a copy of dropped.txt.pdf").click()
    expect(dialog.get_by_role("alert")).to_contain_text("is not in this browser, or no longer what it was")
    expect(dialog.locator(".proof")).to_contain_text("File missing")


def test_no_more_is_kept_than_200_files_or_500_mb(calculator: CalculatorPage) -> None:
    """By what the ledger says: the last that fits is kept, the next one refused, one in place of another kept."""
    name = "What c.png shows"
    many, heavy = [proof(f"p{at}", PDF) for at in range(199)], [proof("p0", PDF, bytes=500_000_000 - len(PDF))]
    for held, sentence in (
        (many, "200 proofs are kept already, the most there can be. Remove one first."),
        (heavy, "All proofs together would be more than 500 MB. Remove one first."),
    ):
        calculator.put(json.loads(with_proofs(*held)))
        dialog = proofs_of(calculator, "Workshop")
        choose(dialog, given("a.pdf", PDF), given("b.pdf", PDF))
        expect(dialog.get_by_role("alert")).to_have_text(sentence)
        expect(dialog.locator(".proof")).to_have_count(1)
        dialog.get_by_label("Replace a.pdf").set_input_files(given("c.png", png()))
        expect(dialog.get_by_role("img", name=name)).to_be_visible()
        expect(dialog.get_by_role("alert")).to_have_text("")
        assert [len(stored(calculator, at)) for at in (0, 1)] == [len(held), 1]


def test_what_a_zip_brings_beyond_the_room_there_is_is_told_and_left_out(
    calculator: CalculatorPage, page: Page
) -> None:
    """Beside what is kept already; its entry names it all the same, and is told as one whose file is missing."""
    calculator.put(json.loads(with_proofs(proof("p0", PDF, bytes=500_000_000 - len(png())))))
    first, second = HELD["entries"]
    coming = [proof("good", png()), proof("over", png(50))]
    text = json.dumps({**HELD, "entries": [first | {"proofs": []}, {**second, "proofs": coming}]})
    files = [("ledger.json", text.encode()), ("proofs/good-good.png", png()), ("proofs/over-over.png", png(50))]
    take(page, zipped(files))
    expect(page.locator("[data-files]")).to_have_text("Files that come with it: 1")
    left_out = "“over.png” is left out: at most 200 files of 500 MB together are kept."
    expect(page.locator('[data-remarks="Files"] li')).to_have_text([left_out])
    page.get_by_role("button", name="Import", exact=True).click()
    expect(calculator.dialog).to_be_hidden()
    assert kept(page) == ["good"]
    assert [len(stored(calculator, at)) for at in (0, 1)] == [1, 2]
    expect(page.locator("#missing-proofs")).to_contain_text("Workshop")


def test_a_zip_of_more_than_can_be_kept_is_refused(calculator: CalculatorPage, page: Page) -> None:
    """By the list of its files, before any of them is unpacked."""
    calculator.put(HELD)
    ledger = ("ledger.json", json.dumps(HELD).encode())
    many = zipped([ledger, *((f"proofs/{at}.png", b"") for at in range(401))])
    large = bytearray(zipped([ledger, ("proofs/large.png", b"\0" * 1000)]))
    entry = large.rindex(b"PK\x01\x02")  # of the list of files, the last one: APPNOTE.TXT 4.3.12
    large[entry + 24 : entry + 28] = (511_000_000).to_bytes(4, "little")
    for content, sentence in (
        (many, "This ZIP holds more files than everything that can be saved here, so it was not opened."),
        (bytes(large), "This ZIP unpacks to more than can be kept here, so it was not opened."),
    ):
        take(page, content)
        expect(page.locator("#import-dialog [data-state]")).to_have_text(sentence)


def zipped(files: list[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in files:
            whole.writestr(name, content)
    return made.getvalue()


def proof(name: str, content: bytes, **more: object) -> dict[str, Any]:
    kind = "application/pdf" if content.startswith(b"%PDF") else "image/png"
    told = {"id": name, "name": f"{name}.png", "type": kind, "bytes": len(content), "added": "2026-01-01"}
    return {**told, "sha256": hashlib.sha256(content).hexdigest(), **more}


def with_proofs(*proofs: Mapping[str, Any]) -> bytes:
    first, second = HELD["entries"]
    return json.dumps({**HELD, "entries": [{**first, "proofs": list(proofs)}, second]}).encode()


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_everything_is_saved_in_one_file_and_taken_back(calculator: CalculatorPage, page: Page, tmp_path: Path) -> None:
    """Ledger, proofs and an index come back whole; what is wrong in a ZIP is told, and the rest taken in."""
    calculator.put(HELD)
    dialog = proofs_of(calculator, "Cueing")
    choose(dialog, given("a.png", png()), given("b.pdf", PDF))
    expect(dialog.locator(".proof")).to_have_count(2)
    dialog.get_by_role("button", name="Close").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save everything").click()
    saving.value.save_as(tmp_path / "all.zip")
    with zipfile.ZipFile(tmp_path / "all.zip") as whole:
        assert whole.testzip() is None
        assert sorted(whole.namelist())[:2] == ["index.html", "ledger.json"]
        assert {whole.read(name) for name in whole.namelist() if name.startswith("proofs/")} == {png(), PDF}
        assert "Cueing" in whole.read("index.html").decode()
    page.evaluate(EMPTIED, page.evaluate("new URL('..', location.href).pathname"))
    page.evaluate("localStorage.clear()")
    page.reload()
    calculator.expect_ready()
    take(page, (tmp_path / "all.zip").read_bytes())
    expect(page.locator("[data-files]")).to_have_text("Files that come with it: 2")
    page.get_by_role("button", name="Import", exact=True).click()
    expect(calculator.dialog).to_be_hidden()
    expect(proofs_of(calculator, "Cueing").locator(".proof__seen")).to_have_text(["", "PDF"])
    assert len(stored(calculator)) == 2
    calculator.dialog.get_by_role("button", name="Close").click()
    other = png(50)
    text = with_proofs(proof("good", other), proof("altered", png(60)), proof("absent", png(70)))
    files = [
        ("ledger.json", text),
        ("proofs/good-good.png", other),
        ("proofs/good-good.png", other),
        ("proofs/altered-altered.png", png(61)),
        ("../climbing.png", png(62)),
        ("proofs/bomb.png", b"\0" * 11_000_000),
    ]
    take(page, zipped(files))
    expect(page.locator("[data-files]")).to_have_text("Files that come with it: 1")
    told = page.locator('[data-remarks="Files"]')
    for sentence in (
        "“proofs/good-good.png” is in this ZIP more than once",
        "“altered.png” is not the file that was saved: its content differs",
        "“absent.png” of “Cueing” is not in this ZIP",
        "“../climbing.png” has a name that leads out of the ZIP",
        "“proofs/bomb.png” unpacks to more than 10 MB",
    ):
        expect(told).to_contain_text(sentence)
    page.get_by_role("button", name="Import", exact=True).click()
    expect(calculator.dialog).to_be_hidden()
    assert [one["name"] for one in stored(calculator)] == ["a.png", "b.pdf", "good.png", "altered.png", "absent.png"]
    take(page, zipped(files)[:-30])
    expect(page.locator("#import-dialog [data-state]")).to_contain_text("This ZIP is damaged")
    take(page, zipped([("other.txt", b"x")]))
    expect(page.locator("#import-dialog [data-state]")).to_contain_text("This ZIP holds no ledger.json")


def test_an_import_that_is_cancelled_while_its_files_are_kept_changes_nothing(
    calculator: CalculatorPage, page: Page
) -> None:
    """The files come first; who cancels meanwhile has not imported."""
    calculator.put(HELD)
    take(page, zipped([("ledger.json", with_proofs(proof("good", png()))), ("proofs/good-good.png", png())]))
    expect(page.locator("[data-files]")).to_have_text("Files that come with it: 1")
    page.evaluate("""() => { const dialog = document.getElementById("import-dialog");
      dialog.querySelector("[type=submit]").click(); dialog.querySelector("[data-cancel]").click(); }""")
    until(page, lambda: kept(page) == ["good"], "the file was not kept")
    assert stored(calculator) == []
    expect(calculator.dialog).to_have_count(0)


def test_a_file_that_is_back_is_no_longer_told_as_missing(calculator: CalculatorPage, page: Page) -> None:
    """Though the ledger names it as before: the notice goes with the import that it asks for."""
    text = with_proofs(proof("good", png()))
    calculator.put(json.loads(text))
    expect(page.locator("#missing-proofs")).to_contain_text("Cueing")
    take(page, zipped([("ledger.json", text), ("proofs/good-good.png", png())]))
    page.get_by_role("button", name="Import", exact=True).click()
    expect(page.locator("#missing-proofs")).to_have_text("")


def test_a_file_that_is_named_again_is_not_deleted_for_good(
    calculator: CalculatorPage, page: Page, context: BrowserContext, site: str
) -> None:
    """What nothing named when it was shown may be named by now: by another tab, an import, an undo."""
    calculator.put(HELD)
    choose(proofs_of(calculator, "Cueing"), given("a.png", png()))
    expect(calculator.dialog.locator("img")).to_have_count(1)
    named = calculator.document()
    page.evaluate("localStorage.clear()")
    calculator.put(HELD)
    dialog = proofs_of(calculator, "Cueing")
    expect(dialog).to_contain_text("1 file is kept that no entry names any more")
    other = CalculatorPage(context.new_page(), site)
    other.put(named)
    expect(dialog.locator(".proof")).to_have_count(1)
    dialog.get_by_role("button", name="Delete for good").click()
    expect(dialog.get_by_role("button", name="Delete for good")).to_have_count(0)
    assert len(kept(page)) == 1


def test_files_go_to_the_entry_they_were_chosen_for_and_every_refusal_is_told(
    calculator: CalculatorPage, page: Page
) -> None:
    """Whichever entry's proofs are looked at meanwhile; and files chosen while others are being kept are kept, too."""
    calculator.put(HELD)
    dialog = proofs_of(calculator, "Cueing")
    choose(dialog, given("a.png", png()), given("no.txt", b"x"), given("nor.txt", b"y"), given("b.pdf", PDF))
    choose(dialog, given("c.png", png(50)))
    dialog.get_by_role("button", name="Close").click()
    proofs_of(calculator, "Workshop")
    until(page, lambda: len(kept(page)) == 3, "not all were kept")
    until(page, lambda: len(stored(calculator)) == 3, "not all were named")
    assert stored(calculator, 1) == []
    calculator.dialog.get_by_role("button", name="Close").click()
    dialog = proofs_of(calculator, "Cueing")
    choose(dialog, given("no.txt", b"x"), given("nor.txt", b"y"))
    for name in ("no.txt", "nor.txt"):
        expect(dialog.get_by_role("alert")).to_contain_text(f"“{name}” is neither")


def kept(page: Page) -> list[str]:
    """The ids of the files that are kept."""
    ids: list[str] = page.evaluate(KEPT, page.evaluate("new URL('..', location.href).pathname"))
    return ids


def take(page: Page, content: bytes) -> None:
    """Choose a ZIP in the dialog that imports."""
    if page.locator("#import-dialog[open]").count() == 0:
        page.get_by_role("button", name="Import entries").click()
    page.locator("#import-file").set_input_files(given("all.zip", content, "application/zip"))
