"""What leans on the insides of Pyodide, Python, MkDocs or the theme says where, and hears of it when they change."""

import re
from pathlib import Path

import pytest
import upstream

OVERRIDES = upstream.ROOT / "overrides"
THEME = upstream.SHELVES["pypi"] / "material" / "templates" / "partials"
LEANS = list(upstream.leans())
# Names that no documentation of theirs promises.
INSIDES = re.compile(
    r"_loadSnapshot\b|_makeSnapshot\b|makeMemorySnapshot\b|stdLibURL:|\b_sre\.|_frozen_module_names|cjkcodecs"
)


@pytest.mark.parametrize("lean", LEANS, ids=lambda lean: f"{Path(lean.file).name} on {lean.place}")
def test_what_others_wrote_is_as_it_was_read(lean: upstream.Lean) -> None:
    """Else the address says what to read again."""
    if lean.place.startswith("npm:") and not upstream.SHELVES["npm"].is_dir():
        pytest.skip("the packages of node_modules are not installed")
    assert lean.fault() == ""


def leaning() -> set[str]:
    """Return what leans on others: each partial in place of the theme's, each stand-in, each use of insides."""
    partials = {path for path in (OVERRIDES / "partials").glob("*.html") if (THEME / path.name).is_file()}
    standins = set((OVERRIDES / "hooks" / "python" / "standins").rglob("*.py"))
    sources = (path for path in OVERRIDES.rglob("*") if path.suffix in {".py", ".js", ".mjs"})
    insides = {path for path in sources if INSIDES.search(path.read_text(encoding="utf-8"))}
    return {path.relative_to(upstream.ROOT).as_posix() for path in partials | standins | insides}


def test_every_place_that_leans_on_others_names_an_address() -> None:
    """The file it leans on, at a tag, and how it was read."""
    told = {lean.file for lean in LEANS}
    assert leaning() - told == set(), "say in a comment what it leans on: see tests/upstream.py"
    assert all(re.search(r"/blob/v?\d[\w.]*/", lean.address) for lean in LEANS)


def test_a_change_of_theirs_is_told_with_the_address_and_the_new_hash() -> None:
    """A changed file, and one that is gone."""
    lean = next(lean for lean in LEANS if lean.place.startswith("pypi:"))
    changed = lean._replace(hash="0" * upstream.LENGTH).fault()
    assert lean.address in changed
    assert upstream.hash_of(lean.place) in changed
    assert "was it moved upstream?" in lean._replace(place=f"{lean.place}.gone").fault()
