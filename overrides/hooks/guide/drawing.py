"""Plain shapes in SVG, for pictures of one column: classes in place of colours, so that the stylesheet paints them.

A style attribute would break the content security policy, and would not follow light and dark.
"""

from collections.abc import Iterable
from html import escape

WIDTH = 360  # a phone's column: letters keep their size there, and need not be small elsewhere
MARK = 10  # the radius of a step's number


def box(left: float, top: float, width: float, height: float, kind: str) -> str:
    """Return a rectangle; ``kind`` names its look: plain, filled, shared or button."""
    place = f'x="{left:g}" y="{top:g}" width="{width:g}" height="{height:g}"'
    return f'<rect class="picture__{kind}" {place} rx="5"/>'


def text(left: float, base: float, words: str, kind: str = "plain-text", anchor: str = "start") -> str:
    """Return a line of text; ``kind`` names its look: plain-text, strong, quiet or on-button."""
    place = f'x="{left:g}" y="{base:g}" text-anchor="{anchor}"'
    return f'<text class="picture__{kind}" {place}>{escape(words)}</text>'


def lines(left: float, base: float, words: Iterable[str], kind: str = "plain-text") -> str:
    """Return several lines of text, one below the other."""
    return "".join(text(left, base + 17 * row, one, kind) for row, one in enumerate(words))


def line(left: float, top: float, bottom: float) -> str:
    """Return an upright line."""
    return f'<path class="picture__line" d="M{left:g} {top:g}V{bottom:g}"/>'


def arrow(left: float, middle: float, length: float) -> str:
    """Return an arrow to the right."""
    tip = left + length
    shape = f"M{left:g} {middle:g}H{tip:g}M{tip - 6:g} {middle - 5:g}L{tip:g} {middle:g}L{tip - 6:g} {middle + 5:g}"
    return f'<path class="picture__line" d="{shape}"/>'


def mark(left: float, middle: float, number: int) -> str:
    """Return the number of a step in a disc; ``left`` is its middle."""
    disc = f'<circle class="picture__disc" cx="{left:g}" cy="{middle:g}" r="{MARK}"/>'
    return disc + text(left, middle + 4.5, str(number), "on-disc", "middle")


def figure(height: float, parts: Iterable[str], words: str) -> str:
    """Return a picture with its caption. The caption says all of it, so a screen reader skips the drawing."""
    drawing = f'<svg viewBox="0 0 {WIDTH} {height:g}" aria-hidden="true">{"".join(parts)}</svg>'
    return f'<figure class="picture">{drawing}<figcaption>{escape(words, quote=False)}</figcaption></figure>'
