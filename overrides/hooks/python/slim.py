"""Pyodide's machine code and loader as the site ships them: without what no page of it can reach.

That is code nothing calls (``slim-runtime.mjs``), and the docstrings and line numbers of the modules that are part of
the machine code. The memory it starts with is written in a hundred pieces instead of 14,579. What then remains is
divided in two: what a visit runs, and what has not been asked for yet (``divide/``).

What is slow is kept in ``build/`` by a hash of all that went into it, as making it takes half a minute. To ship
Pyodide's files as they are, have ``runtime.py`` read them from ``node_modules`` instead.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from content import kept

from python import nodejs, wasm
from python.divide import division

ROOT = Path(__file__).resolve().parents[3]
SCRIPT = Path(__file__).with_name("slim-runtime.mjs")
FEATURES = Path(__file__).with_name("features.mjs")
TOOLS = ROOT / "package-lock.json"  # which Pyodide, and which versions of the tools


class Runtime(NamedTuple):
    """Pyodide's loader, the first part of its machine code, and what that lacks; nothing if it is the whole."""

    loader: bytes
    wasm: bytes
    later: bytes


def build(cache: Path, frozen: Mapping[bytes, bytes]) -> Runtime:
    """Return the slim runtime; ``frozen`` is what takes the place of modules in it, see ``bytecode.Bytecode``."""
    slim = code(cache)
    parts = wasm.sections(slim.read_bytes())
    parts = wasm.with_memory(parts, memory(parts, frozen))
    whole, later = wasm.module(parts), b""
    whole, later = division.by_profile(slim.read_bytes(), parts)  # without this line nothing is divided
    return Runtime(slim.with_name("pyodide.asm.mjs").read_bytes(), whole, later)


def code(cache: Path) -> Path:
    """Return where the machine code lies without what is never called, its loader beside it."""

    def make(folder: Path) -> None:
        nodejs.run(SCRIPT, folder)

    return kept(cache, {path.name: path.read_bytes() for path in (SCRIPT, FEATURES, TOOLS)}, make) / "pyodide.asm.wasm"


def memory(parts: Mapping[int, bytes], frozen: Mapping[bytes, bytes]) -> bytearray:
    """Return the memory Python starts with, the frozen modules changed in place."""
    made = wasm.memory(parts[wasm.DATA])
    for was, now in frozen.items():
        put_in_place(made, was, now)
    return made


def put_in_place(memory: bytearray, was: bytes, now: bytes) -> None:
    """Change what is in a memory. Raises LookupError unless it is there once."""
    at = memory.find(was)
    if at < 0 or memory.find(was, at + 1) >= 0 or len(was) != len(now):
        raise LookupError(f"{len(was)} bytes that were to be changed are not in the machine code's data once")
    memory[at : at + len(was)] = now
