"""Private links as the page makes them, for any content."""

import base64
import json
import zlib


def fragment(content: bytes) -> str:
    """Return what a link carries, for any content: deflated without a header, in base64url without padding."""
    packing = zlib.compressobj(9, wbits=-15)
    packed = packing.compress(content) + packing.flush()
    return "#ledger=" + base64.urlsafe_b64encode(packed).rstrip(b"=").decode()


def link_to(document: object) -> str:
    """Return the fragment of a link that carries a document."""
    return fragment(json.dumps(document).encode())
