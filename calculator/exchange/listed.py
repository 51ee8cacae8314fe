"""A table that a person keeps, row by row: what stands in each cell goes to its field, to the note, or is told.

Nothing is half taken: a row that cannot be placed is an entry all the same, named by its title, and what a row does
not say but is most likely (done, an approved course) is marked as a guess, which never overwrites what is stored.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from calculator.exchange import cells, credit
from calculator.exchange.columns import COUNT, KEEP, NOTE, OUT, TICKS, WORTH, Column
from calculator.exchange.dayorder import Days
from calculator.exchange.headings import Heading, Names, alike, is_day, key, words_of
from calculator.exchange.kinds import Kinds
from calculator.exchange.progress import DONE, PLANNED, Progress
from calculator.exchange.questions import NO, Questions, rows_named, several
from calculator.exchange.records import Cells
from calculator.ledger.answers import AnswerError, read_answer, shown
from calculator.values import coursenumber
from calculator.values.cleared import cleared, seen, unguarded

OF_DAYS = {"date", "expiry"}  # kinds of fields
SAYS_LITTLE = OF_DAYS | {"amount", "choice", "course-number", "flag"}  # where a dash or “n/a” stands for nothing
type Item = dict[str, Any]


class Listed:
    """The rows of a table becoming entries, and what is to be told of them."""

    def __init__(self, columns: list[Column], names: Names, kinds: Kinds, questions: Questions) -> None:
        """Take the columns, each with what it is taken for, and where questions go."""
        self.columns, self.names, self.kinds, self.questions = columns, names, kinds, questions
        self.rulebook = rulebook = names.rulebook
        self.remarks: list[tuple[str, str]] = []  # the code of a problem, and its sentence
        self.told: defaultdict[str, list[int]] = defaultdict(list)  # rows, by the code of what is to be told of them
        self.lost: list[tuple[int, str]] = []  # filled cells that go nowhere
        self.words = [column.at for column in columns if column.meant == "opportunity"]
        told = next((column for column in columns if column.meant == "status"), None)
        # Where ticks tell what is done, a row without one is not; a list that does not speak of it is of what is done.
        self.progress = Progress(rulebook, questions, DONE if not told else PLANNED if told.how == TICKS else "")
        self.totals = {key(word) for word in rulebook.tables.totals}

    def read(
        self, rows: list[tuple[int, Cells]], heading: Heading | None
    ) -> tuple[list[Item], list[int], list[set[str]]]:
        """Return the entries of a table, the rows they stand in, and the keys that were guessed for each."""
        dated = [column for column in self.columns if self._kind(column.meant) in OF_DAYS]
        filled = (line[one.at] for _, line in rows for one in dated if one.at < len(line) and line[one.at].strip())
        self.days = Days(filled, (one.head for one in dated), self.rulebook, self.questions)
        heads = [key(head) for head in heading.heads] if heading else []
        items, places, kinds = [], [], []
        for row, line in rows:
            if heads and [key(cell) for cell in line] == heads:
                continue
            item = self._item(row, line)
            if self._is_total(line):
                self.told["table-total"].append(row)
                continue
            items.append(item)
            places.append(row)
            kinds.append(" ".join(line[at] for at in self.words if at < len(line)).strip())
        guessed = self._place(items, places, kinds)
        self._tell(dated)
        return items, places, guessed

    def _kind(self, name: str) -> str:
        return self.rulebook.fields[name].kind if name in self.rulebook.fields else ""

    def _item(self, row: int, line: Cells) -> Item:
        item: Item = {}
        notes: list[str] = []
        for at, cell in enumerate(line):
            if not cell.strip():
                continue
            column = self.columns[at]
            if column.how in {COUNT, WORTH} or (self._kind(column.meant) in SAYS_LITTLE and self.names.is_empty(cell)):
                continue
            if column.meant == OUT:
                self.lost.append((row, cell))
            elif column.meant == NOTE:
                notes.append(self._noted(column, cell))
            elif column.meant == KEEP:
                item[column.head] = cells.read(None, cell)
            elif column.meant == "cecs":
                item["cecs"], more = self._credits(cell)
                notes += [f"{column.head}: {cell.strip()}"] if more else []
            elif column.meant != "opportunity":
                item[column.meant] = self._value(column.meant, cell)
        if notes:
            item["note"] = "\n".join(notes)
        return item

    def _noted(self, column: Column, cell: str) -> str:
        """Return a cell as it stands in a note: by itself under a head for notes, else after its head."""
        text = str(cells.read(None, unguarded(cell))).strip()
        return text if column.how == "head" or not column.head else f"{column.head}: {text}"

    def _value(self, name: str, cell: str) -> Any:  # noqa: ANN401 - whatever a cell holds
        asked = self.rulebook.fields.get(name)
        kind = asked.kind if asked else ""
        if kind in OF_DAYS:
            return self.days.read(cell)
        if kind == "amount":
            return cleared(cell)
        if name == "status":
            return self.progress.read(cleared(cell))
        value = cells.read(asked, unguarded(cell))
        return value.strip() if isinstance(value, str) else value

    def _credits(self, cell: str) -> tuple[str, bool]:
        """Return the CECs of a cell, ACE's where it names those of several bodies, and whether it says more."""
        text = cleared(cell)
        try:
            read_answer(self.rulebook.fields["cecs"], text)
        except AnswerError:
            held = credit.found(seen(text))
            own = [one for one in held if one.body == credit.ACE and one.unit != credit.HOURS]
            named = own or [one for one in held if len(held) == 1 and one.unit == credit.CECS and not one.body]
            if len({one.amount for one in named}) == 1:
                return named[0].amount, len(held) > 1
        return text, False

    def _is_total(self, line: Cells) -> bool:
        """Tell whether a line gives sums: it begins with a word for them, and names no day and no course number."""
        filled = [cell for cell in line if cell.strip()]
        words = "".join(words_of(filled[0])).rstrip("0123456789") if filled else ""
        return words in self.totals and not any(
            is_day(cell, self.rulebook) or coursenumber.examine(cell).usual for cell in filled
        )

    # --- which way to earn each entry is of ---

    def _place(self, items: list[Item], rows: list[int], kinds: list[str]) -> list[set[str]]:
        guessed: list[set[str]] = []
        unknown: defaultdict[str, list[int]] = defaultdict(list)
        about: defaultdict[str, list[int]] = defaultdict(list)
        for at, (item, word) in enumerate(zip(items, kinds, strict=True)):
            self._hours(item, rows[at])
            named, sure = self._named(item, word)
            if not named:
                unknown[alike(word) if word and not self.kinds.is_general(word) else ""].append(at)
            if not word or self.kinds.is_general(word):
                for one in self.kinds.about(str(item.get("title", ""))):
                    about[one].append(at)
            elif "ethics" in self.kinds.about(f"{word} {item.get('title', '')}"):
                about["ethics"].append(at)
            item["opportunity"] = named or word
            guessed.append(set() if sure else {"opportunity"})
            if not item["opportunity"]:
                del item["opportunity"]
        self.progress.settle(items, guessed)
        self._ask_kinds(unknown, kinds, items)
        self._ask_cpr(about["cpr"], items)
        self._ask_ethics(about["ethics"], items, guessed)
        for at, item in enumerate(items):
            self._fill(item, rows[at], guessed[at])
        return guessed

    def _hours(self, item: Item, row: int) -> None:
        """Move hours that stand among the CECs to where hours belong."""
        cecs, hours = item.get("cecs"), self.rulebook.fields["contact_hours"]
        if not isinstance(cecs, str) or item.get("contact_hours") or cecs[-1:].isdigit():
            return
        try:
            read_answer(hours, cecs)
            read_answer(self.rulebook.fields["cecs"], cecs)
        except AnswerError as fault:
            if fault.code == "number-unreadable" and any(
                word in self.rulebook.units[hours.unit] for word in words_of(cecs)
            ):
                item["contact_hours"] = item.pop("cecs")
                self.told["table-hours-moved"].append(row)

    def _named(self, item: Item, word: str) -> tuple[str, bool]:
        """Return the way to earn of a row, and whether its own words tell it; nothing where nothing does."""
        if word and (way := self.kinds.way(word)):
            return way, True
        if word and not self.kinds.is_general(word):
            return "", False
        return self.kinds.by_content(item), False

    def _ask_kinds(self, unknown: Mapping[str, list[int]], kinds: Sequence[str], items: list[Item]) -> None:
        """Ask once for each word that names no way to earn, as spelled first, and once for all rows without any."""
        ways = [(way.id, way.title) for way in self.rulebook.opportunities.values()]
        for word, places in unknown.items():
            titles = several(str(items[at].get("title", "")) or "—" for at in places)
            sentence = "ask-kind" if word else "ask-kind-missing"
            answer = self.questions.ask(f"kind:{word}", sentence, ways, word=shown(kinds[places[0]]), titles=titles)
            if answer:
                for at in places:
                    items[at]["opportunity"] = answer

    def _ask_cpr(self, places: list[int], items: list[Item]) -> None:
        """Ask whether titles that name CPR or AED are certificates; they are taken for such until it is answered.

        Their way to earn is a guess already: no word of their own tells it.
        """
        open_ = [at for at in places if not items[at].get("course_number")]
        if not open_:
            return
        titles = several(str(items[at]["title"]) for at in open_)
        if self.questions.confirm("cpr", "ask-cpr", titles=titles) != NO:
            for at in open_:
                items[at]["opportunity"] = "cpr-aed"

    def _ask_ethics(self, places: list[int], items: list[Item], guessed: list[set[str]]) -> None:
        """Ask whether courses whose titles name ethics cover it; they are taken to until it is answered."""
        open_ = [at for at in places if items[at].get("opportunity") == "approved-course" and "ethics" not in items[at]]
        if not open_:
            return
        titles = several(str(items[at].get("title", "")) for at in open_)
        if self.questions.confirm("ethics", "ask-ethics", titles=titles) != NO:
            for at in open_:
                items[at]["ethics"] = True
                guessed[at].add("ethics")

    def _fill(self, item: Item, row: int, guessed: set[str]) -> None:
        """Put what a row says of its CECs where its way to earn has them, and tell what it has no place for."""
        way, cecs = item.get("opportunity"), item.get("cecs")
        if way == "petition" and item.get("contact_hours") and "opportunity" in guessed:
            self.told["table-hours-petition"].append(row)
        if not cecs:
            return
        if way == "conference" and not item.get("sessions"):
            item["sessions"] = [{"title": str(item.get("title", "")), "cecs": item.pop("cecs")}]
            self.told["table-one-session"].append(row)
        elif way == "cpr-aed" and not item.get("validity_years") and (years := self.kinds.validity(_amount(cecs))):
            item["validity_years"] = years
            guessed.add("validity_years")
        found = self.rulebook.opportunities.get(str(way))
        if found and way != "conference" and "cecs" not in {one.id for one in found.fields}:
            self.told["table-cecs-unused"].append(row)

    # --- what is told ---

    def _tell(self, dated: list[Column]) -> None:
        say = self.rulebook.problems
        for code, rows in self.told.items():
            self.remarks.append((code, say[code].format(rows=rows_named(rows).capitalize())))
        if self.lost:
            where, texts = rows_named(row for row, _ in self.lost).capitalize(), several(cell for _, cell in self.lost)
            self.remarks.append(("table-cells-left", say["table-cells-left"].format(rows=where, cells=texts)))
        heads = several(column.head or "—" for column in dated)
        if self.days.proved and self.days.proved != "month-first":
            self.remarks.append(("table-day-first", say["table-day-first"].format(columns=heads)))
        if self.days.zoned:
            self.remarks.append(("table-times", say["table-times"].format(columns=heads)))
        for column in self.columns:
            if column.how == "same" and column.cells:
                names = {"column": shown(column.head), "other": shown(column.other)}
                self.remarks.append(("table-same-meaning", say["table-same-meaning"].format(**names)))


def _amount(cecs: object) -> str:
    return str(cecs).partition(" ")[0].replace(",", ".").strip()
