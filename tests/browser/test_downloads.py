"""What other programs take from the built site works by itself, just as the page that offers it says."""

import hashlib
import re
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
import serve
from calculator_page import CalculatorPage
from downloads import schemas
from guide import generate
from playwright.sync_api import Page, expect

from calculator.rulebook import load

pytestmark = pytest.mark.browser
DOWNLOADS = serve.SITE / "downloads"
SOURCE = Path(__file__).resolve().parents[2] / "docs" / "developers.md"
ANSWERS_NOTHING = 'import sys; [print(\'{"error": "no"}\') for line in sys.stdin]'


def blocks(language: str) -> list[str]:
    """Return the page's blocks of code in a language, in their order."""
    page = generate.written_page(SOURCE.read_text(encoding="utf-8"), load())
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the page's ledger, the suite, and a fresh environment that has the shipped wheel and no more."""
    folder = tmp_path_factory.mktemp("elsewhere")
    venv.create(folder / "env", with_pip=False)
    (wheel,) = DOWNLOADS.glob("*.whl")
    installing = [sys.executable, "-m", "pip", "--python", str(folder / "env/bin/python"), "install", "--no-index"]
    subprocess.run([*installing, "--quiet", str(wheel)], check=True)  # noqa: S603 - our own arguments
    (folder / "ledger.json").write_text(blocks("json")[0], encoding="utf-8")
    with zipfile.ZipFile(DOWNLOADS / "conformance.zip") as suite:
        suite.extractall(folder)
    return folder


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the fresh environment's Python in a folder, without what this process would lend it."""
    command = [str(folder / "env/bin/python"), "-I", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S603


def test_every_download_is_listed_with_its_hash() -> None:
    """Nothing is missing from the list, and nothing differs from it."""
    listed = dict(line.split("  ")[::-1] for line in (DOWNLOADS / "SHA256SUMS").read_text("utf-8").splitlines())
    assert set(listed) == {path.name for path in DOWNLOADS.iterdir()} - {"SHA256SUMS"}
    assert {name: hashlib.sha256((DOWNLOADS / name).read_bytes()).hexdigest() for name in listed} == listed


def test_the_schemas_lie_where_they_say() -> None:
    """Each schema's own address is where it is published, and it is the one of these rules."""
    for path in DOWNLOADS.glob("*.schema.json"):
        text = path.read_text(encoding="utf-8")
        address = re.search(r'"\$id": "(.*?)"', text)
        assert address
        assert address[1].endswith(f"{serve.PREFIX}downloads/{path.name}")
        assert text == schemas.files(load(), address[1].removesuffix(path.name))[path.name]


def test_the_shipped_wheel_answers_as_the_page_shows(elsewhere: Path) -> None:
    """Installed into a fresh environment, it prints the page's table for the page's ledger."""
    commands = [line.split()[1:] for block in blocks("sh") for line in block.splitlines() if "estimate" in line]
    done = run(elsewhere, *commands[0])
    assert done.returncode == 0, done.stderr
    assert done.stdout.rstrip() == blocks("text")[0].rstrip()
    assert "site-packages" in run(elsewhere, "-c", "import calculator; print(calculator.__file__)").stdout


def test_the_suite_holds_for_the_shipped_wheel_and_not_for_any_program(elsewhere: Path) -> None:
    """Every case passes by the package; a program that answers nothing fails every one."""
    done = run(elsewhere, "conformance/run.py")
    assert done.returncode == 0, done.stdout + done.stderr
    held, _, total = done.stdout.split()[:3]
    assert held == total
    failed = run(elsewhere, "conformance/run.py", "--figures", sys.executable, "-c", ANSWERS_NOTHING)
    assert failed.returncode == 1
    assert failed.stdout.rstrip().endswith(f"0 of {total} cases hold")


def test_the_page_s_programs_run_and_their_links_open_the_calculator(
    elsewhere: Path, calculator: CalculatorPage, page: Page
) -> None:
    """The first prints each award with its reason; the others a link to two forms, and one to a ledger."""
    awards, entry, ledger = (run(elsewhere, "-c", block) for block in blocks("python"))
    assert awards.stdout.startswith("0.4 assured\nA two-year CPR/AED certificate"), awards.stderr
    page.goto(calculator.address + entry.stdout.strip())
    expect(calculator.dialog).to_have_id("certification-dialog")
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith(':ledger')).length") == 0
    calculator.fill({"name": "Trainer", "cycle.start": "06/01/2024"})
    calculator.save()
    dialog = page.locator("#entry-dialog")
    expect(dialog.locator('[name="title"]')).to_have_value("CPR/AED for adults")
    expect(dialog.locator('[name="validity_years"][value="2"]')).to_be_checked()
    assert calculator.stored()["entries"] == []
    calculator.open_anew(calculator.address + ledger.stdout.strip())
    calculator.expect_awards("Functional training workshop", "+0.3 Personal Trainer Assured")
