"""Small drawings for the guide, in SVG whose colours are the stylesheet's: no style attribute, so the policy holds."""

from collections.abc import Callable
from datetime import date

FIRST, SECOND = (date(2024, 6, 1), date(2026, 5, 31)), (date(2025, 6, 1), date(2027, 5, 31))
WIDTH, LEFT, RIGHT = 640, 10, 630


def overlap(day: Callable[[date], str]) -> str:
    """Draw two renewal cycles and the stretch in which one entry counts for both. ``day`` writes a date."""
    start, end = FIRST[0], SECOND[1]

    def place(when: date) -> int:
        return LEFT + round((RIGHT - LEFT) * (when - start).days / (end - start).days)

    shared_from, shared_to = SECOND[0], FIRST[1]
    words = f"Two renewal cycles. What is dated from {day(shared_from)} to {day(shared_to)} counts for both."
    bars = "".join(
        f'<rect class="picture__cycle" x="{place(first)}" y="{top}" '
        f'width="{place(last) - place(first)}" height="26" rx="4"/>'
        f'<text x="{place(first) + 8}" y="{top + 18}">{name}</text>'
        for name, (first, last), top in (("Personal Trainer", FIRST, 34), ("Health Coach", SECOND, 72))
    )
    shared = (
        f'<rect class="picture__shared" x="{place(shared_from)}" y="22" '
        f'width="{place(shared_to) - place(shared_from)}" height="88"/>'
        f'<text class="picture__label" x="{(place(shared_from) + place(shared_to)) // 2}" y="14">counts for both</text>'
    )
    ends = "".join(
        f'<text class="picture__day picture__day--{side}" x="{place(when)}" y="128">{day(when)}</text>'
        for when, side in ((start, "start"), (end, "end"))
    )
    return (
        f'<figure class="picture"><svg viewBox="0 0 {WIDTH} 136" role="img" aria-label="{words}">'
        f"{shared}{bars}{ends}</svg><figcaption>{words}</figcaption></figure>"
    )
