"""Every page of the built site, by its path below the first one."""

from xml.etree import ElementTree as ET

import serve


def paths() -> list[str]:
    """Return the paths of the sitemap and of the 404 page; collecting tests before a build gives none."""
    sitemap = serve.SITE / "sitemap.xml"
    if not sitemap.exists():
        return []
    locations = [one.text or "" for one in ET.parse(sitemap).findall(".//{*}loc")]  # noqa: S314 - our own file
    return [*(one.partition(serve.PREFIX)[2] for one in locations), "404.html"]
