"""Two releases of the built site, and a server of the same address that can be told to fail."""

import gzip
import io
import json
import re
import shutil
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any

import serve
from content import digest
from finish import publish, styles
from patience import until
from playwright.sync_api import Page
from python.bytecode import zipped
from python.ruleswheel import RULEBOOK_AS_JSON
from python.runtime import gzipped, sha256

NEW_WORDS = "This sentence stands in the new release alone."
NEW_STYLE = "/* the new release */"


class Host:
    """A host whose files change, go missing or arrive cut short. Paths are below the site."""

    def __init__(self, folder: Path, prefix: str = serve.PREFIX) -> None:
        self.folder = folder
        self.prefix = prefix
        self.missing: set[str] = set()
        self.cut: set[str] = set()
        self.asked: list[str] = []
        self.port = 0
        self._scratch = tempfile.TemporaryDirectory()
        self._server: serve.Server | None = None
        self.start()

    @property
    def address(self) -> str:
        """Where the site's first page is."""
        return f"http://127.0.0.1:{self.port}{self.prefix}"

    def start(self) -> None:
        """Listen; a second time on the same port."""
        host = self

        class Handler(serve.Handler):
            @property
            def folder(self) -> Path:  # type: ignore[override]
                return host.folder

            @property
            def prefix(self) -> str:  # type: ignore[override]
                return host.prefix

            def _send(self, status: HTTPStatus, path: Path) -> None:
                asked = path.relative_to(host.folder).as_posix()
                host.asked.append(asked)
                if asked in host.missing:
                    status, path = HTTPStatus.NOT_FOUND, host.folder / "404.html"
                if asked in host.cut:
                    path = host.cut_short(path)
                super()._send(status, path)

        self._server = serve.Server(("127.0.0.1", self.port), Handler)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def cut_short(self, path: Path) -> Path:
        """Return a file that holds the first half of another."""
        half = Path(self._scratch.name) / f"half{path.suffix}"
        half.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
        return half

    def remove_scratch(self) -> None:
        """Remove the files it cut."""
        self._scratch.cleanup()

    def stop(self) -> None:
        """Shut down: nothing answers any more."""
        if self._server:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


@contextmanager
def hosting(folder: Path, prefix: str = serve.PREFIX) -> Iterator[Host]:
    """A host for a folder, stopped at the end."""
    host = Host(folder, prefix)
    yield host
    host.stop()
    host.remove_scratch()


def changed_style() -> str:
    """Return the path of the stylesheet that the new release changes: the one that the calculator's page links last."""
    page = (serve.SITE / "calculator" / "index.html").read_text(encoding="utf-8")
    return styles.LINK.findall(page)[-1].removeprefix("../")


def new_release(folder: Path) -> Path:
    """Make a later release of the built site: other words on every page, another stylesheet."""
    shutil.copytree(serve.SITE, folder)
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</h1>", f"</h1><p>{NEW_WORDS}</p>", 1), encoding="utf-8")
    style = folder / changed_style()
    style.write_text(style.read_text(encoding="utf-8") + NEW_STYLE, encoding="utf-8")
    publish.publish(folder, f"http://127.0.0.1{serve.PREFIX}")
    return folder


def other_rules(folder: Path, change: Callable[[dict[str, Any]], None], words: dict[str, str]) -> Path:
    """Make a release of the built site whose rulebook is changed, and words of its calculator's page with it."""
    shutil.copytree(serve.SITE, folder)
    old = {name: next(folder.glob(f"assets/*/{name}-*.packed")) for name in ("first", "rest")}
    first, rest = (gzip.decompress(path.read_bytes()) for path in old.values())
    with zipfile.ZipFile(io.BytesIO(first)) as start, zipfile.ZipFile(io.BytesIO(first + rest)) as archive:
        files, starting = {name: archive.read(name) for name in archive.namelist()}, start.namelist()
    rulebook = json.loads(files[RULEBOOK_AS_JSON])
    change(rulebook)
    files[RULEBOOK_AS_JSON] = json.dumps(rulebook).encode()
    first = zipped({name: files.pop(name) for name in starting})
    worker = next((folder / "assets/javascripts").glob("worker-*.js"))
    script = worker.read_text(encoding="utf-8")
    for path, content in zip(
        old.values(), (gzipped(first), gzipped(zipped(files, after=first)[len(first) :])), strict=True
    ):
        was = path.relative_to(folder).as_posix()
        path.unlink()
        now = f"{was.rpartition('-')[0]}-{digest(content)}.packed"
        (folder / now).write_bytes(content)
        written = f'path:"{now}",sha256:"{sha256(content)}",size:{len(content)}'
        script, found = re.subn(rf'path:"{re.escape(was)}",sha256:"[^"]*",size:\d+', lambda _, by=written: by, script)
        assert found == 1, was
    worker.unlink()
    named = f"worker-{digest(script.encode())}.js"
    worker.with_name(named).write_text(script, encoding="utf-8")
    for page in folder.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for was, now in {worker.name: named, **words}.items():
            text = text.replace(was, now)
        page.write_text(text, encoding="utf-8")
    publish.publish(folder, f"http://127.0.0.1{serve.PREFIX}")
    return folder


KEPT: Any = """async () => {
  const found = {};
  for (const name of await caches.keys()) {
    found[name] = (await (await caches.open(name)).keys()).map((one) => one.url);
  }
  return found;
}"""


def kept(page: Page, *, runtime: bool = False) -> dict[str, list[str]]:
    """What is kept, by cache; waits for the runtime if asked to."""

    def look() -> dict[str, list[str]] | None:
        found: dict[str, list[str]] = page.evaluate(KEPT)
        return found if any("/rest-" in url for urls in found.values() for url in urls) else None

    return (until(page, look, "the runtime was never kept") if runtime else page.evaluate(KEPT)) or {}
