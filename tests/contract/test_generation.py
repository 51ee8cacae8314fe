"""The guide is written by plain functions: the site's builder adds nothing to its words, and can be replaced."""

import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[2]
HOOKS = ROOT / "overrides" / "hooks"
# Runs the command as it stands, in a process that cannot import the builder.
WITHOUT_BUILDER = """
import runpy
import sys
sys.modules["mkdocs"] = None
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
"""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every page as the command writes it without MkDocs, by its path."""
    folder = tmp_path_factory.mktemp("pages")
    command = [sys.executable, "-c", WITHOUT_BUILDER, str(HOOKS), "generate", str(folder)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own script
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.md")}


@pytest.fixture(scope="module")
def build() -> tuple[MkDocsConfig, Files]:
    """The site's own configuration and files, with its hooks at work, as MkDocs begins a build."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    files = config.plugins.on_files(get_files(config), config=config)
    return config, files


def test_mkdocs_builds_from_the_very_pages_the_command_writes(
    written: dict[str, str], build: tuple[MkDocsConfig, Files]
) -> None:
    """The same pages, to the letter, with what each says of itself in its head."""
    config, files = build
    found = files.documentation_pages()
    assert {file.src_uri for file in found} == set(written)
    for file in found:
        page = Page(None, file, config)
        page.read_source(config)
        used = config.plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
        head, _, body = written[file.src_uri].lstrip().removeprefix("---\n").partition("\n---\n")
        assert used.strip() == body.strip(), file.src_uri
        assert all(f"{key}:" in head for key in page.meta), file.src_uri


def test_without_a_folder_the_command_says_what_it_wants() -> None:
    """One line of usage, and a status that stops a script."""
    done = subprocess.run([sys.executable, HOOKS, "generate"], capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert done.stderr.startswith("usage: ")
