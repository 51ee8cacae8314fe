"""A WebAssembly module taken apart and put together: its sections, its functions' bodies, the memory it starts with.

No instruction is read: what a function does is nobody's business here. The format is WebAssembly's own, see
https://webassembly.github.io/spec/core/binary/modules.html.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

HEAD = b"\0asm\1\0\0\0"
DATA_COUNT, CODE, DATA = 12, 10, 11  # the numbers of the sections that are read here
ACTIVE = 0  # a piece of data that is put into memory before anything runs
CONSTANT, END = 0x41, 0x0B  # how the address it is put at is written
GAP = 512  # zeros in a row that cost more than the head of another piece of data; measured, and far from sharp


def sections(module: bytes) -> dict[int, bytes]:
    """Return a module's sections by their number, in their order. Raises ValueError if one stands there twice."""
    if not module.startswith(HEAD):
        raise ValueError("this is no WebAssembly module")
    found: dict[int, bytes] = {}
    at = len(HEAD)
    while at < len(module):
        number = module[at]
        if number in found:
            raise ValueError(f"section {number} stands in the module twice")
        length, at = read(module, at + 1)
        found[number] = module[at : at + length]
        at += length
    return found


def module(parts: Mapping[int, bytes]) -> bytes:
    """Return the module that consists of some sections."""
    return HEAD + b"".join(bytes([number]) + sized(content) for number, content in parts.items())


def bodies(code: bytes) -> list[bytes]:
    """Return the body of each function in the section of code."""
    count, at = read(code, 0)
    found = []
    for _ in range(count):
        length, at = read(code, at)
        found.append(code[at : at + length])
        at += length
    return found


def code(functions: list[bytes]) -> bytes:
    """Return the section of code with these bodies."""
    return written(len(functions)) + b"".join(map(sized, functions))


def memory(data: bytes) -> bytearray:
    """Return what a module's data makes of a memory that is all zeros, from address 0 to the last byte it fills."""
    made = bytearray()
    for address, at, length in pieces(data):
        made.extend(bytes(max(0, address + length - len(made))))
        made[address : address + length] = data[at : at + length]
    return made


def with_memory(parts: Mapping[int, bytes], filled: bytes | bytearray) -> dict[int, bytes]:
    """Return a module's sections so that they make that memory, in few pieces."""
    zeros = [(0, 0), *(match.span() for match in re.finditer(rb"\0{%d,}" % GAP, filled)), (len(filled), len(filled))]
    made = [_piece(start, bytes(filled[start:end])) for (_, start), (end, _) in pairwise(zeros) if end > start]
    return {**parts, DATA_COUNT: written(len(made)), DATA: written(len(made)) + b"".join(made)}


def _piece(address: int, content: bytes) -> bytes:
    return bytes([ACTIVE, CONSTANT]) + _signed(address) + bytes([END]) + sized(content)


def pieces(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield for each piece of data the address it is put at, where in the section it begins, and its length."""
    count, at = read(data, 0)
    for _ in range(count):
        if data[at] != ACTIVE or data[at + 1] != CONSTANT:
            raise ValueError("a piece of data is not put at an address that is known")
        address, at = read(data, at + 2)  # an address of less than half of all memory reads the same with a sign
        length, at = read(data, at + 1)
        yield address, at, length
        at += length


def read(content: bytes, at: int) -> tuple[int, int]:
    """Read a number in WebAssembly's variable length; return it, and where it ends."""
    value = shift = 0
    while True:
        byte = content[at]
        value |= (byte & 0x7F) << shift
        shift += 7
        at += 1
        if byte < 0x80:  # noqa: PLR2004 - the high bit says that more follows
            return value, at


def written(value: int) -> bytes:
    """Write a number in WebAssembly's variable length."""
    made = bytearray()
    while value > 0x7F:  # noqa: PLR2004 - as above
        made.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*made, value])


def _signed(value: int) -> bytes:
    """Write a number that is not negative where one with a sign is expected: its last byte has a bit to spare."""
    made = written(value)
    return made if made[-1] < 0x40 else bytes([*made[:-1], made[-1] | 0x80, 0])  # noqa: PLR2004 - that bit


def sized(content: bytes) -> bytes:
    """Return some content with its length before it."""
    return written(len(content)) + content
