"""What the calculator page loads besides HTML: the rules as a wheel, the Python runtime, and the bundled scripts.

Plain functions over folders, with no word of MkDocs. Everything made lands in ``build/`` first; names carry a hash of
their content or a version, so that a page never mixes the parts of two releases.
"""

import base64
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from content import digest
from hatchling.builders.wheel import WheelBuilder

from python import bytecode, nodejs, ruleswheel, slim

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / "build"
PYODIDE = ROOT / "node_modules" / "pyodide"
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts" / "calculator"
EPOCH = "1577836800"  # a fixed time in the wheel's zip: the same sources give the same hash


class Part(NamedTuple):
    """A file the calculator's worker fetches: its path below the site, its hash, and its length in bytes."""

    path: str
    sha256: str
    size: int


class Manifest(NamedTuple):
    """Where a page finds its scripts, as paths below the site; the worker's names all that it fetches itself."""

    page_script: str
    team_script: str
    worker_script: str


def build_wheel(folder: Path) -> Path:
    """Build the calculator's wheel in a folder and return its path. The same sources give the same bytes."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", EPOCH)
    folder.mkdir(parents=True, exist_ok=True)
    return Path(next(WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])))


@cache
def site_wheel() -> Path:
    """Return the wheel of this build: the browser's is made of it, and other programs download it as it is."""
    return build_wheel(BUILD / "wheel")


def write_lock(wheel: Path) -> Path:
    """Write a pyodide-lock.json beside the wheel: that wheel with its sha256, and no other package."""
    info = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    base, lock = BUILD / "base-lock.json", wheel.with_name("pyodide-lock.json")
    base.write_text(json.dumps({"info": info, "packages": {}}), encoding="utf-8")
    command = [sys.executable, "-m", "pyodide_cli", "lockfile", "add-wheels", str(wheel)]
    options = ["--input", str(base), "--output", str(lock), "--base-path", str(wheel.parent)]
    subprocess.run([*command, *options], check=True, capture_output=True)  # noqa: S603 - our own arguments
    return lock


def sha256(content: bytes) -> str:
    """Return the hash a part is held against before it is used, in Base64."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def bundle(entry: str, **written: Any) -> bytes:  # noqa: ANN401 - whatever JSON holds
    """Return the minified ES module of an entry script and all it imports, with values written in place of names."""
    options = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none", "--external:node:*"]
    options += [f"--define:{name}={json.dumps(value)}" for name, value in written.items()]
    made = nodejs.run(ROOT / "node_modules/esbuild/bin/esbuild", SCRIPTS / entry, *options, stdout=subprocess.PIPE)
    return bytes(made.stdout)


@cache
def site_files() -> tuple[dict[str, bytes], Manifest]:
    """Return every file the calculator page loads, by its path below the site, and where the page finds them."""
    nodejs.packages()
    frozen, library, wheel, lock = compiled()
    version = json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"]
    loader, wasm = slim.build(BUILD / "slim", frozen)
    pyodide, rules = f"assets/pyodide/{version}-{digest(loader + wasm)}/", f"assets/rules/{digest(wheel.read_bytes())}/"
    parts = {
        "loader": (f"{pyodide}pyodide.asm.mjs", loader),
        "wasm": (f"{pyodide}pyodide.asm.wasm", wasm),
        "library": (f"assets/runtime/library-{digest(library)}.packed", library),
        "lock": (f"{rules}{lock.name}", lock.read_bytes()),
        "wheel": (f"{rules}{wheel.name}", wheel.read_bytes()),
    }
    files = {role: Part(path, sha256(content), len(content))._asdict() for role, (path, content) in parts.items()}
    page, team = bundle("main.js"), bundle("team/main.js")
    worker = bundle("python/worker.js", RELEASE={"pyodide": pyodide, "files": files})
    manifest = Manifest(
        page_script=f"assets/javascripts/calculator-{digest(page)}.js",
        team_script=f"assets/javascripts/team-{digest(team)}.js",
        worker_script=f"assets/javascripts/worker-{digest(worker)}.js",
    )
    return dict(zip(manifest, (page, team, worker), strict=True)) | dict(parts.values()), manifest


def compiled() -> tuple[dict[bytes, bytes], bytes, Path, Path]:
    """Return the frozen modules, the library as it is shipped, and the paths of the rules' wheel and of its lock.

    The library is a zip of stored files, gzipped as a whole: smaller, and no host has to know how to compress it.
    """
    shutil.rmtree(BUILD / "rules", ignore_errors=True)
    source = site_wheel()
    made = bytecode.build(ruleswheel.sources(ruleswheel.read(source)), PYODIDE, BUILD / "bytecode")
    wheel = ruleswheel.with_bytecode(source, made.rules, BUILD / "rules")
    return made.frozen, gzip.compress(bytecode.zipped(made.library), mtime=0), wheel, write_lock(wheel)
