"""Merging a document into another one: by id, never losing an item.

The same id and the same content: unchanged. The same id and another content: changed, if it is still the same thing
(for an entry the opportunity, and the date, title or course number; for a certification the name): the incoming
fields stand, and those it lacks are kept. If it is another thing, the ids of two people or devices clash: both are
kept, and the incoming item gets an id of its own. An item without an id is the one it is like, or new; of several that
are alike each is met once. What was only guessed for an incoming item never stands against what is stored. Replacing
keeps only what is incoming. Merging never changes whose ledger it is: its own id stays.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from calculator.ledger import proofs
from calculator.ledger.document import by_id
from calculator.ledger.request import dump

LISTS = ("certifications", "entries")
type Item = Any  # an object, or whatever else a stored document holds
type Key = tuple[str, str]


@dataclass(slots=True)
class Merged:
    """The document that a merge gives, and what it does to each item, by (list, id).

    ``ids`` tells by (list, place in the incoming document) which id an item has in the result; ``renamed`` the ids
    that clashed, with their new ones, by (list, new id).
    """

    document: dict[str, Any]
    titles: dict[Key, str] = field(default_factory=dict)
    added: list[Key] = field(default_factory=list)
    changed: dict[Key, list[str]] = field(default_factory=dict)
    unchanged: list[Key] = field(default_factory=list)
    removed: list[Key] = field(default_factory=list)
    ids: dict[tuple[str, int], Key] = field(default_factory=dict)
    renamed: dict[Key, str] = field(default_factory=dict)

    def preview(self) -> dict[str, Any]:
        """Return what would be added, changed, left and removed, as plain data."""
        parts = {"added": self.added, "unchanged": self.unchanged, "removed": self.removed}
        told: dict[str, Any] = {part: [self._item(key) for key in keys] for part, keys in parts.items()}
        return {**told, "changed": [{**self._item(key), "fields": names} for key, names in self.changed.items()]}

    def _item(self, key: Key) -> dict[str, str]:
        return {"list": key[0], "id": key[1], "title": self.titles[key]}


type Guessed = Mapping[tuple[str, int], set[str]]  # the keys no one has said of an incoming item, by its list and place


def merged(
    current: Mapping[str, Any], incoming: Mapping[str, Any], *, replace: bool, guessed: Guessed | None = None
) -> Merged:
    """Return what taking ``incoming`` into ``current`` gives. Both are upgraded documents; neither is changed."""
    whole = {**({} if replace else current), **incoming}
    if not replace and incoming.get("rules") == "auto":
        whole["rules"] = current["rules"]
    if not replace and "id" in current:
        whole["id"] = current["id"]
    result = Merged(whole)
    for name in LISTS:
        part = _Part(name, current[name], result, replace=replace)
        for place, given in enumerate(incoming[name]):
            part.take(place, given, (guessed or {}).get((name, place), set()))
        result.document[name] = part.kept
        if replace:
            gone = [item for item in part.old.values() if item["id"] not in part.used]
            result.removed += [(name, item["id"]) for item in gone]
            result.titles |= {(name, item["id"]): _title(item) for item in gone}
    return result


class _Part:
    """One of the two lists while incoming items are taken into it."""

    def __init__(self, name: str, old: list[Item], result: Merged, *, replace: bool) -> None:
        self.name, self.result, self.replace = name, result, replace
        self.kept: list[Item] = [] if replace else list(old)
        self.old = by_id(old)
        self.like: defaultdict[str, deque[str]] = defaultdict(deque)
        for item in self.old.values():
            for likeness in {_likeness(name, item), _likeness(name, item, {"opportunity"})}:
                self.like[likeness].append(item["id"])
        self.place: dict[str, int] = {}
        for at, item in enumerate(self.kept):
            if _has_id(item):
                self.place.setdefault(item["id"], at)
        self.used: set[str] = set()
        self.odd = {dump(item) for item in self.kept if not isinstance(item, dict)}
        self.counts: defaultdict[str, int] = defaultdict(int)
        self.followed = {old: new for (_, new), old in result.renamed.items()}  # before the entries: certifications

    def take(self, place: int, given: Item, guessed: set[str]) -> None:
        """Take in one incoming item, the ``place``-th of its list, of which some keys are only guessed."""
        if not isinstance(given, dict):
            if dump(given) not in self.odd:
                self.kept.append(given)
            return
        settled = self._settle(given, guessed)
        held = {} if self.replace else self.old.get(settled, {})
        item = {**given, **{key: held[key] for key in sorted(guessed) if key in held}, "id": settled}
        self._follow(given, item)
        if proofs.KEY in held and proofs.KEY in item:
            item[proofs.KEY] = proofs.together(held[proofs.KEY], item[proofs.KEY])
        item = {**held, **item}
        self.used.add(settled)
        self.result.ids[self.name, place] = (self.name, settled)
        _note(self.result, (self.name, settled), self.old.get(settled), item)
        if settled in self.place:
            self.kept[self.place[settled]] = item
        else:
            self.kept.append(item)

    def _settle(self, given: Item, guessed: set[str]) -> str:
        """Return the id an incoming item has in the result."""
        wanted: str = given["id"] if _has_id(given) else ""
        free = wanted and wanted not in self.used
        if free and (
            self.replace or wanted not in self.old or _same_thing(self.name, self.old[wanted], given, guessed)
        ):
            return wanted
        if (not wanted or wanted in self.old) and (like := self._alike(given, guessed)):
            return like
        stem = wanted or self.name[0]
        while True:
            self.counts[stem] += 1
            fresh = f"{stem}-{self.counts[stem]}"
            if fresh not in self.old and fresh not in self.used:
                return fresh

    def _alike(self, given: Item, guessed: set[str]) -> str:
        """Return the id of a stored item that is like an incoming one and has not been met yet, or nothing."""
        for likeness in dict.fromkeys((_likeness(self.name, given), _likeness(self.name, given, guessed))):
            waiting = self.like[likeness]
            while waiting:
                if (found := waiting.popleft()) not in self.used:
                    return found
        return ""

    def _follow(self, given: Item, item: Item) -> None:
        """Let the incoming entries name a certification by the id it has been given."""
        earned = given.get("earned_certification")
        if isinstance(earned, str) and earned in self.followed:
            item["earned_certification"] = self.followed[earned]
        if _has_id(given) and given["id"] != item["id"]:
            self.result.renamed[self.name, item["id"]] = given["id"]


def _note(result: Merged, key: Key, old: Item, new: Item) -> None:
    result.titles[key] = _title(new)
    if old is None:
        result.added.append(key)
        return
    names = sorted(one for one in {*old, *new} if dump(old.get(one)) != dump(new.get(one)))
    if names:
        result.changed[key] = names
    else:
        result.unchanged.append(key)


def _has_id(item: Item) -> bool:
    return isinstance(item, dict) and isinstance(item.get("id"), str) and bool(item["id"])


def _title(item: Item) -> str:
    return next(
        (item[key] for key in ("title", "name", "opportunity") if isinstance(item.get(key), str) and item[key]), ""
    )


def _same_thing(name: str, one: Item, other: Item, guessed: set[str]) -> bool:
    if name == "certifications":
        return dump(one.get("name")) == dump(other.get("name"))
    if "opportunity" not in guessed and dump(one.get("opportunity")) != dump(other.get("opportunity")):
        return False
    return any(one.get(key) and one.get(key) == other.get(key) for key in ("date", "title", "course_number"))


_TELLING = {"certifications": ("name", "cycle"), "entries": ("opportunity", "date", "title", "course_number")}


def _likeness(name: str, item: Item, without: Collection[str] = ()) -> str:
    return dump([item.get(key) for key in _TELLING[name] if key not in without])
