"""What other programs take from the site: the rules as a wheel, the JSON contract, the conformance suite, their hashes.

All lies in one folder under names that stay, and nothing of it is kept for offline reading. Must not know the guide or
the page.
"""

import hashlib

from python import runtime

from calculator.rulebook import Rulebook
from downloads import conformance, schemas

FOLDER = "downloads/"


def files(rulebook: Rulebook, home: str) -> dict[str, bytes]:
    """Return every download by its path below the site, whose first page is at ``home``."""
    wheel = runtime.site_wheel()
    texts = schemas.files(rulebook, f"{home}{FOLDER}")
    made = {name: text.encode() for name, text in texts.items()}
    made |= {wheel.name: wheel.read_bytes(), "conformance.zip": conformance.suite()}
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(made.items()))
    return {f"{FOLDER}{name}": content for name, content in {**made, "SHA256SUMS": sums.encode()}.items()}
