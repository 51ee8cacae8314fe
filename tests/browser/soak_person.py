"""A person who does one thing after another on the calculator page, by chance, and knows what must come of it."""

import json
import random
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

import patience
from calculator_page import CalculatorPage
from links import link_to
from people import TRAINER, ask, entry, ledger
from playwright.sync_api import BrowserContext, expect
from presses import BY_ROBOT, Hand
from releases import Host
from soak_ledger import VIEW, Item, Model, title

PATIENCE = 200  # looks, of PAUSE each, until store and view have caught up
PAUSE = 50  # milliseconds
TABS = 3
FULL = 30  # entries, beyond which nothing is added: what a person has, and quick to look at
PRESS = "one => one.click()"  # a press of its own, however soon it follows another
LINK = link_to(ledger(entry("theirs", "mentoring"), certifications=(TRAINER,)))
FIRST_DAY, DAYS = date(2024, 1, 1), 900
WAYS: dict[str, dict[str, Any]] = {
    "approved-course": {"course_number": "CEP123456", "cecs": "0.3", "ethics": False},
    "cpr-aed": {"validity_years": "2"},
    "presentation": {"cecs": "0.25"},
    "publication": {},
    "mentoring": {},
    "petition": {"contact_hours": "6"},
}


class Person:
    """Acts in the tabs of one browser, and tells the model each time."""

    def __init__(self, context: BrowserContext, host: Host, seed: int) -> None:
        self.context = context
        self.context.add_init_script(BY_ROBOT)
        self.context.clock.install()
        self.host = host
        self.chance = random.Random(seed)  # noqa: S311 - to be replayed, not to be secret
        self.model = Model()
        self.tabs: list[CalculatorPage] = []
        self.made = 0
        self.is_online = True
        self.log: list[str] = []
        self.actions: list[tuple[int, Callable[[], str | None]]] = [
            (30, self.add),
            (15, self.change),
            (12, self.delete),
            (8, self.undo),
            (6, self.take_in),
            (3, self.undo_import),
            (4, self.undo_from_above),
            (5, self.add_certification),
            (3, self.rename_certification),
            (2, self.delete_certification),
            (6, self.renew),
            (4, self.add_in_two_tabs),
            (3, self.go_on_with_a_draft),
            (3, self.change_after_a_pause),
            (4, self.delete_by_two_presses),
            (4, self.open_a_link_in_the_middle),
            (4, self.keep_a_proof),
            (2, self.remove_a_proof),
            (2, self.save_everything_and_take_it_back),
            (2, self.go_over_midnight),
            (8, self.reload),
            (5, self.open_tab),
            (3, self.close_tab),
            (4, self.switch_network),
        ]

    def act(self) -> None:
        """Do one thing that can be done now, and see that store, view and model agree in every tab."""
        weights, actions = zip(*self.actions, strict=True)
        done = None
        while done is None:
            done = self.chance.choices(actions, weights)[0]()
        self.log.append(done)
        self.expect_agreement()

    def summary(self) -> str:
        """What was done how often, and what is left of it."""
        words = Counter(" ".join(one.split()[:2]) for one in self.log)
        left = {part: len(self.model.ledger[part]) for part in ("certifications", "entries")}
        return f"{dict(words.most_common())}; at the end {left}"

    def expect_agreement(self) -> None:
        """Expect what is stored, and what each tab shows, to be what the model has."""
        expected = (self.model.ledger, self.model.expected_view())
        for number, tab in enumerate(self.tabs):
            found: tuple[Any, Any] = ({}, {})
            for _ in range(PATIENCE):
                found = (tab.stored(), tab.page.evaluate(VIEW))
                if found == expected:
                    break
                tab.page.wait_for_timeout(PAUSE)
            assert found[0] == expected[0], f"the store is not what the model has, after {self.log[-5:]}"
            assert found[1] == expected[1], f"tab {number} does not show what is stored, after {self.log[-5:]}"

    def open_tab(self) -> str | None:
        """Open one more tab."""
        if len(self.tabs) == TABS:
            return None
        tab = CalculatorPage(self.context.new_page(), self.host.address)
        tab.page.set_default_timeout(patience.PATIENCE)
        tab.open()
        self.tabs.append(tab)
        return "open a tab"

    def close_tab(self) -> str | None:
        """Close a tab, but never the last."""
        if len(self.tabs) == 1:
            return None
        place = self.chance.randrange(len(self.tabs))
        self.tabs.pop(place).page.close()
        return f"close tab {place}"

    def reload(self) -> str:
        """Load a tab anew."""
        tab = self._tab()
        tab.page.reload()
        tab.expect_ready()
        return "reload"

    def switch_network(self) -> str:
        """Take the server away, or bring it back."""
        self.is_online = not self.is_online
        (self.host.start if self.is_online else self.host.stop)()
        return "online" if self.is_online else "offline"

    def add(self) -> str | None:
        """Add an entry."""
        if self._is_full():
            return None
        tab, item = self._tab(), self._new_entry()
        self._begin(tab, item)
        self._save(tab, "entries", item)
        return f"add {item}"

    def add_in_two_tabs(self) -> str | None:
        """Have the dialog open in two tabs, and save in one after the other."""
        if len(self.tabs) == 1 or self._is_full():
            return None
        both = [(tab, self._new_entry()) for tab in self.chance.sample(self.tabs, 2)]
        for tab, item in both:
            self._begin(self._turn_to(tab), item)
        for tab, item in both:
            self._save(self._turn_to(tab), "entries", item)
        return f"add in two tabs {[item for _, item in both]}"

    def go_on_with_a_draft(self) -> str | None:
        """Begin an entry, load the page anew in the middle of it, and go on."""
        if self._is_full():
            return None
        tab, item = self._tab(), self._new_entry()
        self._begin(tab, item)
        tab.page.reload()
        tab.expect_ready()
        tab.page.get_by_role("button", name="Go on").click()
        self._save(tab, "entries", item)
        return f"add after a reload {item}"

    def change(self) -> str | None:
        """Give an entry another title and date."""
        if not (item := self._one_of("entries")):
            return None
        tab, changed = self._tab(), {**item, "title": self._name("Entry"), "date": self._day()}
        tab.unfold(item["title"]).get_by_role("button", name="Change").first.click()
        tab.fill({"title": changed["title"], "date": changed["date"]})
        self._save(tab, "entries", changed)
        return f"change {item} to {changed}"

    def change_after_a_pause(self) -> str | None:
        """Begin to change an entry, leave it halfway, and go on: after Escape, or by Change after a reload."""
        if not (item := self._one_of("entries")):
            return None
        tab, changed = self._tab(), {**item, "title": self._name("Entry"), "date": self._day()}
        tab.unfold(item["title"]).get_by_role("button", name="Change").first.click()
        tab.fill({"title": changed["title"]})
        way = self.chance.choice(("Escape", "a reload"))
        if way == "Escape":
            tab.page.keyboard.press("Escape")
            self.model.leave_unsaved()
            tab.page.get_by_role("button", name="Go on typing").click()
            self.model.undo(self.model.steps[-1])
        else:
            tab.page.reload()
            tab.expect_ready()
            tab.unfold(item["title"]).get_by_role("button", name="Change").first.click()
        tab.fill({"date": changed["date"]})
        self._save(tab, "entries", changed)
        return f"change after {way} {item} to {changed}"

    def delete(self) -> str | None:
        """Delete an entry."""
        if not (item := self._one_of("entries")):
            return None
        self._tab().unfold(item["title"]).get_by_role("button", name="Delete").click()
        self.model.delete("entries", item)
        return f"delete {item}"

    def delete_by_two_presses(self) -> str | None:
        """Delete an entry by a double click, two clicks, or Enter twice: another, or Undo, comes under the second."""
        if not (item := self._one_of("entries")):
            return None
        tab = self._tab()
        button, hand = tab.unfold(item["title"]).get_by_role("button", name="Delete"), Hand(tab.page)
        how, after = self.chance.choice((("click", 0.12), ("click", 0.3), ("enter", 0.2)))
        (hand.click if how == "click" else hand.enter)(button, after)
        self.model.delete("entries", item)
        return f"delete by {how} twice {item}"

    def undo(self) -> str | None:
        """Press the Undo that a tab offers for what it did, perhaps an old one."""
        for tab in self.chance.sample(self.tabs, len(self.tabs)):
            said = tab.page.locator("#toast").inner_text()
            step = self.model.said(said)
            if step and "\nUndo" in said:
                self._turn_to(tab).page.locator("#toast [data-back]").evaluate(PRESS)
                self.model.undo(step)
                return f"undo {step.sentence}"
        return None

    def undo_from_above(self) -> str | None:
        """Press the Undo above the entries, for the last step of any tab."""
        for tab in self.chance.sample(self.tabs, len(self.tabs)):
            button = tab.page.locator("#undo button")
            if button.count() and (step := self.model.said(button.inner_text())):
                self._turn_to(tab).page.locator("#undo button").evaluate(PRESS)
                self.model.undo(step)
                return f"undo from above {step.sentence}"
        return None

    def open_a_link_in_the_middle(self) -> str | None:
        """Begin an entry, follow a private link in the middle of it, close the copy, and go on."""
        if self._is_full():
            return None
        tab, item = self._tab(), self._new_entry()
        self._begin(tab, item)
        tab.page.evaluate("(hash) => { location.hash = hash; }", LINK)
        expect(tab.page.locator("[data-entry]")).to_have_count(1)
        tab.page.get_by_role("button", name="Close the copy").click()
        tab.page.get_by_role("button", name="Go on", exact=True).click()
        self._save(tab, "entries", item)
        return f"add with a link in the middle {item}"

    def go_over_midnight(self) -> str:
        """Sleep over the next midnight, and look at each tab again in the morning."""
        self.model.today += timedelta(1)
        self.context.clock.set_system_time(datetime.combine(self.model.today, time(8)))
        for tab in self.tabs:
            tab.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        return f"go over to {self.model.today}"

    def take_in(self) -> str | None:
        """Import a file with something new, something known that it changes, and something deleted before."""
        if self._is_full():
            return None
        new = [{"id": f"file-{self.made}", **self._new_entry()} for _ in range(self.chance.randint(1, 2))]
        known = [{**one, "title": self._name("Entry")} for one in [self._one_of("entries")] if one]
        held = {item["id"] for item in self.model.ledger["entries"]}
        gone = [one for step in self.model.steps for one in step.before["entries"] if one["id"] not in held][-1:]
        head = {"format": "cec-ledger", "version": 1, "rules": "auto", "certifications": []}
        document = {**head, "entries": [*new, *known, *gone]}
        tab = self._tab()
        tab.page.get_by_role("button", name="Import entries").click()
        tab.dialog.locator("textarea").fill(json.dumps(document))
        tab.dialog.get_by_role("button", name="Import", exact=True).click()
        self.model.take_in(document)
        return f"import {document['entries']}"

    def keep_a_proof(self) -> str | None:
        """Keep a file with an entry."""
        if not (item := self._one_of("entries")):
            return None
        tab, name = self._tab(), f"{self._name('proof')}.pdf"
        self._open_proofs(tab, item)
        content = b"%PDF-1.4 " + name.encode()
        file: Any = {"name": name, "mimeType": "application/pdf", "buffer": content}
        tab.dialog.get_by_label("Choose a file").set_input_files(file)
        self._close_proofs(tab, len(item.get("proofs", [])) + 1)
        self._learn_proofs(tab, item, f"Kept the proof “{name}”.")
        return f"keep a proof {name} of {item}"

    def remove_a_proof(self) -> str | None:
        """Take a file off an entry."""
        held = [one for one in self.model.ledger["entries"] if one.get("proofs")]
        if not held:
            return None
        tab, item = self._tab(), self.chance.choice(held)
        name = self.chance.choice(item["proofs"])["name"]
        self._open_proofs(tab, item)
        tab.dialog.get_by_role("button", name=f"Remove {name}").click()
        self._close_proofs(tab, len(item["proofs"]) - 1)
        self._learn_proofs(tab, item, f"Removed the proof “{name}”.")
        return f"remove a proof {name} of {item}"

    def save_everything_and_take_it_back(self) -> str | None:
        """Save all in one file and import it: nothing is changed by that, and no file is missing in it."""
        if not any(one.get("proofs") for one in self.model.ledger["entries"]):
            return None
        tab = self._tab()
        with tab.page.expect_download() as saving:
            tab.page.get_by_role("button", name="Save everything").click()
        expect(tab.page.locator("#toast")).to_contain_text("Saved everything in one file.")
        tab.page.get_by_role("button", name="Import entries").click()
        tab.page.locator("#import-file").set_input_files(saving.value.path())
        expect(tab.page.locator("[data-files]")).to_be_visible()
        expect(tab.page.locator('[data-remarks="Files"]')).to_have_count(0)
        tab.dialog.get_by_role("button", name="Import", exact=True).click()
        expect(tab.page.locator("dialog[open]")).to_have_count(0)
        return "save everything and take it back"

    def _open_proofs(self, tab: CalculatorPage, item: Item) -> None:
        tab.unfold(item["title"]).get_by_role("button", name="Proofs").click()
        expect(tab.dialog.get_by_role("heading", name=f"Proofs of {item['title']}")).to_be_visible()

    def _close_proofs(self, tab: CalculatorPage, number: int) -> None:
        expect(tab.dialog.locator(".proof")).to_have_count(number)
        tab.dialog.get_by_role("button", name="Close").click()

    def _learn_proofs(self, tab: CalculatorPage, item: Item, sentence: str) -> None:
        """Tell the model, with what the page says of the files."""
        stored = next(one for one in tab.stored()["entries"] if one["id"] == item["id"])
        self.model.prove({**item, "proofs": stored["proofs"]}, sentence)

    def undo_import(self) -> str | None:
        """Take the last import back."""
        if (step := self.model.last_import()) is None:
            return None
        self._tab().page.get_by_role("button", name="Undo the last import").evaluate(PRESS)
        self.model.undo(step)
        return "undo the import"

    def add_certification(self) -> str | None:
        """Add a certification, up to four."""
        if len(self.model.ledger["certifications"]) == 4:
            return None
        start = FIRST_DAY + timedelta(self.chance.randrange(DAYS // 2))
        cycle = {"start": start.isoformat(), "end": (start + timedelta(729)).isoformat()}
        tab, item = self._tab(), {"name": self._name("Certification"), "cycle": cycle}
        tab.add_certification(item["name"], cycle["start"], cycle["end"])
        self._learn(tab, "certifications", item)
        return f"add {item}"

    def rename_certification(self) -> str | None:
        """Give a certification another name."""
        if not (item := self._one_of("certifications")):
            return None
        tab, changed = self._tab(), {**item, "name": self._name("Certification")}
        tab.standing(item["name"]).get_by_role("button", name="Change").click()
        tab.fill({"name": changed["name"]})
        self._save(tab, "certifications", changed)
        return f"change {item} to {changed}"

    def delete_certification(self) -> str | None:
        """Delete a certification."""
        if not (item := self._one_of("certifications")):
            return None
        self._tab().standing(item["name"]).get_by_role("button", name="Delete").click()
        self.model.delete("certifications", item)
        return f"delete {item}"

    def renew(self) -> str | None:
        """Start the next cycle of a certification whose cycle is over or about to be, as it is filled in."""
        today = self.model.today.isoformat()
        offers = ask("renewal", today, ledger=self.model.ledger)["renewal"]["offers"]
        if not offers:
            return None
        tab, offer = self._tab(), self.chance.choice(offers)
        item = next(one for one in self.model.ledger["certifications"] if one["id"] == offer["certification"])
        renewed = {**item, "cycle": offer["cycle"], "past": offer["past"]}
        held = {**self.model.ledger, "certifications": [renewed]}
        (tidied,) = ask("tidy", today, ledger=held)["ledger"]["certifications"]
        tab.standing(item["name"]).get_by_role("button", name=offer["label"]).click()
        self._save(tab, "certifications", tidied)
        return f"renew {item} as {tidied}"

    def _tab(self) -> CalculatorPage:
        return self._turn_to(self.chance.choice(self.tabs))

    def _turn_to(self, tab: CalculatorPage) -> CalculatorPage:
        tab.page.bring_to_front()  # a browser gives a tab in the background little to do
        return tab

    def _is_full(self) -> bool:
        return len(self.model.ledger["entries"]) >= FULL

    def _one_of(self, part: str) -> Item | None:
        items = self.model.ledger[part]
        return self.chance.choice(items) if items else None

    def _name(self, word: str) -> str:
        self.made += 1
        return f"{word} {self.made}"

    def _day(self) -> str:
        return (FIRST_DAY + timedelta(self.chance.randrange(DAYS))).isoformat()

    def _new_entry(self) -> Item:
        way = self.chance.choice([*WAYS])
        status = self.chance.choice(("completed", "planned", "submitted"))
        return {"opportunity": way, "title": self._name("Entry"), "date": self._day(), "status": status, **WAYS[way]}

    def _begin(self, tab: CalculatorPage, item: Item) -> None:
        tab.start_entry(item["opportunity"])
        tab.fill({field: value for field, value in item.items() if field != "opportunity"})

    def _save(self, tab: CalculatorPage, part: str, item: Item) -> None:
        tab.save()
        self._learn(tab, part, item)

    def _learn(self, tab: CalculatorPage, part: str, item: Item) -> None:
        """Tell the model, with the id the page has given."""
        expect(tab.page.locator("dialog[open]")).to_have_count(0)
        if "id" not in item:
            item = {"id": next(one["id"] for one in tab.stored()[part] if title(one) == title(item)), **item}
        self.model.put(part, item)
