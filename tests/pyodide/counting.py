"""Finds out which functions of Pyodide's machine code run here, and writes the profile the build divides it by.

``make profile``, with the site built: two minutes on an idle machine, and some more when Pyodide or the tools have
changed. Everything ``corpus.py`` holds is asked of a Python that counts its functions, in Node. Browsers differ in how
they call Python, not in what it then does, so each is asked a part of it; there also of a Python whose memory was kept
and came back. What runs anywhere is sent first.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [
    str(ROOT / folder) for folder in (".", "overrides/hooks", "scripts", "tests", "tests/browser", "tests/pyodide")
]

import corpus  # noqa: E402
import serve  # noqa: E402
import sites  # noqa: E402
import webkit  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from python import nodejs, runtime, slim, wasm  # noqa: E402
from python.divide import division  # noqa: E402

DIVIDE = Path(division.__file__).parent
HERE = Path(__file__).parent
COUNTED = DIVIDE / "counted.js"
SMALLEST = 256  # bytes in a row that nobody reads: shorter ones are left where they are, but for texts
TEXT = re.compile(rb"[\t\n -~\0]*")
ALIGNED = 16  # where in memory an array of its own begins, as each text of help in C does
SOME = 12  # of so many requests a browser is asked one: it differs in how it calls Python, not in what Python then does
ASK_ALL = """
const [script, requests] = arguments;
const ask = (worker, path, ...values) => new Promise((resolve, reject) => {
    const id = String(Math.random());
    const hear = ({ data }) => {
        if (data.id !== id) return;
        worker.removeEventListener("message", hear);
        data.type === "HANDLER" ? reject(new Error(JSON.stringify(data.value))) : resolve(data.value);
    };
    worker.addEventListener("message", hear);
    worker.addEventListener("error", reject);
    worker.postMessage({ id, type: "APPLY", path, argumentList: values.map((value) => ({ type: "RAW", value })) });
});
const askAll = async () => {
    const worker = new Worker(script, { type: "module" });
    for (const request of requests) await ask(worker, ["respond"], request, "");
    worker.terminate();
};
window.asked = (async () => {
    await askAll();
    const memory = new Worker(script, { type: "module", name: "memory" });
    await ask(memory, ["remember"]);
    memory.terminate();
    await askAll();
    return "all";
})().catch(String).then((told) => (window.told = told));
"""


class Counter(serve.Handler):
    """Serves a site, and hears from its workers which functions were called."""

    told: set[int]

    def do_POST(self) -> None:  # noqa: N802 - the server's own
        """Note what is told."""
        length = int(self.headers["Content-Length"])
        self.told.update(map(int, self.rfile.read(length).split()))
        self.send_response(204)
        self.end_headers()


def in_node(site: Path, requests: list[str], scratch: Path) -> set[int]:
    """Return the functions that run in Node, with faults, and with what the rules may come to use (``usual.py``)."""
    told, usual = scratch / "told", sites.code((HERE / "usual.py").read_text(encoding="utf-8"), scratch)
    options: Any = {"env": {**os.environ, "COUNTED": str(told)}, "text": True, "stdout": subprocess.DEVNULL}
    for script, *more in (("answer.mjs",), ("fault.mjs",), ("run.mjs", usual)):
        command = [ROOT / "scripts/node-tool", "node", "--import", COUNTED, HERE / script, site, *more]
        subprocess.run(list(map(str, command)), input=json.dumps(requests), check=True, **options)  # noqa: S603
    return set(map(int, told.read_text(encoding="utf-8").split()))


def in_browsers(site: Path, requests: list[str]) -> Iterator[tuple[str, set[int]]]:
    """Yield for each browser that is there which functions run in it."""
    script = next((site / "assets/javascripts").glob("worker-*.js")).relative_to(site)
    for name in ("chromium", "firefox", "webkit"):
        if not (path := os.environ.get(name.upper())):
            print(f"{name} is not there: a function that only it calls will cost its readers the later part")
            continue
        told: set[int] = set()
        with serve.serving(site, base=type("Handler", (Counter,), {"told": told})) as address:
            run = in_webkit if name == "webkit" else in_playwright
            run(name, path, address, f"{address}{script}", requests)
        yield name, told


def in_playwright(name: str, path: str, address: str, script: str, requests: list[str]) -> None:
    """Ask everything in Chromium or Firefox."""
    with sync_playwright() as playwright:
        if name == "chromium":
            browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        else:
            browser = playwright.firefox.launch(channel="moz-firefox", executable_path=path)
        page = browser.new_page(service_workers="block")
        page.goto(address)
        page.evaluate(f"(given) => {{ (function () {{ {ASK_ALL} }})(...given) }}", [script, requests])
        while not (told := page.evaluate("window.told")):
            page.wait_for_timeout(200)
        browser.close()
    if told != "all":
        raise AssertionError(f"{name}: {told}")


def in_webkit(name: str, path: str, address: str, script: str, requests: list[str]) -> None:
    """Ask everything in WebKit."""
    with webkit.started(path) as window:
        window.open(address)
        window.run(ASK_ALL, script, requests)
        webkit.PATIENCE = 1_200
        told = window.until("return window.told")
    if told != "all":
        raise AssertionError(f"{name}: {told}")


def unread(code: Path, scratch: Path) -> tuple[range, ...]:
    """Return the stretches of memory read only when names of characters, old encodings or help are asked for."""
    made, found = scratch / "reads", scratch / "unread.json"
    made.mkdir()
    nodejs.run(DIVIDE / "counting.mjs", "reads", code, made / code.name)
    (made / "pyodide.asm.mjs").write_bytes(code.with_name("pyodide.asm.mjs").read_bytes())
    nodejs.run(DIVIDE / "reads.mjs", made, found)
    stretches = [range(*pair) for pair in json.loads(found.read_text(encoding="utf-8"))]
    memory = wasm.memory(wasm.sections(code.read_bytes())[wasm.DATA])
    return tuple(one for one in stretches if may_go(memory, one))


def may_go(memory: bytes | bytearray, stretch: range) -> bool:
    """Tell whether a stretch that nobody read may be left out: a table, or one text of help, an array of its own.

    Of other texts the linker lets some share their bytes: an error's message may be the end of a longer one, and be
    read on a day that was not tried.
    """
    content = bytes(memory[stretch.start : stretch.stop])
    if not TEXT.fullmatch(content):
        return len(stretch) >= SMALLEST
    alone = stretch.start % ALIGNED == 0 and memory[stretch.start - 1] == 0 and b"\0" not in content.rstrip(b"\0")
    return alone and len(stretch) >= ALIGNED and (b"\n--\n\n" in content or b" " in content)


def main() -> None:
    """Make the profile anew."""
    built = runtime.compiled()
    code = slim.code(runtime.BUILD / "slim")
    of = division.code_hash(code.read_bytes())
    requests = corpus.requests()
    print(f"{len(requests)} requests")
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        before = division.read_profile() if division.PROFILE.exists() else None
        data = before.data if before and before.code == of else unread(code, scratch)
        counting = scratch / "counting.wasm"
        nodejs.run(DIVIDE / "counting.mjs", "functions", code, counting)
        memory = slim.memory(wasm.sections(code.read_bytes()), built.frozen)
        module = wasm.module(wasm.with_memory(wasm.sections(counting.read_bytes()), memory))
        site = sites.changed(scratch / "site", {"pyodide.asm.wasm": module}, before_worker=COUNTED.read_bytes())
        functions = in_node(site, requests, scratch)
        print(f"node: {len(functions)} functions")
        for name, told in in_browsers(site, requests[::SOME]):
            print(f"{name}: {len(told)} functions, {len(told - functions)} of them new")
            functions |= told
    division.write_profile(division.Profile(of, frozenset(functions), data))
    print(f"{len(functions)} functions run; {sum(map(len, data))} bytes of data are read by others only")


if __name__ == "__main__":
    main()
