"""The licenses of all that the site ships and others wrote, read from the packages it is built with.

What the calculator's scripts import is a dependency in package.json, and what the theme's one script is made of its
source map tells: both are listed by themselves. A package without a license ends the build.
"""

import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import NamedTuple

from python import nodejs

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ROOT / "node_modules"
THEME = Path(str(distribution("mkdocs-material").locate_file("material/templates")))
FOLDER = "licenses/"
FILES = re.compile(r"LICEN[SC]E(\.(txt|md))?", re.IGNORECASE)
BUNDLED = re.compile(r"node_modules/((?:@[^/]+/)?[^/]+)/")
# Pyodide's package has no license in it, and Python's is in Pyodide's file of modules no more: the texts are those of
# packages of the same authors under the same license.
NEEDED_BY_PYODIDE = ("ws",)  # a few lines of it, which say that it does nothing in a browser
ELSEWHERE = {"pyodide": "pyodide-build", "python": "typing-extensions"}


class License(NamedTuple):
    """What is shipped, its version, what it does here, the license's short name, and its whole text."""

    name: str
    version: str
    serves: str
    short: str
    text: str

    @property
    def file(self) -> str:
        """Where the text is found, below the site."""
        return f"{FOLDER}{self.name.lower().replace(' ', '-')}.txt"


@cache
def shipped() -> tuple[License, ...]:
    """Return the license of everything that is shipped. Raises LookupError, naming what has none."""
    nodejs.packages()
    needed = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]
    theme, about = distribution("mkdocs-material"), json.loads(_in(PACKAGES / "pyodide", "pyodide-lock.json"))
    return (
        License("CEC Tally", "", "the guide, the rules and the calculator", "MIT", _text(ROOT)),
        *(_of_npm(name, "the calculator's page") for name in (*needed, *NEEDED_BY_PYODIDE)),
        License("Python", about["info"]["python"], "runs the rules in the browser", "PSF-2.0", _named("python")),
        License("Material for MkDocs", theme.version, "the pages' frame and search", "MIT", _of(theme)),
        License("Material Design Icons", "", "the icons", "Apache-2.0", _text(THEME / ".icons" / "material")),
        *(_of_npm(name, "a part of the frame's script") for name in bundled()),
    )


def bundled() -> list[str]:
    """Return the packages that the theme's scripts are made of, by what their source maps tell."""
    maps = (THEME / "assets" / "javascripts").rglob("*.min.js.map")
    sources = (source for path in maps for source in json.loads(path.read_text(encoding="utf-8"))["sources"])
    return sorted({found[1] for source in sources if (found := BUNDLED.search(source))})


def files() -> dict[str, bytes]:
    """Return every license's text by its path below the site."""
    return {one.file: one.text.encode() for one in shipped()}


def pages() -> dict[str, str]:
    """Return the page that lists them, in Markdown, by its path."""
    return {"licenses.md": "\n".join(_lines())}


def _lines() -> Iterator[str]:
    yield "---\ntitle: Licenses\ndescription: What this site is made of, and the license of each part.\n---\n"
    yield "# Licenses\n"
    yield "What this site is made of, and under which license each part may be used. The texts need a network.\n"
    yield "| What | Version | What it does here | License |"
    yield "|---|---|---|---|"
    for one in shipped():
        yield f'| {one.name} | {one.version} | {one.serves} | <a href="../{one.file}">{one.short}</a> |'
    yield ""


def _of_npm(name: str, serves: str) -> License:
    about = json.loads(_in(PACKAGES / name, "package.json"))
    text = _named(name) if name in ELSEWHERE else _text(PACKAGES / name)
    return License(name, about["version"], serves, about["license"], text)


def _named(name: str) -> str:
    return _of(distribution(ELSEWHERE[name]))


def _of(made: Distribution) -> str:
    """Return the license a Python package was installed with."""
    found = [file for file in made.files or () if FILES.fullmatch(file.name)]
    if not found:
        raise LookupError(f"{made.name} was installed without its license")
    return Path(str(made.locate_file(found[0]))).read_text(encoding="utf-8")


def _text(folder: Path) -> str:
    found = sorted(path.name for path in folder.iterdir() if FILES.fullmatch(path.name)) if folder.is_dir() else []
    if not found:
        raise LookupError(f"{folder.name} is shipped, and there is no license of it in {folder}")
    return _in(folder, found[0])


def _in(folder: Path, name: str) -> str:
    return (folder / name).read_text(encoding="utf-8")
