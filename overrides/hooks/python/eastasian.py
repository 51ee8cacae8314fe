"""Pyodide's machine code without its tables of Chinese, Japanese and Korean encodings: a tenth of what is sent.

The tables serve codecs whose Python half is not shipped, so that nothing can ask for them. They are found by their
content: each is rows of characters in the order of their codes, or of codes in the order of their characters, and this
Python can write down both. Where a long stretch of the data is such rows to the letter, zeros take its place. Without
this file, and its one call in ``slim.py``, the tables are there.

Upstream: https://github.com/python/cpython/blob/v3.14.2/Modules/cjkcodecs/cjkcodecs.h
  read as npm:pyodide/pyodide.asm.wasm cc36e3cab04f
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

CODECS = (
    *("gb18030", "gbk", "gb2312", "big5", "big5hkscs", "cp950", "cp949", "euc_kr", "johab"),
    *("shift_jis", "shift_jis_2004", "cp932", "euc_jp", "euc_jis_2004"),
)
WINDOW = 8  # values in a row that are looked for, 16 bits each
GAP = 1024  # bytes between two stretches of the same table, at most
SMALLEST = 512  # bytes of a table found, at least: less could be anything
THIRD_SET = 0x8F  # what begins a code of three bytes in the Japanese EUC
PLANES = (range(0x80, 0xD800), range(0xE000, 0x10000), range(0x20000, 0x30000))
DATA = 11  # the number of the section of a WebAssembly module that fills its memory

type Row = Sequence[int | None]  # None where nothing is assigned


def without_tables(code: bytes) -> bytes:
    """Return a WebAssembly module with zeros in its data where the tables were. Raises LookupError without any."""
    windows = _known()
    start, end = _data(code)
    marks = bytearray(len(code))
    for at in range(start, end - 2 * WINDOW):
        if code[at : at + 2 * WINDOW] in windows:
            marks[at : at + 2 * WINDOW] = b"\1" * (2 * WINDOW)
    made = bytearray(code)
    for table in _tables([match.span() for match in re.finditer(rb"\x01+", marks)]):
        for first, last in table:
            made[first:last] = bytes(last - first)
    if made == code:
        raise LookupError("the machine code holds no tables of East Asian encodings")
    return bytes(made)


def _tables(stretches: Iterable[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return stretches of bytes that lie close together, as far as they are enough to be a table's."""
    tables: list[list[tuple[int, int]]] = []
    for first, last in stretches:
        if tables and first - tables[-1][-1][1] <= GAP:
            tables[-1].append((first, last))
        else:
            tables.append([(first, last)])
    return [table for table in tables if sum(last - first for first, last in table) >= SMALLEST]


@cache
def _known() -> frozenset[bytes]:
    return frozenset(window for row in _rows() for window in _windows(row))


def _rows() -> Iterator[Row]:
    """Yield what the tables are made of, as both the decoder and the encoder of each codec go through it."""
    for codec in CODECS:
        for first in range(0x81, 0xFF):
            yield [_decoded(codec, bytes((first, second))) for second in range(0x31, 0xFF)]
            yield [_decoded(codec, bytes((THIRD_SET, first, second))) for second in range(0xA1, 0xFF)]
        for plane in PLANES:
            row = [_encoded(codec, point) for point in plane]
            yield row
            yield [None if code is None else _in_seven_bits(code) for code in row]


def _decoded(codec: str, code: bytes) -> int | None:
    try:
        text = code.decode(codec)
    except UnicodeDecodeError:
        return None
    return ord(text) & 0xFFFF if len(text) == 1 else None


def _encoded(codec: str, point: int) -> int | None:
    try:
        code = chr(point).encode(codec)
    except UnicodeEncodeError:
        return None
    if len(code) == 2:  # noqa: PLR2004 - two bytes are one code
        return int.from_bytes(code)
    return 0x8000 | int.from_bytes(code[1:]) & 0x7F7F if code[0] == THIRD_SET else None


def _in_seven_bits(code: int) -> int:
    """Return a code without its high bits, as a table for several codecs has those of the common set."""
    return code & 0x7F7F if min(divmod(code, 0x100)) > 0xA0 else code  # noqa: PLR2004 - where the common set begins


def _windows(row: Row) -> Iterable[bytes]:
    for at in range(len(row) - WINDOW + 1):
        values = [value for value in row[at : at + WINDOW] if value is not None]
        steps = {after - before for before, after in pairwise(values)}
        if len(values) == WINDOW and len(steps) > 1:  # numbers that only count up stand in other tables too
            yield b"".join(value.to_bytes(2, "little") for value in values)


def _data(code: bytes) -> tuple[int, int]:
    """Return where a module's data section begins and ends."""
    at = 8  # after the module's mark and version
    while at < len(code):
        section = code[at]
        length, at = _number(code, at + 1)
        if section == DATA:
            return at, at + length
        at += length
    raise LookupError("the machine code has no data")


def _number(code: bytes, at: int) -> tuple[int, int]:
    """Read a number in WebAssembly's variable length; return it, and where it ends."""
    value = shift = 0
    while True:
        value |= (code[at] & 0x7F) << shift
        shift += 7
        at += 1
        if code[at - 1] < 0x80:  # noqa: PLR2004 - the high bit says that more follows
            return value, at
