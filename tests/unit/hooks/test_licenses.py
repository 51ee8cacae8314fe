"""The licenses of what is shipped: of everything, found by looking at what is shipped."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import licenses
import pytest
from python import nodejs, runtime

ENTRIES = [path for path in ("main.js", "team/main.js", "python/worker.js") if (runtime.SCRIPTS / path).exists()]
KNOWN = {"MIT", "BSD-3-Clause", "Apache-2.0", "MPL-2.0", "PSF-2.0", "W3C", "0BSD"}
WORDS = re.compile(r"licen[sc]e|permission to use, copy, modify", re.IGNORECASE)


@pytest.mark.parametrize("entry", ENTRIES)
def test_every_package_that_a_script_is_made_of_has_its_license(entry: str, tmp_path: Path) -> None:
    """As the bundler tells which files it took."""
    told = tmp_path / "told.json"
    esbuild = runtime.ROOT / "node_modules/esbuild/bin/esbuild"
    options = [
        "--bundle",
        "--format=esm",
        "--external:node:*",
        f"--metafile={told}",
        f"--outfile={tmp_path / 'out.js'}",
    ]
    nodejs.run(esbuild, runtime.SCRIPTS / entry, "--define:RELEASE={}", *options, stderr=subprocess.DEVNULL)
    taken = {
        found[1] for path in json.loads(told.read_text("utf-8"))["inputs"] if (found := licenses.BUNDLED.search(path))
    }
    assert taken
    assert taken <= {one.name for one in licenses.shipped()}


def test_every_part_of_the_theme_s_scripts_has_its_license() -> None:
    """Search included; and each is a text that says what may be done."""
    names = {one.name for one in licenses.shipped()}
    assert {"rxjs", "lunr", *licenses.bundled()} <= names
    for one in licenses.shipped():
        assert one.short in KNOWN
        assert WORDS.search(one.text), one.name
        assert len(one.text) > 250, one.name


def test_what_is_shipped_without_a_license_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The build ends there."""
    for one in licenses.PACKAGES.iterdir():
        if (one / "package.json").exists():
            (tmp_path / one.name).mkdir()
            for name in ("package.json", "LICENSE", "LICENSE.txt", "LICENSE.md", "pyodide-lock.json"):
                if (one / name).exists():
                    shutil.copy(one / name, tmp_path / one.name / name)
    (tmp_path / "comlink" / "LICENSE").unlink()
    monkeypatch.setattr(licenses, "PACKAGES", tmp_path)
    with pytest.raises(LookupError, match="comlink is shipped"):
        licenses.shipped.__wrapped__()


def test_the_page_leads_to_every_text() -> None:
    """By the address its file has."""
    assert set(re.findall(r'href="\.\./([^"]+)"', licenses.pages()["licenses.md"])) == set(licenses.files())


@pytest.mark.skipif(not (runtime.ROOT / "site").exists(), reason="the site is not built")
def test_no_font_is_shipped() -> None:
    """A font would need a license of its own."""
    fonts = [path for path in (runtime.ROOT / "site").rglob("*") if path.suffix in {".woff", ".woff2", ".ttf", ".otf"}]
    assert fonts == []
