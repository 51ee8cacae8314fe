"""Pyodide's machine code and loader as the site ships them: without what no page of it can reach.

That is code nothing calls (``slim-runtime.mjs``), tables nothing can ask for (``eastasian.py``), and the docstrings and
line numbers of the modules that are part of the machine code. The memory it starts with is written in a hundred pieces
instead of 14,579.

What is slow is kept in ``build/`` by a hash of all that went into it, as making it takes half a minute. To ship
Pyodide's files as they are, have ``runtime.py`` read them from ``node_modules`` instead.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from content import kept

from python import eastasian, nodejs, wasm

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = ROOT / "overrides" / "hooks" / "python" / "slim-runtime.mjs"
TOOLS = ROOT / "package-lock.json"  # which Pyodide, and which versions of the tools


class Runtime(NamedTuple):
    """Pyodide's loader and its machine code."""

    loader: bytes
    wasm: bytes


def build(cache: Path, frozen: Mapping[bytes, bytes]) -> Runtime:
    """Return the slim runtime; ``frozen`` is what takes the place of modules in it, see ``bytecode.Bytecode``."""

    def make(folder: Path) -> None:
        nodejs.run(SCRIPT, folder)
        code = folder / "pyodide.asm.wasm"
        code.write_bytes(eastasian.without_tables(code.read_bytes()))

    folder = kept(cache, {path.name: path.read_bytes() for path in (SCRIPT, TOOLS, Path(eastasian.__file__))}, make)
    parts = wasm.sections((folder / "pyodide.asm.wasm").read_bytes())
    memory = wasm.memory(parts[wasm.DATA])
    for was, now in frozen.items():
        put_in_place(memory, was, now)
    return Runtime((folder / "pyodide.asm.mjs").read_bytes(), wasm.module(wasm.with_memory(parts, memory)))


def put_in_place(memory: bytearray, was: bytes, now: bytes) -> None:
    """Change what is in a memory. Raises LookupError unless it is there once."""
    at = memory.find(was)
    if at < 0 or memory.find(was, at + 1) >= 0 or len(was) != len(now):
        raise LookupError(f"{len(was)} bytes that were to be changed are not in the machine code's data once")
    memory[at : at + len(was)] = now
