"""One cell of a table: a value as text, harmless in a spreadsheet, and back."""

from decimal import Decimal
from typing import Any

import pytest

from calculator.exchange import cells
from calculator.rulebook import load

FIELDS = load().fields
CUEING = {"title": "Cueing", "cecs": "0.2"}

SAME = [
    # the field (none: a key nobody here knows), a value, its cell
    (None, "plain", "plain"),
    (None, "", 'json:""'),
    (None, None, "json:null"),
    (None, 1, "json:1"),
    (None, True, "json:true"),
    (None, ["a"], 'json:["a"]'),
    (None, {"é": Decimal("0.5")}, 'json:{"\\u00e9": 0.5}'),
    (None, "=1+1", "'=1+1"),
    (None, "@x", "'@x"),
    (None, "\tx", "'\tx"),
    (None, "'=1", "''=1"),
    (None, "'x", "''x"),
    (None, "it's", "it's"),
    (None, "json:x", "json:x"),
    (None, "json:1", 'json:"json:1"'),
    (None, "a\x00", 'json:"a\\u0000"'),
    (None, "\ufffd", 'json:"\\ufffd"'),
    (None, "\ud800", 'json:"\\ud800"'),
    (None, "a\nb", "a\nb"),
    ("ethics", True, "yes"),
    ("ethics", False, "no"),
    ("ethics", "maybe", "maybe"),
    ("ethics", "yes", 'json:"yes"'),
    ("ethics", 1, "json:1"),
    ("sessions", [CUEING, {"title": "a b", "cecs": "0.15"}], "0.2 Cueing\n0.15 a b"),
    ("sessions", [{"cecs": "0.2", "title": ""}], 'json:[{"cecs": "0.2", "title": ""}]'),
    ("sessions", [{"title": "Room", "cecs": "0.2", "room": 1}], 'json:[{"title": "Room", "cecs": "0.2", "room": 1}]'),
    ("sessions", [CUEING, "x"], 'json:[{"title": "Cueing", "cecs": "0.2"}, "x"]'),
    ("sessions", ["0.2 Cueing"], 'json:["0.2 Cueing"]'),
    ("sessions", [{"title": "a; b", "cecs": "0.2"}], 'json:[{"title": "a; b", "cecs": "0.2"}]'),
    ("sessions", "later", "later"),
    ("sessions", [], "json:[]"),
]


@pytest.mark.parametrize(("field", "value", "cell"), SAME)
def test_a_value_and_its_cell(field: str | None, value: Any, cell: str) -> None:  # noqa: ANN401
    """A value is written as people would where that is safe and comes back the same, else as JSON."""
    known = FIELDS[field] if field else None
    assert cells.write(known, value) == cell
    assert cells.same(cells.read(known, cell), value)


TYPED = [
    # the field, a cell as people type it, what it stands for
    *(("ethics", word, True) for word in ("yes", "Y", " TRUE ", "x", "1")),
    *(("ethics", word, False) for word in ("no", "N", "False", " 0")),
    ("ethics", "'=yes", "=yes"),
    ("ethics", " perhaps ", " perhaps "),
    ("sessions", "0.2 Cueing; 0.15 a b\r\n\r\n.1 c;", [CUEING, ("a b", "0.15"), ("c", ".1")]),
    ("sessions", "\n;", "\n;"),
    ("sessions", "0.2 Cueing\nlunch", "0.2 Cueing\nlunch"),
    ("sessions", "٣ Cueing", "٣ Cueing"),
    (None, "json:{", "json:{"),
    (None, "'plain", "'plain"),
    (None, "''", "'"),
    (None, " yes ", " yes "),
]


@pytest.mark.parametrize(("field", "cell", "value"), TYPED)
def test_a_cell_as_people_type_it(field: str | None, cell: str, value: Any) -> None:  # noqa: ANN401
    """Yes and no have many spellings, sessions many separators; what is not understood stays what was typed."""
    found = cells.read(FIELDS[field] if field else None, cell)
    if isinstance(value, list):
        value = [{"title": one[0], "cecs": one[1]} if isinstance(one, tuple) else one for one in value]
    assert cells.same(found, value)
