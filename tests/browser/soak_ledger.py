"""The plain model a long run is held against: what the ledger must hold after each action, and a page must show."""

from copy import deepcopy
from datetime import datetime
from typing import Any, NamedTuple

from people import ask

type Item = dict[str, Any]
# The day as the page has it: its timers do not get on with a clock that stands.
TODAY = datetime.now().astimezone().date().isoformat()
PARTS = ("certifications", "entries")


class Deletion(NamedTuple):
    """An item that was deleted, and where it stood."""

    part: str
    item: Item
    place: int


class Model:
    """A ledger as plain lists, and what has been taken from it. Every title or name in it is used once."""

    def __init__(self) -> None:
        self.ledger: dict[str, Any] = {
            "format": "cec-ledger",
            "version": 1,
            "rules": "auto",
            "certifications": [],
            "entries": [],
        }
        self.deleted: dict[str, Deletion] = {}
        self.imported: tuple[dict[str, Any], dict[str, Any]] | None = None

    def put(self, part: str, item: Item, place: int | None = None) -> None:
        """Put an item in place of the one with its id, or at a place, or at the end."""
        items = self.ledger[part]
        for known, one in enumerate(items):
            if one["id"] == item["id"]:
                items[known] = item
                return
        items.insert(len(items) if place is None else place, item)

    def delete(self, part: str, item: Item) -> None:
        """Take an item out, and note where it stood."""
        place = self.ledger[part].index(item)
        del self.ledger[part][place]
        self.deleted[title(item)] = Deletion(part, item, place)

    def bring_back(self, name: str) -> None:
        """Put a deleted item back to its place, unless it is there again already."""
        part, item, place = self.deleted[name]
        if not any(one["id"] == item["id"] for one in self.ledger[part]):
            self.ledger[part].insert(place, item)

    def take_in(self, document: dict[str, Any]) -> None:
        """Merge a file: what has a known id changes that item, the rest is added."""
        before = deepcopy(self.ledger)
        for part in PARTS:
            for item in document[part]:
                known = next((one for one in self.ledger[part] if one["id"] == item["id"]), {})
                self.put(part, {**known, **item})
        self.imported = before, deepcopy(self.ledger)

    def undo_import(self) -> None:
        """Take back what the last import added or changed; what was done since stays."""
        assert self.imported is not None
        before, after = self.imported
        self.imported = None
        for part in PARTS:
            added = {one["id"] for one in after[part]} - {one["id"] for one in before[part]}
            self.ledger[part] = [one for one in self.ledger[part] if one["id"] not in added]
            for place, one in enumerate(before[part]):
                if one not in after[part]:
                    self.put(part, one, place)

    def expected_view(self) -> dict[str, Any]:
        """Return what the page must show: entries that count first, each with its awards, and each standing."""
        estimate = ask("estimate", today=TODAY, ledger=self.ledger)["estimate"]
        entries = [self._shown(entry, estimate["certifications"]) for entry in self.ledger["entries"]]
        idle = [one for one in entries if one["awards"] and all(award[0] == "0" for award in one["awards"])]
        return {
            "entries": [*(one for one in entries if one not in idle), *idle],
            "standings": [
                {"name": one["name"], "figure": f"{one['assured_total']} of {one['required']} CECs assured"}
                for one in estimate["certifications"]
            ],
        }

    def _shown(self, entry: Item, standings: list[dict[str, Any]]) -> dict[str, Any]:
        awards = [
            ["0" if award["tier"] == "none" else f"+{award['cecs']}", one["name"]]
            for one in standings
            for award in one["awards"]
            if award["entry"] == entry["id"]
        ]
        return {"title": entry["title"], "awards": awards}


def title(item: Item) -> str:
    """The words an item is known by."""
    words: str = item.get("title") or item["name"]
    return words


# What a page shows, in the shape of ``Model.expected_view``.
VIEW = """() => {
  const words = (one) => one.textContent.replace(/\\s+/g, " ").trim();
  const within = (one, what) => [...one.querySelectorAll(what)];
  return {
    entries: within(document, "[data-entry]").map((one) => ({
      title: words(one.querySelector(".entry__title")),
      awards: within(one, ".award").map((award) => within(award, ".award__cecs, .award__name").map(words)),
    })),
    standings: within(document, ".standing").map((one) => ({
      name: words(one.querySelector("h3")),
      figure: words(one.querySelector(".standing__figure") ?? one),
    })),
  };
}"""
