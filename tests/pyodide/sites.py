"""The built site with other bytes in some of its parts: copies for tests, whole in themselves. And code to run."""

import base64
import hashlib
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import serve
from python import nodejs

IN_PYODIDE = nodejs.ROOT / "overrides" / "hooks" / "python" / "in-pyodide.mjs"


def changed(target: Path, parts: Mapping[str, bytes], before_worker: bytes = b"") -> Path:
    """Copy the site to a folder with other content for the files of some names, and return the folder.

    Their hashes are put right wherever they are held against them, in the calculator's worker and in the service
    worker. ``before_worker`` is put before the calculator's worker's script.
    """
    shutil.copytree(serve.SITE, target)
    (worker,) = (target / "assets/javascripts").glob("worker-*.js")
    for name, content in parts.items():
        (file,) = target.glob(f"assets/*/**/{name}")
        for script in (worker, target / "sw.js"):
            _put_right(script, file.read_bytes(), content)
        file.write_bytes(content)
    was = next((serve.SITE / "assets/javascripts").glob("worker-*.js")).read_bytes()
    worker.write_bytes(before_worker + worker.read_bytes())
    _put_right(target / "sw.js", was, worker.read_bytes())
    return target


def _put_right(script: Path, was: bytes, now: bytes) -> None:
    text = script.read_text(encoding="utf-8").replace(_hash(was), _hash(now))
    script.write_text(text.replace(f"size:{len(was)}", f"size:{len(now)}"), encoding="utf-8")


def _hash(content: bytes) -> str:
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def code(text: str, folder: Path) -> Path:
    """Compile a text with all of the built site's Python into a folder; return the file. The first part cannot."""
    written, made = folder / "text.py", folder / "code"
    written.write_text(text, encoding="utf-8")
    script = Path(__file__).with_name("compile.mjs")
    subprocess.run(nodejs.command(script, serve.SITE, written, made), check=True)  # noqa: S603 - our own arguments
    return made
