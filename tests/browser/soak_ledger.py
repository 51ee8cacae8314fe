"""The plain model a long run is held against: what the ledger must hold after each action, and a page must show."""

from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any, NamedTuple

from people import ask

type Item = dict[str, Any]
PARTS = ("certifications", "entries")
IMPORTED, UNSAVED = "Imported.", "Left an entry unsaved."


KEPT = 10  # steps that can be undone, and the last import for as long as it is the last


class Step(NamedTuple):
    """What a person did, in the page's words, and the ledger before and after it."""

    sentence: str
    before: dict[str, Any]
    after: dict[str, Any]


class Model:
    """A ledger as plain lists, and the steps that led to it. Every title or name in it is used once."""

    def __init__(self) -> None:
        self.today = datetime.now().astimezone().date()
        self.ledger: dict[str, Any] = {
            "format": "cec-ledger",
            "version": 1,
            "rules": "auto",
            "certifications": [],
            "entries": [],
        }
        self.steps: list[Step] = []

    def put(self, part: str, item: Item) -> None:
        """Save an item: in place of the one with its id, or at the end."""
        known = next((one for one in self.ledger[part] if one["id"] == item["id"]), None)
        is_renewed = known is not None and len(item.get("past", ())) > len(known.get("past", ()))
        did = "Added" if known is None else "Started the next cycle of" if is_renewed else "Changed"
        self._step(f"{did} {title(item)}.", lambda: self._put(part, item))

    def prove(self, item: Item, sentence: str) -> None:
        """Note which proofs an entry has now."""
        self._step(sentence, lambda: self._put("entries", item))

    def delete(self, part: str, item: Item) -> None:
        """Take an item out."""
        kept = " Its entries are kept." if part == "certifications" else ""
        self._step(f"Deleted {title(item)}.{kept}", lambda: self.ledger[part].remove(item))

    def take_in(self, document: dict[str, Any]) -> None:
        """Merge a file: what has a known id changes that item, the rest is added."""

        def merge() -> None:
            for part in PARTS:
                for item in document[part]:
                    known = next((one for one in self.ledger[part] if one["id"] == item["id"]), {})
                    self._put(part, {**known, **item})

        self._step(IMPORTED, merge)

    def leave_unsaved(self) -> None:
        """Note that something typed was not saved, which is a step, too."""
        self._step(UNSAVED, lambda: None)

    def last_import(self) -> Step | None:
        """Return the last import that can be undone."""
        return next((step for step in reversed(self.steps) if step.sentence == IMPORTED), None)

    def said(self, text: str) -> Step | None:
        """Return the step that a text of the page speaks of; none where several are called the same, or it is gone."""
        steps = [step for step in self.steps if step.sentence in text]
        return steps[0] if len(steps) == 1 else None

    def undo(self, step: Step) -> None:
        """Take back what a step did; what was changed since, or is back already, is left alone."""
        self.steps.remove(step)
        for part in PARTS:
            before, after = ({one["id"]: one for one in held[part]} for held in (step.before, step.after))
            kept = [self._reverted(one, before, after) for one in self.ledger[part]]
            items = [one for one in kept if one is not None]
            known = {one["id"] for one in self.ledger[part]}
            for place, one in enumerate(step.before[part]):
                if one["id"] not in after and one["id"] not in known:
                    items.insert(place, one)
            self.ledger[part] = items

    @staticmethod
    def _reverted(now: Item, before: dict[str, Item], after: dict[str, Item]) -> Item | None:
        then, done = before.get(now["id"]), after.get(now["id"])
        if done is None:
            return now
        if then is None:
            return None if now == done else now
        changed = {key for key in {*then, *done} if then.get(key) != done.get(key) and now.get(key) == done.get(key)}
        return {**{key: one for key, one in now.items() if key not in changed}, **_those(then, changed)}

    def _put(self, part: str, item: Item) -> None:
        items = self.ledger[part]
        for known, one in enumerate(items):
            if one["id"] == item["id"]:
                items[known] = item
                return
        items.append(item)

    def _step(self, sentence: str, change: Callable[[], None]) -> None:
        before = deepcopy(self.ledger)
        change()
        self.steps.append(Step(sentence, before, deepcopy(self.ledger)))
        last = self.last_import()
        self.steps = [*(step for step in self.steps[:-KEPT] if step is last), *self.steps[-KEPT:]]

    def expected_view(self) -> dict[str, Any]:
        """Return what the page must show: entries that count first, then those in past cycles; and each standing."""
        estimate = ask("estimate", today=self.today.isoformat(), ledger=self.ledger)["estimate"]
        entries = [self._shown(entry, estimate["certifications"]) for entry in self.ledger["entries"]]
        return {
            "entries": [one for _, one in sorted(entries, key=lambda placed: placed[0])],
            "standings": [
                {"name": one["name"], "figure": f"{one['assured_total']} of {one['required']} CECs assured"}
                for one in estimate["certifications"]
            ],
        }

    def _shown(self, entry: Item, standings: list[dict[str, Any]]) -> tuple[int, dict[str, Any]]:
        """Return an entry as it must be shown, after the number of its group."""
        found: list[tuple[dict[str, Any], str, bool]] = []
        for one in standings:
            past = [
                (award, f"{one['name']} {_years(cycle)}", True) for cycle in one["past"] for award in _of(entry, cycle)
            ]
            now = [(award, one["name"], False) for award in _of(entry, one)]
            found += [*past, *(row for row in now if not past or row[0]["tier"] != "none")]
        counts = any(award["tier"] != "none" for award, _, is_past in found if not is_past)
        group = 0 if counts or not found else 1 if any(is_past for *_, is_past in found) else 2
        shown = [["0" if award["tier"] == "none" else f"+{award['cecs']}", name] for award, name, _ in found]
        return group, {"title": entry["title"], "awards": shown}


def _years(cycle: dict[str, Any]) -> str:
    return f"{cycle['cycle']['start'][:4]}–{cycle['cycle']['end'][:4]}"


def _of(entry: Item, standing: dict[str, Any]) -> list[dict[str, Any]]:
    return [award for award in standing["awards"] if award["entry"] == entry["id"]]


def _those(item: Item, keys: set[str]) -> Item:
    return {key: one for key, one in item.items() if key in keys}


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
