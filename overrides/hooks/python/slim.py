"""Pyodide's machine code and loader as the site ships them: without what no page of it can reach.

That is code nothing calls (``slim-runtime.mjs``) and tables nothing can ask for (``eastasian.py``).

What is made is kept in ``build/`` by a hash of all that went into it, as making it takes half a minute. To ship
Pyodide's files as they are, have ``runtime.py`` read them from ``node_modules`` instead.
"""

from pathlib import Path
from typing import NamedTuple

from content import kept

from python import eastasian, nodejs

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "overrides" / "hooks" / "python" / "slim-runtime.mjs"
TOOLS = ROOT / "package-lock.json"  # which Pyodide, and which versions of the tools


class Runtime(NamedTuple):
    """Pyodide's loader and its machine code."""

    loader: bytes
    wasm: bytes


def build(cache: Path) -> Runtime:
    """Return the slim runtime, made anew only if its sources have changed."""

    def make(folder: Path) -> None:
        nodejs.run(SCRIPT, folder)
        wasm = folder / "pyodide.asm.wasm"
        wasm.write_bytes(eastasian.without_tables(wasm.read_bytes()))

    folder = kept(cache, {path.name: path.read_bytes() for path in (SCRIPT, TOOLS, Path(eastasian.__file__))}, make)
    return Runtime((folder / "pyodide.asm.mjs").read_bytes(), (folder / "pyodide.asm.wasm").read_bytes())
