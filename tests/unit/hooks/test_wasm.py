"""A module that was taken apart and put together again does what it did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python import slim, wasm

PIECES = st.lists(st.tuples(st.integers(0, 200_000), st.binary(min_size=1, max_size=40)), max_size=12)


@given(st.integers(0, 2**32 - 1), st.binary(max_size=3))
def test_a_number_is_read_as_it_was_written(value: int, before: bytes) -> None:
    assert wasm.read(before + wasm.written(value), len(before)) == (value, len(before + wasm.written(value)))


@given(PIECES)
def test_the_memory_a_module_starts_with_is_the_same_in_few_pieces(pieces: list[tuple[int, bytes]]) -> None:
    """Later pieces lie over earlier ones; zeros at the end are nobody's."""
    filled = bytearray(max((address + len(content) for address, content in pieces), default=0))
    for address, content in pieces:
        filled[address : address + len(content)] = content
    made = wasm.sections(wasm.module(wasm.with_memory({wasm.DATA: b"\0"}, filled)))
    assert wasm.memory(made[wasm.DATA]).rstrip(b"\0") == filled.rstrip(b"\0")
    assert wasm.read(made[wasm.DATA_COUNT], 0)[0] == wasm.read(made[wasm.DATA], 0)[0] <= len(pieces)


@given(st.lists(st.binary(min_size=1, max_size=300)))
def test_functions_are_found_as_they_were_put(bodies: list[bytes]) -> None:
    assert wasm.bodies(wasm.code(bodies)) == bodies


def test_what_cannot_be_read_is_refused() -> None:
    """No module, a section that stands there twice, and data whose place only the browser would know."""
    with pytest.raises(ValueError, match="no WebAssembly module"):
        wasm.sections(b"<!doctype html>")
    with pytest.raises(ValueError, match="twice"):
        wasm.sections(wasm.HEAD + b"\1\0\1\0")
    with pytest.raises(ValueError, match="not put at an address"):
        wasm.memory(b"\1\1\3abc")


def test_only_what_is_there_once_is_changed_in_place() -> None:
    memory = bytearray(b"one two two three")
    slim.put_in_place(memory, b"three", b"3\0\0\0\0")
    assert memory == b"one two two 3\0\0\0\0"
    for was, now in ((b"two", b"2\0\0"), (b"four", b"4\0\0\0"), (b"one", b"1")):
        with pytest.raises(LookupError):
            slim.put_in_place(memory, was, now)
