"""Presses with the times a reader's hand gives them: these do not depend on how fast the machine is."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import CDPSession, Locator, Page

# The page takes a press that comes at once after another, near it, for the second half of a double click. So fast is a
# robot only: before each press of its own the page is told what a wheel tells, that something else was brought there.
BY_ROBOT = """for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, ({ target }) => {
  if (!window.isByHand) target.dispatchEvent(new WheelEvent("wheel", { bubbles: true }));
}, { capture: true });"""
ENTER = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13}


class Hand:
    """A reader's hand on mouse and keyboard: each press some seconds after the one before, by the browser's clock."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.devtools: CDPSession = page.context.new_cdp_session(page)
        self.rested = 0.0

    def click(self, button: Locator, *after: float) -> None:
        """Click where a button is, and there again so many seconds after the first click, whatever lies there then."""
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        assert box
        place = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        with self._from(*after) as start:
            for count, seconds in enumerate((0.0, *after), 1):
                for kind in ("mousePressed", "mouseReleased"):
                    event = {"type": kind, **place, "button": "left", "clickCount": count, "timestamp": start + seconds}
                    self.devtools.send("Input.dispatchMouseEvent", event)

    def enter(self, button: Locator, *after: float) -> None:
        """Press Enter on a button, and again so many seconds after the first press, on whatever has the focus then."""
        button.focus()
        with self._from(*after) as start:
            for seconds in (0.0, *after):
                self._key("keyDown", start + seconds)
                self._key("keyUp", start + seconds)

    def hold_enter(self, button: Locator) -> None:
        """Hold Enter down for as long as the keyboard takes to repeat it twenty times."""
        button.focus()
        with self._from(2) as start:
            for count in range(20):
                self._key("keyDown", start + 0.5 + count / 30 if count else start, repeats=count > 0)
            self._key("keyUp", start + 2)

    @contextmanager
    def _from(self, *after: float) -> Iterator[float]:
        """Give when the next press begins: a moment after the last one ended, so that they are two."""
        start = max(time.time(), self.rested)
        self.rested = start + max(after, default=0) + 1
        self.page.evaluate("window.isByHand = true")
        yield start
        self.page.evaluate("window.isByHand = false")

    def _key(self, kind: str, at: float, *, repeats: bool = False) -> None:
        text = {"text": "\r"} if kind == "keyDown" else {}
        self.devtools.send(
            "Input.dispatchKeyEvent", {"type": kind, **ENTER, **text, "timestamp": at, "autoRepeat": repeats}
        )
