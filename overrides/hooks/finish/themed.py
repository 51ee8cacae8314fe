"""What the theme writes outside of any part that can be replaced, mended on the finished page.

Each of these a checker of HTML finds on every page. Where the theme no longer writes one, its line here does nothing.
"""

import re

MENDS = (
    (re.compile(r"\A\s*<!doctype html>", re.IGNORECASE), "<!DOCTYPE html>"),
    # A checkbox has nothing that could be completed. The one of the theme's menu, in whose place there is one that a
    # keyboard can open, is reached by nobody, and there is nothing that its cover could close.
    (re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"'), r"\1"),
    (re.compile(r'(<input class="md-toggle"[^>]*? id="__drawer")>'), r"\1 hidden>"),
    (re.compile(r'<label class="md-overlay" for="__drawer"></label>'), ""),
    (re.compile(r"[ \t]+$", re.MULTILINE), ""),
)


def mended(page: str) -> str:
    """Return a finished page without what the theme would not let be written better. Twice is once."""
    for pattern, better in MENDS:
        page = pattern.sub(better, page)
    return page
