"""Serves a built site below a sub-path on this machine, the way GitHub Pages does.

Gzip for what compresses, ``Cache-Control: max-age=600``, the site's own 404 page, and no header a static host would
not send. Used by ``make serve``, the browser tests and the benchmarks.
"""

import argparse
import gzip
import mimetypes
import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote, urlsplit

SITE = Path(os.environ.get("SITE") or Path(__file__).resolve().parents[1] / "site")
AS_THEY_ARE = "/!$&'()*+,;=:@~"  # what a browser leaves so in a path; overrides/hooks/content.py has the same
PREFIX = quote(unquote(urlsplit(os.environ.get("SITE_URL", "http://127.0.0.1:8000/cec-tally/")).path), AS_THEY_ARE)
asked: deque[str] = deque(maxlen=1_000)  # the paths that this process was asked for last, for a test that wants to know
PORTS_TRIED = 20  # from the one asked for on: more are in use on no machine
TYPES = {
    ".mjs": "text/javascript",
    ".js": "text/javascript",
    ".wasm": "application/wasm",
    ".whl": "application/octet-stream",
    ".webmanifest": "application/manifest+json",
}
COMPRESSED = (
    "text/",
    "application/javascript",
    "application/json",
    "application/wasm",
    "image/svg",
    "application/xml",
    "application/manifest",
)


class Body(NamedTuple):
    """A file as it is sent: plain and gzipped, with its type and entity tag."""

    plain: bytes
    gzipped: bytes
    kind: str
    tag: str


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for one folder below one prefix, which is written as in an address."""

    protocol_version = "HTTP/1.1"
    folder: Path = SITE
    prefix: str = PREFIX

    def do_GET(self) -> None:
        """Send a file, a redirect to a folder's slash, or the 404 page."""
        path = unquote(self.path.partition("?")[0])
        asked.append(path)
        if path + "/" == unquote(self.prefix):
            self._redirect(self.prefix)
            return
        found = self._find(path)
        if found is not None and found.is_dir():
            self._redirect(quote(f"{path}/", AS_THEY_ARE))
        elif found is not None:
            self._send(HTTPStatus.OK, found)
        elif path == "/":
            self._redirect(self.prefix)
        else:
            self._send(HTTPStatus.NOT_FOUND, self.folder / "404.html")

    do_HEAD = do_GET  # noqa: N815 - the name is the base class's

    def _find(self, path: str) -> Path | None:
        """Return the file or folder a path names, never one outside the served folder; None for what can be no name."""
        prefix = unquote(self.prefix)
        if not path.startswith(prefix):
            return None
        try:
            found = (self.folder / path.removeprefix(prefix)).resolve()
            if not found.is_relative_to(self.folder.resolve()):
                return None
            if path.endswith("/"):
                found /= "index.html"
            return found if found.exists() else None
        except (OSError, ValueError):  # too long, or with a zero in it
            return None

    def _redirect(self, where: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, path: Path) -> None:
        body = load(path, path.stat().st_mtime_ns) if path.exists() else Body(b"", b"", "text/plain", "")
        if status == HTTPStatus.OK and self.headers.get("If-None-Match") == body.tag:
            self.send_response(HTTPStatus.NOT_MODIFIED)
            self.send_header("ETag", body.tag)
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            return
        zipped = body.gzipped and "gzip" in self.headers.get("Accept-Encoding", "")
        content = body.gzipped if zipped else body.plain
        self.send_response(status)
        self.send_header("Content-Type", body.kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("ETag", body.tag)
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Stay quiet: the address is all a person needs to see."""


@lru_cache(maxsize=4096)
def load(path: Path, _modified: int) -> Body:
    """Read a file once for each change of it, compressed where that helps."""
    plain = path.read_bytes()
    kind = TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    zipped = gzip.compress(plain, 6, mtime=0) if kind.startswith(COMPRESSED) else b""
    if kind.startswith("text/"):
        kind += "; charset=utf-8"
    return Body(plain, zipped, kind, f'"{sha256(plain).hexdigest()[:16]}"')


class Server(ThreadingHTTPServer):
    """A thread a request; a reader who closes a connection early is no fault."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore connections that end early."""


def listen(folder: Path = SITE, prefix: str = PREFIX, port: int = 0, base: type[Handler] = Handler) -> Server:
    """Return a server for a folder on loopback. A port that is taken gives way to one of the next; 0 takes any."""
    handler = type("SiteHandler", (base,), {"folder": folder, "prefix": prefix})
    for candidate in range(port, port + PORTS_TRIED if port else 1):
        try:
            return Server(("127.0.0.1", candidate), handler)
        except OSError:
            continue
    raise OSError(f"none of the ports {port} to {port + PORTS_TRIED - 1} is free")


@contextmanager
def serving(folder: Path = SITE, prefix: str = PREFIX, port: int = 0, base: type[Handler] = Handler) -> Iterator[str]:
    """Serve a folder in a thread for as long as the context lasts; gives the address of its first page."""
    server = listen(folder, prefix, port, base)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()


def main() -> None:
    """Serve the site until it is interrupted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    server = listen(port=parser.parse_args().port)
    print(f"The site is at http://127.0.0.1:{server.server_address[1]}{PREFIX}  (Ctrl+C ends it)", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
