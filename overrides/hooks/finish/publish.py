"""The last step, over a finished folder: stylesheets, search, glossary, policy, offline use, the build's name, a check.

Knows no site generator.

Run by itself: ``python overrides/hooks publish site https://example.org/repo/``. Running it twice changes nothing.
"""

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from content import address as written

from finish import glossary, markup, policy, precache, searched, styles, themed, validity

SCRIPTS = Path(__file__).resolve().parents[2] / "assets" / "javascripts" / "offline"
PAGE_SCRIPT = "assets/javascripts/offline.js"
BUILD = re.compile(r"(<span data-build>)[^<]*(?=</span>)")  # where a page shows which build it is of
SHOWN = 8  # characters of the release's id: enough to tell builds apart, and to be read out


class UnsoundSiteError(Exception):
    """The site must not be published; the message lists why, a line each."""


def publish(site: Path, address: str, *, live: bool = False) -> precache.Release:
    """Finish the site in a folder, in place, and return the release it is.

    ``address`` is where its first page will be found, with a slash at the end. Raises UnsoundSiteError with all faults.
    ``live`` is for a server that changes the pages while they are read, by a script of its own: there is no policy,
    which would stop the script, and nothing is kept for offline use, which would show the page as it was.
    """
    (site / PAGE_SCRIPT).parent.mkdir(parents=True, exist_ok=True)
    (site / PAGE_SCRIPT).write_bytes((SCRIPTS / "register.js").read_bytes())
    ups = {path: _way_up(path, address) for path in _pages(site)}
    styles.join(site, ups)
    searched.divide(site)
    words = _glossary(site)
    pages = {path: finish_page(site / path, up, words, live=live) for path, up in ups.items()}
    if found := validity.faults(site, pages, address):
        raise UnsoundSiteError("\n".join(["the site is not sound:", *found]))
    made = precache.release(site)
    for path in pages:
        show_build(site / path, made.id[:SHOWN])
    made = precache.release(site, made.id)
    script = (SCRIPTS / ("retire.js" if live else "serviceworker.js")).read_text(encoding="utf-8")
    worker = script if live else precache.service_worker(script, made)
    (site / precache.SERVICE_WORKER).write_text(worker, encoding="utf-8")
    return made


def finish_page(file: Path, up: str, words: Mapping[str, str], *, live: bool = False) -> markup.Markup:
    """Give a page its links to the glossary, policy, manifest and script for offline use, and return its facts.

    Its build stays open. Without policy and script if ``live``.
    ``up`` leads from the page to the site's first page; ``words`` are the glossary's terms by id.
    """
    text = themed.mended(file.read_text(encoding="utf-8"))
    if file.parent.name != glossary.PAGE.strip("/"):
        text = glossary.linked(text, words, up)
    if PAGE_SCRIPT not in text and not live:
        lines = (
            f'<link rel="manifest" href="{up}manifest.webmanifest">',
            f'<script type="module" src="{up}{PAGE_SCRIPT}"></script>',
        )
        text = text.replace("</head>", "".join(f"  {line}\n  " for line in lines) + "</head>", 1)
    text = BUILD.sub(r"\1", text)
    if not live:
        text = policy.with_policy(text, markup.read(text).inline_scripts)
    file.write_text(text, encoding="utf-8")
    return markup.read(text)


def show_build(file: Path, build: str) -> None:
    """Write the build's name on a page, where it has a place for it."""
    file.write_text(BUILD.sub(rf"\g<1>{build}", file.read_text(encoding="utf-8")), encoding="utf-8")


def _glossary(site: Path) -> dict[str, str]:
    page = site / glossary.PAGE / "index.html"
    return glossary.terms(page.read_text(encoding="utf-8")) if page.exists() else {}


def _pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


def _way_up(path: str, address: str) -> str:
    """Return the prefix from a page to the first page; the 404 page is shown at any depth, so its is absolute."""
    return urlsplit(address).path if path == "404.html" else "../" * path.count("/")


def main(arguments: list[str]) -> int:
    """Finish the folder named first for the address named second; print the release or the faults."""
    try:
        print(f"release {publish(Path(arguments[0]), written(arguments[1])).id}")
    except UnsoundSiteError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0
