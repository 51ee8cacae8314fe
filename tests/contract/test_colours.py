"""The site's colours keep their contrast in both schemes, and stand in one place."""

import re
from pathlib import Path

import pytest

STYLES = Path(__file__).resolve().parents[2] / "overrides" / "assets" / "stylesheets"
IDENTITY = (STYLES / "site.css").read_text(encoding="utf-8")
SCHEMES = {"light": "[data-md-color-scheme]", "dark": '[data-md-color-scheme="slate"]'}
TEXT, SHAPE = 4.5, 3.0  # WCAG 2.2, level AA: of words, and of what is no word
GROUNDS = ("md-default-bg-color", "tally-surface", "md-code-bg-color")
WORDS = ("md-default-fg-color", "md-default-fg-color--light", "md-typeset-a-color", "tally-fault")
TIERS = ("tally-posted", "tally-assured", "tally-depends", "tally-planned")  # a badge words them on a card
SHAPES = ("tally-shared", "tally-focus", "tally-accent")


def scheme(name: str) -> dict[str, str]:
    """Return the colours the identity gives a scheme, by their names."""
    block = IDENTITY.split(f"{SCHEMES[name]} {{", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", block))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour as WCAG defines it."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * one for one in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_measure_is_the_standard_s() -> None:
    """Black on white is 21 to 1, and a known grey on white just misses the bar."""
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", SCHEMES)
def test_words_and_shapes_keep_their_contrast(name: str) -> None:
    """Words on every ground, a tier's badge on page and card, shapes, and the letters of a button."""
    colours = scheme(name)
    pairs = [(one, ground, TEXT) for one in WORDS for ground in GROUNDS]
    pairs += [(one, ground, TEXT) for one in TIERS for ground in GROUNDS[:2]]
    pairs += [(one, ground, SHAPE) for one in SHAPES for ground in GROUNDS]
    pairs.append(("tally-on-accent", "tally-accent", TEXT))
    found = [(one, ground, round(contrast(colours[one], colours[ground]), 2), least) for one, ground, least in pairs]
    assert [pair for pair in found if pair[2] < pair[3]] == []


def test_every_colour_has_a_name_and_one_place() -> None:
    """Both schemes name the same colours, every name that is used is given, and no other stylesheet holds a colour."""
    light, dark = scheme("light"), scheme("dark")
    assert {name for name in light if name.startswith("tally")} == {name for name in dark if name.startswith("tally")}
    sheets = {path.name: path.read_text(encoding="utf-8") for path in STYLES.glob("*.css")}
    used = {name for text in sheets.values() for name in re.findall(r"var\(--(tally-[a-z-]+)", text)}
    assert used <= set(re.findall(r"--(tally-[a-z-]+):", IDENTITY))
    elsewhere = {name: re.findall(r": [^;{}]*(#[0-9a-f]{3,8})\b", text) for name, text in sheets.items()}
    assert {name for name, colours in elsewhere.items() if colours} == {"site.css"}
