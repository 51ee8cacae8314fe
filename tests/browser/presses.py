"""Presses with the times a reader's hand gives them: these do not depend on how fast the machine is."""

import time

from playwright.sync_api import CDPSession, Locator, Page

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
        start = self._start(*after)
        for count, seconds in enumerate((0.0, *after), 1):
            for kind in ("mousePressed", "mouseReleased"):
                event = {"type": kind, **place, "button": "left", "clickCount": count, "timestamp": start + seconds}
                self.devtools.send("Input.dispatchMouseEvent", event)

    def enter(self, button: Locator, *after: float) -> None:
        """Press Enter on a button, and again so many seconds after the first press, on whatever has the focus then."""
        button.focus()
        start = self._start(*after)
        for seconds in (0.0, *after):
            self._key("keyDown", start + seconds)
            self._key("keyUp", start + seconds)

    def hold_enter(self, button: Locator) -> None:
        """Hold Enter down for as long as the keyboard takes to repeat it twenty times."""
        button.focus()
        start = self._start(2)
        for count in range(20):
            self._key("keyDown", start + 0.5 + count / 30 if count else start, repeats=count > 0)
        self._key("keyUp", start + 2)

    def _start(self, *after: float) -> float:
        """Return when the next press begins: a moment after the last one ended, so that they are two."""
        start = max(time.time(), self.rested)
        self.rested = start + max(after, default=0) + 1
        return start

    def _key(self, kind: str, at: float, *, repeats: bool = False) -> None:
        text = {"text": "\r"} if kind == "keyDown" else {}
        self.devtools.send(
            "Input.dispatchKeyEvent", {"type": kind, **ENTER, **text, "timestamp": at, "autoRepeat": repeats}
        )
