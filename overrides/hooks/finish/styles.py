"""One stylesheet a page instead of five: what all pages link first in one file, what some link after it in another.

A phone on a slow line asks once instead of five times before it can draw, and only for what can match something here.
The file is named by its content.
"""

import re
from collections.abc import Collection, Mapping
from pathlib import Path

from content import digest
from python import nodejs

LINK = re.compile(r'<link rel="stylesheet" href="([^"]+)">\s*')
FOLDER = "assets/stylesheets"  # relative addresses in a stylesheet hold: all stand in this folder, joined or not
MARK = "<!-- stylesheet -->"  # where a link stood
SCRIPT = Path(__file__).with_name("lighten.mjs")


def join(site: Path, pages: Mapping[str, str]) -> None:
    """Join the stylesheets of a finished site, in place; a site whose pages link one at most stays as it is.

    ``pages`` are the pages' paths, each with what leads from it to the site's first page.
    """
    texts = {path: (site / path).read_text(encoding="utf-8") for path in pages}
    linked = {path: [href.removeprefix(pages[path]) for href in LINK.findall(text)] for path, text in texts.items()}
    shared = _shared(linked.values())
    runs = {path: [run for run in (links[:shared], links[shared:]) if run] for path, links in linked.items()}
    parts = sorted({one for made in runs.values() for run in made if len(run) > 1 for one in run})
    if parts:
        nodejs.run(SCRIPT, site, *parts)
    for path, text in texts.items():
        if all(len(run) == 1 for run in runs[path]):
            continue
        tags = "\n".join(f'<link rel="stylesheet" href="{pages[path]}{_joined(site, run)}">' for run in runs[path])
        before, _, after = LINK.sub(MARK, text).partition(MARK)
        (site / path).write_text(f"{before}{tags}\n{after.replace(MARK, '')}", encoding="utf-8")
    for one in parts:
        (site / one).unlink()
        (site / f"{one}.map").unlink(missing_ok=True)  # of what it was


def _shared(linked: Collection[list[str]]) -> int:
    """Return how many links all pages have in common, from the first on."""
    columns = enumerate(zip(*linked, strict=False))
    return next((at for at, links in columns if len(set(links)) > 1), min(map(len, linked), default=0))


def _joined(site: Path, run: list[str]) -> str:
    """Write the stylesheets of a run into one file, and return its path."""
    if len(run) == 1:
        return run[0]
    text = "".join((site / one).read_text(encoding="utf-8") for one in run)
    path = f"{FOLDER}/{digest(text.encode())}.css"
    (site / path).write_text(text, encoding="utf-8")
    return path
