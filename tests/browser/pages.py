"""Every page of the built site, by its path below the first one."""

from pathlib import Path
from xml.etree import ElementTree as ET

import serve
from playwright.sync_api import Page

SCHEMES = {"light": "default", "dark": "slate"}


def paths() -> list[str]:
    """Return the paths of the sitemap and of the 404 page; collecting tests before a build gives none."""
    sitemap = serve.SITE / "sitemap.xml"
    if not sitemap.exists():
        return []
    locations = [one.text or "" for one in ET.parse(sitemap).findall(".//{*}loc")]  # noqa: S314 - our own file
    return [*(one.partition(serve.PREFIX)[2] for one in locations), "404.html"]


def file(path: str) -> Path:
    """Return the file of a page."""
    return serve.SITE / (path if path.endswith(".html") else f"{path}index.html")


def paint(page: Page, scheme: str) -> None:
    """Show the page in a colour scheme as the theme's own switch would; the theme remembers, a test does not."""
    page.evaluate("(name) => document.body.setAttribute('data-md-color-scheme', name)", SCHEMES[scheme])
