"""ACE course numbers: normalising what was typed, and suggesting a repair for what is not one.

>>> examine(" cep 00-1234 ")  # leading zeros are part of it
Verdict(number='CEP001234', usual=True, repair='', remark='')
>>> [examine(typed).repair for typed in ("CEP12O45", "cp 1l345", "123456", "CP1234")]  # too short: nothing is guessed
['CEP12045', 'CP11345', 'CEP123456', '']
>>> examine("CL1234567").remark, examine("123456").remark
('too-long', 'no-letters')
"""

import re
from typing import NamedTuple

from calculator.values.cleared import cleared, seen

PREFIXES = ("CEP", "CP", "CA", "CS", "CL")
FEWEST_DIGITS, MOST_DIGITS = 5, 6

_NUMBER = re.compile(rf"(?:{'|'.join(PREFIXES)})[0-9]{{{FEWEST_DIGITS},{MOST_DIGITS}}}", re.ASCII)
_LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1"})
_ASCII_DIGITS = re.compile(r"[0-9]+", re.ASCII)
_EDGES = re.compile(r"^\W{1,9}|\W{1,9}$")  # a bracket, a number sign, a full stop
_WITHIN = re.compile(
    rf"(?<![A-Z0-9])({'|'.join(PREFIXES)})[\s:#._\-‐‑–—]{{0,3}}([0-9]{{{FEWEST_DIGITS},{MOST_DIGITS}}})(?![A-Z0-9])",
    re.ASCII | re.IGNORECASE,
)


class Verdict(NamedTuple):
    """A normalised number; whether it has ACE's format; if not, a repair where one is likely, and a further remark.

    ``remark`` is the key of a sentence of the clause on course numbers, or empty.
    """

    number: str
    usual: bool
    repair: str = ""
    remark: str = ""


def normalise(typed: str) -> str:
    """Trim, drop spaces, hyphens and what is not seen, upper-case; leading zeros are kept."""
    return re.sub(r"[\s\-‐‑–—]", "", cleared(typed)).upper()


def examine(typed: str) -> Verdict:
    """Hold a typed course number against ACE's format: a prefix, then as many ASCII digits as there may be.

    >>> examine("Course # CEP 123458.").repair, examine("CEP123456 / CEP123457").repair
    ('CEP123458', '')
    """
    number = normalise(typed)
    if _NUMBER.fullmatch(number):
        return Verdict(number, usual=True)
    if len(inside := set(within(typed))) == 1:
        return Verdict(number, usual=False, repair=inside.pop())
    core = _EDGES.sub("", number)
    prefix = next((prefix for prefix in PREFIXES if core.startswith(prefix)), "")
    digits = core[len(prefix) :].translate(_LOOKALIKES)
    if prefix and _NUMBER.fullmatch(prefix + digits):
        return Verdict(number, usual=False, repair=prefix + digits)
    if not _ASCII_DIGITS.fullmatch(digits):
        return Verdict(number, usual=False)
    if not prefix:
        repair = PREFIXES[0] + digits if FEWEST_DIGITS <= len(digits) <= MOST_DIGITS else ""
        return Verdict(number, usual=False, repair=repair, remark="no-letters")
    return Verdict(number, usual=False, remark="too-long" if len(digits) > MOST_DIGITS else "")


def within(text: str) -> list[str]:
    """Return the course numbers that stand in a text, in their normal form, as often as they do."""
    return [f"{found[1]}{found[2]}".upper() for found in _WITHIN.finditer(seen(text))]


def first(text: str) -> int | None:
    """Return where the first course number of a text stands, or None."""
    found = _WITHIN.search(text)
    return found.start() if found else None


def in_words() -> dict[str, str]:
    """Return the format as the sentence on an unusual number names it: the prefixes, the fewest and the most digits."""
    *others, last = PREFIXES
    return {"prefixes": f"{', '.join(others)} or {last}", "fewest": str(FEWEST_DIGITS), "most": str(MOST_DIGITS)}
