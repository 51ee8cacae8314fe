"""What ``make`` promises: a build that hides no warning, and a clean tree afterwards."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BROKEN = "# One\n\nTo a [page](gone.md) that is not there.\n"
OMITTED = "# Two\n\nNo menu names this page.\n"
SOUND = "# One\n\nTo [itself](index.md).\n"


def make(*arguments: str, cwd: Path = ROOT) -> str:
    """Return what make prints."""
    return subprocess.run(["make", *arguments], cwd=cwd, check=True, capture_output=True, text=True).stdout  # noqa: S603, S607 - as a person calls it


@pytest.mark.parametrize(
    ("pages", "said"),
    [
        ({"index.md": SOUND}, ""),
        ({"index.md": BROKEN}, "contains a link 'gone.md'"),
        ({"index.md": SOUND, "two.md": OMITTED}, 'not included in the "nav" configuration'),
    ],
    ids=["sound", "a broken link", "a page in no menu"],
)
def test_the_build_ends_with_a_failure_and_the_words_of_any_warning(
    pages: dict[str, str], said: str, tmp_path: Path
) -> None:
    """The very command of ``make site``, on a small site with the settings of ours."""
    (line,) = [line for line in make("--dry-run", "--always-make", "site").splitlines() if "mkdocs build" in line]
    arguments = shlex.split(line.partition("-m mkdocs")[2])
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    kept = re.search(r"^validation:\n(?:  .*\n)+", settings, re.MULTILINE)
    assert kept
    (tmp_path / "mkdocs.yml").write_text(f"site_name: One\n{kept[0]}nav: [index.md]\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    for name, text in pages.items():
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", *arguments]
    done = subprocess.run(command, cwd=tmp_path, check=False, capture_output=True, text=True)  # noqa: S603 - make's own words
    assert (done.returncode != 0) is bool(said), done.stderr
    assert said in done.stderr


def test_clean_leaves_what_git_holds_and_nothing_else(tmp_path: Path) -> None:
    """Everything that is ignored because something made it goes, at any depth; what somebody wrote stays."""
    (tmp_path / "Makefile").write_bytes((ROOT / "Makefile").read_bytes())
    for folder in ("calculator/values", "docs", "overrides", "tests/cases", "tests/conformance", "benchmarks/pyscript"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "written").touch()
    before = sorted(tmp_path.rglob("*"))
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert len(ignored) > 5
    for pattern in ignored:
        at = pattern.strip("/").replace("*", "pyscript" if "benchmarks" in pattern else "cec_tally")
        for above in ("", "calculator/values/") if at == "__pycache__" else ("",):
            (tmp_path / above / at / "inner").mkdir(parents=True)
            (tmp_path / above / at / "inner" / "file").touch()
    make("clean", cwd=tmp_path)
    assert sorted(tmp_path.rglob("*")) == before
