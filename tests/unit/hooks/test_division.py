"""Machine code is divided so that the two parts are the whole again, to the byte, and the first part is shorter."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from python import wasm
from python.divide import division
from python.divide.division import Profile

BODIES = st.lists(st.binary(min_size=1, max_size=200), max_size=20)
NUMBERS = st.frozensets(st.integers(0, 19))
STRETCHES = st.lists(st.tuples(st.integers(0, 3_000), st.integers(1, 900)), max_size=4)


@given(BODIES, NUMBERS, st.binary(max_size=3_000), STRETCHES)
def test_the_two_parts_are_the_whole(
    bodies: list[bytes], running: frozenset[int], memory: bytes, stretches: list[tuple[int, int]]
) -> None:
    """Functions that run stay as they are, each other one ends at once; data that is not read is zeros."""
    parts = wasm.with_memory({wasm.CODE: wasm.code(bodies)}, memory)
    unread = tuple(range(start, start + length) for start, length in stretches)
    made = division.divided(parts, Profile("", running, unread))
    assert division.joined(made) == wasm.module(parts)
    first = wasm.sections(made.first)
    for number, (was, now) in enumerate(zip(bodies, wasm.bodies(first[wasm.CODE]), strict=True)):
        assert now == (was if number in running or len(was) <= len(division.STUB) else division.STUB)
    left = wasm.memory(first[wasm.DATA])
    for address, byte in enumerate(wasm.memory(parts[wasm.DATA])):
        assert left[address] == (0 if any(address in one for one in unread) else byte)


@given(NUMBERS, STRETCHES)
def test_a_profile_is_read_as_it_was_written(functions: frozenset[int], stretches: list[tuple[int, int]]) -> None:
    profile = Profile("of this code", functions, tuple(range(start, start + length) for start, length in stretches))
    with tempfile.NamedTemporaryFile() as file:
        division.write_profile(profile, Path(file.name))
        assert division.read_profile(Path(file.name)) == profile
