"""Makes a copy of the built site in which every byte that was moved to the later part is junk in the first one.

``make poisoned`` runs the tests on it: whatever reads such a byte, reads wrong. (A function that was moved is missed.)
"""

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / folder) for folder in (".", "overrides/hooks", "scripts", "tests/pyodide")]

import serve  # noqa: E402
import sites  # noqa: E402
from python import wasm  # noqa: E402
from python.divide import division  # noqa: E402

JUNK = 0xCC


def poisoned(module: bytes) -> bytes:
    """Return the first part of machine code with junk for the data it lacks."""
    parts = wasm.sections(module)
    data = bytearray(parts[wasm.DATA])
    for address, at, length in wasm.pieces(parts[wasm.DATA]):
        for one in division.read_profile().data:
            start, end = max(one.start, address), min(one.stop, address + length)
            data[at + start - address : at + max(start, end) - address] = bytes([JUNK]) * max(0, end - start)
    return wasm.module({**parts, wasm.DATA: bytes(data)})


def site(folder: Path) -> Path:
    """Make the copy in a folder that is not there yet, and return it."""
    (code,) = serve.SITE.glob("assets/pyodide/*/pyodide.asm.wasm")
    return sites.changed(folder, {code.name: poisoned(code.read_bytes())})


if __name__ == "__main__":
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    site(Path(sys.argv[1]))
