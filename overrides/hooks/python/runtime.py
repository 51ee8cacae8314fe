"""What the calculator page loads besides HTML: the Python runtime, its library with the rules, and the bundled scripts.

Plain functions over folders, with no word of MkDocs. Everything made lands in ``build/`` first; names carry a hash of
their content or a version, so that a page never mixes the parts of two releases.
"""

import base64
import gzip
import hashlib
import json
import os
import subprocess
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from shutil import rmtree
from typing import Any, NamedTuple

from content import digest
from hatchling.builders.wheel import WheelBuilder

from python import bytecode, nodejs, ruleswheel, slim

ROOT = Path(__file__).resolve().parents[3]
BUILD = ROOT / "build"
PYODIDE = ROOT / "node_modules" / "pyodide"
SCRIPTS = ROOT / "overrides" / "assets" / "javascripts" / "calculator"
ESBUILD = ROOT / "node_modules/esbuild/bin/esbuild"
BUNDLED = ["--bundle", "--minify", "--format=esm", "--target=es2022", "--legal-comments=none", "--external:node:*"]
JAVASCRIPTS = "assets/javascripts/"
CROSSING = "calculator.browser"
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


def sha256(content: bytes) -> str:
    """Return the hash a part is held against before it is used, in Base64."""
    return base64.b64encode(hashlib.sha256(content).digest()).decode()


def bundle(entry: str, **written: Any) -> bytes:  # noqa: ANN401 - whatever JSON holds
    """Return the minified ES module of an entry script and all it imports, with values written in place of names."""
    options = [f"--define:{name}={json.dumps(value)}" for name, value in written.items()]
    made = nodejs.run(ESBUILD, SCRIPTS / entry, *BUNDLED, *options, stdout=subprocess.PIPE)
    return bytes(made.stdout)


def page_bundle(entry: str, name: str) -> tuple[dict[str, bytes], str]:
    """Return a page's script as minified ES modules by their paths below the site, and the path of its own.

    What the script imports late, by ``import("…")``, becomes a file of its own, loaded when it is used. All that the
    script needs at once stays one file, from which the others take what they share with it: as if each of them imported
    the script, which is there when they come. Names carry a hash of the content.
    """
    folder, meta = BUILD / "scripts", BUILD / "scripts.json"
    rmtree(folder, ignore_errors=True)
    options = ["--splitting", f"--inject:{SCRIPTS / entry}", "--log-level=warning", f"--metafile={meta}"]
    names = [f"--entry-names={name}-[hash]", f"--chunk-names={name}-[name]-[hash]", f"--outdir={folder}"]
    nodejs.run(ESBUILD, SCRIPTS / entry, *BUNDLED, *options, *names)
    outputs = json.loads(meta.read_text(encoding="utf-8"))["outputs"]
    files = {f"{JAVASCRIPTS}{Path(path).name}": (folder / Path(path).name).read_bytes() for path in outputs}
    own = next(path for path, made in outputs.items() if made.get("entryPoint", "").endswith(f"/{entry}"))
    if len(outputs) > 1:  # then it only names the file that all share
        del files[f"{JAVASCRIPTS}{Path(own).name}"]
        (own,) = (one["path"] for one in outputs[own]["imports"])
    return files, f"{JAVASCRIPTS}{Path(own).name}"


@cache
def site_files() -> tuple[dict[str, bytes], Manifest]:
    """Return every file the calculator page loads, by its path below the site, and where the page finds them."""
    nodejs.packages()
    made = compiled()
    first, rest = archive(made)
    lock = json.loads((PYODIDE / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    loader, wasm, later = slim.build(BUILD / "slim", made.frozen)
    pyodide = f"assets/pyodide/{pyodide_version()}-{digest(loader + wasm)}/"
    parts = {
        "loader": (f"{pyodide}pyodide.asm.mjs", loader),
        "wasm": (f"{pyodide}pyodide.asm.wasm", wasm),
        "first": (f"assets/runtime/first-{digest(first)}.packed", first),
        "rest": (f"assets/later/rest-{digest(rest)}.packed", rest),
    }
    if later:
        parts["later"] = (f"assets/later/machine-code-{digest(later)}.packed", gzipped(later))
    files = {role: Part(path, sha256(content), len(content))._asdict() for role, (path, content) in parts.items()}
    page, page_script = page_bundle("main.js", "calculator")
    team = bundle("team/main.js")
    release = {"pyodide": pyodide, "lock": json.dumps({"info": lock, "packages": {}}), "files": files}
    worker = bundle("python/worker.js", RELEASE=release)
    manifest = Manifest(
        page_script=page_script,
        team_script=f"{JAVASCRIPTS}team-{digest(team)}.js",
        worker_script=f"{JAVASCRIPTS}worker-{digest(worker)}.js",
    )
    return page | {manifest.team_script: team, manifest.worker_script: worker} | dict(parts.values()), manifest


def pyodide_version() -> str:
    """Return the version of the Pyodide that is used."""
    return str(json.loads((PYODIDE / "package.json").read_text(encoding="utf-8"))["version"])


def compiled() -> bytecode.Bytecode:
    """Return the library and the rules as bytecode."""
    rules = ruleswheel.for_browser(ruleswheel.read(site_wheel()))
    return bytecode.build(rules, first_estimate(ruleswheel.rulebook(rules)), PYODIDE, BUILD / "bytecode")


def first_estimate(rulebook: Mapping[str, Any]) -> str:
    """Return the request for an estimate of all the rulebook's examples at once, those that do not count among them."""
    start = max(rulebook["editions"])
    held = {"id": "held", "name": "Any", "cycle": {"start": start, "end": f"{int(start[:4]) + 1}{start[4:]}"}}
    kinds = rulebook["opportunities"].items()
    shown = [{"opportunity": key, **one[kind]} for key, one in kinds for kind in ("example", "counterexample")]
    entries = [{"id": f"shown-{number}", **row} for number, row in enumerate(shown)]
    ledger = {"format": "cec-ledger", "version": 1, "certifications": [held], "entries": entries}
    return f"{CROSSING}\n{json.dumps({'do': 'estimate', 'today': start, 'ledger': ledger})}"


def archive(made: bytecode.Bytecode) -> tuple[bytes, bytes]:
    """Return the library and the rules as they are shipped: what a first estimate imports, and the rest.

    Each is gzipped: smaller than a compressed zip, and no host has to know how. Unpacked, the first is a zip file, and
    so are the two together.
    """
    files = made.library | made.rules
    first = bytecode.zipped({path: files[path] for path in sorted(files) if path in made.first})
    whole = bytecode.zipped({path: files[path] for path in sorted(files) if path not in made.first}, after=first)
    return gzipped(first), gzipped(whole[len(first) :])


def gzipped(content: bytes) -> bytes:
    """Return content compressed, without the byte that tells on which system: Pythons differ in what they write."""
    made = gzip.compress(content, mtime=0)
    return made[:9] + b"\xff" + made[10:]
