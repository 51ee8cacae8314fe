"""The site's mark, its icons, and the picture a shared link shows: drawn at build from one set of strokes.

The mark is a tally of five. No image is committed, so that a changed figure or colour leaves no old picture behind.
"""

import io
from collections.abc import Iterable

from PIL import Image, ImageDraw, ImageFont

from calculator.rulebook import Rulebook

SIDE = 512
STROKES = (((150, 140), (150, 372)), ((215, 140), (215, 372)), ((280, 140), (280, 372)), ((345, 140), (345, 372)))
SLASH = ((100, 330), (400, 190))
STROKE_WIDTH = 30
CORNER = 112
GREEN, PAPER, AMBER, MIST = "#0d3b2e", "#ffffff", "#f0a35c", "#cfe3da"
SMOOTH = 4  # drawn this many times larger, then reduced: Pillow's own lines have hard edges
SOCIAL = (1200, 630)
SOCIAL_LINES = (  # from the top, height of the letters, colour, boldness: for a picture twice as large
    (150, 84, MIST, 2),
    (330, 250, PAPER, 5),
    (660, 84, PAPER, 1),
    (780, 84, PAPER, 1),
    (1030, 60, MIST, 0),
)
MASK_SAFE = 0.72  # a platform may cut a maskable icon to a circle

Line = tuple[tuple[float, float], tuple[float, float]]


def files(rulebook: Rulebook) -> dict[str, bytes]:
    """Return every image of the site, by its path below it."""
    folder = "assets/images/"
    return {
        f"{folder}mark.svg": mark().encode(),
        f"{folder}icon-192.png": icon(192),
        f"{folder}icon-512.png": icon(512),
        f"{folder}icon-maskable-512.png": icon(512, maskable=True),
        f"{folder}social.png": social(rulebook),
    }


def strokes(lines: Iterable[Line] = STROKES) -> str:
    """Return strokes as the path data of an SVG."""
    return "".join(f"M{x1} {y1}L{x2} {y2}" for (x1, y1), (x2, y2) in lines)


def mark() -> str:
    """Return the mark as SVG."""
    pen = f'fill="none" stroke-width="{STROKE_WIDTH}" stroke-linecap="round"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIDE} {SIDE}">'
        f'<rect width="{SIDE}" height="{SIDE}" rx="{CORNER}" fill="{GREEN}"/>'
        f'<path d="{strokes()}" stroke="{PAPER}" {pen}/><path d="{strokes((SLASH,))}" stroke="{AMBER}" {pen}/></svg>\n'
    )


def icon(size: int, *, maskable: bool = False) -> bytes:
    """Return the mark as PNG, ``size`` pixels square; a maskable one fills its square and keeps its edge free."""
    large = size * SMOOTH
    image = Image.new("RGBA", (large, large), GREEN if maskable else (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)
    if not maskable:
        pen.rounded_rectangle((0, 0, large - 1, large - 1), CORNER * large / SIDE, fill=GREEN)
    _tally(pen, (0, 0), large, MASK_SAFE if maskable else 1)
    return _png(image.resize((size, size), Image.Resampling.LANCZOS).quantize(64, Image.Quantize.FASTOCTREE))


def words(rulebook: Rulebook) -> tuple[str, ...]:
    """Return the lines of the picture a shared link shows, with the figure everyone asks for."""
    needed, years = (rulebook.parameters[name].written(rulebook.newest) for name in ("required-cecs", "cycle-years"))
    return (
        "CEC Tally",
        f"{needed} CECs",
        f"every {years} years. How to earn",
        "and submit them, and a calculator.",
        "Unofficial guide to ACE continuing education credits",
    )


def social(rulebook: Rulebook) -> bytes:
    """Return the picture a shared link shows."""
    width, height = (length * 2 for length in SOCIAL)
    image = Image.new("RGB", (width, height), GREEN)
    pen = ImageDraw.Draw(image)
    _tally(pen, (width - 1040, height - 1080), 1000, 1)
    for text, (top, size, colour, weight) in zip(words(rulebook), SOCIAL_LINES, strict=True):
        font = ImageFont.load_default(size)
        pen.text((160, top), text, fill=colour, font=font, stroke_width=weight, stroke_fill=colour)
    return _png(image.resize(SOCIAL, Image.Resampling.LANCZOS).quantize(64))


def _tally(pen: ImageDraw.ImageDraw, corner: tuple[float, float], size: float, part: float) -> None:
    """Draw the strokes into a square at a corner, using this part of it, around its middle."""
    scale, margin = size / SIDE * part, size * (1 - part) / 2
    width = round(STROKE_WIDTH * scale)
    round_end = (width - 1) / 2
    for line, colour in [*((stroke, PAPER) for stroke in STROKES), (SLASH, AMBER)]:
        (x1, y1), (x2, y2) = (
            (round(corner[0] + margin + x * scale), round(corner[1] + margin + y * scale)) for x, y in line
        )
        pen.line((x1, y1, x2, y2), fill=colour, width=width)
        for x, y in ((x1, y1), (x2, y2)):
            pen.ellipse((x - round_end, y - round_end, x + round_end, y + round_end), fill=colour)


def _png(image: Image.Image) -> bytes:
    written = io.BytesIO()
    image.save(written, "PNG", optimize=True)
    return written.getvalue()
