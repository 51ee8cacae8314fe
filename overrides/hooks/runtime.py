"""What the calculator page loads besides HTML: the rules as a wheel, the Python runtime, and the bundled scripts.

Plain functions over folders, with no word of MkDocs. Everything made lands in ``build/`` first; names carry a hash of
their content or a version, so that a page never mixes the parts of two releases.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
PYODIDE = ROOT / "node_modules" / "pyodide"
RUNTIME_PARTS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts" / "calculator"
EPOCH = "1577836800"  # a fixed time in the wheel's zip: the same sources give the same hash
HASH_LENGTH = 12


class Manifest(NamedTuple):
    """Where a page finds its parts, as paths below the site: the two scripts, and the folders of runtime and rules."""

    page_script: str
    worker_script: str
    pyodide: str
    rules: str
    wheel: str


def build_wheel(folder: Path) -> Path:
    """Build the calculator's wheel in a folder and return its path. The same sources give the same bytes."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    folder.mkdir(parents=True, exist_ok=True)
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


def write_lock(wheel: Path) -> Path:
    """Write a pyodide-lock.json beside the wheel: that wheel with its sha256, and no other package."""
    info = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    base, lock = BUILD / "base-lock.json", wheel.with_name("pyodide-lock.json")
    base.write_text(json.dumps({"info": info, "packages": {}}), encoding="utf-8")
    command = [str(Path(sys.executable).with_name("pyodide")), "lockfile", "add-wheels", str(wheel)]
    options = ["--input", str(base), "--output", str(lock), "--base-path", str(wheel.parent)]
    subprocess.run([*command, *options], check=True, capture_output=True)  # noqa: S603 - our own arguments
    return lock


def digest(content: bytes) -> str:
    """Return the short hash that names a file by its content."""
    return hashlib.sha256(content).hexdigest()[:HASH_LENGTH]


def bundle(entry: str) -> bytes:
    """Return the minified ES module of an entry script and all it imports."""
    command = [str(ROOT / "scripts" / "node-tool"), "node", str(ROOT / "node_modules/esbuild/bin/esbuild")]
    options = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none"]
    made = subprocess.run([*command, str(SCRIPTS / entry), *options], check=True, stdout=subprocess.PIPE)  # noqa: S603
    return made.stdout


@cache
def site_files() -> tuple[dict[str, bytes], Manifest]:
    """Return every file the calculator page loads, by its path below the site, and where the page finds them."""
    shutil.rmtree(BUILD / "rules", ignore_errors=True)
    wheel = build_wheel(BUILD / "rules")
    lock = write_lock(wheel)
    version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    page, worker = bundle("main.js"), bundle("worker.js")
    manifest = Manifest(
        page_script=f"assets/javascripts/calculator-{digest(page)}.js",
        worker_script=f"assets/javascripts/worker-{digest(worker)}.js",
        pyodide=f"assets/pyodide/{version}/",
        rules=f"assets/rules/{digest(wheel.read_bytes())}/",
        wheel=wheel.name,
    )
    files = {f"{manifest.pyodide}{name}": (PYODIDE / name).read_bytes() for name in RUNTIME_PARTS}
    files |= {f"{manifest.rules}{path.name}": path.read_bytes() for path in (wheel, lock)}
    files |= {manifest.page_script: page, manifest.worker_script: worker}
    return files, manifest
