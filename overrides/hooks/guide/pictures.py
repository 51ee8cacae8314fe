"""The guide's pictures, drawn at build from the rulebook; the words in and below them come from the page that asks."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from calculator.rulebook import Rulebook
from calculator.values.amounts import written
from guide import examples
from guide.drawing import WIDTH, arrow, box, figure, line, lines, mark, text

SECOND_DAY = date(2025, 6, 1)  # on which the other of two overlapping cycles starts


def vocabulary(rulebook: Rulebook) -> Mapping[str, Callable[..., str]]:
    """Return the pictures a page may ask for by name."""
    drawn = (overlap, routes, course_number, my_cecs, conference, petition_dates)
    return {f"{one.__name__}_picture": _bound(one, rulebook) for one in drawn}


def _bound(draw: Callable[..., str], rulebook: Rulebook) -> Callable[..., str]:
    return lambda *words: draw(rulebook, *words)


def _place(when: date, start: date, end: date, width: float = WIDTH) -> float:
    return round(width * (when - start).days / (end - start).days)


def overlap(rulebook: Rulebook, both: str, caption: str) -> str:
    """Draw two renewal cycles and the stretch in which one entry counts for both; the caption takes its two days."""
    one, other = examples.cycle(rulebook), examples.cycle(rulebook, SECOND_DAY)
    start, end = one.start, other.end
    left, right = (_place(when, start, end) for when in (other.start, one.end))
    parts = [box(left, 24, right - left, 82, "shared"), text((left + right) / 2, 14, both, "strong", "middle")]
    for name, its, top in ((examples.HELD, one, 32), (examples.EARNED, other, 70)):
        begin, finish = (_place(when, start, end) for when in (its.start, its.end))
        parts += [box(begin + 1, top, finish - begin - 2, 28, "plain"), text(begin + 9, top + 19, name)]
    days = [rulebook.day(when) for when in (other.start, one.end)]
    parts += [text(left, 124, days[0], "quiet", "middle"), text(right, 124, days[1], "quiet", "middle")]
    return figure(130, parts, caption.format(*days))


def routes(rulebook: Rulebook, caption: str) -> str:
    """Draw which route to take: what a person holds, and where it goes."""
    parts = []
    for row, route in enumerate(rulebook.routes.values()):
        top = 2 + 48 * row
        parts += [box(1, top, 138, 36, "plain"), text(9, top + 23, route.when)]
        parts += [arrow(143, top + 18, 20), box(168, top, 191, 36, "filled"), text(176, top + 23, route.title)]
    return figure(48 * len(rulebook.routes) - 8, parts, caption)


def course_number(rulebook: Rulebook, letters: str, digits: str, caption: str) -> str:
    """Draw a course number and its two parts; ``letters`` and ``digits`` say what each is."""
    number = str(rulebook.opportunities["approved-course"].example["course_number"])
    front = number.rstrip("0123456789")
    parts = [
        *(box(61, 2, 84, 44, "filled"), text(103, 31, front, "large", "middle")),
        *(box(150, 2, 148, 44, "plain"), text(224, 31, number.removeprefix(front), "large", "middle")),
        *(text(103, 66, letters, "quiet", "middle"), text(224, 66, digits, "quiet", "middle")),
    ]
    return figure(72, parts, caption)


def my_cecs(rulebook: Rulebook, later: str, button: str, caption: str) -> str:
    """Draw the form as ACE describes it, with the numbers of the route's steps beside what each step touches.

    Its head is ACE's oldest name for the page; ``later`` takes the newest.
    """
    page, *_, newest = [screen.text for screen in rulebook.routes["my-cecs"].screens]
    course = rulebook.opportunities["approved-course"].example
    day = date.fromisoformat(course["date"]).strftime("%m/%d/%Y")
    rows = (("course_number", course["course_number"]), ("cecs", course["cecs"]), ("date", day))
    parts = [box(1, 1, WIDTH - 2, 252, "plain"), mark(22, 24, 1), text(42, 29, page, "strong")]
    parts += [text(344, 29, later.format(newest), "quiet", "end")]
    for row, (field, typed) in enumerate(rows):
        top = 46 + 42 * row
        parts += [mark(22, top + 15, row + 2), text(42, top + 20, rulebook.fields[field].label)]
        parts += [box(206, top, 138, 30, "filled"), text(216, top + 20, str(typed))]
    parts += [mark(22, 189, 5), box(206, 174, 138, 30, "button"), text(275, 194, button, "on-button", "middle")]
    listed = f"{course['course_number']}   {day}   {course['cecs']}"
    parts += [box(1, 214, WIDTH - 2, 1, "filled"), mark(22, 234, 6), text(42, 239, listed, "quiet")]
    return figure(254, parts, caption)


def conference(rulebook: Rulebook, caption: str) -> str:
    """Draw the sessions of an event, and the one number and sum that are entered; the caption takes both."""
    event = rulebook.opportunities["conference"]
    counted: Any = examples.worked(rulebook, event)[0]
    number, total = str(event.example["course_number"]), written(counted.award.cecs)
    parts = []
    for row, part in enumerate(event.example["sessions"]):
        top = 2 + 34 * row
        parts += [box(1, top, 190, 28, "plain"), text(10, top + 19, part["title"])]
        parts += [text(182, top + 19, part["cecs"], "plain-text", "end")]
    middle = 17 * len(event.example["sessions"])
    parts += [arrow(197, middle, 30), box(234, middle - 28, 125, 56, "filled")]
    parts += [lines(244, middle - 6, (number, total), "strong")]
    return figure(2 * middle, parts, caption.format(number, total))


def petition_dates(rulebook: Rulebook, send: str, caption: str) -> str:
    """Draw the end of a cycle, and the day by which a petition should be sent; the caption takes both and the days."""
    review = int(rulebook.amount("petition-review-days", rulebook.newest))
    end = examples.cycle(rulebook).end
    by, start = end - timedelta(days=review), end - timedelta(days=2 * review)
    sent, last = (_place(when, start, end, WIDTH - 1) for when in (by, end))
    parts = [
        *(box(1, 28, last - 1, 28, "plain"), box(sent, 28, last - sent, 28, "shared")),
        text((sent + last) / 2, 47, f"{review} {rulebook.parameters['petition-review-days'].unit}", "strong", "middle"),
        *(text(sent, 18, send, "strong", "middle"), text(sent, 76, rulebook.day(by), "quiet", "middle")),
        *(line(sent, 24, 60), text(last, 76, rulebook.day(end), "quiet", "end")),
    ]
    return figure(82, parts, caption.format(days=review, end=rulebook.day(end), by=rulebook.day(by)))
