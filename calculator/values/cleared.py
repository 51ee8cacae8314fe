"""What was typed or pasted for a number, a date or a course number, without what cannot be seen.

A copy from a web page, an e-mail or a spreadsheet brings along spaces that do not break, signs of no width, marks of
direction, and cells written as ``="0.3"`` so that a spreadsheet leaves them alone. A title keeps all of them: there
they may join an emoji or a name.
"""

import re

_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]")
_FORMULA = re.compile(r'=\s*"((?:[^"]|"")*)"')


def seen(typed: str) -> str:
    """Return a text without signs that are not seen, every kind of space a plain one.

    >>> seen("CEP\u00a0123456\u200b")
    'CEP 123456'
    """
    return typed if typed.isascii() else _UNSEEN.sub("", _SPACES.sub(" ", typed))


def cleared(typed: str) -> str:
    """Return what a person meant by a number, a date or a course number, trimmed.

    >>> cleared('="0.3"'), cleared("'0.3"), cleared("\u200e4/12/2025 ")
    ('0.3', '0.3', '4/12/2025')
    """
    return unguarded(seen(typed).strip()).removeprefix("'").strip()


def unguarded(typed: str) -> str:
    """Return the text of a cell that is written so that a spreadsheet leaves it alone; any other as it is.

    >>> unguarded('="Say ""go"" \U0001f469\u200d\U0001f3eb"')  # what joins an emoji is no less part of it there
    'Say "go" \U0001f469\u200d\U0001f3eb'
    """
    formula = _FORMULA.fullmatch(typed.strip()) if "=" in typed else None
    return formula[1].replace('""', '"').strip() if formula else typed
