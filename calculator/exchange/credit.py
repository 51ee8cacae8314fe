"""The numbers of credits in a line of text: whose they are, and of what.

A line may name the credits of several bodies, hours, times of day, rooms and levels. A number is told together with
what stands right beside it; what it is taken for is for the caller to say.
"""

import re
from typing import NamedTuple

ACE = "ACE"
CECS, OTHER_UNIT, HOURS = "CECs", "credits", "hours"

# Bodies whose credits stand beside ACE's on certificates and in programs; the list decides only whether a lone number
# is somebody else's, so that a name it lacks is never taken for ACE's.
_OTHERS = (
    "AAHPERD ACEP ACSM AEA AFAA AFPA AKTA APTA ASFA ATRI BACPR BOC CIMSPA CanFitPro CanFit FAI HFPA IAFC IAYT ICF IDEA "
    "IFTA ISSA NAFC NASM NATA NBC-HWC NBHWC NCCPT NCSF NCCA NESTA NETA NFPT NPCP NSCA NSPA PFIT PMA PTA REPS RYT SCW "
    "SHAPE SPENCERS WITS YA YMCA Zumba"
)
_BODY = rf"\b({ACE}|Yoga Alliance|{'|'.join(_OTHERS.split())})(?:'s)?\b"
_UNIT = (
    r"(CECS?|C\.E\.C\.s?|continuing education credits?)"
    r"|(CEUs?|CEs?|CE credits?|PDCs?|credits?|points?|units?)"
    r"|(contact hours?|credit hours?|clock hours?|hours?|hrs?\.?|minutes|mins?\.?)"
)
_UNIT_WORD = rf"(?:(?i:{_UNIT})\b)"
_JOIN = r"[\s:=(\[–—-]{0,4}"
_NUMBER = re.compile(
    r"(?<![\w.,$€£#%+])(?<!\w[‑–—:/,-])(?:[0-9]{1,3}(?:\.[0-9]{1,4})?|\.[0-9]{1,4})"
    r"(?![0-9%]|[.,:/][0-9]|[‑–—-][0-9])(?=(?i:CEC|CEU|credit|hour|hr)|\W|$)",
    re.ASCII,
)
_GAP = r"[ (\[]{0,3}"
_AFTER = re.compile(rf"(?:{_GAP}{_BODY})?(?: approved)?(?:{_GAP}{_UNIT_WORD}(?!\s?[:=]))?(?:{_GAP}{_BODY})?")
_BEFORE = re.compile(
    rf"(?:{_BODY}{_JOIN})?(?:approved\s)?(?:{_UNIT_WORD}(?:\s(?:earned|awarded|value|total))?{_JOIN})?$"
)
_HEAD = re.compile(rf"{_BODY}|{_UNIT_WORD}")
_UNITS = (2, 3, 4)  # the groups of _AFTER that name a unit
_NEAR = 40  # characters in front of a number in which what belongs to it stands


class Credit(NamedTuple):
    """A number in a line, from where to where it and what belongs to it stand, whose it is, and its unit, if any."""

    start: int
    end: int
    amount: str
    body: str
    unit: str


def found(line: str) -> list[Credit]:
    """Return the numbers of a line that may be amounts, in their order.

    >>> [(one.amount, one.body, one.unit) for one in found("Cueing, room 4 - ACE 0.2 CECs / NASM 2.0")]
    [('4', '', ''), ('0.2', 'ACE', 'CECs'), ('2.0', 'NASM', '')]
    """
    around: list[_Around] = []
    for number in _NUMBER.finditer(line):
        around.append(_Around(line, number, around[-1].unit_end if around else 0))
    named = [one for one in around if one.before or one.after]
    ahead = bool(named) and bool(named[0].before)  # whether the name stands in front of its number, or behind it
    return [one.credit(ahead=ahead) for one in around]


class _Around:
    """A number, and what stands right in front of it and right behind it."""

    def __init__(self, line: str, number: re.Match[str], taken: int) -> None:
        """Take the line, the number, and the place up to which a unit belongs to the number before."""
        first = max(0, taken, number.start() - _NEAR)
        self.number = number
        self.front = next(_BEFORE.finditer(line[first : number.start()]))  # all of either is optional
        self.back = next(_AFTER.finditer(line, number.end()))
        self.first = first
        self.unit_end = max(self.back.end(group) for group in _UNITS)
        self.before = self.front[1] or ""
        self.after = self.back[1] or self.back[5] or ""

    def credit(self, *, ahead: bool) -> Credit:
        """Return the number with its name, where names stand ``ahead`` of their numbers or behind them."""
        behind = _unit(self.back, 2)
        unit = behind or _unit(self.front, 2)
        body = self.before if ahead else self.after
        start = self.first + self.front.start() if ahead or not behind else self.number.start()
        end = self.back.end() if behind or not ahead else self.number.end()
        return Credit(start, end, self.number[0], body, unit)


def _unit(beside: re.Match[str], at: int) -> str:
    """Return the unit among three groups of a match, the first of which is ``at``."""
    return next((name for group, name in enumerate((CECS, OTHER_UNIT, HOURS), at) if beside[group]), "")


def heads(cell: str) -> str:
    """Return what a cell heads if it heads credits: the body's name, or else CECs or another unit."""
    named = _HEAD.search(cell)
    if not named:
        return ""
    return named[1] or (CECS if named[2] else OTHER_UNIT if named[3] else "")
