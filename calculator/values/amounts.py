"""Exact amounts: CECs and hours as decimals, read from what a person typed and written for a person.

CECs are added and compared, so they are never floats: twenty times 0.1 is exactly 2.0.

>>> written(sum([parse("0.1")] * 20, ZERO))
'2.0'
>>> written(parse(".25")), written(parse("2")), plain(parse("3.0"))
('0.25', '2.0', '3')
>>> parse("1e3"), parse("half"), parse("٣"), parse(True)  # no plain decimal number, so nothing is guessed
(None, None, None, None)
"""

import re
from decimal import Decimal

from calculator.values.cleared import cleared

ZERO = Decimal(0)

_DECIMAL_COMMA = re.compile(r"([0-9]{0,12}),([0-9]{1,2})", re.ASCII)  # with three digits it might set thousands apart
PLAIN_NUMBER = re.compile(r"[0-9]{1,12}(\.[0-9]{0,12})?|\.[0-9]{1,12}", re.ASCII)


def parse(value: object) -> Decimal | None:
    """Read an amount as typed or stored: ``"0.4"``, ``".5"``, ``"0,4"``, ``2``; a leading minus is read too.

    Returns None for what is not a plain decimal number: exponents, a comma that may set thousands apart, digits of
    other scripts, NaN, booleans.
    """
    if isinstance(value, bool):
        return None
    text = cleared(str(value)) if isinstance(value, str | int | Decimal) else ""
    negative = text.startswith(("-", "−"))
    digits = text[1:] if negative else text
    if comma := _DECIMAL_COMMA.fullmatch(digits):
        digits = f"{comma[1]}.{comma[2]}"
    if not PLAIN_NUMBER.fullmatch(digits):
        return None
    amount = Decimal(digits)
    return -amount if negative else amount


def decimals(amount: Decimal) -> int:
    """Return how many decimals an amount has, trailing zeros not counted: 0.250 has 2."""
    exponent = amount.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def written(amount: Decimal) -> str:
    """Write an amount of CECs with one decimal at least and no trailing zeros beyond: 2.0, 0.4, 0.25; zero is 0."""
    if not amount:
        return "0"
    text = f"{amount:f}"
    whole, _, fraction = text.partition(".")
    return f"{whole}.{fraction.rstrip('0') or '0'}"


def plain(amount: Decimal) -> str:
    """Write an amount that is not CECs, such as hours or days: 3, 1.5, 20."""
    return written(amount).removesuffix(".0")


def counted(number: int, noun: str, several: str = "") -> str:
    """Write a number with its noun: 1 day, 12 days; ``several`` is the noun's plural where that is no mere s."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {several or f'{noun}s'}"
