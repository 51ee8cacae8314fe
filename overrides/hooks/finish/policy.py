"""The content security policy of every page: this site's own files, and the page's inline scripts by their hash.

It stands in a ``<meta>`` element because a static host sends no header of ours. Python runs in a dedicated worker,
which takes its policy from its own response, so the page itself needs to allow nothing that compiles code.
"""

import base64
import hashlib
import re
from collections.abc import Iterable

META = re.compile(r'\s*<meta http-equiv="Content-Security-Policy"[^>]*>')
RULES = (
    "default-src 'self'",
    "img-src 'self' data:",  # the theme's icons are data inside its stylesheet
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)


def policy(inline_scripts: Iterable[str]) -> str:
    """Return the policy of a page with these inline scripts."""
    hashes = sorted({f"'sha256-{_digest(script)}'" for script in inline_scripts})
    return "; ".join([*RULES, " ".join(["script-src 'self'", *hashes])])


def with_policy(text: str, inline_scripts: Iterable[str]) -> str:
    """Return the page with its policy as the first thing in its head, in place of one it may already carry.

    Raises ValueError for a page without a head.
    """
    text = META.sub("", text)
    if "<head>" not in text:
        raise ValueError("the page has no <head>")
    return text.replace(
        "<head>", f'<head>\n    <meta http-equiv="Content-Security-Policy" content="{policy(inline_scripts)}">', 1
    )


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
