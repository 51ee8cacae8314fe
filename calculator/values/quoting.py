r"""A reader's words inside a sentence of ours.

>>> told("First Aid")
'First Aid'
>>> print(ascii(told("\u05e2\u05d6\u05e8\u05d4")))  # runs from right to left: set apart
'\u2068\u05e2\u05d6\u05e8\u05d4\u2069'
>>> told("20\u202e25")  # a character that turns what follows is left out
'2025'
"""

import re

_SETTING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")  # characters that only set a direction
_TURNS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def told(text: str) -> str:
    """Return a text so that it cannot turn the words around it: what runs from right to left is set apart.

    Characters that only set a direction are left out. The stored text is not changed by this.
    """
    plain = _SETTING.sub("", text)
    return f"\u2068{plain}\u2069" if _TURNS.search(plain) else plain
