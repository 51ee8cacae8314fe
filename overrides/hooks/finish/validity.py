"""What must be true of every finished page: read over the whole site, every fault named with its page and line."""

import json
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from finish.markup import Markup, Reference

OUTSIDE_CSS = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])((?:https?:)?//[^"')\s]+)""")
OTHER_SCHEMES = ("mailto", "tel")


def faults(site: Path, pages: dict[str, Markup], address: str) -> list[str]:
    """Return what is wrong with a site, a sentence each; an empty list for a sound one.

    ``pages`` are the facts by path below ``site``; ``address`` is where its first page will be found.
    """
    found = [f"{path}: {what}" for path, page in pages.items() for what in _of_page(page)]
    for path, page in pages.items():
        found += [f"{path}: {what}" for what in _of_references(site, pages, address, path)]
        twin = next((other for other in pages if other < path and pages[other].title == page.title), None)
        if twin:
            found.append(f"{path}: its title is also that of {twin}")
    found += [*_of_stylesheets(site), *_of_manifest(site)]
    return found


def _of_page(page: Markup) -> Iterator[str]:
    yield from page.broken
    for name in ("title", "description", "lang"):
        if not getattr(page, name):
            yield f"it has no {name}"
    if page.headings != 1:
        yield f"it has {page.headings} h1 headings; a page has one"


def _of_references(site: Path, pages: dict[str, Markup], address: str, path: str) -> Iterator[str]:
    for load in pages[path].loads:
        if (target := _inside(address, path, load.address)) is None:
            yield f"line {load.line}: <{load.element}> fetches {load.address}, which is not on this site"
        elif not (site / _file(target)).is_file():
            yield f"line {load.line}: <{load.element}> fetches {load.address}, which does not exist"
    for link in pages[path].links:
        yield from _of_link(site, pages, address, path, link)


def _of_link(site: Path, pages: dict[str, Markup], address: str, path: str, link: Reference) -> Iterator[str]:
    scheme = urlsplit(link.address).scheme
    if scheme in OTHER_SCHEMES:
        return
    if scheme not in ("", "http", "https"):
        yield f"line {link.line}: a link has the scheme {scheme}:"
        return
    target = _inside(address, path, link.address)
    if target is None:
        return
    file, fragment = _file(target), unquote(urlsplit(link.address).fragment)
    if not (site / file).is_file():
        yield f"line {link.line}: a link leads to {link.address}, which does not exist"
    elif fragment and "=" not in fragment and file in pages and fragment not in pages[file].ids:
        yield f"line {link.line}: a link leads to {link.address}, and {file} has no such anchor"


def _inside(address: str, path: str, reference: str) -> str | None:
    """Return where a reference leads as a path below the site, or None if it leads elsewhere."""
    here = urljoin(address, "404.html" if path == "404.html" else path.removesuffix("index.html"))
    found = urlsplit(urljoin(here, reference))
    base = urlsplit(address)
    if (found.scheme, found.netloc) != (base.scheme, base.netloc) or not (found.path + "/").startswith(base.path):
        return None
    return unquote(found.path.removeprefix(base.path))


def _file(target: str) -> str:
    return posixpath.join(target, "index.html") if target == "" or target.endswith("/") else target


def _of_stylesheets(site: Path) -> Iterator[str]:
    for path in sorted(site.rglob("*.css")):
        for outside in OUTSIDE_CSS.findall(path.read_text(encoding="utf-8")):
            yield f"{path.relative_to(site)}: it fetches {outside}, which is not on this site"


def _of_manifest(site: Path) -> Iterator[str]:
    path = site / "manifest.webmanifest"
    for icon in json.loads(path.read_text(encoding="utf-8"))["icons"] if path.exists() else ():
        if not (site / icon["src"]).is_file():
            yield f"{path.name}: the icon {icon['src']} does not exist"
