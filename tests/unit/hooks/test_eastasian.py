"""The tables of East Asian encodings are taken out of the machine code, and nothing else is."""

import pytest
from python import eastasian

HEAD = b"\0asm\x01\0\0\0"
WORDS = b"Words that stand around a table are left as they are. "


def module(data: bytes) -> bytes:
    """Return a WebAssembly module of a data section alone, its length in three bytes."""
    size = len(data)
    return HEAD + bytes((eastasian.DATA, 0x80 | size & 0x7F, 0x80 | size >> 7 & 0x7F, size >> 14)) + data


def test_a_table_becomes_zeros_to_the_byte_and_other_data_stays() -> None:
    """A table as a decoder has it; then data that only counts up, which is not one."""
    rows = [bytes((lead, trail)) for lead in range(0xB0, 0xD0) for trail in range(0xA1, 0xFF)]
    table = b"".join(ord(row.decode("gb2312", "replace")[0]).to_bytes(2, "little") for row in rows)
    counting = b"".join(number.to_bytes(2, "little") for number in range(0x4E00, 0x5E00))
    made = eastasian.without_tables(module(WORDS + table + WORDS + counting))
    assert made == module(WORDS + bytes(len(table)) + WORDS + counting)


def test_machine_code_without_such_tables_is_refused() -> None:
    """A Pyodide that is built otherwise one day stops the build, and is not shipped as if it were slim."""
    with pytest.raises(LookupError, match="no tables of East Asian encodings"):
        eastasian.without_tables(module(WORDS * 100))
