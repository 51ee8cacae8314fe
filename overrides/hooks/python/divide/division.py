"""Divides machine code by a profile, and says how the two parts are put together again."""

import hashlib
import json
import struct
import sys
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from python import wasm

PROFILE = Path(__file__).with_name("profile.json")
STUB = bytes((0, 0x00, wasm.END))  # a function without variables that is not reachable: it ends all


class Profile(NamedTuple):
    """Which functions run, by their place among the bodies, and which stretches of memory only the others read.

    ``code`` is the hash of the machine code these were counted in.
    """

    code: str
    functions: frozenset[int]
    data: tuple[range, ...]


class Divided(NamedTuple):
    """The part that is sent first, and what is needed to make the whole of it again; nothing if it is the whole."""

    first: bytes
    later: bytes


class Stretch(NamedTuple):
    """Some bytes of the whole, and what stands for them in the first part."""

    whole: bytes
    first: bytes


def read_profile(path: Path = PROFILE) -> Profile:
    """Return the profile that is kept."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    functions = frozenset(number for one in _ranges(kept["functions"]) for number in one)
    return Profile(kept["code"], functions, tuple(_ranges(kept["data"])))


def write_profile(profile: Profile, path: Path = PROFILE) -> None:
    """Keep a profile, in a few lines."""
    functions = " ".join(_spans(profile.functions))
    data = " ".join(f"{one.start}-{one.stop - 1}" for one in profile.data)
    kept = {"code": profile.code, "functions": functions, "data": data}
    path.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")


def _ranges(text: str) -> Iterator[range]:
    for one in text.split():
        first, _, last = one.partition("-")
        yield range(int(first), int(last or first) + 1)


def _spans(numbers: Iterable[int]) -> Iterator[str]:
    """Write numbers in their order, those that follow each other as ``first-last``."""
    for _, run in groupby(enumerate(sorted(numbers)), lambda pair: pair[1] - pair[0]):
        found = [number for _, number in run]
        yield f"{found[0]}-{found[-1]}" if len(found) > 1 else f"{found[0]}"


def code_hash(module: bytes) -> str:
    """Return the hash that binds a profile to machine code."""
    return hashlib.sha256(module).hexdigest()


def by_profile(module: bytes, parts: Mapping[int, bytes]) -> Divided:
    """Return the two parts of some machine code, or all of it as the first if the profile is of another.

    ``module`` is what the functions were counted in; ``parts`` are its sections as they are to be shipped.
    """
    profile = read_profile()
    if profile.code != code_hash(module):
        print("Python's machine code is not the profile's, so it is not divided: make profile", file=sys.stderr)
        return Divided(wasm.module(parts), b"")
    return divided(parts, profile)


def divided(parts: Mapping[int, bytes], profile: Profile) -> Divided:
    """Return a module's two parts; ``parts`` are its sections."""
    stretches = [Stretch(wasm.HEAD, wasm.HEAD)]
    for number, content in parts.items():
        if number == wasm.CODE:
            inside = list(_functions(content, profile.functions))
        elif number == wasm.DATA:
            inside = list(_data(content, profile.data))
        else:
            inside = [Stretch(content, content)]
        first = sum(len(one.first) for one in inside)
        stretches.append(Stretch(*(bytes([number]) + wasm.written(size) for size in (len(content), first))))
        stretches += inside
    made = Divided(b"".join(one.first for one in stretches), _later(stretches))
    if joined(made) != wasm.module(parts):
        raise AssertionError("the two parts are not the whole")
    return made


def _functions(code: bytes, running: frozenset[int]) -> Iterator[Stretch]:
    bodies = wasm.bodies(code)
    count = wasm.written(len(bodies))
    yield Stretch(count, count)
    for number, body in enumerate(bodies):
        whole = wasm.sized(body)
        yield Stretch(whole, whole if number in running or len(body) <= len(STUB) else wasm.sized(STUB))


def _data(data: bytes, unread: Iterable[range]) -> Iterator[Stretch]:
    """Yield the section of data: zeros for what is not read, in the same pieces."""
    left = 0
    for address, at, length in wasm.pieces(data):
        for one in sorted(unread, key=lambda stretch: stretch.start):
            start = max(at + max(one.start, address) - address, left)
            end = at + min(one.stop, address + length) - address
            if start < end:
                yield Stretch(data[left:start], data[left:start])
                yield Stretch(data[start:end], bytes(end - start))
                left = end
    yield Stretch(data[left:], data[left:])


def _later(stretches: Iterable[Stretch]) -> bytes:
    """Write what the first part lacks: how many places there are, the places, and what belongs there.

    A place is three numbers: how many bytes to take from the first part, how many to pass over there, how many to take
    from here instead.
    """
    places: list[tuple[int, int, int]] = []
    missing = bytearray()
    same = 0
    for different, run in groupby(stretches, lambda one: one.whole != one.first):
        ones = list(run)
        whole, first = (b"".join(one[at] for one in ones) for at in range(2))
        if different:
            places.append((same, len(first), len(whole)))
            missing += whole
        same = 0 if different else len(first)
    numbers = [len(places), *(number for place in zip(*places, strict=True) for number in place)]
    return struct.pack(f"<{len(numbers)}I", *numbers) + missing


def joined(parts: Divided) -> bytes:
    """Return the whole again; ``javascripts/calculator/python/whole.js`` does the same in the browser."""
    (count,) = struct.unpack_from("<I", parts.later)
    numbers = struct.unpack_from(f"<{3 * count}I", parts.later, 4)
    made = bytearray()
    at, source = 0, 4 + 12 * count
    for same, passed, taken in zip(numbers[:count], numbers[count : 2 * count], numbers[2 * count :], strict=True):
        made += parts.first[at : at + same] + parts.later[source : source + taken]
        at += same + passed
        source += taken
    return bytes(made + parts.first[at:])
