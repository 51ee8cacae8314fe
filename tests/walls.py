"""The house as ``tests/contract/house.toml`` draws it, held against the code's imports: each fault is a sentence."""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from arrows import UNREAD, Arrow, arrows, circles

DRAWING = "tests/contract/house.toml"
SOURCES = (".py", ".js", ".mjs")
MEND = f"Move what both need to a room below; or, if the wall stands wrong, move it in {DRAWING} and say why."


@dataclass(frozen=True)
class Room:
    """A folder or a file, which rooms and packages it may know, and why no others."""

    path: str
    because: str
    knows: frozenset[str]
    packages: frozenset[str]
    door: str
    tree: Mapping[str, Any] = field(repr=False)


class House:
    """A drawing, and the files below a root that it is of; ``others`` holds texts in place of a file's own."""

    def __init__(self, root: Path, drawing: str, others: Mapping[str, str] | None = None) -> None:
        data = tomllib.loads(drawing)
        self.root, self.unread, self.others = root, data.pop("unread"), others or {}
        self.trees: dict[str, Mapping[str, Any]] = data
        self.rooms = {f"{tree}/{name}": _room(tree, name, self.trees) for tree in data for name in data[tree]["rooms"]}

    @cached_property
    def files(self) -> list[str]:
        """Every file of the trees that can import another."""
        found = (path for tree in self.trees for path in (self.root / tree).rglob("*") if path.suffix in SOURCES)
        return sorted({path.relative_to(self.root).as_posix() for path in found} | set(self.others))

    @cached_property
    def arrows(self) -> list[Arrow]:
        """Every import of the files."""
        return [
            arrow for file in self.files for arrow in arrows(self.root, file, self._text(file), self._folders(file))
        ]

    def _text(self, file: str) -> str:
        return self.others[file] if file in self.others else (self.root / file).read_text(encoding="utf-8")

    def _folders(self, file: str) -> tuple[str, ...]:
        return next(tuple(one.get("modules", ())) for tree, one in self.trees.items() if file.startswith(f"{tree}/"))

    def room(self, file: str) -> Room | None:
        """Return the room a file belongs to, if it has one."""
        fits = [path for path in self.rooms if file == path or file.startswith(f"{path}/")]
        return self.rooms[max(fits, key=len)] if fits else None

    def faults(self) -> list[str]:
        """Return what is wrong, each as a sentence that names the files and says what to do."""
        homeless = (
            f"{file} belongs to no room: put it into one, or give it one in {DRAWING}."
            for file in self.files
            if self.room(file) is None
        )
        wrong = (fault for arrow in self.arrows if (fault := self._wrong(arrow)))
        return [*homeless, *wrong, *self._rounds(), *self._drawn()]

    def _wrong(self, arrow: Arrow) -> str:
        """Return what is wrong with an import, or nothing."""
        room, place = self.room(arrow.source), f"{arrow.source}:{arrow.line}"
        if room is None:
            return ""  # told already
        if arrow.target == UNREAD:
            read = arrow.source in self.unread
            return "" if read else f"{place} imports by a name that cannot be read: write it out, as a plain text."
        if arrow.is_package:
            return _wrong_package(room, place, arrow.target)
        return self._wrong_file(room, place, arrow.target)

    def _wrong_file(self, room: Room, place: str, target: str) -> str:
        if not (self.root / target).is_file():
            return f"{place} imports {target}, which is not there: was it moved or renamed?"
        other = self.room(target)
        if other is None:
            return f"{place} imports {target}, which is in no room of the house: a room knows rooms only. {MEND}"
        if other is room or other.path in room.knows:
            return ""
        return f"{place} imports {target}: {room.path} must not know {other.path}, because {room.because}. {MEND}"

    def _rounds(self) -> Iterator[str]:
        """Tell files that import one another. A package's own ``__init__`` may gather what the package holds."""
        inner: dict[str, set[str]] = {}
        for arrow in self.arrows:
            if not arrow.is_package and arrow.target != UNREAD:
                inner.setdefault(arrow.source, set()).add(arrow.target)
        for group in circles(inner):
            yield f"{' and '.join(group)} import one another: move what they share to a file that knows neither."

    def _drawn(self) -> Iterator[str]:
        """Tell where the drawing itself shows what is not so."""
        order = list(self.rooms)
        seen = {(room.path, other.path) for room, other in self._between() if other}
        for room in self.rooms.values():
            if not (self.root / room.path).exists():
                yield f"{DRAWING} draws {room.path}, which is not there: was it moved or renamed?"
            for other in sorted(room.knows):
                if other not in self.rooms:
                    yield f"{DRAWING} lets {room.path} know {other}, which is no room."
                elif other.split("/")[:-1] == room.path.split("/")[:-1] and order.index(other) < order.index(room.path):
                    yield f"{DRAWING} lets {room.path} know {other}, which stands above it: arrows only run downwards."
                elif (room.path, other) not in seen:
                    yield f"{DRAWING} lets {room.path} know {other}, which it no longer imports: take it out there."

    def _between(self) -> Iterator[tuple[Room, Room | None]]:
        for arrow in self.arrows:
            room = self.room(arrow.source)
            if room and not arrow.is_package:
                yield room, self.room(arrow.target)


def _wrong_package(room: Room, place: str, name: str) -> str:
    if name in room.packages:
        return ""
    if name in room.tree.get("never", ()):
        return f"{place} imports {name}: {room.path} must not, because {room.tree['never_because']}."
    if place.partition(":")[0].endswith(".py") and name in sys.stdlib_module_names:
        return ""
    return (
        f"{place} imports {name}, a package that {room.path} may not use: name it in {DRAWING}, if the room needs it."
    )


def _room(tree: str, name: str, trees: Mapping[str, Mapping[str, Any]]) -> Room:
    drawn = trees[tree]["rooms"][name]
    knows = frozenset(_whole(tree, one, trees) for one in drawn["knows"])
    door = f"{tree}/{name}/{drawn.get('door') or trees[tree].get('door', '')}".rstrip("/")
    return Room(f"{tree}/{name}", drawn["because"], knows, frozenset(drawn.get("packages", ())), door, trees[tree])


def _whole(tree: str, name: str, trees: Mapping[str, Mapping[str, Any]]) -> str:
    """Return a room's path below the root: rooms of the same tree are named from that tree."""
    return f"{tree}/{name}" if name in trees[tree]["rooms"] else name
