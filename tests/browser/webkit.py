"""WebKitGTK, of the family of Safari's engine, by the W3C WebDriver protocol: what the tests need of it and no more.

Run with a driver's path, it only opens a window: ``scripts/find-browser`` sees by that whether the driver works here.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the key by which the protocol names an element
PATIENCE = 90.0  # seconds, for a machine that is busy
PAUSE = 0.1
# It runs as root in a container, where its sandbox cannot, and opens nothing but the site that was built.
ENVIRONMENT = {"WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1", "NO_AT_BRIDGE": "1", "LANG": "C.UTF-8"}


class WebKit:
    """One browser window."""

    def __init__(self, driver: str) -> None:
        self.root = f"{driver}/session"
        options = {"webkitgtk:browserOptions": {"args": ["--automation"]}}
        made = self._call("POST", "", {"capabilities": {"alwaysMatch": options}})
        self.root += f"/{made['sessionId']}"

    def open(self, address: str) -> None:
        """Open a page and wait until it has loaded."""
        self._call("POST", "/url", {"url": address})

    def reload(self) -> None:
        """Load the page anew."""
        self._call("POST", "/refresh", {})

    def run(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - whatever the script returns
        """Run the body of a function in the page and return what it returns."""
        return self._call("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def click(self, selector: str) -> None:
        """Click an element once it is there."""
        self._call("POST", f"/element/{self._find(selector)}/click", {})

    def type(self, selector: str, text: str) -> None:
        """Type into an element once it is there."""
        self._call("POST", f"/element/{self._find(selector)}/value", {"text": text})

    def until(self, script: str, *arguments: object) -> Any:  # noqa: ANN401 - as above
        """Run a script until what it returns is true, and return that."""
        end = time.monotonic() + PATIENCE
        while not (found := self.run(script, *arguments)):
            assert time.monotonic() < end, f"never true in WebKit: {script}"
            time.sleep(PAUSE)
        return found

    def close(self) -> None:
        """Close the window."""
        self._call("DELETE", "")

    def _find(self, selector: str) -> str:
        self.until("return Boolean(document.querySelector(arguments[0]))", selector)
        found = self._call("POST", "/element", {"using": "css selector", "value": selector})
        return str(found[ELEMENT])

    def _call(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - the protocol's answers
        data = None if body is None else json.dumps(body).encode()
        request = Request(self.root + path, data, {"Content-Type": "application/json"}, method=method)  # noqa: S310
        try:
            with urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - the driver, on loopback
                return json.load(answer)["value"]
        except HTTPError as fault:
            raise AssertionError(f"WebKit refused {path}: {fault.read().decode()[:500]}") from fault


@contextmanager
def started(driver: str) -> Iterator[WebKit]:
    """A WebKit window on a screen of its own; all that was started for it ends with it."""
    screen = shutil.which("xvfb-run")
    assert screen, "WebKit's driver needs xvfb-run beside it"
    port = _free_port()
    process = subprocess.Popen(  # noqa: S603 - the driver that was found
        [screen, "-a", driver, f"--port={port}"],
        env=os.environ | ENVIRONMENT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(f"http://127.0.0.1:{port}/status")
        window = WebKit(f"http://127.0.0.1:{port}")
        yield window
        window.close()
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(PATIENCE)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(address: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            urlopen(address, timeout=5).close()  # noqa: S310 - the driver, on loopback
        except (URLError, ConnectionError):
            time.sleep(PAUSE)
        else:
            return
    raise AssertionError("WebKit's driver did not start")


if __name__ == "__main__":
    with started(sys.argv[1]) as tried:
        tried.open("about:blank")
